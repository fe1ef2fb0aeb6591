/* SPDX-License-Identifier: MIT */
/* Regions of includes, rows of a summary, identifiers by name. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "read/private.h"
#include "read/region.h"
#include "read/rows.h"

static const char code[] = "one\n"
			   "# ANCHOR: a\n"
			   "two\n"
			   "# ANCHOR: inner\n"
			   "three\n"
			   "# ANCHOR_END: inner\n"
			   "# ANCHOR_END: a\n"
			   "four\n";

/* The text of the region, '|' between stretches. */
static struct str shown(struct arena *arena, const char *region_text)
{
	struct source *source =
		source_make(arena, STR("code.py"), str_of(code));
	struct region region = region_of(str_of(region_text));
	struct stretches stretches = { 0 };
	struct buf out = { 0 };
	region_find(source, &region, &stretches);
	for (size_t i = 0; i < stretches.count; i++) {
		if (i > 0)
			buf_put_byte(&out, '|');
		buf_put(&out,
			str_slice(source->text, stretches.at[i].start,
				stretches.at[i].end));
	}
	struct str text = arena_copy(arena, buf_str(&out));
	buf_free(&out);
	vec_free(&stretches);
	return text;
}

static void region_forms(void **state)
{
	(void)state;
	struct arena arena;
	arena_init(&arena);
	static const struct {
		const char *region, *text;
	} cases[] = { { "", "one\n|two\n|three\n|four\n" }, { "1", "one\n" },
		{ "8:", "four\n" }, { ":1", "one\n" }, { "3:3", "two\n" },
		{ "a", "two\n|three\n" }, { "inner", "three\n" },
		{ "none", "" }, { "9:12", "" } };
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		assert_string_equal(
			shown(&arena, cases[i].region).at, cases[i].text);
	arena_free(&arena);
}

static void summary_rows(void **state)
{
	(void)state;
	struct arena arena;
	arena_init(&arena);
	struct source *source = source_make(&arena, STR("SUMMARY.md"),
		STR("# Summary\n"
		    "<!-- [no](no.md)\n- [no](no.md)\n-->\n"
		    "[A *b* `c_d`](a%20b.md) and [`#[x]`](<x y.md>)\n"
		    "1. [One](one.md)\n"
		    "   - [Two \\*](two.md)\n"
		    "\t\t* [Draft]()\n"
		    "- [snake_case_name](s.md)\n"
		    "---\n"));
	struct rows rows = { 0 };
	rows_of(&arena, source, &rows);
	static const struct {
		enum row_kind kind;
		int depth;
		const char *title, *target;
	} expected[] = { { ROW_HEADING, 0, "Summary", "" },
		{ ROW_LINK, 0, "A b c_d", "a b.md" },
		{ ROW_LINK, 0, "#[x]", "x y.md" },
		{ ROW_ITEM, 0, "One", "one.md" },
		{ ROW_ITEM, 1, "Two *", "two.md" },
		{ ROW_ITEM, 2, "Draft", "" },
		{ ROW_ITEM, 0, "snake_case_name", "s.md" },
		{ ROW_RULE, 0, "", "" } };
	assert_int_equal(rows.count, sizeof(expected) / sizeof(*expected));
	for (size_t i = 0; i < rows.count; i++) {
		assert_int_equal(rows.at[i].kind, expected[i].kind);
		assert_int_equal(rows.at[i].depth, expected[i].depth);
		assert_true(
			str_equal(rows.at[i].title, str_of(expected[i].title)));
		assert_true(str_equal(
			rows.at[i].target, str_of(expected[i].target)));
	}
	assert_int_equal(rows.at[1].span.line, 5);
	assert_int_equal(rows.at[4].span.column, 6);
	vec_free(&rows);
	arena_free(&arena);
}

static void identifier_of_name(void **state)
{
	(void)state;
	struct arena arena;
	arena_init(&arena);
	// what Python's uuid.uuid5(uuid.NAMESPACE_URL, ...) gives
	assert_string_equal(uuid_of_name(&arena, STR("octavo")).at,
		"urn:uuid:9f7895fc-c7e2-53f6-992c-c34095a23d02");
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(region_forms),
		cmocka_unit_test(summary_rows),
		cmocka_unit_test(identifier_of_name) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
