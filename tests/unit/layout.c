/* SPDX-License-Identifier: MIT */
/* Blocks to strips: rules for all kinds, columns, turned code, trims. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "blocks/code_wrap.h"
#include "blocks/columns.h"
#include "blocks/layout.h"
#include "style/trim.h"

static void every_block_has_a_rule(void **state)
{
	(void)state;
	for (int kind = 0; kind < NODE_KIND_COUNT; kind++) {
		bool is_block =
			node_family((enum node_kind)kind) == FAMILY_BLOCK;
		if (block_has_rule((enum node_kind)kind) != is_block)
			fail_msg("typeset has no row for %s",
				node_kind_name((enum node_kind)kind));
	}
}

static void columns_are_natural_when_they_fit(void **state)
{
	(void)state;
	struct column columns[] = { { 10, 40, 0 }, { 20, 30, 0 } };
	assert_true(columns_solve(columns, 2, 100));
	assert_int_equal(columns[0].width, 40);
	assert_int_equal(columns[1].width, 30);
}

static void short_columns_are_served_first(void **state)
{
	(void)state;
	struct column columns[] = { { 10, 14, 0 }, { 20, 500, 0 },
		{ 20, 260, 0 } };
	assert_true(columns_solve(columns, 3, 200));
	assert_int_equal(columns[0].width, 14);
	assert_int_equal(
		columns[0].width + columns[1].width + columns[2].width, 200);
	assert_true(columns[1].width > columns[2].width);
}

static void columns_that_fit_nowhere_share_the_room(void **state)
{
	(void)state;
	struct column columns[] = { { 20, 30, 0 }, { 100, 100, 0 },
		{ 300, 300, 0 } };
	assert_false(columns_solve(columns, 3, 220));
	assert_int_equal(columns[0].width, 20);
	assert_int_equal(columns[1].width, 100);
	assert_int_equal(columns[2].width, 100);
}

static void check_rows(const char *code, int columns, const char *const *rows)
{
	struct listing listing = { .code = str_of(code) };
	code_rows found = { 0 };
	code_wrap(&listing, 0, listing.code.length, columns, &found);
	size_t count = 0;
	for (; rows[count] != NULL; count++) {
		assert_true(count < found.count);
		struct str row = str_slice(listing.code, found.at[count].start,
			found.at[count].end);
		assert_true(str_equal(row, str_of(rows[count])));
	}
	assert_int_equal(found.count, count);
	vec_free(&found);
}

static void code_turns_at_its_joints(void **state)
{
	(void)state;
	check_rows("short(line)", 20, (const char *[]){ "short(line)", NULL });
	check_rows("    call(first, second)", 20,
		(const char *[]){ "    call(first, ", "second)", NULL });
	check_rows("abcdefghijklmnopqrstuvwxyz", 10,
		(const char *[]){
			"abcdefghij", "klmnop", "qrstuv", "wxyz", NULL });
	check_rows("", 10, (const char *[]){ "", NULL });
}

static void trims_have_names_and_measures(void **state)
{
	(void)state;
	struct trim trim;
	assert_true(trim_find(STR("6x9in"), &trim));
	assert_int_equal(trim.width, PT(432));
	assert_true(trim_find(STR("A4"), &trim));
	assert_int_equal(trim.lines, 46);
	assert_true(trim_find(STR("170x240mm"), &trim));
	assert_in_range(trim.width, PT(481), PT(482));
	length last = trim.first_baseline + (trim.lines - 1) * trim.leading;
	assert_true(last < trim.height - PT(40));
	assert_false(trim_find(STR("1x1in"), &trim));
	assert_false(trim_find(STR("folio"), &trim));
}

static void lengths_have_units(void **state)
{
	(void)state;
	length value;
	assert_true(length_parse(STR("10.5"), &value));
	assert_int_equal(value, PT(10.5));
	assert_true(length_parse(STR("1 in"), &value));
	assert_int_equal(value, PT(72));
	assert_false(length_parse(STR("ten"), &value));
	assert_false(length_parse(STR("3em"), &value));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_block_has_a_rule),
		cmocka_unit_test(columns_are_natural_when_they_fit),
		cmocka_unit_test(short_columns_are_served_first),
		cmocka_unit_test(columns_that_fit_nowhere_share_the_room),
		cmocka_unit_test(code_turns_at_its_joints),
		cmocka_unit_test(trims_have_names_and_measures),
		cmocka_unit_test(lengths_have_units),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
