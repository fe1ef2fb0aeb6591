/* SPDX-License-Identifier: MIT */
/*
 * A picture of at most 256 colours gets a palette; others are true colour. A
 * row equal to the one above is written as that, which is all that flat
 * pictures need.
 */
#include "png/picture.h"

#include <string.h>

#include "png/palette.h"
#include "png/png.h"

enum { QUICK_LEVEL = 1, SMALL_LEVEL = 6 };
enum { ALL_COLORS = 0xFFFFFF };

static uint32_t pixel_at(const struct picture *picture, size_t x, size_t y)
{
	uint32_t pixel;
	memcpy(&pixel, picture->pixels + y * picture->stride + 4 * x,
		sizeof(pixel));
	return pixel;
}

/* Whether a row has the pixels of the one above. */
static bool is_like_above(const struct picture *picture, size_t y)
{
	const unsigned char *row = picture->pixels + y * picture->stride;
	return y > 0 &&
		memcmp(row, row - picture->stride,
			4 * (size_t)picture->width) == 0;
}

/* An index for each pixel; false when the palette is full. */
static bool find_indices(const struct picture *picture, struct palette *palette,
	unsigned char *to)
{
	size_t width = picture->width;
	for (size_t y = 0; y < picture->height; y++, to += width) {
		if (is_like_above(picture, y)) {
			memcpy(to, to - width, width);
			continue;
		}
		for (size_t x = 0; x < width; x++) {
			int index = palette_index(
				palette, pixel_at(picture, x, y) & ALL_COLORS);
			if (index < 0)
				return false;
			to[x] = (unsigned char)index;
		}
	}
	return true;
}

static void put_palette_file(struct buf *out, const struct png_form *form,
	const uint32_t *colors, size_t count, struct str rows)
{
	uint32_t opaque[PALETTE_COLORS];
	for (size_t i = 0; i < count; i++)
		opaque[i] = 0xFF000000 | colors[i];
	png_put_header(out, form);
	palette_put(out, opaque, count);
	png_put_rows(out, rows, form->depth < 8 ? SMALL_LEVEL : QUICK_LEVEL);
}

static struct png_form indexed_form(const struct picture *picture, size_t count)
{
	return (struct png_form){ picture->width, picture->height,
		palette_depth(count), PNG_PALETTE };
}

static void put_indexed(struct buf *out, const struct picture *picture,
	const struct palette *palette, const unsigned char *indices)
{
	struct png_form form = indexed_form(picture, palette->count);
	struct buf rows = { 0 };
	palette_put_rows(&rows, indices, form.width, form.height, form.depth);
	put_palette_file(
		out, &form, palette->colors, palette->count, buf_str(&rows));
	buf_free(&rows);
}

static void put_colored(struct buf *out, const struct picture *picture)
{
	struct png_form form = { picture->width, picture->height, 8, PNG_RGB };
	struct buf rows = { 0 };
	unsigned char *to = (unsigned char *)buf_reserve(
		&rows, (1 + png_row_bytes(&form)) * form.height);
	rows.length = (1 + png_row_bytes(&form)) * form.height;
	for (size_t y = 0; y < form.height; y++) {
		*to++ = PNG_NONE;
		for (size_t x = 0; x < form.width; x++) {
			uint32_t pixel = pixel_at(picture, x, y);
			*to++ = (unsigned char)(pixel >> 16);
			*to++ = (unsigned char)(pixel >> 8);
			*to++ = (unsigned char)pixel;
		}
	}
	png_put_header(out, &form);
	png_put_rows(out, buf_str(&rows), QUICK_LEVEL);
	buf_free(&rows);
}

void picture_put(struct buf *out, const struct picture *picture)
{
	struct palette palette = { .count = 0 };
	struct buf room = { 0 };
	unsigned char *indices = (unsigned char *)buf_reserve(
		&room, (size_t)picture->width * picture->height);
	if (find_indices(picture, &palette, indices))
		put_indexed(out, picture, &palette, indices);
	else
		put_colored(out, picture);
	buf_free(&room);
	png_put_end(out);
}
