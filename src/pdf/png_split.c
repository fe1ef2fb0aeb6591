/* SPDX-License-Identifier: MIT */
/*
 * PNG's filters (PNG, third edition, 9.2) work on each channel by itself: a
 * byte is predicted from the same channel of the pixels to the left, above
 * and above left. So the filtered bytes can be dealt out to two sets of rows
 * that keep the filters of the file; only alpha is undone, to see whether it
 * says anything.
 */
#include "pdf/png_split.h"

#include <libdeflate.h>
#include <stdlib.h>

static bool inflate(struct str stream, unsigned char *bytes, size_t count)
{
	struct libdeflate_decompressor *decompressor =
		libdeflate_alloc_decompressor();
	if (decompressor == NULL)
		fatal_out_of_memory();
	size_t actual = 0;
	enum libdeflate_result result = libdeflate_zlib_decompress(
		decompressor, stream.at, stream.length, bytes, count, &actual);
	libdeflate_free_decompressor(decompressor);
	return result == LIBDEFLATE_SUCCESS && actual == count;
}

/* Deals out one row of width pixels behind its filter's number; color may be
 * the row itself or before it. */
static void split_row(const unsigned char *row, uint32_t width, int channels,
	unsigned char *color, unsigned char *alpha)
{
	*color++ = *alpha++ = *row++;
	if (channels == 4) {
		for (uint32_t x = 0; x < width; x++, row += 4, color += 3) {
			color[0] = row[0];
			color[1] = row[1];
			color[2] = row[2];
			alpha[x] = row[3];
		}
		return;
	}
	for (uint32_t x = 0; x < width; x++) {
		color[x] = row[2 * x];
		alpha[x] = row[2 * x + 1];
	}
}

static int paeth(int left, int above, int corner)
{
	int to_left = abs(above - corner), to_above = abs(left - corner);
	int to_corner = abs(left + above - 2 * corner);
	if (to_left <= to_above && to_left <= to_corner)
		return left;
	return to_above <= to_corner ? above : corner;
}

/* What a byte of a row whose pixels are all 255 so far is predicted to be. */
static int predict(int filter, bool is_first_row, bool is_first)
{
	int left = is_first ? 0 : 255, above = is_first_row ? 0 : 255;
	int corner = is_first || is_first_row ? 0 : 255;
	switch (filter) {
	case 1:
		return left;
	case 2:
		return above;
	case 3:
		return (left + above) / 2;
	case 4:
		return paeth(left, above, corner);
	default:
		return 0;
	}
}

/* Whether a filtered row of alpha is all 255, the row above being so. */
static bool is_opaque_row(
	const unsigned char *row, uint32_t width, bool is_first_row)
{
	int first = predict(row[0], is_first_row, /*is_first=*/true);
	int other = predict(row[0], is_first_row, /*is_first=*/false);
	if (row[1] != (unsigned char)(255 - first))
		return false;
	for (uint32_t x = 2; x <= width; x++)
		if (row[x] != (unsigned char)(255 - other))
			return false;
	return true;
}

bool png_split(struct arena *arena, struct str stream, uint32_t width,
	uint32_t height, int channels, struct split_rows *rows)
{
	size_t row_bytes = 1 + (size_t)width * (size_t)channels;
	size_t alpha_bytes = 1 + (size_t)width;
	size_t color_bytes = row_bytes - width;
	// Colors move up into the room that alpha leaves.
	unsigned char *pixels = arena_make(arena, row_bytes * height);
	if (!inflate(stream, pixels, row_bytes * height))
		return false;
	unsigned char *color = pixels;
	unsigned char *alpha = arena_make(arena, alpha_bytes * height);
	rows->color = (struct str){ (char *)color, color_bytes * height };
	rows->alpha = (struct str){ (char *)alpha, alpha_bytes * height };
	rows->is_opaque = true;
	for (uint32_t y = 0; y < height; y++) {
		split_row(
			pixels + y * row_bytes, width, channels, color, alpha);
		rows->is_opaque =
			rows->is_opaque && is_opaque_row(alpha, width, y == 0);
		color += color_bytes;
		alpha += alpha_bytes;
	}
	return true;
}
