/* SPDX-License-Identifier: MIT */
/*
 * Whether alpha says anything, seen from filtered rows: a filter works on each
 * channel by itself (PNG, third edition, 9.2), so that opaque pixels among
 * opaque ones leave the same byte all along a row, and another at its start.
 */
#include <string.h>

#include "png/png.h"

/* The filtered byte of an opaque pixel among opaque ones. */
static unsigned char opaque_byte(unsigned filter, bool is_top, bool is_left)
{
	bool is_alone = filter == PNG_NONE || (filter == PNG_SUB && is_left) ||
		(filter == PNG_UP && is_top) || (is_top && is_left);
	if (is_alone)
		return 255;
	// the mean of 255 and nothing is 127
	return filter == PNG_AVERAGE && (is_top || is_left) ? 128 : 0;
}

/* Whether the fourth channel of the pixels is the byte; by whole pixels, which
 * a compiler takes several at a time. */
static bool is_fourth(
	const unsigned char *pixels, size_t count, unsigned char byte)
{
	const unsigned char wanted[4] = { [3] = byte };
	unsigned char odd[4];
	uint32_t word, pixel, differences = 0;
	memcpy(&word, wanted, 4);
	for (size_t x = 0; x < count; x++) {
		memcpy(&pixel, pixels + 4 * x, 4);
		differences |= pixel ^ word;
	}
	memcpy(odd, &differences, 4);
	return odd[3] == 0;
}

static bool is_second(
	const unsigned char *pixels, size_t count, unsigned char byte)
{
	unsigned char odd = 0;
	for (size_t x = 0; x < count; x++)
		odd |= pixels[2 * x + 1] ^ byte;
	return odd == 0;
}

bool png_row_is_opaque(
	const struct png_form *form, const unsigned char *row, bool is_top)
{
	size_t step = (size_t)png_channels(form->color);
	unsigned char first = opaque_byte(row[0], is_top, /*is_left=*/true);
	unsigned char other = opaque_byte(row[0], is_top, /*is_left=*/false);
	if (row[step] != first)
		return false;
	const unsigned char *rest = row + 1 + step;
	return step == 4 ? is_fourth(rest, form->width - 1, other)
			 : is_second(rest, form->width - 1, other);
}

bool png_is_opaque(const struct png_form *form, const unsigned char *rows)
{
	for (uint32_t y = 0; y < form->height; y++) {
		if (!png_row_is_opaque(form, rows, y == 0))
			return false;
		rows += 1 + png_row_bytes(form);
	}
	return true;
}
