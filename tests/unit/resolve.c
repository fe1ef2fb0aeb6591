/* SPDX-License-Identifier: MIT */
/* The resolve room: ids, targets, pictures, words, tokens, the index. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "resolve/highlight.h"
#include "resolve/letters.h"
#include "resolve/picture.h"
#include "resolve/private.h"
#include "resolve/resolve.h"
#include "resolve/words.h"

static void assert_str(struct str actual, const char *expected)
{
	if (!str_equal(actual, str_of(expected)))
		fail_msg("'%.*s' is not '%s'", STR_FORMAT(actual), expected);
}

static void ids_are_those_of_mdbook(void **state)
{
	(void)state;
	struct arena arena;
	arena_init(&arena);
	assert_str(id_of_text(&arena, STR("What's `new`? ")), "whats-new");
	assert_str(id_of_text(&arena, STR("A  b_c-d")), "a--b_c-d");
	assert_str(id_of_text(&arena, STR("Über Ärger 2½")), "über-ärger-2½");
	assert_str(id_of_text(&arena, STR("日本語 です")), "日本語-です");
	assert_str(id_of_text(&arena, STR("!?")), "section");
	arena_free(&arena);
}

static void targets_are_taken_apart(void **state)
{
	(void)state;
	struct arena arena;
	struct lesson lesson = { .path = STR("a/b.md") };
	arena_init(&arena);
	assert_true(target_is_remote(STR("https://x.example")));
	assert_true(target_is_remote(STR("mailto:a@b.example")));
	assert_true(target_is_remote(STR("//x.example/y")));
	assert_false(target_is_remote(STR("a/b:c.md")));
	assert_false(target_is_remote(STR("c:/x.png")));
	assert_false(target_is_remote(STR("#x")));
	assert_str(target_path(&arena, &lesson, STR("c.md")), "a/c.md");
	assert_str(
		target_path(&arena, &lesson, STR("../c%20d.md?x=1")), "c d.md");
	assert_str(target_path(&arena, &lesson, STR("/c.md")), "c.md");
	assert_str(percent_decode(&arena, STR("100%")), "100%");
	arena_free(&arena);
}

static void guesses_are_near(void **state)
{
	(void)state;
	struct guess guess;
	size_t left = 4;
	guess_begin(&guess, STR("fig-timline"), &left);
	guess_try(&guess, STR("fig-tide"));
	guess_try(&guess, STR("fig-timeline"));
	guess_try(&guess, STR("something-else"));
	assert_str(guess.best, "fig-timeline");
	guess_begin(&guess, STR("abc"), &left);
	guess_try(&guess, STR("xyz"));
	assert_str(guess.best, "");
	assert_false(guess_try(&guess, STR("abd")));
	assert_str(guess.best, "");
}

static void assert_picture(
	struct str bytes, enum image_kind kind, int width, int height, int dpi)
{
	struct image_file file = { .bytes = bytes };
	assert_true(picture_recognize(&file));
	assert_int_equal(file.kind, kind);
	assert_int_equal(file.width, width);
	assert_int_equal(file.height, height);
	assert_int_equal(file.dpi, dpi);
}

static void pictures_say_their_size(void **state)
{
	(void)state;
	assert_picture(STR("\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\1\x40\0\0\0"
			   "\xF0\x08\2\0\0\0____\0\0\0\x09pHYs\0\0\x2E\x23\0"
			   "\0\x2E\x23\1____\0\0\0\0IDAT____"),
		IMAGE_PNG, 320, 240, 300);
	assert_picture(STR("\xFF\xD8\xFF\xE0\0\x10JFIF\0\1\1\1\0\x48\0\x48\0"
			   "\0\xFF\xC0\0\x11\x08\0\x10\0\x20\3"),
		IMAGE_JPEG, 32, 16, 72);
	assert_picture(STR("GIF89a\x05\0\x03\0"), IMAGE_GIF, 5, 3, 0);
	assert_picture(STR("RIFF____WEBPVP8X____\0\0\0\0\x09\0\0\x13\0\0"),
		IMAGE_WEBP, 10, 20, 0);
	assert_picture(STR("<?xml version='1.0'?><!-- <svg> -->\n"
			   "<svg width='10.4cm' viewBox='0 0 200 100'>"),
		IMAGE_SVG, 393, 197, 0);
	assert_picture(STR("<svg viewBox=\"0 0 640 320.5\" width=\"100%\">"),
		IMAGE_SVG, 640, 321, 0);
	struct image_file none = { .bytes = STR("%PDF-1.7") };
	assert_false(picture_recognize(&none));
	struct image_file cut = { .bytes = STR("\xFF\xD8\xFF\xE0\0\x10JF") };
	assert_false(picture_recognize(&cut));
}

static void quotation_marks_follow_the_language(void **state)
{
	(void)state;
	assert_string_equal(quotation_marks_of(STR("de-AT"))->outer[0], "„");
	assert_string_equal(quotation_marks_of(STR("de-CH"))->outer[0], "«");
	assert_string_equal(quotation_marks_of(STR("xx"))->outer[0], "“");
	assert_string_equal(quotation_marks_of(STR(""))->outer[0], "“");
}

/* The classes of the code's tokens, "start:class ..." */
static void assert_tokens(
	const char *language, const char *code, const char *expected)
{
	struct grammars *grammars = grammars_open();
	struct tokens tokens = { 0 };
	struct buf text = { 0 };
	tokens_put(&tokens, 0, TOKEN_PLAIN);
	assert_true(grammars_highlight(
		grammars, str_of(language), str_of(code), &tokens));
	static const char letters[] = "pkscnftdo";
	for (size_t i = 0; i < tokens.list.count; i++)
		buf_put_format(&text, "%u%c ",
			(unsigned)tokens.list.at[i].start,
			letters[tokens.list.at[i].class]);
	assert_str(str_trim(buf_str(&text)), expected);
	buf_free(&text);
	vec_free(&tokens.list);
	grammars_close(grammars);
}

static void code_is_cut_into_tokens(void **state)
{
	(void)state;
	assert_tokens("python", "await a.run(1)  # x\n",
		"0k 5p 8f 11p 12n 13p 16c 19p");
	assert_tokens("PY", "f\"got {n} rows\"\n", "0s 6p 9s 15p");
	assert_tokens("python", "@retry(3)\nclass Ab:\n",
		"0d 6p 7n 8p 10k 15p 16t 18p");
	assert_tokens("rust", "fn main() {}", "0k 2p 3f 7p");
	assert_tokens("json", "{\"a\": \"b\"}", "0p 1t 4p 6s 9p");
	assert_tokens("toml", "a = 1\n", "0t 1p 2o 3p 4n 5p");
}

static void words_sort_by_the_language(void **state)
{
	(void)state;
	struct arena arena;
	arena_init(&arena);
	struct word_order *swedish = word_order_open(STR("sv"));
	struct word_order *german = word_order_open(STR("de"));
	assert_str(word_order_heading(swedish, &arena, STR("ång")), "Å");
	assert_str(word_order_heading(german, &arena, STR("Ähre")), "A");
	assert_str(word_order_heading(german, &arena, STR("__init__")), "I");
	assert_str(word_order_heading(german, &arena, STR("429 rows")), "0–9");
	assert_str(word_order_heading(german, &arena, STR("->")), "");
	struct word_order *chinese = word_order_open(STR("zh"));
	assert_str(word_order_heading(chinese, &arena, STR("协程")), "X");
	assert_str(word_order_heading(chinese, &arena, STR("asyncio")), "A");
	assert_str(word_order_heading(german, &arena, STR("까치")), "ㄱ");
	assert_str(word_order_heading(german, &arena, STR("协程")), "协");
	word_order_close(chinese);
	struct str loop = word_order_key(german, &arena, STR("event loop"));
	struct str eventual = word_order_key(german, &arena, STR("eventual"));
	assert_true(str_compare(loop, eventual) < 0);
	struct str nine = word_order_key(german, &arena, STR("item 9"));
	struct str ten = word_order_key(german, &arena, STR("item 10"));
	assert_true(str_compare(nine, ten) < 0);
	word_order_close(swedish);
	word_order_close(german);
	arena_free(&arena);
}

/* A book of two chapters, the second nested, that a test fills with nodes. */
struct trial {
	struct book book;
	struct diags diags;
	struct metadata metadata;
	struct settings settings;
	struct lesson lessons[2];
	struct part part;
};

static void open_trial(struct trial *trial)
{
	static const char *const paths[] = { "one.md", "two.md" };
	*trial = (struct trial){ 0 };
	book_init(&trial->book);
	diags_init(&trial->diags, false);
	trial->metadata.language = STR("en");
	trial->settings.root = STR("book");
	trial->settings.source_folder = STR("book/src");
	trial->book.metadata = &trial->metadata;
	trial->book.settings = &trial->settings;
	trial->part.title = STR("Part");
	trial->part.number = STR("I");
	for (int i = 0; i < 2; i++) {
		struct lesson *lesson = &trial->lessons[i];
		lesson->title = i == 0 ? STR("One") : STR("Two");
		lesson->path = str_of(paths[i]);
		lesson->depth = i;
		lesson->part = &trial->part;
		lesson->root = node_make(
			&trial->book.arena, NODE_DOCUMENT, (struct span){ 0 });
		vec_push(&trial->book.lessons, lesson);
	}
}

static void close_trial(struct trial *trial)
{
	book_free(&trial->book);
	diags_free(&trial->diags);
}

static struct node *add(
	struct trial *trial, struct node *parent, enum node_kind kind)
{
	struct node *node =
		node_make(&trial->book.arena, kind, (struct span){ 0 });
	node_append(parent, node);
	return node;
}

static void add_heading(
	struct trial *trial, int lesson, int level, const char *title)
{
	struct node *heading =
		add(trial, trial->lessons[lesson].root, NODE_HEADING);
	heading->as.heading.level = level;
	add(trial, heading, NODE_TEXT)->text = str_of(title);
	add(trial, trial->lessons[lesson].root, NODE_RULE);
}

static void add_mark(struct trial *trial, int lesson, const char *term,
	const char *subterm, const char *see)
{
	struct node *paragraph =
		add(trial, trial->lessons[lesson].root, NODE_PARAGRAPH);
	struct node *mark = add(trial, paragraph, NODE_INDEX_MARK);
	mark->as.index_mark.term = str_of(term);
	mark->as.index_mark.subterm = str_of(subterm);
	mark->as.index_mark.see = str_of(see);
}

static void the_index_is_in_order(void **state)
{
	(void)state;
	struct trial trial;
	open_trial(&trial);
	add_mark(&trial, 0, "task", "naming", "");
	add_mark(&trial, 0, "`asyncio.run`", "", "");
	add_mark(&trial, 0, "Éclair", "", "");
	add_mark(&trial, 1, "event loop", "", "");
	add_mark(&trial, 1, "coroutine", "", "event loop");
	add_mark(&trial, 1, "task", "naming", "");
	assert_true(resolve_book(&trial.book, &trial.diags));
	assert_int_equal(trial.diags.all.count, 0);
	static const char *const terms[] = { "`asyncio.run`", "coroutine",
		"Éclair", "event loop", "task", "task" };
	static const char *const letters[] = { "A", "C", "E", "E", "T", "T" };
	assert_int_equal(trial.book.index.count, 6);
	for (int i = 0; i < 6; i++) {
		assert_str(trial.book.index.at[i].term, terms[i]);
		assert_str(trial.book.index.at[i].letter, letters[i]);
	}
	const struct index_entry *naming = &trial.book.index.at[5];
	assert_int_equal(trial.book.index.at[4].mark_count, 0);
	assert_str(naming->subterm, "naming");
	assert_int_equal(naming->mark_count, 2);
	assert_ptr_equal(naming->lessons[1], &trial.lessons[1]);
	assert_int_equal(trial.book.index.at[1].mark_count, 0);
	assert_str(trial.book.index.at[1].see, "event loop");
	close_trial(&trial);
}

static void contents_go_down_by_steps(void **state)
{
	(void)state;
	struct trial trial;
	open_trial(&trial);
	add_heading(&trial, 0, 1, "One");
	add_heading(&trial, 0, 3, "Deep");
	add_heading(&trial, 0, 4, "Too deep");
	add_heading(&trial, 1, 1, "Another title");
	add_heading(&trial, 1, 2, "Section");
	add_heading(&trial, 1, 1, "A second title");
	assert_true(resolve_book(&trial.book, &trial.diags));
	static const char *const titles[] = { "Part", "One", "Deep", "Two",
		"Section", "A second title" };
	static const int levels[] = { 0, 1, 2, 2, 3, 3 };
	assert_int_equal(trial.book.contents.count, 6);
	for (int i = 0; i < 6; i++) {
		assert_str(trial.book.contents.at[i].title, titles[i]);
		assert_int_equal(trial.book.contents.at[i].level, levels[i]);
	}
	assert_non_null(trial.book.contents.at[1].heading);
	assert_null(trial.book.contents.at[3].heading);
	close_trial(&trial);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ids_are_those_of_mdbook),
		cmocka_unit_test(targets_are_taken_apart),
		cmocka_unit_test(guesses_are_near),
		cmocka_unit_test(pictures_say_their_size),
		cmocka_unit_test(quotation_marks_follow_the_language),
		cmocka_unit_test(code_is_cut_into_tokens),
		cmocka_unit_test(words_sort_by_the_language),
		cmocka_unit_test(the_index_is_in_order),
		cmocka_unit_test(contents_go_down_by_steps),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
