/* SPDX-License-Identifier: MIT */
/*
 * PNG's filters (PNG, third edition, 9.2) work on each channel by itself: a
 * byte is predicted from the same channel of the pixels to the left, above
 * and above left. So the filtered bytes can be dealt out to two sets of rows
 * that keep the filters of the file.
 */
#include "pdf/png_split.h"

#include <string.h>

enum { BESIDE = 4 }; /* bytes that may be written beside a row of color */

/* One row of pixels behind its filter's number. */
static void take_color(const unsigned char *row, uint32_t width, int channels,
	unsigned char *color)
{
	*color++ = *row++;
	if (channels == 2) {
		for (uint32_t x = 0; x < width; x++)
			color[x] = row[2 * x];
		return;
	}
	// Four pixels at a time: each byte too many is written over.
	for (; width >= 4; width -= 4, row += 16, color += 12) {
		memcpy(color, row, 4);
		memcpy(color + 3, row + 4, 4);
		memcpy(color + 6, row + 8, 4);
		memcpy(color + 9, row + 12, 4);
	}
	for (; width > 0; width--, row += 4, color += 3)
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

/* Rows of opaque pixels instead of those that were passed over: what is read
 * from them is the same, whatever their filters were. */
static void put_opaque_rows(struct png_splitter *splitter)
{
	size_t width = splitter->form.width;
	unsigned char *row = (unsigned char *)splitter->row.at;
	for (uint32_t y = 0; y < splitter->done; y++) {
		memset(row, 0, 1 + width);
		row[0] = y == 0 ? PNG_SUB : PNG_UP;
		row[1] = y == 0 ? 255 : 0;
		squeezer_put(splitter->alpha_squeezer, row, 1 + width);
	}
}

static void start_alpha(struct png_splitter *splitter)
{
	splitter->is_opaque = false;
	if (splitter->alpha_squeezer == NULL)
		splitter->alpha_squeezer = squeezer_make(splitter->arena);
	squeezer_start(splitter->alpha_squeezer, &splitter->alpha);
	put_opaque_rows(splitter);
}

static void put_alpha(
	struct png_splitter *splitter, const unsigned char *pixels)
{
	const struct png_form *form = &splitter->form;
	unsigned char *row = (unsigned char *)splitter->row.at;
	if (splitter->is_opaque) {
		if (png_row_is_opaque(form, pixels, splitter->done == 0))
			return;
		start_alpha(splitter);
	}
	take_alpha(pixels, form->width, png_channels(form->color), row);
	squeezer_put(splitter->alpha_squeezer, row, 1 + (size_t)form->width);
}

static void put_color(
	struct png_splitter *splitter, const unsigned char *pixels)
{
	const struct png_form *form = &splitter->form;
	unsigned char *row = (unsigned char *)splitter->row.at;
	take_color(pixels, form->width, png_channels(form->color), row);
	squeezer_put(splitter->color_squeezer, row,
		1 + png_row_bytes(form) - form->width);
}

void png_splitter_start(struct png_splitter *splitter,
	const struct png_form *form, struct arena *arena)
{
	splitter->arena = arena;
	if (splitter->color_squeezer == NULL)
		splitter->color_squeezer = squeezer_make(arena);
	buf_clear(&splitter->color);
	buf_clear(&splitter->alpha);
	splitter->form = *form;
	splitter->done = 0;
	splitter->is_opaque = true;
	buf_reserve(&splitter->row, 1 + png_row_bytes(form) + BESIDE);
	squeezer_start(splitter->color_squeezer, &splitter->color);
}

void png_splitter_put(struct png_splitter *splitter, const unsigned char *rows,
	uint32_t count)
{
	for (; count > 0; count--, splitter->done++) {
		put_color(splitter, rows);
		put_alpha(splitter, rows);
		rows += 1 + png_row_bytes(&splitter->form);
	}
}

void png_splitter_end(struct png_splitter *splitter)
{
	squeezer_end(splitter->color_squeezer);
	if (!splitter->is_opaque)
		squeezer_end(splitter->alpha_squeezer);
}

void png_splitter_free(struct png_splitter *splitter)
{
	squeezer_free(splitter->color_squeezer);
	squeezer_free(splitter->alpha_squeezer);
	buf_free(&splitter->color);
	buf_free(&splitter->alpha);
	buf_free(&splitter->row);
}
