/* SPDX-License-Identifier: MIT */
/* Figures that may leave their place, and their move. */
#include "typeset/float.h"

#include <string.h>

/* Whether no figure may be held back beyond the strip. */
static bool ends_section(const struct strip *strip)
{
	for (uint32_t i = 0; i < strip->start_count; i++)
		if (strip->starts[i]->kind == NODE_HEADING ||
			strip->starts[i]->kind == NODE_DOCUMENT)
			return true;
	return strip->penalty == PENALTY_FORCED || strip->turned_count > 0;
}

/* Whether a page may begin with a figure and go on with the strip. */
static bool may_stand_over(
	const struct strip *before, const struct strip *strip)
{
	return strip->head == NULL && strip->float_count == 0 &&
		(strip->band == NULL || strip->band != before->band);
}

uint32_t *floats_find(const struct galley *galley, struct arena *arena)
{
	const struct strip *strips = galley->strips.at;
	size_t count = galley->strips.count;
	uint32_t *floats = ARENA_ARRAY(arena, uint32_t, count + 1);
	size_t figure = 0, text = SIZE_MAX; // where the text behind it begins
	memset(floats, 0, (count + 1) * sizeof *floats);
	for (size_t i = 0; i < count; i++) {
		if (i > text && may_stand_over(&strips[i - 1], &strips[i]))
			floats[i] = (uint32_t)figure + 1;
		if (strips[i].float_count > 0) {
			figure = i;
			text = i + strips[i].float_count;
		} else if (ends_section(&strips[i])) {
			text = SIZE_MAX;
		}
	}
	return floats;
}

size_t float_end(const struct galley *galley, size_t figure)
{
	return figure + galley->strips.at[figure].float_count;
}

struct gap float_gap(const struct galley *galley, size_t behind,
	const struct gap *paragraph_gap)
{
	const struct strip *strip = &galley->strips.at[behind];
	return strip->is_on_grid ? *paragraph_gap : strip->gap;
}

/* The paragraphs that begin from first up to end moved by so many strips. */
static void move_paragraphs(
	struct galley *galley, size_t first, size_t end, size_t by)
{
	for (size_t i = 0; i < galley->paragraphs.count; i++) {
		struct strip_paragraph *paragraph = &galley->paragraphs.at[i];
		if (paragraph->first >= first && paragraph->first < end)
			paragraph->first -= by;
	}
}

size_t float_move(struct galley *galley, size_t figure, size_t end,
	const struct gap *paragraph_gap)
{
	struct strip *strips = galley->strips.at;
	size_t count = strips[figure].float_count;
	size_t behind = figure + count;
	struct gap gap = strips[behind].gap;
	strips[behind].gap = float_gap(galley, behind, paragraph_gap);
	strips[end].gap = gap;
	struct strip *moved = ARENA_ARRAY(galley->arena, struct strip, count);
	memcpy(moved, &strips[figure], count * sizeof *moved);
	for (size_t i = 0; i < count; i++)
		moved[i].is_floated = true;
	memmove(&strips[figure], &strips[behind],
		(end - behind) * sizeof *strips);
	memcpy(&strips[end - count], moved, count * sizeof *moved);
	move_paragraphs(galley, behind, end, count);
	return count;
}
