/* SPDX-License-Identifier: MIT */
/*
 * Whether alpha says anything, seen from filtered rows: a filter works on each
 * channel by itself (PNG, third edition, 9.2), so that opaque pixels among
 * opaque ones leave the same byte all along a row, and another at its start.
 */
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

bool png_row_is_opaque(
	const struct png_form *form, const unsigned char *row, bool is_top)
{
	size_t step = (size_t)png_channels(form->color);
	unsigned char other = opaque_byte(row[0], is_top, /*is_left=*/false);
	unsigned char odd =
		row[step] ^ opaque_byte(row[0], is_top, /*is_left=*/true);
	const unsigned char *end = row + step * form->width;
	for (row += step; row < end;) {
		row += step;
		odd |= *row ^ other;
	}
	return odd == 0;
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
