/* SPDX-License-Identifier: MIT */
/* Strips -> pages: which strips each page of a chapter holds. */
#ifndef TYPESET_PAGINATE_H
#define TYPESET_PAGINATE_H

#include "typeset/strip.h"

/* One page of a chapter. */
struct page_plan {
	size_t first, end; /* its strips */
	int change; /* that many paragraphs run a line longer (> 0) or shorter
		       (< 0): those with the least cost */
	int64_t cost;
};

struct page_rules {
	length height; /* of the text block: H */
	length note_skip; /* from the text to the first note */
	length line; /* leading of the body */
	bool starts_verso; /* the first page is a left one */
	/* Finds out the paragraph's variant; NULL: there are none. */
	void (*vary)(void *self, struct strip_paragraph *paragraph, int change);
	void *self;
};

/*
 * Chooses the cheapest pages for all strips. plans is an array in the arena.
 * Never fails: what fits nowhere is put on a page of its own.
 */
void paginate(struct galley *galley, const struct page_rules *rules,
	struct arena *arena, struct page_plan **plans, size_t *count);

/* What a page of these strips costs, without the break at its end. */
int64_t page_cost(struct galley *galley, const struct page_rules *rules,
	size_t first, size_t end, int *change);
/* Height without stretch; with the totals of its gaps. */
struct gap page_extent(const struct galley *galley,
	const struct page_rules *rules, size_t first, size_t end);
/*
 * The paragraphs of the page that vary, at most |change| indices into
 * galley->paragraphs in order of cost; returns how many.
 */
size_t page_variants(struct galley *galley, const struct page_rules *rules,
	const struct page_plan *plan, uint32_t chosen[3]);

#endif
