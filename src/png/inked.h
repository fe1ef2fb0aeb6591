/* SPDX-License-Identifier: MIT */
/*
 * A picture of a few inks, from bands of pixels that come one after the other,
 * so that they are never all in memory.
 */
#ifndef PNG_INKED_H
#define PNG_INKED_H

#include "png/palette.h"
#include "png/png.h"

struct inked {
	struct png_form form;
	const uint32_t *inks;
	size_t ink_count;
	struct palette met; /* colours, and the ink that each is rounded to: */
	unsigned char ink_of[PALETTE_COLORS];
	struct buf rows; /* so far */
	struct buf above; /* pixels of the row before the band */
	struct buf row; /* at work: an ink for each pixel */
};

/* Begins a picture. inks: 0xRRGGBB, at most 256; they must stay. */
void inked_start(struct inked *inked, uint32_t width, uint32_t height,
	const uint32_t *inks, size_t ink_count);
/* Rows of pixels, native words 0x..RRGGBB without gaps between the rows; each
 * colour is rounded to the nearest ink. */
void inked_put(
	struct inked *inked, const unsigned char *pixels, uint32_t row_count);
/* Puts the file, and frees what was made. */
void inked_end(struct inked *inked, struct buf *out);

#endif
