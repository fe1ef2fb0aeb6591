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

void picture_put(struct buf *out, const struct picture *picture);

#endif
