/* SPDX-License-Identifier: MIT */
/*
 * Properties of set paragraphs: lines fill the measure to the unit, glyphs
 * show the text in order, odd input ends in time. Uses the installed fonts.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "glyphs/font.h"
#include "glyphs/hyphen.h"
#include "glyphs/shape.h"
#include "text/paragraph.h"

enum { EXACT = 2 }; /* 1/512 pt */

struct fixture {
	struct arena shared, arena;
	struct fonts *fonts;
	struct hyphens *hyphens;
	struct diags diags;
	struct text_job job;
};

static const char prose[] =
	"A coroutine is a function whose body may be suspended. The event "
	"loop resumes it when what it waits for has happened; meanwhile other "
	"coroutines run. Nothing here is parallel: one thread does all the "
	"work, and it does it in turns. That is enough whenever the time goes "
	"by in waiting \xE2\x80\x94 for a socket, a timer, another process "
	"\xE2\x80\x94 and it is the reason why asynchronous, well-behaved "
	"programs serve thousands of connections with astonishingly little "
	"memory. Internationalization and straightforwardness notwithstanding, "
	"the implementation of uninterruptible operations requires "
	"considerable understanding of the surrounding infrastructure.";

static int open_all(void **state)
{
	static struct fixture fixture;
	struct fixture *f = &fixture;

	*f = (struct fixture){ 0 };
	arena_init(&f->shared);
	arena_init(&f->arena);
	diags_init(&f->diags, false);
	f->fonts = fonts_open(&f->shared, STR("out/share/fonts"));
	f->hyphens = hyphens_open(&f->shared, STR("/usr/share/hyphen"));
	text_job_init(&f->job, f->fonts, f->hyphens);
	text_job_begin(&f->job, &f->arena, &f->arena, &f->diags);
	*state = f;
	return 0;
}

static int close_all(void **state)
{
	struct fixture *f = *state;

	text_job_free(&f->job);
	fonts_close(f->fonts);
	hyphens_close(f->hyphens);
	diags_free(&f->diags);
	arena_free(&f->arena);
	arena_free(&f->shared);
	return 0;
}

static struct paragraph_style body_style(void)
{
	return (struct paragraph_style){
		.text = { .family = FAMILY_SERIF,
			.weight = 400,
			.size = PT(10.5),
			.features = FEATURE_OLD_STYLE_FIGURES },
		.code_scale = 860,
		.leading = PT(14),
		.alignment = ALIGNMENT_JUSTIFIED,
		.may_hyphenate = true,
		.may_expand = true,
		.language = STR("en"),
	};
}

static struct node *paragraph_of(struct fixture *f, struct str text)
{
	struct node *paragraph =
		node_make(&f->arena, NODE_PARAGRAPH, (struct span){ 0 });
	struct node *child =
		node_make(&f->arena, NODE_TEXT, (struct span){ 0 });

	child->text = text;
	node_append(paragraph, child);
	return paragraph;
}

static struct paragraph set(struct fixture *f, struct str text,
	const struct paragraph_style *style, length measure)
{
	struct paragraph_text words = { .node = paragraph_of(f, text) };

	return paragraph_set(&f->job, &words, style, measure);
}

/* Where the last glyph that is not the line's last blank ends. */
static length right_edge(const struct line *line)
{
	length edge = 0;

	for (size_t i = 0; i < line->run_count; i++) {
		const struct run *run = &line->runs[i];
		length x = run->x;
		for (uint32_t k = 0; k < run->glyph_count; k++) {
			const struct glyph *glyph = &run->glyphs[k];
			x += glyph->advance;
			if (run->text.at[glyph->text_at] != ' ')
				edge = x;
		}
	}
	return edge;
}

static void justified_lines_fill_the_measure(void **state)
{
	struct fixture *f = *state;
	struct paragraph_style style = body_style();

	for (length measure = PT(200); measure < PT(420); measure += PT(7)) {
		struct paragraph p = set(f, STR(prose), &style, measure);
		assert_false(p.is_overfull);
		for (size_t i = 0; i + 1 < p.line_count; i++) {
			length rest = measure - right_edge(&p.lines[i]);
			assert_in_range(rest + EXACT, 0, 2 * EXACT);
			assert_int_equal(p.lines[i].runs[0].x, 0);
		}
	}
}

static void glyphs_are_scaled_in_steps_of_a_quarter(void **state)
{
	struct fixture *f = *state;
	struct paragraph_style style = body_style();
	struct paragraph p = set(f, STR(prose), &style, PT(300));

	for (size_t i = 0; i < p.line_count; i++)
		for (size_t k = 0; k < p.lines[i].run_count; k++) {
			int scale = p.lines[i].runs[k].scale;
			assert_in_range(scale + 300, 0, 600);
			assert_int_equal(scale % 25, 0);
		}
}

/* The widths of the spaces between words in a line, least and most. */
static void find_spaces(const struct line *line, length *least, length *most)
{
	*least = PT(1000);
	*most = 0;
	for (size_t i = 0; i < line->run_count; i++) {
		const struct run *run = &line->runs[i];
		for (uint32_t k = 0; k + 1 < run->glyph_count; k++) {
			const struct glyph *glyph = &run->glyphs[k];
			if (run->text.at[glyph->text_at] != ' ')
				continue;
			*least = glyph->advance < *least ? glyph->advance
							 : *least;
			*most = glyph->advance > *most ? glyph->advance : *most;
		}
	}
}

static void glyphs_give_way_before_spaces(void **state)
{
	struct fixture *f = *state;
	struct paragraph_style style = body_style();
	struct paragraph p = set(f, STR(prose), &style, PT(300));
	length natural, least, most;
	int judged = 0;

	find_spaces(&p.lines[p.line_count - 1], &natural, &most);
	for (size_t i = 0; i + 1 < p.line_count; i++) {
		int scale = p.lines[i].runs[0].scale;
		if (scale <= -200 || scale >= 200)
			continue;
		// Half a step of a line this wide, dealt to five spaces.
		length step = PT(300) / 800 / 5;
		find_spaces(&p.lines[i], &least, &most);
		assert_in_range(least, natural - step, natural + step);
		assert_in_range(most, natural - step, natural + step);
		judged++;
	}
	assert_true(judged > 0);
}

/* What the glyphs show, soft hyphens left out. */
static void put_shown(struct buf *shown, const struct line *line)
{
	for (size_t i = 0; i < line->run_count; i++) {
		const struct run *run = &line->runs[i];
		for (uint32_t k = 0; k < run->glyph_count; k++) {
			const struct glyph *glyph = &run->glyphs[k];
			struct str text = str_slice(run->text, glyph->text_at,
				glyph->text_at + glyph->text_length);
			if (!str_equal(text, STR("\xC2\xAD")))
				buf_put(shown, text);
		}
	}
}

static void glyphs_show_the_text_in_order(void **state)
{
	struct fixture *f = *state;
	struct paragraph_style style = body_style();
	size_t hyphens = 0;

	for (length measure = PT(120); measure < PT(400); measure += PT(31)) {
		struct paragraph p = set(f, STR(prose), &style, measure);
		struct buf shown = { 0 };
		for (size_t i = 0; i < p.line_count; i++) {
			put_shown(&shown, &p.lines[i]);
			hyphens += p.lines[i].ends_with_hyphen;
		}
		assert_int_equal(shown.length, sizeof prose - 1);
		assert_memory_equal(shown.at, prose, shown.length);
		buf_free(&shown);
	}
	assert_true(hyphens > 0);
}

static void variants_have_the_lines_asked_for(void **state)
{
	struct fixture *f = *state;
	struct paragraph_style style = body_style();
	int found = 0;
	struct str longer =
		arena_format(&f->arena, "%s %s %s", prose, prose, prose);

	for (length measure = PT(150); measure < PT(400); measure += PT(9)) {
		struct paragraph_text words = {
			.node = paragraph_of(f, longer),
		};
		struct paragraph p =
			paragraph_set(&f->job, &words, &style, measure);
		for (int change = -1; change <= 1; change += 2) {
			const struct paragraph_way *way =
				change > 0 ? &p.longer : &p.shorter;
			if (way->line_count == 0)
				continue;
			struct paragraph varied = paragraph_vary(
				&f->job, &words, &style, measure, way);
			found++;
			assert_true(way->demerits == varied.demerits);
			assert_int_equal(varied.line_count,
				p.line_count + (size_t)change);
		}
	}
	assert_true(found > 0);
}

static void centered_and_ragged_lines_keep_their_spaces(void **state)
{
	struct fixture *f = *state;
	struct paragraph_style style = body_style();

	style.may_hyphenate = false;
	style.alignment = ALIGNMENT_CENTERED;
	struct paragraph p = set(f, STR(prose), &style, PT(300));
	for (size_t i = 0; i < p.line_count; i++) {
		const struct line *line = &p.lines[i];
		assert_true(line->width <= PT(300));
		assert_int_equal(line->runs[0].x, (PT(300) - line->width) / 2);
	}
	style.alignment = ALIGNMENT_RAGGED;
	style.is_balanced = true;
	p = set(f, STR("Asyncio and the art of waiting for many things"),
		&style, PT(180));
	assert_int_equal(p.line_count, 2);
	assert_true(p.lines[1].width * 2 > p.lines[0].width);
}

/* The points at which a word may be divided, as "STMi-cro". */
static struct str divided(struct fixture *f, struct str word, bool is_rare)
{
	struct paragraph_style style = body_style();
	struct text_cache *cache = f->job.cache;
	struct shape_key key =
		text_cache_key(cache, &style.text, style.language);
	const struct shaped_word *shaped =
		text_cache_divide(cache, text_cache_word(cache, key, word));
	struct buf buf;
	size_t at = 0;

	buf_init(&buf);
	for (int i = 0; i < shaped->hyphen_count; i++) {
		assert_int_equal(shaped->hyphens[i].is_rare, is_rare);
		buf_put(&buf, str_slice(word, at, shaped->hyphens[i].at));
		buf_put(&buf, STR("-"));
		at = shaped->hyphens[i].at;
	}
	buf_put(&buf, str_slice(word, at, word.length));
	word = arena_copy(&f->arena, buf_str(&buf));
	buf_free(&buf);
	return word;
}

static void assert_divided(
	struct fixture *f, const char *word, const char *expected, bool is_rare)
{
	struct str found = divided(f, str_of(word), is_rare);

	if (!str_equal(found, str_of(expected)))
		print_error("%.*s\n", STR_FORMAT(found));
	assert_true(str_equal(found, str_of(expected)));
}

static void words_are_divided_but_for_their_ends(void **state)
{
	struct fixture *f = *state;

	assert_divided(f, "compiler", "com-piler", false);
	assert_divided(
		f, "compiler\xE2\x80\x99s", "com-piler\xE2\x80\x99s", false);
	assert_divided(f, "compiler's,", "com-piler's,", false);
	assert_divided(f, "compiler'sx", "compiler'sx", false);
	assert_divided(f, "STMicroelectronics", "STMi-cro-elec-tron-ics", true);
	assert_divided(f, "JavaScript", "JavaScript", false);
	assert_divided(f, "ABBREVIATION", "ABBREVIATION", false);
	assert_divided(f, "utf8string", "utf8string", false);
}

/* Words, code, and words again in lines of the measure. */
static struct paragraph set_code_among_words(
	struct fixture *f, struct str code, length measure)
{
	struct paragraph_style style = body_style();
	struct node *node = paragraph_of(f,
		STR("Methods that change what a pin does should be known as "));
	struct node *name = node_make(&f->arena, NODE_CODE, (struct span){ 0 });
	struct node *rest = node_make(&f->arena, NODE_TEXT, (struct span){ 0 });

	name->text = code;
	rest->text = STR(" wherever they are meant to be used by others too.");
	node_append(node, name);
	node_append(node, rest);
	return paragraph_set(&f->job, &(struct paragraph_text){ .node = node },
		&style, measure);
}

/* Adds to *ends the places in the code at which lines end, as bits. */
static void find_ends(
	const struct paragraph *p, struct str code, unsigned *ends)
{
	for (size_t i = 1; i < p->line_count; i++) {
		const struct line_origin *origin = &p->lines[i].origin;
		if (origin->node->kind == NODE_CODE && origin->offset > 0) {
			assert_true(origin->offset < code.length);
			*ends |= 1u << origin->offset;
		}
	}
}

static unsigned ends_within(struct fixture *f, const char *code)
{
	unsigned ends = 0;

	for (length measure = PT(120); measure < PT(420); measure += PT(3)) {
		struct paragraph p =
			set_code_among_words(f, str_of(code), measure);
		find_ends(&p, str_of(code), &ends);
	}
	return ends;
}

/* Eight to twelve letters; shorter names stay whole, longer ones have more
 * places. */
static void short_code_is_divided_at_marks_blanks_humps(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(ends_within(f, "into_output"), 1u << 5);
	assert_int_equal(ends_within(f, "static mut"), 1u << 7);
	assert_int_equal(ends_within(f, "repr(align)"), 1u << 5);
	assert_int_equal(ends_within(f, "to_lowercase"), 1u << 3);
	assert_int_equal(ends_within(f, "intoOutput"), 1u << 4);
	assert_int_equal(ends_within(f, "lowercase"), 0);
	assert_int_equal(ends_within(f, "0x2000_1234"), 0);
	assert_int_equal(ends_within(f, "let x"), 0);
	assert_int_equal(ends_within(f, "a/b_c.d"), 0);
}

/* A line may end up to two em short where code is cut; its spaces are not
 * wider than half as much again then. */
static void lines_that_end_in_code_may_be_short(void **state)
{
	struct fixture *f = *state;
	struct str path = STR("C:\\USERNAME\\AppData\\Roaming\\Packages"
			      "\\development-tools\\openocd\\contents");
	length em = PT(10.5);
	size_t short_count = 0;

	for (length measure = PT(240); measure < PT(420); measure += PT(3)) {
		struct paragraph p = set_code_among_words(f, path, measure);
		for (size_t i = 0; i + 1 < p.line_count; i++) {
			length rest = measure - right_edge(&p.lines[i]);
			const struct line_origin *own = &p.lines[i].origin;
			const struct line_origin *next = &p.lines[i + 1].origin;
			assert_in_range(rest + EXACT, 0, 2 * em + 2 * EXACT);
			if (rest <= EXACT || own->node->kind == NODE_CODE)
				continue;
			short_count++;
			assert_int_equal(next->node->kind, NODE_CODE);
			assert_true(next->offset > 0);
		}
	}
	assert_true(short_count > 0);
}

/* Where it would leave a stump it is not: "docu-mentation", and rather than a
 * line that gapes "documen-tation". */
static void last_words_are_divided_for_bad_lines_only(void **state)
{
	struct fixture *f = *state;
	struct paragraph_style style = body_style();
	struct str text = STR("Developing with what there is, \xE2\x80\x9C"
			      "Concurrency and Multithreading\xE2\x80\x9D, "
			      "of the documentation");
	unsigned ends = 0;

	for (length measure = PT(120); measure < PT(420); measure += PT(1)) {
		struct paragraph p = set(f, text, &style, measure);
		size_t at = p.lines[p.line_count - 1].origin.offset;
		if (at > text.length - 13)
			ends |= 1u << (at - (text.length - 13));
	}
	assert_int_equal(ends, 1u << 4 | 1u << 7);
}

/* A wide space, and how many lines in succession have one above it. */
struct wide_space {
	length middle;
	int depth;
};

enum { SPACES_MOST = 100 };

/* The wide spaces of a line below those of the line before. */
static size_t wide_spaces(const struct line *line, length natural, length size,
	const struct wide_space *above, size_t above_count,
	struct wide_space *spaces)
{
	size_t count = 0;
	for (size_t i = 0; i < line->run_count; i++) {
		const struct run *run = &line->runs[i];
		length x = run->x;
		for (uint32_t k = 0; k < run->glyph_count; k++) {
			const struct glyph *glyph = &run->glyphs[k];
			length middle = x + glyph->advance / 2;
			x += glyph->advance;
			if (run->text.at[glyph->text_at] != ' ' ||
				glyph->advance * 5 <= natural * 6)
				continue;
			struct wide_space space = { middle, 1 };
			for (size_t j = 0; j < above_count; j++)
				if (labs(above[j].middle - middle) * 10 <
						size * 3 &&
					above[j].depth >= space.depth)
					space.depth = above[j].depth + 1;
			assert_true(count < SPACES_MOST);
			spaces[count++] = space;
		}
	}
	return count;
}

/* Without scaled glyphs and hyphens, so that many spaces are wide. */
static void no_river_runs_through_three_lines(void **state)
{
	struct fixture *f = *state;
	struct paragraph_style style = body_style();
	struct wide_space above[SPACES_MOST], spaces[SPACES_MOST];
	size_t seen = 0;

	style.may_expand = style.may_hyphenate = false;
	length natural =
		line_of_text(&f->job, STR(" "), &style.text, NULL).width;
	for (length measure = PT(270); measure < PT(420); measure += PT(1)) {
		struct paragraph p = set(f, STR(prose), &style, measure);
		size_t above_count = 0;
		for (size_t i = 0; i + 1 < p.line_count; i++) {
			size_t count = wide_spaces(&p.lines[i], natural,
				style.text.size, above, above_count, spaces);
			for (size_t k = 0; k < count; k++)
				assert_in_range(spaces[k].depth, 1, 2);
			seen += count;
			memcpy(above, spaces, count * sizeof *spaces);
			above_count = count;
		}
	}
	assert_true(natural > 0 && seen > 1000);
}

static void odd_input_ends_in_lines(void **state)
{
	struct fixture *f = *state;
	struct paragraph_style style = body_style();
	size_t count = 200 * 1000;
	char *bytes = arena_make(&f->arena, count);

	memset(bytes, 'x', count);
	struct paragraph p =
		set(f, (struct str){ bytes, count }, &style, PT(60));
	assert_true(p.line_count > 1000);
	assert_false(p.is_overfull);
	for (size_t i = 1; i < count; i += 2)
		bytes[i] = ' ';
	p = set(f, (struct str){ bytes, count }, &style, PT(384));
	assert_true(p.line_count > 1000);
	p = set(f, STR(""), &style, PT(384));
	assert_int_equal(p.line_count, 1);
	assert_int_equal(p.lines[0].run_count, 0);
	p = set(f, STR("\xFF\xC2 \xE2\x80"), &style, PT(384));
	assert_int_equal(p.line_count, 1);
}

static void words_of_every_script_find_a_face(void **state)
{
	struct fixture *f = *state;
	struct paragraph_style style = body_style();

	set(f,
		STR("\xD0\xBC\xD0\xB8\xD1\x80 \xCE\xBB\xCF\x8C\xCE\xB3\xCE\xBF"
		    "\xCF\x82 \xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D "
		    "\xD8\xB3\xD9\x84\xD8\xA7\xD9\x85 \xE2\x87\x92 "
		    "\xE2\x98\x85 \xF0\x9F\x8E\x89"),
		&style, PT(384));
	assert_int_equal(f->job.missing.count, 0);
	set(f, STR("\xEE\x84\xA3"), &style, PT(384));
	assert_int_equal(f->job.missing.count, 1);
	assert_int_equal(f->job.missing.at[0], 0xE123);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(justified_lines_fill_the_measure),
		cmocka_unit_test(glyphs_are_scaled_in_steps_of_a_quarter),
		cmocka_unit_test(glyphs_give_way_before_spaces),
		cmocka_unit_test(glyphs_show_the_text_in_order),
		cmocka_unit_test(variants_have_the_lines_asked_for),
		cmocka_unit_test(centered_and_ragged_lines_keep_their_spaces),
		cmocka_unit_test(words_are_divided_but_for_their_ends),
		cmocka_unit_test(short_code_is_divided_at_marks_blanks_humps),
		cmocka_unit_test(lines_that_end_in_code_may_be_short),
		cmocka_unit_test(last_words_are_divided_for_bad_lines_only),
		cmocka_unit_test(no_river_runs_through_three_lines),
		cmocka_unit_test(odd_input_ends_in_lines),
		cmocka_unit_test(words_of_every_script_find_a_face),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
