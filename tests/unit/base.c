/* SPDX-License-Identifier: MIT */
/* The base room: strings, paths, maps, sources. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/length.h"
#include "base/map.h"
#include "base/path.h"
#include "base/pool.h"
#include "base/source.h"
#include "base/utf8.h"

static void assert_str(struct str actual, const char *expected)
{
	assert_int_equal(actual.length, strlen(expected));
	assert_memory_equal(actual.at, expected, actual.length);
}

static void paths_are_normalized(void **state)
{
	(void)state;
	struct arena arena;
	arena_init(&arena);
	assert_str(path_normalize(&arena, STR("a/./b//../c")), "a/c");
	assert_str(path_normalize(&arena, STR("../a/../../b")), "../../b");
	assert_str(path_normalize(&arena, STR("/../a")), "/a");
	assert_str(path_normalize(&arena, STR("a/..")), ".");
	assert_str(path_join(&arena, STR("book/src"), STR("../code/x.py")),
		"book/code/x.py");
	assert_str(path_join(&arena, STR("book"), STR("/x")), "/x");
	arena_free(&arena);
}

static void paths_lead_from_a_folder(void **state)
{
	(void)state;
	struct arena arena;
	arena_init(&arena);
	assert_str(path_relative(&arena, STR("a/b/c"), STR("a/d")), "../b/c");
	assert_str(path_relative(&arena, STR("a/b"), STR(".")), "a/b");
	assert_str(path_relative(&arena, STR("a/b"), STR("a")), "b");
	assert_true(path_is_inside(STR("a/b"), STR("a")));
	assert_false(path_is_inside(STR("ab"), STR("a")));
	assert_false(path_is_inside(STR("../a"), STR(".")));
	arena_free(&arena);
}

static void paths_have_parts(void **state)
{
	(void)state;
	assert_str(path_stem(STR("a/b.tar.gz")), "b.tar");
	assert_str(path_extension(STR("a/b.tar.gz")), "gz");
	assert_str(path_extension(STR("a/.hidden")), "");
	assert_str(path_parent(STR("a")), ".");
	assert_str(path_parent(STR("/a")), "/");
}

static void distance_counts_edits(void **state)
{
	(void)state;
	assert_int_equal(str_distance(STR("publisher"), STR("publsher")), 1);
	assert_int_equal(str_distance(STR(""), STR("abc")), 3);
	assert_int_equal(str_distance(STR("trim"), STR("term")), 2);
}

static void text_is_found(void **state)
{
	(void)state;
	assert_int_equal(str_find(STR("aabab"), STR("ab")), 1);
	assert_int_equal(str_find(STR("aab"), STR("abc")), 3);
	assert_int_equal(str_find(STR("abcab"), STR("ab")), 0);
}

static void ill_formed_utf8_is_replaced(void **state)
{
	(void)state;
	struct str text = STR("a\xC3\xA9\xE2\x82\xFF");
	size_t at = 0;
	assert_int_equal(utf8_decode(text, &at), 'a');
	assert_int_equal(utf8_decode(text, &at), 0xE9);
	assert_int_equal(utf8_decode(text, &at), UTF8_REPLACEMENT);
	assert_int_equal(at, 4);
	assert_int_equal(utf8_find_fault(text), 3);
}

/* Whatever stands before it, and wherever in a word of eight bytes. */
static void a_fault_is_found_at_its_place(void **state)
{
	(void)state;
	char bytes[] = "0123456789 \xC3\xA9 0123456789 0123456789";
	struct str text = { bytes, sizeof bytes - 1 };
	assert_int_equal(utf8_find_fault(text), text.length);
	for (size_t at = 0; at < text.length; at++) {
		char kept = bytes[at];
		bytes[at] = '\xFF';
		assert_int_equal(utf8_find_fault(text), at == 12 ? 11 : at);
		bytes[at] = kept;
	}
}

static void lengths_are_rounded(void **state)
{
	(void)state;
	assert_int_equal(length_scale(10, 1, 4), 3);
	assert_int_equal(length_scale(-10, 1, 4), -3);
	assert_int_equal(length_scale(9, 1, 4), 2);
}

static void maps_find_what_was_put(void **state)
{
	(void)state;
	struct arena arena;
	struct map map = { 0 };
	int values[500];
	arena_init(&arena);
	for (int i = 0; i < 500; i++)
		map_put(&map, arena_format(&arena, "key %d", i), &values[i]);
	for (int i = 0; i < 500; i++)
		assert_ptr_equal(
			map_find(&map, arena_format(&arena, "key %d", i)),
			&values[i]);
	assert_null(map_find(&map, STR("key 500")));
	map_free(&map);
	arena_free(&arena);
}

static void spans_go_through_includes(void **state)
{
	(void)state;
	struct arena arena;
	arena_init(&arena);
	struct source *lesson =
		source_make(&arena, STR("a.md"), STR("one\n{{}}\nthree\n"));
	struct source *code =
		source_make(&arena, STR("x.py"), STR("x = 1\ny = 2\n"));
	struct piece pieces[] = { { 0, lesson, 0 }, { 4, code, 6 },
		{ 9, lesson, 8 } };
	struct expansion expansion = { source_make(&arena, lesson->name,
					       STR("one\ny = 2\nthree\n")),
		pieces, 3 };
	struct span span = expansion_span(&expansion, 8);
	assert_ptr_equal(span.source, code);
	assert_int_equal(span.line, 2);
	assert_int_equal(span.column, 5);
	span = expansion_span(&expansion, 10);
	assert_ptr_equal(span.source, lesson);
	assert_int_equal(span.line, 3);
	assert_int_equal(span.column, 1);
	arena_free(&arena);
}

enum { ITEMS = 1000 };

struct tally {
	int done[ITEMS];
	int by_worker[4];
};

static void count_item(void *self, int worker, size_t item)
{
	struct tally *tally = self;
	tally->done[item]++;
	tally->by_worker[worker]++;
}

static void pool_does_each_item_once(void **state)
{
	(void)state;
	for (int threads = 1; threads <= 4; threads++) {
		struct tally tally = { 0 };
		int sum = 0;
		pool_run(threads, ITEMS, count_item, &tally);
		for (size_t i = 0; i < ITEMS; i++)
			assert_int_equal(tally.done[i], 1);
		for (int i = 0; i < threads; i++)
			sum += tally.by_worker[i];
		assert_int_equal(sum, ITEMS);
	}
	pool_run(4, 0, count_item, NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pool_does_each_item_once),
		cmocka_unit_test(paths_are_normalized),
		cmocka_unit_test(paths_lead_from_a_folder),
		cmocka_unit_test(paths_have_parts),
		cmocka_unit_test(distance_counts_edits),
		cmocka_unit_test(text_is_found),
		cmocka_unit_test(ill_formed_utf8_is_replaced),
		cmocka_unit_test(a_fault_is_found_at_its_place),
		cmocka_unit_test(lengths_are_rounded),
		cmocka_unit_test(maps_find_what_was_put),
		cmocka_unit_test(spans_go_through_includes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
