/* SPDX-License-Identifier: MIT */
/* Page breaking: against all subsets of breaks, and its keep rules. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "typeset/paginate.h"

static const struct page_rules rules = {
	.height = PT(70),
	.note_skip = PT(15),
	.line = PT(14),
};

static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 16;
}

static void fill(struct galley *galley, size_t count, uint32_t seed)
{
	static const int penalties[] = { 0, 0, 0, 20, 150, 900 };
	for (size_t i = 0; i < count; i++) {
		struct strip strip = { .height = PT(14) };
		if (next_random(&seed) % 3 == 0)
			galley_space(
				galley, (struct gap){ PT(7), PT(3), PT(1.5) });
		if (next_random(&seed) % 7 == 0)
			strip.note_height = PT(10);
		strip.penalty = penalties[next_random(&seed) % 6];
		if (next_random(&seed) % 6 == 0)
			strip.penalty = PENALTY_FORBIDDEN;
		strip.ends_with_hyphen = next_random(&seed) % 5 == 0;
		galley_push(galley, strip);
	}
}

/* The cost of the pages that end where mask has a bit; -1: not allowed. */
static int64_t cost_of(struct pager *pager, size_t count, unsigned mask)
{
	int64_t total = 0;
	size_t first = 0;
	int side = 0;
	for (size_t end = 1; end <= count; end++) {
		if (end < count && !(mask >> (end - 1) & 1))
			continue;
		const struct strip *last = &pager->galley->strips.at[end - 1];
		int change;
		int64_t cost = pager_cost(pager, first, end, &change);
		if (cost >= PAGE_IMPOSSIBLE)
			return -1;
		if (end < count) {
			length size = pager_extent(pager, first, end).size;
			if (last->penalty >= PENALTY_FORBIDDEN ||
				(int64_t)size * 100 < (int64_t)PT(70) * 55)
				return -1;
			cost += last->penalty;
			if (last->ends_with_hyphen)
				cost += side == 0 ? 2000 : 300;
		}
		total += cost;
		first = end;
		side = !side;
	}
	return total;
}

static void the_cheapest_pages_are_found(void **state)
{
	(void)state;
	for (uint32_t seed = 1; seed < 60; seed++) {
		struct arena arena;
		arena_init(&arena);
		struct galley galley;
		galley_init(&galley, &arena, 0);
		size_t count = 6 + seed % 8;
		fill(&galley, count, seed * 7919);
		struct pager pager;
		pager_init(&pager, &galley, &rules, &arena);
		int64_t best = -1;
		for (unsigned mask = 0; mask < 1u << (count - 1); mask++) {
			int64_t cost = cost_of(&pager, count, mask);
			if (cost >= 0 && (best < 0 || cost < best))
				best = cost;
		}
		struct page_plan *plans;
		size_t plan_count;
		pager_paginate(&pager, &arena, &plans, &plan_count);
		unsigned mask = 0;
		for (size_t i = 0; i < plan_count; i++)
			mask |= 1u << (plans[i].end - 1);
		if (best >= 0)
			assert_int_equal(cost_of(&pager, count, mask), best);
		assert_int_equal(plans[plan_count - 1].end, count);
		galley_free(&galley);
		arena_free(&arena);
	}
}

/* A chapter of strips, and its pages. */
struct chapter {
	struct arena arena;
	struct galley galley;
	struct page_plan *plans;
	size_t count;
};

static void chapter_begin(struct chapter *chapter)
{
	arena_init(&chapter->arena);
	galley_init(&chapter->galley, &chapter->arena, 0);
}

static void push(struct chapter *chapter, length height)
{
	galley_push(&chapter->galley, (struct strip){ .height = height });
}

static void paginate(struct chapter *chapter)
{
	struct pager pager;
	pager_init(&pager, &chapter->galley, &rules, &chapter->arena);
	pager_paginate(
		&pager, &chapter->arena, &chapter->plans, &chapter->count);
}

static void chapter_end(struct chapter *chapter)
{
	galley_free(&chapter->galley);
	arena_free(&chapter->arena);
}

static void what_fits_nowhere_stands_alone(void **state)
{
	(void)state;
	struct chapter chapter;
	chapter_begin(&chapter);
	push(&chapter, PT(14));
	galley_keep(&chapter.galley, PENALTY_KEEP);
	push(&chapter, PT(100));
	push(&chapter, PT(14));
	paginate(&chapter);
	assert_int_equal(chapter.count, 3);
	assert_int_equal(chapter.plans[1].first, 1);
	assert_int_equal(chapter.plans[1].end, 2);
	chapter_end(&chapter);
}

static void a_forced_break_ends_the_page(void **state)
{
	(void)state;
	struct chapter chapter;
	chapter_begin(&chapter);
	push(&chapter, PT(14));
	chapter.galley.strips.at[0].penalty = PENALTY_FORCED;
	push(&chapter, PT(14));
	paginate(&chapter);
	assert_int_equal(chapter.count, 2);
	assert_int_equal(chapter.plans[0].end, 1);
	chapter_end(&chapter);
}

/* Nine lines and a figure on pages of five lines: the one line of white that
 * has to be somewhere stands above the figure, though the break there costs a
 * little more than the one amid the text. */
static void white_stands_where_nothing_had_room(void **state)
{
	(void)state;
	struct chapter chapter;
	chapter_begin(&chapter);
	for (int i = 0; i < 9; i++)
		push(&chapter, PT(14));
	chapter.galley.strips.at[4].penalty = 100;
	push(&chapter, PT(56));
	paginate(&chapter);
	assert_int_equal(chapter.count, 3);
	assert_int_equal(chapter.plans[0].end, 5);
	assert_int_equal(chapter.plans[1].end, 9);
	chapter_end(&chapter);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_cheapest_pages_are_found),
		cmocka_unit_test(what_fits_nowhere_stands_alone),
		cmocka_unit_test(a_forced_break_ends_the_page),
		cmocka_unit_test(white_stands_where_nothing_had_room),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
