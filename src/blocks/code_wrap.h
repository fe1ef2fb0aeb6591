/* SPDX-License-Identifier: MIT */
/* Where a line of code is divided when it is longer than the measure. */
#ifndef BLOCKS_CODE_WRAP_H
#define BLOCKS_CODE_WRAP_H

#include "base/vec.h"
#include "tree/node.h"

/* A stretch of the code that stands on one line of the page. */
struct code_row {
	size_t start, end; /* bytes of the code */
	int indent; /* columns before it, beside its own blanks */
	bool is_turned; /* the line goes on in the next row */
};

typedef VEC(struct code_row) code_rows;

/*
 * The rows of the code's line from start up to end. Never breaks inside a
 * character; columns is at least 1.
 */
void code_wrap(const struct listing *listing, size_t start, size_t end,
	int columns, code_rows *rows);
/* How many columns a character takes: 0, 1, 2; a tab leads to the next stop. */
int code_columns(uint32_t code_point, int column);

#endif
