/* SPDX-License-Identifier: MIT */
/* A PNG's filtered rows with alpha -> rows of color and rows of alpha. */
#ifndef PDF_PNG_SPLIT_H
#define PDF_PNG_SPLIT_H

#include <stdbool.h>
#include <stdint.h>

#include "pdf/squeeze.h"

/* Rows as PNG packs them: a filter's number, then the filtered bytes. 8 bits
 * a channel, alpha the last of 2 or 4. */
struct png_rows {
	const unsigned char *at;
	uint32_t width, height;
	int channels;
};

/* Puts the rows of the channels but alpha. */
void png_put_color(const struct png_rows *rows, struct squeezer *squeezer);
/* Puts the rows of alpha. */
void png_put_alpha(const struct png_rows *rows, struct squeezer *squeezer);

#endif
