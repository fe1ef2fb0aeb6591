/* SPDX-License-Identifier: MIT */
/* Pieces between two breaks -> a line with runs, links and shapes. */
#ifndef TYPESET_COMPOSE_H
#define TYPESET_COMPOSE_H

#include "typeset/text_work.h"

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
};

/* The line from one candidate to the next one that was chosen. */
struct line compose_line(struct composer *composer,
	const struct candidate *from, const struct candidate *to);

#endif
