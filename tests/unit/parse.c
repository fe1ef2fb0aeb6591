/* SPDX-License-Identifier: MIT */
/* The parse room: places of inlines, attributes, index marks, listings. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "markdown/attributes.h"
#include "markdown/index_mask.h"
#include "markdown/markdown.h"
#include "markdown/notes.h"
#include "markdown/position.h"
#include "parse/blocks.h"
#include "tree/walk.h"

/* A lesson's text on its way through the room. */
struct bench {
	struct arena arena;
	struct settings settings;
	struct diags diags;
	struct expansion text;
	struct parse parse;
	struct node *root;
};

static void open_bench(struct bench *bench, const char *markdown)
{
	*bench = (struct bench){ .settings = { .smart_punctuation = true,
					 .definition_lists = true,
					 .admonitions = true } };
	arena_init(&bench->arena);
	diags_init(&bench->diags, false);
	struct source *source =
		source_make(&bench->arena, STR("a.md"), str_of(markdown));
	bench->text = expansion_of(&bench->arena, source);
	bench->parse = (struct parse){ .arena = &bench->arena,
		.settings = &bench->settings,
		.diags = &bench->diags,
		.text = &bench->text,
		.markdown = markdown_open(&bench->settings) };
	arena_init(&bench->parse.scratch);
}

static void read_bench(struct bench *bench)
{
	bench->root =
		node_make(&bench->arena, NODE_DOCUMENT, (struct span){ 0 });
	markdown_read(&bench->parse, 0, bench->root);
	blocks_finish(&bench->parse, bench->root);
}

static void close_bench(struct bench *bench)
{
	markdown_close(bench->parse.markdown);
	arena_free(&bench->parse.scratch);
	diags_free(&bench->diags);
	arena_free(&bench->arena);
}

struct search {
	enum node_kind kind;
	size_t left;
	struct node *found;
};

static enum walk look(void *self, struct node *node)
{
	struct search *search = self;
	if (node->kind != search->kind || search->left-- > 0)
		return WALK_IN;
	search->found = node;
	return WALK_STOP;
}

/* The n-th node of the kind, from 0. */
static struct node *find(struct bench *bench, enum node_kind kind, size_t n)
{
	static const struct visitor visitor = { .enter = look };
	struct search search = { kind, n, NULL };
	walk_tree(bench->root, &visitor, &search);
	assert_non_null(search.found);
	return search.found;
}

static void assert_place(
	const struct node *node, unsigned line, unsigned column)
{
	if (node->span.line != line || node->span.column != column)
		fail_msg("%s stands at %u:%u, not at %u:%u",
			node_kind_name(node->kind), node->span.line,
			node->span.column, line, column);
}

static void link_over_two_lines(void **state)
{
	(void)state;
	struct bench bench;
	open_bench(&bench, "A [link\nover](u) b\n");
	read_bench(&bench);
	assert_place(find(&bench, NODE_LINK, 0), 1, 3);
	assert_place(find(&bench, NODE_TEXT, 3), 2, 9);
	close_bench(&bench);
}

static void image_over_two_lines(void **state)
{
	(void)state;
	struct bench bench;
	open_bench(&bench, "x\n\n- A ![im\n  age](u \"T\") b\n");
	read_bench(&bench);
	assert_place(find(&bench, NODE_IMAGE, 0), 3, 5);
	assert_place(find(&bench, NODE_TEXT, 2), 4, 14);
	close_bench(&bench);
}

static void autolink_on_a_second_line(void **state)
{
	(void)state;
	struct bench bench;
	open_bench(&bench, "A long enough line\nand <http://x.y> b\n");
	read_bench(&bench);
	assert_place(find(&bench, NODE_LINK, 0), 2, 5);
	close_bench(&bench);
}

static void bare_addresses_are_words(void **state)
{
	(void)state;
	struct bench bench;
	open_bench(&bench, "see www.example.org *now*\n");
	read_bench(&bench);
	assert_place(find(&bench, NODE_EMPHASIS, 0), 1, 21);
	assert_true(str_equal(
		find(&bench, NODE_TEXT, 0)->text, STR("see www.example.org ")));
	close_bench(&bench);
}

static void breaks_stand_at_line_ends(void **state)
{
	(void)state;
	struct bench bench;
	open_bench(&bench, "> one\n> two\\\n> three\n");
	read_bench(&bench);
	assert_place(find(&bench, NODE_SOFT_BREAK, 0), 1, 6);
	assert_place(find(&bench, NODE_LINE_BREAK, 0), 2, 7);
	assert_place(find(&bench, NODE_TEXT, 2), 3, 3);
	close_bench(&bench);
}

/* Lines that lose their indentation, and words that come back. */
static void words_are_found_again(void **state)
{
	(void)state;
	struct bench bench;
	open_bench(&bench, "- a [a](a) a\n      a `a` &amp; \"a\"\n");
	read_bench(&bench);
	assert_place(find(&bench, NODE_LINK, 0), 1, 5);
	assert_place(find(&bench, NODE_TEXT, 2), 1, 11);
	assert_place(find(&bench, NODE_TEXT, 3), 2, 7);
	assert_place(find(&bench, NODE_CODE, 0), 2, 9);
	assert_place(find(&bench, NODE_TEXT, 4), 2, 12);
	close_bench(&bench);
}

/* Typography makes words longer than the author's. */
static void words_behind_quotes(void **state)
{
	(void)state;
	struct bench bench;
	open_bench(&bench,
		"- \"It's\" -- *one*\n  b... *two* b *three*\n"
		"  `&b` snake\\_case `&b`\n");
	read_bench(&bench);
	assert_place(find(&bench, NODE_EMPHASIS, 0), 1, 13);
	assert_place(find(&bench, NODE_TEXT, 2), 2, 3);
	assert_place(find(&bench, NODE_EMPHASIS, 1), 2, 8);
	assert_place(find(&bench, NODE_TEXT, 4), 2, 13);
	assert_place(find(&bench, NODE_CODE, 0), 3, 3);
	assert_place(find(&bench, NODE_TEXT, 6), 3, 7);
	assert_place(find(&bench, NODE_CODE, 1), 3, 20);
	close_bench(&bench);
}

/* A lesson of three pieces: its own lines around those of another file. */
static void lines_of_listings_keep_their_files(void **state)
{
	(void)state;
	struct bench bench;
	open_bench(&bench, "> ```rust\n> # a\n> b\n> c\n> ```\n");
	struct source *code =
		source_make(&bench.arena, STR("b.rs"), STR("x\n# a\nb\n"));
	struct piece pieces[] = { { 0, bench.text.pieces[0].source, 0 },
		{ 18, code, 6 }, { 20, bench.text.pieces[0].source, 20 } };
	bench.text.pieces = pieces;
	bench.text.count = 3;
	read_bench(&bench);
	const struct listing *listing =
		&find(&bench, NODE_LISTING, 0)->as.listing;
	assert_true(str_equal(listing->code, STR("b\nc\n")));
	assert_true(str_equal(listing->whole, STR("a\nb\nc\n")));
	assert_int_equal(listing->line_count, 2);
	assert_ptr_equal(listing->lines[0].source, code);
	assert_int_equal(listing->lines[0].line, 3);
	assert_int_equal(listing->lines[1].line, 4);
	assert_int_equal(listing->lines[1].column, 3);
	close_bench(&bench);
}

static void attributes_are_read(void **state)
{
	(void)state;
	struct attributes attributes;
	struct arena arena;
	arena_init(&arena);
	assert_true(attributes_read(
		&attributes, STR("#fig-a .wide .x width=60% title=\"a b\"")));
	assert_true(str_equal(
		attributes_value(&attributes, STR("#")), STR("fig-a")));
	assert_true(str_equal(
		attributes_classes(&attributes, &arena), STR("wide x")));
	assert_true(str_equal(
		attributes_value(&attributes, STR("title")), STR("a b")));
	attributes_free(&attributes);
	assert_false(attributes_read(&attributes, STR("just words")));
	assert_false(attributes_read(&attributes, STR("")));
	attributes_read_info(
		&attributes, STR("rust,ignore id=lst-a caption='x, y' test"));
	assert_int_equal(attributes.all.count, 5);
	assert_true(str_equal(attributes.all.at[0].value, STR("rust")));
	assert_true(str_equal(
		attributes_value(&attributes, STR("caption")), STR("x, y")));
	assert_int_equal(attributes_find(&attributes, STR("caption"))->at, 30);
	attributes_free(&attributes);
	arena_free(&arena);
}

static void index_marks_are_masked_and_back(void **state)
{
	(void)state;
	struct arena arena;
	arena_init(&arena);
	const char plain[] = "<!-- index: a -->b <!-- index: c -->\n"
			     "<!-- other -->x \\<!-- index: d -->e\n";
	char text[sizeof plain];
	memcpy(text, plain, sizeof plain);
	index_mask(text, sizeof plain - 1);
	assert_int_equal(strncmp(text, "<m  index=\" a \"/>b ", 19), 0);
	assert_string_equal(text + 19, plain + 19);
	struct str back =
		index_unmask(&arena, (struct str){ text, sizeof plain - 1 });
	assert_true(str_equal(back, STR(plain)));
	arena_free(&arena);
}

static void labels_of_notes(void **state)
{
	(void)state;
	struct bench bench;
	open_bench(&bench, "> [^a b]: text\n");
	assert_true(
		str_equal(notes_label_on(bench.text.text, 1, 11), STR("a b")));
	close_bench(&bench);
}

/* What authors write, cut small; html.c's own holders among it. */
static const char *const pieces[] = { "a", "b ", "*", "**", "_", "`", "``", "[",
	"](u)", "](u \"t\")", "![", "{#x}", "{.c}", "<", ">", "<div>", "</div>",
	"<b>", "</b>", "<p>", "</p>", "<table>", "<tr>", "<td>", "</td>",
	"</table>", "<caption>", "<thead>", "<ul>", "<li>", "</ul>",
	"<details>", "<summary>", "</summary>", "</details>", "<pre>", "</pre>",
	"<code>", "</code>", "<a id=x>", "</a>", "<a href=y>", "<img src=z>",
	"<!-- index: t -->", "<!-- pagebreak -->", "<!--", "-->", "<script>",
	"</script>", "<textarea>", "<select>", "<option>", "<svg>", "<math>",
	"<figure>", "<figcaption>", "</figure>", "<h2>", "</h2>", "<dl>",
	"<dt>", "<dd>", "</dl>", "<ruby>", "<rt>", "<br>", "<kbd>", "</kbd>",
	"<span class=hidden>", "</span>", "<template>", "<iframe>",
	"<plaintext>", "<q>", "</q>", "<octavo-0>", "</octavo-1>",
	"<m  index=\"", "\"/>", "<?", "<![CDATA[", "]]>", "\n", "\n", "\n\n",
	"\n\n", "\n> ", "\n- ", "\n1. ", "\n    ", "\n# ", "\n## ",
	"\n: ", "\n\n: ", "\n```\n", "\n~~~ rust x=y\n",
	"\n| a | b |\n|---|---|\n| ", "| ", "\n---\n", "[^n]", "\n[^n]: ", "[^",
	"~", "~~", "\"", "'", "--", "...", "&amp;", "&lt;", "\\", "\t", "\r\n",
	"\u00e9", "\u65e5", "[!NOTE]\n", "\n> [!TIP]\n> ",
	"\nTable: c {#tbl-x}\n\n", "- [ ] ", "- [x] ", "<http://x.y>", "  \n",
	"\n## Exercises {.exercises}\n\n1. <a id=\"e\"></a> x\n" };

static enum walk check_law(void *self, struct node *node)
{
	const char *const *markdown = self;
	const struct node *parent = node->parent;
	if (parent && !node_may_hold(parent->kind, node->kind))
		fail_msg("%s in %s: %s", node_kind_name(node->kind),
			node_kind_name(parent->kind), *markdown);
	return WALK_IN;
}

/* Every node stands where its kind may stand, whatever is written. */
static void any_pieces_make_a_lawful_tree(void **state)
{
	(void)state;
	static const struct visitor visitor = { .enter = check_law };
	uint32_t random = 1;
	for (int lesson = 0; lesson < 1500; lesson++) {
		struct buf text = { 0 };
		struct bench bench;
		for (int i = 0; i < 10 + lesson % 90; i++) {
			random = random * 1664525 + 1013904223;
			buf_put(&text,
				str_of(pieces[(random >> 8) %
					(sizeof pieces / sizeof *pieces)]));
		}
		buf_put_byte(&text, '\0');
		open_bench(&bench, text.at);
		read_bench(&bench);
		const char *markdown = text.at;
		walk_tree(bench.root, &visitor, &markdown);
		close_bench(&bench);
		buf_free(&text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(link_over_two_lines),
		cmocka_unit_test(image_over_two_lines),
		cmocka_unit_test(autolink_on_a_second_line),
		cmocka_unit_test(bare_addresses_are_words),
		cmocka_unit_test(breaks_stand_at_line_ends),
		cmocka_unit_test(words_are_found_again),
		cmocka_unit_test(words_behind_quotes),
		cmocka_unit_test(lines_of_listings_keep_their_files),
		cmocka_unit_test(attributes_are_read),
		cmocka_unit_test(index_marks_are_masked_and_back),
		cmocka_unit_test(labels_of_notes),
		cmocka_unit_test(any_pieces_make_a_lawful_tree),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
