/* SPDX-License-Identifier: MIT */
/* What a page break between two lines of a listing costs. */
#ifndef BLOCKS_CODE_BREAK_H
#define BLOCKS_CODE_BREAK_H

#include "base/arena.h"
#include "tree/node.h"

/* A line of a listing, as one looks for a place to part it. */
struct code_line {
	struct str text;
	int indent;
	bool is_blank;
	bool is_introduction; /* only a comment or a decorator: for what
				 follows */
	bool is_closing; /* only brackets and the like: for what precedes */
	int penalty; /* of a page break behind it */
};

/* All lines of the listing, with their penalties, in the arena. */
struct code_line *code_lines(
	struct arena *arena, const struct listing *listing, size_t *count);

#endif
