/* SPDX-License-Identifier: MIT */
/* Pieces -> the places where a line may end. */
#ifndef TEXT_CANDIDATE_H
#define TEXT_CANDIDATE_H

#include "text/line.h"
#include "text/piece.h"

/* Which places count; each effort adds to the one before. */
enum effort {
	EFFORT_WORDS, /* between words, behind marks, in code */
	EFFORT_HYPHENS, /* where the dictionary divides words */
	EFFORT_CODE, /* near the ends of code and before capitals */
	EFFORT_EMERGENCY /* within names of code and long words of any kind */
};

/*
 * Fills work->candidates. piece and at of each say where the line ends: at
 * the piece (a space or gap, which vanishes; at is 0), or within the word or
 * behind it, before its byte at.
 */
void candidates_set(struct text_job *job, struct line_work *work,
	const struct pieces *pieces, const struct flat *flat,
	const struct paragraph_style *style, enum effort effort,
	length measure);

#endif
