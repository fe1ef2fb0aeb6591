/* SPDX-License-Identifier: MIT */
/* Up to 256 colours in the order of their first use, found by hashing. */
#ifndef PNG_PALETTE_H
#define PNG_PALETTE_H

#include <stdint.h>

#include "base/buf.h"

enum { PALETTE_COLORS = 256, PALETTE_SLOTS = 1024 };

struct palette {
	uint32_t colors[PALETTE_COLORS]; /* 0xAARRGGBB */
	uint16_t slots[PALETTE_SLOTS]; /* index + 1; 0: free */
	size_t count;
	uint32_t last; /* colour seen last and its index */
	int last_index;
};

/* The colour's index; -1 when there is no room for another. */
int palette_index(struct palette *palette, uint32_t color);
/* The least depth that has room for so many colours: 1, 2, 4 or 8. */
int palette_depth(size_t count);
/* Puts PLTE, and tRNS up to the last colour that is not opaque. */
void palette_put(struct buf *out, const uint32_t *colors, size_t count);
/* Rows of indices, a byte each -> rows of a depth. A row equal to the one
 * above is written as that; the others need no filter. */
void palette_put_rows(struct buf *out, const unsigned char *indices,
	uint32_t width, uint32_t height, int depth);

#endif
