/* SPDX-License-Identifier: MIT */
/*
 * Pixels are rounded to inks. A row equal to the one above is written as that,
 * which is all that flat pictures need.
 */
#include "png/inked.h"

#include <string.h>

enum { LEVEL = 6, PIXEL = 4 };
/* This much of a colour tells which ink it is. */
enum { ROUGH_COLORS = 0xFCFCFC };

void inked_start(struct inked *inked, uint32_t width, uint32_t height,
	const uint32_t *inks, size_t ink_count)
{
	*inked = (struct inked){ .inks = inks, .ink_count = ink_count };
	inked->form = (struct png_form){ width, height,
		palette_depth(ink_count), PNG_PALETTE };
	buf_reserve(&inked->rows, (1 + png_row_bytes(&inked->form)) * height);
	buf_reserve(&inked->row, width);
}

static uint32_t distance(uint32_t a, uint32_t b)
{
	uint32_t sum = 0;
	for (int shift = 0; shift < 24; shift += 8) {
		int step = (int)(a >> shift & 255) - (int)(b >> shift & 255);
		sum += (uint32_t)(step * step);
	}
	return sum;
}

static unsigned char nearest(const struct inked *inked, uint32_t color)
{
	const uint32_t *inks = inked->inks;
	size_t best = 0;
	for (size_t i = 1; i < inked->ink_count; i++)
		if (distance(inks[i], color) < distance(inks[best], color))
			best = i;
	return (unsigned char)best;
}

static unsigned char round_color(struct inked *inked, uint32_t color)
{
	size_t count = inked->met.count;
	int index = palette_index(&inked->met, color & ROUGH_COLORS);
	if (index < 0)
		return nearest(inked, color);
	if (inked->met.count > count)
		inked->ink_of[index] = nearest(inked, color);
	return inked->ink_of[index];
}

static uint32_t pixel_at(const unsigned char *pixels, size_t x)
{
	uint32_t pixel;
	memcpy(&pixel, pixels + PIXEL * x, sizeof(pixel));
	return pixel;
}

static void put_row(struct inked *inked, const unsigned char *pixels)
{
	unsigned char *row = (unsigned char *)inked->row.at;
	for (uint32_t x = 0; x < inked->form.width; x++) {
		uint32_t pixel = pixel_at(pixels, x);
		row[x] = x > 0 && pixel == pixel_at(pixels, x - 1)
			? row[x - 1]
			: round_color(inked, pixel);
	}
	palette_put_rows(
		&inked->rows, row, inked->form.width, 1, inked->form.depth);
}

static void put_row_like_above(struct inked *inked)
{
	size_t count = png_row_bytes(&inked->form);
	buf_put_byte(&inked->rows, PNG_UP);
	memset(buf_reserve(&inked->rows, count), 0, count);
	inked->rows.length += count;
}

void inked_put(
	struct inked *inked, const unsigned char *pixels, uint32_t row_count)
{
	size_t count = PIXEL * (size_t)inked->form.width;
	const unsigned char *above = (const unsigned char *)inked->above.at;
	for (; row_count > 0; row_count--, pixels += count) {
		if (above && memcmp(pixels, above, count) == 0)
			put_row_like_above(inked);
		else
			put_row(inked, pixels);
		above = pixels;
	}
	buf_clear(&inked->above);
	buf_put_bytes(&inked->above, above, count);
}

void inked_end(struct inked *inked, struct buf *out)
{
	uint32_t opaque[PALETTE_COLORS];
	for (size_t i = 0; i < inked->ink_count; i++)
		opaque[i] = 0xFF000000 | inked->inks[i];
	png_put_header(out, &inked->form);
	palette_put(out, opaque, inked->ink_count);
	png_put_rows(out, buf_str(&inked->rows), LEVEL);
	png_put_end(out);
	buf_free(&inked->rows);
	buf_free(&inked->above);
	buf_free(&inked->row);
}
