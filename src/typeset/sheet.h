/* SPDX-License-Identifier: MIT */
/* A page in the making: things are put on it in the order of reading. */
#ifndef TYPESET_SHEET_H
#define TYPESET_SHEET_H

#include "typeset/unit.h"

struct sheet {
	struct unit *unit;
	const struct run_context *run;
	const struct lesson *lesson; /* for the names of notes */
	length left, top; /* of the text block */
	length width; /* of the text block */
	VEC(struct run) runs;
	VEC(struct shape) shapes;
	VEC(struct placement) placements;
	VEC(struct mark) marks;
	VEC(struct page_link) links;
};

/* Forgets what is on the sheet. */
void sheet_clear(struct sheet *sheet);
void sheet_free(struct sheet *sheet);
/* All things of a strip whose top is at y of the text block. */
void sheet_put_strip(struct sheet *sheet, const struct strip *strip, length y,
	bool is_artifact);
/* A box at x of the text block. */
void sheet_put_box(struct sheet *sheet, length x, length y, length width,
	length height, uint32_t color);
/* A line whose start is at x of the page, baseline at y of the page. */
void sheet_put_line(struct sheet *sheet, const struct line *line, length x,
	length y, bool is_artifact);
/* The page, its parts in the unit's arena. */
struct page sheet_page(struct sheet *sheet);

#endif
