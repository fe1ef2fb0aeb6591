/* SPDX-License-Identifier: MIT */
/*
 * Pairs of ASCII characters: a word whose pairs are all as its characters are
 * alone, but for the room between them, is their sum. That spares most words
 * most of HarfBuzz's time, in faces that look at no more than two characters.
 */
#ifndef GLYPHS_PAIR_H
#define GLYPHS_PAIR_H

#include "base/vec.h"
#include "glyphs/shape.h"

typedef VEC(struct shaped_glyph) glyph_list;

/* Who shapes a text by itself. The glyphs are good until the next call. */
struct shaper {
	const glyph_list *(*shape)(
		void *self, struct shape_key key, struct str text);
	void *self;
};

struct pair_table;

/* What has been asked so far. arena is given, all else zero at first. */
struct pairs {
	struct arena *arena;
	VEC(struct pair_table *) tables; /* one for each key */
};

/*
 * Shapes ASCII text as the sum of its pairs; false when one of them joins or
 * changes. glyphs, which may be the shaper's own, are written anew.
 */
bool pairs_shape(struct pairs *pairs, const struct shaper *shaper,
	struct shape_key key, struct str text, glyph_list *glyphs);
void pairs_free(struct pairs *pairs);

#endif
