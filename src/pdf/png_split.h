/* SPDX-License-Identifier: MIT */
/* A PNG's pixels with alpha -> rows of color and rows of alpha. */
#ifndef PDF_PNG_SPLIT_H
#define PDF_PNG_SPLIT_H

#include <stdint.h>

#include "base/arena.h"

/* Rows as PNG packs them: a filter's number, then the filtered bytes. */
struct split_rows {
	struct str color, alpha;
	bool is_opaque; /* every alpha is 255 */
};

/*
 * Takes the zlib stream of a PNG of 8 bits a channel, not interlaced, whose
 * last channel is alpha. False when it does not hold the rows it should.
 */
bool png_split(struct arena *arena, struct str stream, uint32_t width,
	uint32_t height, int channels, struct split_rows *rows);

#endif
