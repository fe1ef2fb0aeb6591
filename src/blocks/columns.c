/* SPDX-License-Identifier: MIT */
/*
 * Column widths from the least and natural widths of the cells, much as
 * browsers do for tables of automatic layout (CSS 2.1, 17.5.2.2).
 */
#include "blocks/columns.h"

#include <stdint.h>

static int64_t need_of(const struct column *column)
{
	return column->most - column->least;
}

/*
 * Gives columns that need no more than an equal share all that they need, so
 * that a short column never turns its lines for the sake of a long one.
 * Returns what is left; *weights is the need of the others.
 */
static int64_t satisfy(
	struct column *columns, size_t count, int64_t room, int64_t *weights)
{
	size_t open = count;
	bool is_changed = true;
	for (size_t i = 0; i < count; i++)
		columns[i].width = columns[i].least;
	while (is_changed && open > 0) {
		is_changed = false;
		int64_t share = room / (int64_t)open;
		for (size_t i = 0; i < count; i++) {
			struct column *column = &columns[i];
			int64_t need = column->most - column->width;
			if (need == 0 || need > share)
				continue;
			column->width = column->most;
			room -= need;
			open--;
			is_changed = true;
		}
	}
	*weights = 0;
	for (size_t i = 0; i < count; i++)
		if (columns[i].width < columns[i].most)
			*weights += need_of(&columns[i]);
	return room;
}

/* Shares the room by need; the rounding goes to the last column. */
static void share(struct column *columns, size_t count, int64_t room)
{
	int64_t weights, used = 0, seen = 0;
	room = satisfy(columns, count, room, &weights);
	for (size_t i = 0; i < count; i++) {
		if (columns[i].width == columns[i].most)
			continue;
		seen += need_of(&columns[i]);
		int64_t part = room * seen / weights - used;
		columns[i].width = columns[i].least + (length)part;
		used += part;
	}
}

enum { OPEN = -1 };

/* Too little for all: narrow columns keep what they need at the least. */
static void squeeze(struct column *columns, size_t count, int64_t room)
{
	size_t open = count;
	int64_t wanted = 0;
	for (size_t i = 0; i < count; i++)
		columns[i].width = OPEN;
	for (size_t before = 0; before != open && open > 0;) {
		int64_t share = room / (int64_t)open;
		before = open;
		for (size_t i = 0; i < count; i++) {
			struct column *column = &columns[i];
			if (column->width != OPEN || column->least > share)
				continue;
			column->width = column->least;
			room -= column->least;
			open--;
		}
	}
	for (size_t i = 0; i < count; i++)
		wanted += columns[i].width == OPEN ? columns[i].least : 0;
	for (size_t i = 0; i < count; i++)
		if (columns[i].width == OPEN)
			columns[i].width =
				(length)(columns[i].least * room / wanted);
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
	squeeze(columns, count, room);
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
