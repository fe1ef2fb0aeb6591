/* SPDX-License-Identifier: MIT */
/*
 * Filters undone, and the filter of each row: the one whose differences, taken
 * as signed, have the least sum. It is the rule of thumb of the PNG
 * specification (12.7), and good for pictures with shades; rows of indices want
 * no filter.
 */
#include <stdlib.h>
#include <string.h>

#include "png/png.h"

int png_paeth(int left, int above, int corner)
{
	int to_left = abs(above - corner), to_above = abs(left - corner);
	int to_corner = abs(left + above - 2 * corner);
	if (to_left <= to_above && to_left <= to_corner)
		return left;
	return to_above <= to_corner ? above : corner;
}

/* The first pixel of a row has zeros to its left. */
static void unfilter_from_left(unsigned char *row, const unsigned char *above,
	size_t count, size_t step, unsigned filter)
{
	for (size_t i = 0; i < count; i++) {
		int left = i < step ? 0 : row[i - step];
		int corner = i < step ? 0 : above[i - step];
		int guess = filter == PNG_SUB ? left
			: filter == PNG_AVERAGE
			? (left + above[i]) / 2
			: png_paeth(left, above[i], corner);
		row[i] = (unsigned char)(row[i] + guess);
	}
}

void png_unfilter(unsigned char *row, const unsigned char *above, size_t count,
	size_t pixel_bytes, unsigned filter)
{
	if (filter == PNG_UP)
		for (size_t i = 0; i < count; i++)
			row[i] = (unsigned char)(row[i] + above[i]);
	else if (filter != PNG_NONE)
		unfilter_from_left(row, above, count, pixel_bytes, filter);
}

/* A row, the one above, and room for each filter's result. */
struct filter_work {
	const unsigned char *row, *above;
	size_t count, step;
	unsigned char *results[PNG_FILTER_COUNT];
};

static void filter_first(const struct filter_work *work)
{
	for (size_t i = 0; i < work->step && i < work->count; i++) {
		unsigned char byte = work->row[i], up = work->above[i];
		work->results[PNG_SUB][i] = byte;
		work->results[PNG_UP][i] = (unsigned char)(byte - up);
		work->results[PNG_AVERAGE][i] = (unsigned char)(byte - up / 2);
		work->results[PNG_PAETH][i] = (unsigned char)(byte - up);
	}
}

static void filter_row(const struct filter_work *work)
{
	memcpy(work->results[PNG_NONE], work->row, work->count);
	filter_first(work);
	for (size_t i = work->step; i < work->count; i++) {
		int byte = work->row[i], up = work->above[i];
		int left = work->row[i - work->step];
		int corner = work->above[i - work->step];
		work->results[PNG_SUB][i] = (unsigned char)(byte - left);
		work->results[PNG_UP][i] = (unsigned char)(byte - up);
		work->results[PNG_AVERAGE][i] =
			(unsigned char)(byte - (left + up) / 2);
		work->results[PNG_PAETH][i] =
			(unsigned char)(byte - png_paeth(left, up, corner));
	}
}

static uint64_t sum_of(const unsigned char *bytes, size_t count)
{
	uint64_t sum = 0;
	for (size_t i = 0; i < count; i++)
		sum += bytes[i] < 128 ? bytes[i] : 256u - bytes[i];
	return sum;
}

void png_filter_rows(
	struct buf *out, const unsigned char *rows, const struct png_form *form)
{
	struct filter_work work = { .count = png_row_bytes(form),
		.step = png_pixel_bytes(form) };
	struct buf room = { 0 };
	unsigned char *bytes = (unsigned char *)buf_reserve(
		&room, work.count * (PNG_FILTER_COUNT + 1));
	for (int i = 0; i < PNG_FILTER_COUNT; i++)
		work.results[i] = bytes + (size_t)i * work.count;
	work.above = bytes + PNG_FILTER_COUNT * work.count;
	memset(bytes + PNG_FILTER_COUNT * work.count, 0, work.count);
	for (uint32_t y = 0; y < form->height; y++, rows += work.count) {
		work.row = rows;
		filter_row(&work);
		int best = PNG_NONE;
		uint64_t least = sum_of(work.results[best], work.count);
		for (int i = PNG_SUB; i < PNG_FILTER_COUNT; i++) {
			uint64_t sum = sum_of(work.results[i], work.count);
			if (sum < least) {
				least = sum;
				best = i;
			}
		}
		buf_put_byte(out, (char)best);
		buf_put_bytes(out, work.results[best], work.count);
		work.above = rows;
	}
	buf_free(&room);
}
