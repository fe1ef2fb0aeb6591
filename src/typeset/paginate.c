/* SPDX-License-Identifier: MIT */
/*
 * Page breaking over a whole chapter.
 *
 * Model: the chapter is a row of strips with gaps that stretch and shrink
 * (Knuth and Plass's boxes and glue, turned upright). A page of the strips a
 * to b costs what its stretch is worth, and each break has a penalty. The
 * least total over the chapter is found by dynamic programming:
 *
 *	D(b) = min over a of D(a) + page(a, b) + penalty(b)
 *
 * kept apart for recto and verso, because a hyphen at the turn of a leaf is
 * worse. Within page(a, b) up to three paragraphs that stand wholly on it may
 * run a line longer, or two a line shorter (after F. Mittelbach, "A General
 * LuaTeX Framework for Globally Optimized Pagination", 2019); that adds no
 * state.
 *
 * A figure that its number names may be held back, so that text fills the page
 * that has no room for it, and stand over the text of the next page. That is
 * one more bit of state at a break (after A. Brueggemann-Klein, R. Klein and
 * S. Wohlfeil, "On the pagination of complex documents", 2003, for one float
 * at a time).
 *
 * When the strict rules leave no way, the chapter is done once more with every
 * break allowed at a very high cost.
 */
#include "typeset/paginate.h"

#include "typeset/float.h"

#include <assert.h>
#include <stdlib.h>

enum {
	COST_TOO_EMPTY = 20000, /* under 55 % full */
	COST_ALMOST_BLANK = 70000, /* under 20 % full */
	COST_FORBIDDEN = 1000000, /* a widow, when all else fails */
	COST_KEEP = 3000000,
	COST_OVERFULL = 100000000,
	COST_LAST = 10, /* the chapter's last page */
	COST_STUB = 4000, /* its last page under 12 % full */
	COST_SHORT = 300, /* and under 25 % */
	COST_VARIANT = 60,
	COST_HYPHEN = 300,
	COST_HYPHEN_AT_TURN = 2000,
	COST_WORST = 10000,
	COST_HELD = 3000, /* a figure that is not where the text has it */
	COST_LINE_EMPTY = 560, /* each line that a page is short */
	COST_LINE_SQUARED = 50
};

#define UNREACHED INT64_MAX

void pager_init(struct pager *pager, struct galley *galley,
	const struct page_rules *rules, struct arena *arena)
{
	size_t count = galley->strips.count;
	*pager = (struct pager){ .galley = galley, .rules = rules };
	pager->sizes = ARENA_ARRAY(arena, int64_t, count + 1);
	pager->stretches = ARENA_ARRAY(arena, int64_t, count + 1);
	pager->shrinks = ARENA_ARRAY(arena, int64_t, count + 1);
	pager->notes = ARENA_ARRAY(arena, int64_t, count + 1);
	pager->floats = floats_find(galley, arena);
	for (size_t i = 0; i < count; i++) {
		const struct strip *strip = &galley->strips.at[i];
		pager->sizes[i + 1] =
			pager->sizes[i] + strip->gap.size + strip->height;
		pager->stretches[i + 1] =
			pager->stretches[i] + strip->gap.stretch;
		pager->shrinks[i + 1] = pager->shrinks[i] + strip->gap.shrink;
		pager->notes[i + 1] = pager->notes[i] + strip->note_height;
	}
}

static struct gap extent_of(const struct pager *pager, size_t first, size_t end)
{
	return (struct gap){
		.size = (length)(pager->sizes[end] - pager->sizes[first]),
		.stretch = (length)(pager->stretches[end] -
			pager->stretches[first]),
		.shrink = (length)(pager->shrinks[end] - pager->shrinks[first]),
	};
}

static void add_gap(const struct gap *gap, int sign, struct gap *extent)
{
	extent->size += sign * gap->size;
	extent->stretch += sign * gap->stretch;
	extent->shrink += sign * gap->shrink;
}

static void take_held(
	const struct pager *pager, uint32_t held, struct gap *extent)
{
	const struct strip *strips = pager->galley->strips.at;
	size_t behind = float_end(pager->galley, held - 1);
	struct gap figure = extent_of(pager, held - 1, behind);
	struct gap gap =
		float_gap(pager->galley, behind, &pager->rules->paragraph_gap);
	add_gap(&figure, -1, extent);
	add_gap(&strips[behind].gap, -1, extent);
	add_gap(&gap, 1, extent);
}

static void add_brought(
	const struct pager *pager, uint32_t brought, struct gap *extent)
{
	const struct strip *strips = pager->galley->strips.at;
	size_t behind = float_end(pager->galley, brought - 1);
	struct gap figure = extent_of(pager, brought - 1, behind);
	add_gap(&figure, 1, extent);
	add_gap(&strips[brought - 1].gap, -1, extent);
	add_gap(&strips[behind].gap, 1, extent);
}

struct gap pager_extent(const struct pager *pager, const struct page_span *span)
{
	const struct strip *strips = pager->galley->strips.at;
	const struct strip *top = &strips[span->first];
	struct gap extent = extent_of(pager, span->first, span->end);
	// The paddings of tints hang over the edges, so that the lines of
	// facing pages stand level.
	add_gap(&top->gap, -1, &extent);
	if (top->head != NULL)
		extent.size += top->head->height;
	if (span->held > 0)
		take_held(pager, span->held, &extent);
	if (span->brought > 0)
		add_brought(pager, span->brought, &extent);
	int64_t notes = pager->notes[span->end] - pager->notes[span->first];
	if (notes > 0)
		extent.size += (length)notes + pager->rules->note_skip +
			strips[span->end - 1].pad_bottom;
	return extent;
}

/* 100 times the third power of a / b. */
static int64_t badness(length a, length b)
{
	if (a == 0)
		return 0;
	if (b <= 0 || a / 5 >= b)
		return COST_WORST;
	int64_t ratio = (int64_t)a * 1024 / b;
	int64_t cost = 100 * ratio * ratio * ratio >> 30;
	return cost < COST_WORST ? cost : COST_WORST;
}

static bool ends_at_will(const struct pager *pager, size_t end)
{
	return end == pager->galley->strips.count ||
		pager->galley->strips.at[end - 1].penalty == PENALTY_FORCED;
}

/* The height of the strips first to end - 1, with the gap before them. */
static int64_t height_of(const struct pager *pager, size_t first, size_t end)
{
	return pager->sizes[end] - pager->sizes[first] + pager->notes[end] -
		pager->notes[first];
}

/* Whether what stands next, up to where a page may end, had room as well. */
static bool could_go_on(const struct pager *pager, size_t end, length room)
{
	const struct strip *strips = pager->galley->strips.at;
	size_t next = end + 1;
	while (next < pager->galley->strips.count &&
		strips[next - 1].penalty >= PENALTY_FORBIDDEN &&
		height_of(pager, end, next) <= room)
		next++;
	return height_of(pager, end, next) <= room;
}

/*
 * White that no stretch takes up: one hole is worse than two of half of it,
 * and one above a figure that had no room is better than one amid the text.
 */
static int64_t emptiness(const struct pager *pager, length room, size_t end)
{
	int64_t tenths = (int64_t)room * 10 / pager->rules->line;
	int64_t cost = tenths * COST_LINE_EMPTY / 10 +
		tenths * tenths * COST_LINE_SQUARED / 100;
	return could_go_on(pager, end, room) ? cost * 3 / 2 : cost;
}

/* The cost of a page whose gaps have to take up the room left over. */
static int64_t stretch_cost(
	const struct pager *pager, struct gap extent, length room, size_t end)
{
	length height = pager->rules->height;
	if (room < 0) {
		if (-room > extent.shrink)
			return PAGE_IMPOSSIBLE;
		return badness(-room, extent.shrink);
	}
	if (ends_at_will(pager, end)) {
		length filled = height - room;
		if (filled < height / 8)
			return COST_LAST + COST_STUB;
		return COST_LAST + (filled < height / 4 ? COST_SHORT : 0);
	}
	int64_t cost = badness(room, extent.stretch);
	if (room > extent.stretch)
		cost += emptiness(pager, room, end);
	return cost;
}

static int64_t square_root(int64_t n)
{
	int64_t root = 0;
	for (int64_t bit = (int64_t)1 << 31; bit > 0; bit >>= 1)
		if ((root + bit) * (root + bit) <= n)
			root += bit;
	return root;
}

/* The cost of a paragraph's variant; PAGE_IMPOSSIBLE when it has none. */
static int64_t variant_cost(const struct strip_paragraph *paragraph, int change)
{
	const struct paragraph_way *way =
		change > 0 ? &paragraph->longer : &paragraph->shorter;
	if (way->line_count == 0)
		return PAGE_IMPOSSIBLE;
	int64_t worse = way->demerits - paragraph->demerits;
	return COST_VARIANT + (worse > 0 ? square_root(worse) * 3 / 10 : 0);
}

/* The cheapest variants of one kind on a page, best first. */
struct choice {
	uint32_t paragraph[CHANGES_MOST];
	int64_t cost[CHANGES_MOST];
	size_t count;
};

static void choice_add(struct choice *choice, uint32_t paragraph, int64_t cost)
{
	if (cost >= PAGE_IMPOSSIBLE)
		return;
	size_t at = choice->count;
	while (at > 0 && choice->cost[at - 1] > cost)
		at--;
	if (at == CHANGES_MOST)
		return;
	if (choice->count < CHANGES_MOST)
		choice->count++;
	for (size_t i = choice->count - 1; i > at; i--) {
		choice->paragraph[i] = choice->paragraph[i - 1];
		choice->cost[i] = choice->cost[i - 1];
	}
	choice->paragraph[at] = paragraph;
	choice->cost[at] = cost;
}

static void choose(const struct pager *pager, size_t first, size_t end,
	int sign, struct choice *choice)
{
	const struct galley *galley = pager->galley;
	choice->count = 0;
	for (size_t i = first; i < end; i++) {
		uint32_t number = galley->strips.at[i].paragraph;
		if (number == 0)
			continue;
		const struct strip_paragraph *paragraph =
			&galley->paragraphs.at[number - 1];
		size_t past = paragraph->first + paragraph->count;
		if (paragraph->first == i && past <= end)
			choice_add(choice, number - 1,
				variant_cost(paragraph, sign));
		if (past > i) // not so when a float parts it
			i = past - 1;
	}
}

size_t pager_variants(struct pager *pager, size_t first, size_t end, int change,
	uint32_t chosen[CHANGES_MOST])
{
	struct choice choice = { 0 };
	if (change == 0)
		return 0;
	choose(pager, first, end, change > 0 ? 1 : -1, &choice);
	assert(choice.count >= (size_t)abs(change));
	for (int i = 0; i < abs(change); i++)
		chosen[i] = choice.paragraph[i];
	return (size_t)abs(change);
}

static int64_t cost_of(const struct pager *pager, const struct page_span *span,
	struct gap extent, int *change)
{
	size_t end = span->end;
	length line = pager->rules->line;
	length room = pager->rules->height - extent.size;
	int64_t best = stretch_cost(pager, extent, room, end);
	*change = 0;
	bool is_loose = room > extent.stretch && !ends_at_will(pager, end);
	bool is_tight = room < -extent.shrink / 2;
	int sign = is_loose ? 1 : -1;
	length excess =
		is_loose ? room - extent.stretch : -room - extent.shrink;
	if ((!is_loose && !is_tight) || excess > CHANGES_MOST * line)
		return best; // so many lines are not to be had
	struct choice choice;
	choose(pager, span->first, end, sign, &choice);
	int64_t variants = 0;
	size_t most = is_loose ? CHANGES_MOST : CHANGES_MOST - 1;
	for (size_t k = 0; k < choice.count && k < most; k++) {
		variants += choice.cost[k];
		room -= sign * line;
		int64_t cost = stretch_cost(pager, extent, room, end);
		if (cost < PAGE_IMPOSSIBLE && cost + variants < best) {
			best = cost + variants;
			*change = sign * (int)(k + 1);
		}
	}
	return best;
}

int64_t pager_cost(
	const struct pager *pager, const struct page_span *span, int *change)
{
	return cost_of(pager, span, pager_extent(pager, span), change);
}

/* The best ways to the end of a strip, by whether they hold a figure back and
 * by the side of the page to come. */
struct state {
	int64_t cost[2][2];
	uint32_t from[2][2];
	int8_t change[2][2];
	bool was_held[2][2]; /* the page before held one back as well */
};

static const struct state nowhere = {
	.cost = { { UNREACHED, UNREACHED }, { UNREACHED, UNREACHED } },
};

/* The cost of the break after strip end - 1; page: 0 recto, 1 verso. */
static int64_t break_cost(
	const struct pager *pager, size_t end, int page, bool is_lenient)
{
	const struct strip *last = &pager->galley->strips.at[end - 1];
	if (end == pager->galley->strips.count ||
		last->penalty == PENALTY_FORCED)
		return 0;
	int64_t cost = last->penalty;
	if (is_lenient && last->penalty == PENALTY_FORBIDDEN)
		cost = COST_FORBIDDEN;
	if (is_lenient && last->penalty > PENALTY_FORBIDDEN)
		cost = COST_KEEP;
	if (last->ends_with_hyphen)
		cost += page == 0 ? COST_HYPHEN_AT_TURN : COST_HYPHEN;
	return cost;
}

static bool is_too_empty(const struct pager *pager, int64_t size, size_t end)
{
	return size * 100 < (int64_t)pager->rules->height * 55 &&
		!ends_at_will(pager, end);
}

/* By heights alone, which is soon asked: most places to begin are so near. */
static bool is_surely_empty(const struct pager *pager, size_t first, size_t end)
{
	const struct strip *top = &pager->galley->strips.at[first];
	return top->head == NULL && pager->floats[first] == 0 &&
		pager->notes[first] == pager->notes[end] &&
		is_too_empty(
			pager, pager->sizes[end] - pager->sizes[first], end);
}

/* What a page costs under the rules of this round; or PAGE_IMPOSSIBLE. */
static int64_t round_cost(const struct pager *pager,
	const struct page_span *span, struct gap extent, bool is_lenient,
	int *change)
{
	bool is_empty = is_too_empty(pager, extent.size, span->end);
	if (is_empty && !is_lenient)
		return PAGE_IMPOSSIBLE;
	int64_t cost = cost_of(pager, span, extent, change);
	if (cost >= PAGE_IMPOSSIBLE)
		return is_lenient && span->first + 1 == span->end
			? COST_OVERFULL
			: PAGE_IMPOSSIBLE;
	if (is_empty)
		cost += COST_TOO_EMPTY +
			((int64_t)extent.size * 5 < pager->rules->height
					? COST_ALMOST_BLANK
					: 0);
	return span->held > 0 ? cost + COST_HELD : cost;
}

static void try_page(struct pager *pager, struct state *states,
	const struct page_span *span, struct gap extent, bool is_lenient)
{
	bool holds = span->held > 0, held = span->brought > 0;
	const int64_t *before = states[span->first].cost[held];
	struct state *after = &states[span->end];
	int64_t *best = after->cost[holds];
	if (before[0] >= best[1] && before[1] >= best[0])
		return; // dearer already, or never reached
	int change = 0;
	int64_t cost = round_cost(pager, span, extent, is_lenient, &change);
	if (cost >= PAGE_IMPOSSIBLE)
		return;
	for (int page = 0; page < 2; page++) {
		if (before[page] == UNREACHED)
			continue;
		int64_t total = before[page] + cost +
			break_cost(pager, span->end, page, is_lenient);
		if (total >= best[!page])
			continue;
		best[!page] = total;
		after->from[holds][!page] = (uint32_t)span->first;
		after->change[holds][!page] = (int8_t)change;
		after->was_held[holds][!page] = held;
	}
}

static bool is_too_long(const struct pager *pager, struct gap extent)
{
	return extent.size - extent.shrink >
		pager->rules->height + 2 * pager->rules->line;
}

/*
 * The page with the figures where they are, and with those held back. False
 * when it is too long each way: no page that begins farther back can be meant,
 * unless it begins before a figure that it may hold back.
 */
static bool try_pages(struct pager *pager, struct state *states, size_t first,
	size_t end, bool is_lenient)
{
	struct page_span span = { .first = first, .end = end };
	uint32_t held = pager->floats[end], brought = pager->floats[first];
	struct gap extent = pager_extent(pager, &span);
	bool fits = first + 1 == end || !is_too_long(pager, extent);
	if (fits)
		try_page(pager, states, &span, extent, is_lenient);
	if (is_lenient || (held == 0 && brought == 0))
		return fits;
	bool is_meant = fits || (held > 0 && held <= first + 1);
	if (held <= first + 1)
		held = 0; // it stands at the top, or farther back
	for (int ways = 1; ways < 4; ways++) {
		if (((ways & 1) && held == 0) || ((ways & 2) && brought == 0))
			continue;
		span.held = ways & 1 ? held : 0;
		span.brought = ways & 2 ? brought : 0;
		extent = pager_extent(pager, &span);
		if (is_too_long(pager, extent))
			continue;
		is_meant = true;
		try_page(pager, states, &span, extent, is_lenient);
	}
	return is_meant;
}

static bool is_reached(const struct state *state)
{
	return state->cost[0][0] != UNREACHED ||
		state->cost[0][1] != UNREACHED ||
		state->cost[1][0] != UNREACHED ||
		state->cost[1][1] != UNREACHED;
}

static bool is_break(const struct pager *pager, size_t end, bool is_lenient)
{
	return is_lenient || end == pager->galley->strips.count ||
		pager->galley->strips.at[end - 1].penalty < PENALTY_FORBIDDEN;
}

/* One round over the chapter; false when no way leads to its end. */
static bool search(struct pager *pager, struct state *states, bool is_lenient)
{
	size_t count = pager->galley->strips.count;
	int side = pager->rules->starts_verso;
	states[0] = nowhere;
	states[0].cost[0][side] = 0;
	for (size_t end = 1; end <= count; end++) {
		states[end] = nowhere;
		if (!is_break(pager, end, is_lenient))
			continue;
		for (size_t first = end; first-- > 0;) {
			if (is_reached(&states[first]) &&
				(is_lenient ||
					!is_surely_empty(pager, first, end)) &&
				!try_pages(
					pager, states, first, end, is_lenient))
				break;
			if (first > 0 &&
				pager->galley->strips.at[first - 1].penalty ==
					PENALTY_FORCED)
				break;
		}
	}
	return states[count].cost[0][0] != UNREACHED ||
		states[count].cost[0][1] != UNREACHED;
}

/* The pages from the last one back; plans has room for all of them. */
static size_t trace(const struct pager *pager, const struct state *states,
	int side, struct page_plan *plans, size_t most)
{
	size_t at = most;
	size_t end = pager->galley->strips.count;
	bool holds = false;
	for (; end > 0; side = !side) {
		const struct state *state = &states[end];
		plans[--at] = (struct page_plan){
			.first = state->from[holds][side],
			.end = end,
			.change = state->change[holds][side],
			.held = holds ? pager->floats[end] : 0,
		};
		bool was_held = state->was_held[holds][side];
		end = state->from[holds][side];
		holds = was_held;
	}
	return at;
}

/* Puts each figure that is held back where the next page begins. */
static void move_held(
	struct pager *pager, struct page_plan *plans, size_t count)
{
	for (size_t i = 0; i + 1 < count; i++) {
		struct page_plan *page = &plans[i];
		if (page->held == 0)
			continue;
		page->end -= float_move(pager->galley, page->held - 1,
			page->end, &pager->rules->paragraph_gap);
		plans[i + 1].first = page->end;
	}
}

void pager_paginate(struct pager *pager, struct arena *arena,
	struct page_plan **plans, size_t *count)
{
	size_t strips = pager->galley->strips.count;
	*plans = NULL;
	*count = 0;
	if (strips == 0)
		return;
	struct state *states = ARENA_ARRAY(arena, struct state, strips + 1);
	if (!search(pager, states, /*is_lenient=*/false)) {
		bool found = search(pager, states, /*is_lenient=*/true);
		assert(found);
		(void)found;
	}
	const int64_t *last = states[strips].cost[0];
	struct page_plan *all = ARENA_ARRAY(arena, struct page_plan, strips);
	size_t first = trace(pager, states, last[1] < last[0], all, strips);
	*plans = &all[first];
	*count = strips - first;
	move_held(pager, *plans, *count);
}
