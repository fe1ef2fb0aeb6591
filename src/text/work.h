/* SPDX-License-Identifier: MIT */
/* Arrays that the text half uses again and again, one set for each job. */
#ifndef TEXT_WORK_H
#define TEXT_WORK_H

#include "text/candidate.h"

/* A stretch of a line: one piece, or a part of one, with its glyphs. */
struct segment {
	const struct text_piece *piece;
	uint32_t first_glyph, glyph_count; /* in the line's glyphs */
	uint32_t text_at, text_end; /* bytes of the flat text */
	length width; /* of glyphs, gap or picture */
	uint8_t face;
	uint8_t level;
	bool is_trailing; /* the blank at which the line ends */
};

/* White that takes its part when the line is justified. */
struct glue {
	uint32_t segment;
	length stretch, shrink;
	length given; /* by justification */
	bool is_narrow; /* gets no more: river.h */
};

/* A wide space, the last one so far of a river. */
struct river {
	length x; /* its middle */
	int depth; /* in lines */
	size_t glue;
};

struct text_work {
	struct flat flat;
	struct pieces pieces;
	struct line_work line;
	struct breaker *breaker;
	VEC(struct segment) segments;
	VEC(struct glue) glues;
	VEC(struct river) rivers, rivers_before; /* of this line, the last */
	VEC(struct glyph) glyphs;
	VEC(struct glyph_offset) offsets; /* of the glyphs */
	bool has_offsets; /* some are not 0 */
	VEC(struct run) runs;
	VEC(struct shape) shapes;
	VEC(struct line_link) links;
	VEC(struct line_picture) pictures;
	VEC(struct node *) notes;
	VEC(struct node *) places;
};

#endif
