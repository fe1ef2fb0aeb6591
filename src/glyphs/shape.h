/* SPDX-License-Identifier: MIT */
/*
 * Words as glyphs. Each word is shaped once for a face and a set of features
 * and then kept, in units of the em, so that it serves all sizes.
 */
#ifndef GLYPHS_SHAPE_H
#define GLYPHS_SHAPE_H

#include "glyphs/font.h"
#include "glyphs/hyphen.h"
#include "glyphs/style.h"

enum {
	SHAPE_UNITS = 8000, /* to the em */
	WORD_BYTES_MOST = 1024, /* longer words are to be cut by the caller */
	HYPHENS_UNKNOWN = 0xFF
};

/* What a word's shape depends on beside its bytes; compared as a whole. */
struct shape_key {
	uint8_t face;
	uint8_t features; /* enum text_feature */
	uint8_t language; /* of text_cache_language */
	uint8_t is_right_to_left;
};

struct shaped_glyph {
	uint16_t id;
	uint8_t face; /* the word's own, or one of the fallback chain */
	uint8_t is_unsafe; /* no cut before it: its shape would change */
	uint16_t text_at; /* in the word */
	uint16_t text_length; /* 0: it goes with the glyph before it */
	int32_t advance, shift, rise;
};

/* A place where a dictionary divides a word. Widths in shape units. */
struct word_hyphen {
	uint16_t at; /* before this byte */
	int16_t penalty;
	bool is_rare; /* in a name with capitals within */
	int32_t before; /* width of the part before it, without the hyphen */
	int32_t behind; /* width of the part behind it */
};

/* Glyphs stand in visual order, from left to right. */
struct shaped_word {
	struct str text;
	struct shape_key key;
	int32_t advance;
	const struct shaped_glyph *glyphs;
	uint16_t glyph_count;
	uint8_t hyphen_count; /* HYPHENS_UNKNOWN: not yet asked */
	int16_t overhang_left, overhang_right; /* protrusion at a line's ends */
	uint32_t missing; /* the first code point that no face has; or 0 */
	const struct word_hyphen *hyphens;
};

struct text_cache;

struct text_cache *text_cache_open(
	struct fonts *fonts, struct hyphens *hyphens);
void text_cache_close(struct text_cache *cache);

/* The key for a style. */
struct shape_key text_cache_key(struct text_cache *cache,
	const struct text_style *style, struct str language);
/* The shape of a word of at most WORD_BYTES_MOST bytes; kept by the cache. */
const struct shaped_word *text_cache_word(
	struct text_cache *cache, struct shape_key key, struct str text);
/* The same word with its hyphens, which are found out now. */
const struct shaped_word *text_cache_divide(
	struct text_cache *cache, const struct shaped_word *word);
/* The width of the glyphs that show the bytes before at. */
int32_t shaped_width_before(const struct shaped_word *word, size_t at);
/* Width of a space in shape units. */
int32_t text_cache_space(struct text_cache *cache, struct shape_key key);

/* Shape units at a size. */
static inline length shape_scale(int32_t units, length size)
{
	int64_t product = (int64_t)units * size;
	int64_t half = product < 0 ? -SHAPE_UNITS / 2 : SHAPE_UNITS / 2;

	return (length)((product + half) / SHAPE_UNITS);
}

#endif
