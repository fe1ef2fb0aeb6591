/* SPDX-License-Identifier: MIT */
/* The widths of a table's columns. */
#ifndef BLOCKS_COLUMNS_H
#define BLOCKS_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/length.h"

struct column {
	length least, most; /* of its cells, paddings in them */
	length width; /* found */
};

/*
 * Finds the widths of a table in a room: the natural ones when they fit, else
 * the least ones and a share of what is left by what each could use. False
 * when not even the least widths fit; then all are shares of the room.
 */
bool columns_solve(struct column *columns, size_t count, length room);
/* A cell that spans several columns wants these widths in sum. */
void columns_spread(
	struct column *columns, size_t count, length least, length most);

#endif
