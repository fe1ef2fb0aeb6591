/* SPDX-License-Identifier: MIT */
/* Strips -> pages: which strips each page of a chapter holds. */
#ifndef TYPESET_PAGINATE_H
#define TYPESET_PAGINATE_H

#include "blocks/strip.h"

/*
 * The strips of a page. A figure among them may be held back; it stands over
 * the text of the next page then, which brought it. A figure is given as the
 * index of its first strip + 1; 0: none.
 */
struct page_span {
	size_t first, end;
	uint32_t held, brought;
};

/* One page of a chapter. */
struct page_plan {
	size_t first, end; /* its strips */
	int change; /* that many of its paragraphs run a line longer (> 0) or
		       shorter (< 0) */
	uint32_t held; /* as in page_span; moved to the next page */
};

struct page_rules {
	length height; /* of the text block */
	length note_skip; /* from the text to the first note */
	length line; /* leading of the body */
	struct gap paragraph_gap;
	bool starts_verso; /* the first page is a left one */
};

enum { CHANGES_MOST = 3 };

/* What paginate works with. */
struct pager {
	struct galley *galley;
	const struct page_rules *rules;
	/* Sums over all strips before each: heights and gaps, notes. */
	int64_t *sizes, *stretches, *shrinks, *notes;
	/* The figure that a break before each strip may hold back, + 1. */
	uint32_t *floats;
};

void pager_init(struct pager *pager, struct galley *galley,
	const struct page_rules *rules, struct arena *arena);

/*
 * Chooses the cheapest pages for all strips. plans is an array in the arena.
 * Never fails: what fits nowhere is put on a page of its own. Figures that are
 * held back are moved in the galley, to where the next page begins.
 */
void pager_paginate(struct pager *pager, struct arena *arena,
	struct page_plan **plans, size_t *count);

/* The height of a page of these strips with the totals of its gaps. */
struct gap pager_extent(
	const struct pager *pager, const struct page_span *span);

/*
 * What a page of these strips costs, without the break at its end;
 * PAGE_IMPOSSIBLE when they do not fit. *change as in page_plan.
 */
int64_t pager_cost(
	const struct pager *pager, const struct page_span *span, int *change);
enum { PAGE_IMPOSSIBLE = 1 << 30 };

/*
 * The |change| paragraphs of the page that vary at the least cost, as indices
 * into galley->paragraphs. Returns how many.
 */
size_t pager_variants(struct pager *pager, size_t first, size_t end, int change,
	uint32_t chosen[CHANGES_MOST]);

#endif
