/* SPDX-License-Identifier: MIT */
/*
 * Flat text -> pieces: words that are shaped, spaces, gaps between ideographs,
 * pictures. A line is a row of pieces; it may end at a space or a gap, behind
 * a word that allows it, or within a word (candidate.h).
 */
#ifndef TEXT_PIECE_H
#define TEXT_PIECE_H

#include "glyphs/break.h"
#include "text/inline.h"

enum piece_kind {
	PIECE_WORD,
	PIECE_SPACE, /* has a glyph */
	PIECE_GAP, /* a space without a glyph: between ideographs */
	PIECE_PICTURE,
	PIECE_PLACE, /* nothing to see */
	PIECE_BREAK /* the line ends here */
};

enum word_kind {
	WORD_TEXT, /* a dictionary may divide it */
	WORD_FIXED, /* it is not divided at all */
	WORD_CODE, /* divided by the rules of code */
	WORD_CODE_SHORT, /* the same, rather than have a bad line */
	WORD_URL
};

enum { NO_BREAK = 10000 }; /* a penalty: never */

struct text_piece {
	enum piece_kind kind;
	enum word_kind word_kind; /* also of a SPACE in code */
	uint8_t level; /* of bidi: odd runs to the left */
	bool is_hyphenated; /* WORD: ends with a hyphen of the author's */
	int16_t penalty; /* of a break at a SPACE or GAP, behind a WORD */
	uint32_t strand; /* index */
	uint32_t at, length; /* bytes of the flat text */
	const struct shaped_word *word; /* WORD, SPACE */
	length width, stretch, shrink; /* the latter two: SPACE, GAP */
	length height; /* PICTURE */
};

struct pieces {
	VEC(struct text_piece) all;
	VEC(uint8_t) marks; /* breaker_find; empty for simple text */
	VEC(uint8_t) levels; /* breaker_levels; empty when all run right */
};

void pieces_free(struct pieces *pieces);
/* Cuts the flat text; measure limits pictures. */
void pieces_set(struct text_job *job, struct pieces *pieces,
	const struct flat *flat, struct breaker *breaker,
	const struct paragraph_style *style, length measure);

#endif
