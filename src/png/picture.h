/* SPDX-License-Identifier: MIT */
/* Pixels in memory -> a PNG file, quickly: flat pictures need no filters. */
#ifndef PNG_PICTURE_H
#define PNG_PICTURE_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* Pixels are native 32-bit words 0x..RRGGBB, rows stride bytes apart. */
struct picture {
	const unsigned char *pixels;
	size_t stride;
	uint32_t width, height;
};

/*
 * Puts the file. inks: the only colours that it may have, to which the others
 * are rounded (0xRRGGBB, at most 256); or none: all as they are.
 */
void picture_put(struct buf *out, const struct picture *picture,
	const uint32_t *inks, size_t ink_count);

#endif
