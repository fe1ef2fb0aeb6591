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
		if (next_random(&seed) % 5 == 0) {
			bool is_tall = next_random(&seed) % 2 == 0;
			strip = (struct strip){ .height = is_tall ? PT(64)
								  : PT(40) };
			strip.float_count = 1;
		}
		galley_push(galley, strip);
	}
}

/* What a page costs with its break; -1: not allowed. */
static int64_t page_cost(
	const struct pager *pager, const struct page_span *span, int side)
{
	enum { HELD = 3000 };
	const struct strip *last = &pager->galley->strips.at[span->end - 1];
	int change;
	int64_t cost = pager_cost(pager, span, &change);
	if (cost >= PAGE_IMPOSSIBLE)
		return -1;
	if (span->held > 0)
		cost += HELD;
	if (span->end == pager->galley->strips.count)
		return cost;
	if (last->penalty >= PENALTY_FORBIDDEN ||
		(int64_t)pager_extent(pager, span).size * 100 <
			(int64_t)PT(70) * 55)
		return -1;
	cost += last->penalty;
	if (last->ends_with_hyphen)
		cost += side == 0 ? 2000 : 300;
	return cost;
}

/* All ways to the end, one after the other: the cheapest, or -1. */
static int64_t cheapest(
	const struct pager *pager, size_t first, uint32_t brought, int side)
{
	size_t count = pager->galley->strips.count;
	int64_t best = -1;
	for (size_t end = first + 1; end <= count; end++) {
		uint32_t choices[] = { 0, pager->floats[end] };
		for (int i = 0; i < 2; i++) {
			struct page_span span = { first, end, choices[i],
				brought };
			if (i == 1 && choices[i] <= first + 1)
				continue;
			int64_t cost = page_cost(pager, &span, side);
			int64_t rest = end == count
				? (span.held > 0 ? -1 : 0)
				: cheapest(pager, end, span.held, !side);
			if (cost >= 0 && rest >= 0 &&
				(best < 0 || cost + rest < best))
				best = cost + rest;
		}
	}
	return best;
}

/* What the chosen pages cost, by the galley as it was before figures moved;
 * in the one where they moved, the pages are as high. */
static int64_t cost_of_plans(const struct pager *pager,
	const struct pager *moved, const struct page_plan *plans, size_t count)
{
	struct page_span span = { 0 };
	int64_t total = 0;
	int side = 0;
	for (size_t i = 0; i < count; i++) {
		span.end = plans[i].end;
		span.held = plans[i].held;
		if (span.held > 0)
			span.end += 1;
		int64_t cost = page_cost(pager, &span, side);
		assert_true(cost >= 0);
		total += cost;
		struct page_span now = { .first = plans[i].first,
			.end = plans[i].end };
		struct gap planned = pager_extent(pager, &span);
		struct gap made = pager_extent(moved, &now);
		assert_memory_equal(&planned, &made, sizeof made);
		span.first = span.end;
		span.brought = span.held;
		side = !side;
	}
	return total;
}

static void the_cheapest_pages_are_found(void **state)
{
	(void)state;
	size_t held = 0, found = 0;
	for (uint32_t seed = 1; seed < 400; seed++) {
		struct arena arena;
		arena_init(&arena);
		struct galley galley, before;
		galley_init(&galley, &arena, 0);
		galley_init(&before, &arena, 0);
		size_t count = 6 + seed % 8;
		fill(&galley, count, seed * 7919);
		fill(&before, count, seed * 7919);
		struct pager pager, judge;
		pager_init(&pager, &galley, &rules, &arena);
		pager_init(&judge, &before, &rules, &arena);
		int64_t best = cheapest(&judge, 0, 0, 0);
		struct page_plan *plans;
		size_t plan_count;
		pager_paginate(&pager, &arena, &plans, &plan_count);
		struct pager moved;
		pager_init(&moved, &galley, &rules, &arena);
		if (best >= 0)
			assert_int_equal(cost_of_plans(&judge, &moved, plans,
						 plan_count),
				best);
		found += best >= 0;
		for (size_t i = 0; i < plan_count; i++)
			held += plans[i].held > 0;
		assert_int_equal(plans[plan_count - 1].end, count);
		galley_free(&galley);
		galley_free(&before);
		arena_free(&arena);
	}
	assert_true(found > 100 && held > 3);
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

/* Three lines, a figure that has no room, and four lines, before the first of
 * which a node may begin. */
static void paginate_figure(struct chapter *chapter, struct node *begins)
{
	chapter_begin(chapter);
	for (int i = 0; i < 8; i++) {
		if (i == 4 && begins != NULL)
			galley_start(&chapter->galley, begins);
		push(chapter, i == 3 ? PT(42) : PT(14));
	}
	chapter->galley.strips.at[3].float_count = 1;
	paginate(chapter);
}

/* Lines of the text behind it fill the page, and it stands over the others. */
static void a_figure_without_room_is_held_back(void **state)
{
	(void)state;
	struct chapter chapter;
	paginate_figure(&chapter, NULL);
	assert_int_equal(chapter.count, 2);
	assert_int_equal(chapter.plans[0].end, 5);
	assert_int_equal(chapter.plans[1].first, 5);
	assert_true(chapter.galley.strips.at[5].is_floated);
	assert_int_equal(chapter.galley.strips.at[5].height, PT(42));
	chapter_end(&chapter);
}

/* What may stand below the figure at a page's top is less than what fills the
 * page in its stead: that the one is too long ends no search for the other. */
static void a_high_figure_is_held_back_too(void **state)
{
	(void)state;
	const struct page_rules narrow = { .height = PT(70), .line = PT(5) };
	struct chapter chapter;
	struct pager pager;
	chapter_begin(&chapter);
	for (int i = 0; i < 7; i++)
		push(&chapter, i == 3 ? PT(54) : PT(14));
	chapter.galley.strips.at[3].float_count = 1;
	pager_init(&pager, &chapter.galley, &narrow, &chapter.arena);
	pager_paginate(&pager, &chapter.arena, &chapter.plans, &chapter.count);
	assert_int_equal(chapter.plans[0].end, 5);
	assert_true(chapter.galley.strips.at[5].is_floated);
	chapter_end(&chapter);
}

/* With a heading behind it the figure belongs before that. */
static void a_figure_stays_before_a_heading(void **state)
{
	(void)state;
	struct chapter chapter;
	struct node heading = { .kind = NODE_HEADING };
	paginate_figure(&chapter, &heading);
	assert_int_equal(chapter.plans[0].end, 3);
	assert_int_equal(chapter.plans[0].held, 0);
	chapter_end(&chapter);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_cheapest_pages_are_found),
		cmocka_unit_test(what_fits_nowhere_stands_alone),
		cmocka_unit_test(a_forced_break_ends_the_page),
		cmocka_unit_test(white_stands_where_nothing_had_room),
		cmocka_unit_test(a_figure_without_room_is_held_back),
		cmocka_unit_test(a_high_figure_is_held_back_too),
		cmocka_unit_test(a_figure_stays_before_a_heading),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
