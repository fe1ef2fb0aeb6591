/* SPDX-License-Identifier: MIT */
/* Pixels -> a PNG file, quickly: flat pictures need no filters. */
#ifndef EPUB_PNG_H
#define EPUB_PNG_H

#include <stdint.h>

#include "base/buf.h"

/*
 * Pixels are native 32-bit words 0x..RRGGBB, rows stride bytes apart; the bits
 * outside mask are not kept.
 */
void png_put(struct buf *out, const unsigned char *pixels, size_t stride,
	uint32_t width, uint32_t height, uint32_t mask);

#endif
