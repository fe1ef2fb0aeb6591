/* SPDX-License-Identifier: MIT */
/* Floats: figures that may stand over the text of the next page. */
#ifndef TYPESET_FLOAT_H
#define TYPESET_FLOAT_H

#include "blocks/strip.h"

/*
 * For each break before a strip, and the one at the end, the first strip of
 * the figure that may be held back there, + 1; 0: none. It is the last one
 * before the break, and only text of its own section, at least a line, stands
 * between. In the arena.
 */
uint32_t *floats_find(const struct galley *galley, struct arena *arena);

/* The strip behind a figure. */
size_t float_end(const struct galley *galley, size_t figure);

/* The gap before that strip when the figure is not there. */
struct gap float_gap(const struct galley *galley, size_t behind,
	const struct gap *paragraph_gap);

/*
 * Moves a figure to the end of a page, which ends before the strip end. Returns
 * how many strips it has.
 */
size_t float_move(struct galley *galley, size_t figure, size_t end,
	const struct gap *paragraph_gap);

#endif
