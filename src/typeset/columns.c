/* SPDX-License-Identifier: MIT */
/*
 * Column widths from the least and natural widths of the cells, as browsers
 * do for tables of automatic layout (CSS 2.1, 17.5.2.2).
 */
#include "typeset/columns.h"

#include <stdint.h>

/* Shares the room by weight; the rounding goes to the last column. */
static void share(struct column *columns, size_t count, int64_t room)
{
	int64_t weights = 0, used = 0, seen = 0;
	for (size_t i = 0; i < count; i++)
		weights += columns[i].most - columns[i].least;
	for (size_t i = 0; i < count; i++) {
		seen += columns[i].most - columns[i].least;
		int64_t part = weights > 0 ? room * seen / weights - used : 0;
		columns[i].width = columns[i].least + (length)part;
		used += part;
	}
}

bool columns_solve(struct column *columns, size_t count, length room)
{
	int64_t least = 0, most = 0;
	for (size_t i = 0; i < count; i++) {
		least += columns[i].least;
		most += columns[i].most;
	}
	if (most <= room) {
		for (size_t i = 0; i < count; i++)
			columns[i].width = columns[i].most;
		return true;
	}
	if (least <= room) {
		share(columns, count, room - least);
		return true;
	}
	for (size_t i = 0; i < count; i++)
		columns[i].width =
			(length)((int64_t)columns[i].least * room / least);
	return false;
}

void columns_spread(
	struct column *columns, size_t count, length least, length most)
{
	for (size_t i = 0; i < count; i++) {
		least -= columns[i].least;
		most -= columns[i].most;
	}
	for (size_t i = 0; i < count; i++) {
		if (least > 0)
			columns[i].least += least / (length)count + 1;
		if (most > 0)
			columns[i].most += most / (length)count + 1;
		if (columns[i].most < columns[i].least)
			columns[i].most = columns[i].least;
	}
}
