/* SPDX-License-Identifier: MIT */
/* Pieces between two breaks -> justified segments, in logical order. */
#ifndef TEXT_SEGMENT_H
#define TEXT_SEGMENT_H

#include "text/work.h"

/* How far glyphs may be scaled to justify a line, 1/10,000 more or less. */
enum { SCALE_MOST = 300 };

/* What the lines of one paragraph have in common. */
struct composer {
	struct text_job *job;
	struct text_work *work;
	const struct paragraph_style *style;
	length measure;
	struct str text; /* the flat text, in the job's arena */
	length indent; /* of the line at work */
	uint32_t base; /* where the word at work begins in the text */
	int32_t scale; /* of its glyphs, 1/10,000 more or less */
	bool is_rough; /* a segment for each word and none of its glyphs: the
			  line is not drawn, nor asked for its width */
};

/*
 * Fills work->segments, glyphs, notes and places, all empty before; sets
 * c->scale. c->indent is set.
 */
void segments_set(struct composer *c, const struct candidate *from,
	const struct candidate *to);
/* Their width, without the blank at the line's end. */
length segments_width(const struct text_work *work);

/* Makes a glue's white that much wider. */
void glue_give(struct text_work *work, struct glue *glue, length share);
/* Gives all of it to the glues that are not narrow, in proportion. */
void glues_spread(struct text_work *work, int64_t rest);

static inline const struct strand *strand_of(
	const struct composer *c, const struct text_piece *piece)
{
	return &c->work->flat.strands.at[piece->strand];
}

static inline const struct look *look_of(
	const struct composer *c, const struct text_piece *piece)
{
	return &c->work->flat.looks.at[strand_of(c, piece)->look];
}

#endif
