/* SPDX-License-Identifier: MIT */
/*
 * PNG's filters (PNG, third edition, 9.2) work on each channel by itself: a
 * byte is predicted from the same channel of the pixels to the left, above
 * and above left. So the filtered bytes can be dealt out to two sets of rows
 * that keep the filters of the file.
 */
#include "pdf/png_split.h"

#include <string.h>

enum { BESIDE = 1 }; /* byte that is written beside a row of color */

/* One row of pixels behind its filter's number; color has a byte beside. */
static void take_color(const unsigned char *row, uint32_t width, int channels,
	unsigned char *color)
{
	*color++ = *row++;
	if (channels == 2) {
		for (uint32_t x = 0; x < width; x++)
			color[x] = row[2 * x];
		return;
	}
	for (uint32_t x = 0; x < width; x++, row += 4, color += 3)
		memcpy(color, row, 4);
}

static void take_alpha(const unsigned char *row, uint32_t width, int channels,
	unsigned char *alpha)
{
	*alpha++ = *row++;
	// Two loops, so that each has a step that is known.
	for (uint32_t x = 0; channels == 2 && x < width; x++)
		alpha[x] = row[2 * x + 1];
	for (uint32_t x = 0; channels == 4 && x < width; x++)
		alpha[x] = row[4 * x + 3];
}

static size_t row_bytes(const struct png_rows *rows)
{
	return 1 + (size_t)rows->width * (size_t)rows->channels;
}

void png_put_color(const struct png_rows *rows, struct squeezer *squeezer)
{
	struct arena scratch;
	arena_init(&scratch);
	size_t count = row_bytes(rows) - rows->width;
	unsigned char *color =
		ARENA_ARRAY(&scratch, unsigned char, count + BESIDE);
	for (uint32_t y = 0; y < rows->height; y++) {
		take_color(rows->at + y * row_bytes(rows), rows->width,
			rows->channels, color);
		squeezer_put(squeezer, color, count);
	}
	arena_free(&scratch);
}

void png_put_alpha(const struct png_rows *rows, struct squeezer *squeezer)
{
	struct arena scratch;
	arena_init(&scratch);
	size_t count = 1 + (size_t)rows->width;
	unsigned char *alpha = ARENA_ARRAY(&scratch, unsigned char, count);
	for (uint32_t y = 0; y < rows->height; y++) {
		take_alpha(rows->at + y * row_bytes(rows), rows->width,
			rows->channels, alpha);
		squeezer_put(squeezer, alpha, count);
	}
	arena_free(&scratch);
}
