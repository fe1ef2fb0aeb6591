/* SPDX-License-Identifier: MIT */
/*
 * Rows are read one by one. While no more than 256 colours were seen, each
 * pixel gets an index; that picture is written in gray or with a palette, in
 * as few bits as its colours need. One with more colours keeps the filters of
 * its file, which work on each channel by itself (PNG, third edition, 9.2): a
 * channel of alpha that is opaque all over is left out of the filtered rows.
 */
#include "png/repack.h"

#include <string.h>

#include "png/palette.h"
#include "png/png.h"

enum { LEVEL_SMALL = 7, LEVEL_LARGE = 5, LARGE = 1 << 20 };
/* Above so many shades rows of gray are smaller with filters. */
enum { FEW_SHADES = 16 };
/* Filters for more bytes than this cost more than they give. */
enum { FILTERS_MOST = 4 << 20 };

/* Rows that are asked first for the number of colours. */
enum { ROWS_ASKED = 64 };

/* A picture on its way from one form to another. */
struct change {
	const struct png *png;
	struct buf rows; /* of the file, filtered */
	uint32_t *words; /* one row as 0xAARRGGBB */
	unsigned char *indices; /* of all pixels */
	struct palette palette;
};

static unsigned sample_at(const unsigned char *row, int depth, size_t x)
{
	if (depth == 8)
		return row[x];
	size_t bit = x * (size_t)depth;
	int shift = 8 - depth - (int)(bit % 8);
	return row[bit / 8] >> shift & ((1u << depth) - 1);
}

/* What a sample of gray is of 8 bits. */
static unsigned whole_gray(unsigned sample, int depth)
{
	return sample * 255 / ((1u << depth) - 1);
}

static uint32_t color_word(unsigned red, unsigned green, unsigned blue)
{
	return 0xFF000000 | red << 16 | green << 8 | blue;
}

static uint32_t palette_word(const struct png *png, unsigned index)
{
	const unsigned char *colors = (const unsigned char *)png->palette.at;
	uint32_t alpha = index < png->transparency.length
		? (unsigned char)png->transparency.at[index]
		: 255;
	if (index >= png->palette.length / 3)
		return 0xFF000000; // as decoders show what is not there
	colors += 3 * index;
	return (color_word(colors[0], colors[1], colors[2]) & 0xFFFFFF) |
		alpha << 24;
}

/* The colour that tRNS makes transparent, as a word; 0: none. */
static uint32_t key_of(const struct png *png)
{
	const unsigned char *at = (const unsigned char *)png->transparency.at;
	if (png->form.color == PNG_GRAY && png->transparency.length == 2) {
		unsigned gray = whole_gray(at[1], png->form.depth) & 255;
		return color_word(gray, gray, gray);
	}
	if (png->form.color == PNG_RGB && png->transparency.length == 6)
		return color_word(at[1], at[3], at[5]);
	return 0;
}

static void read_words(const struct png *png, const unsigned char *row,
	int depth, uint32_t *words)
{
	for (size_t x = 0; x < png->form.width; x++) {
		unsigned sample;
		switch (png->form.color) {
		case PNG_GRAY:
			sample = whole_gray(sample_at(row, depth, x), depth);
			words[x] = color_word(sample, sample, sample);
			break;
		case PNG_RGB:
			words[x] = color_word(
				row[3 * x], row[3 * x + 1], row[3 * x + 2]);
			break;
		case PNG_PALETTE:
			words[x] = palette_word(png, sample_at(row, depth, x));
			break;
		case PNG_GRAY_ALPHA:
			sample = row[2 * x];
			words[x] = (color_word(sample, sample, sample) &
					   0xFFFFFF) |
				(uint32_t)row[2 * x + 1] << 24;
			break;
		case PNG_RGB_ALPHA:
			words[x] = (color_word(row[4 * x], row[4 * x + 1],
					    row[4 * x + 2]) &
					   0xFFFFFF) |
				(uint32_t)row[4 * x + 3] << 24;
			break;
		}
	}
}

/* Samples of 16 bits as 8; false when that would change them. */
static bool narrow_row(
	const unsigned char *row, size_t count, unsigned char *to)
{
	for (size_t i = 0; i < count; i += 2) {
		if (row[i] != row[i + 1])
			return false;
		*to++ = row[i];
	}
	return true;
}

/* Indices of a row's colours; false when there are too many. */
static bool add_row(struct change *change, unsigned char *to)
{
	uint32_t key = key_of(change->png);
	for (size_t x = 0; x < change->png->form.width; x++) {
		uint32_t word = change->words[x];
		if (key && word == key)
			word &= 0xFFFFFF;
		int index = palette_index(&change->palette, word);
		if (index < 0)
			return false;
		to[x] = (unsigned char)index;
	}
	return true;
}

/* An unfiltered row -> its part of the indices, or false. */
static bool take_row(struct change *change, const unsigned char *row,
	unsigned char *narrow, unsigned char *to)
{
	const struct png *png = change->png;
	bool is_wide = png->form.depth == 16;
	if (is_wide && !narrow_row(row, png_row_bytes(&png->form), narrow))
		return false;
	read_words(png, is_wide ? narrow : row, is_wide ? 8 : png->form.depth,
		change->words);
	return add_row(change, to);
}

static bool add_colors(struct palette *palette, const unsigned char *row,
	size_t count, size_t step)
{
	for (size_t i = 0; i < count; i += step) {
		uint32_t color = 0;
		memcpy(&color, row + i, step);
		if (palette_index(palette, color) < 0)
			return false;
	}
	return true;
}

/*
 * Whether there are too many colours, as far as a few rows tell that are
 * filtered without a look at the one above. Of screenshots, whose first rows
 * have few, that spares a third of the rows.
 */
static bool shows_many(const struct change *change)
{
	const struct png_form *form = &change->png->form;
	size_t step = png_pixel_bytes(form), count = png_row_bytes(form);
	bool is_colored =
		form->color == PNG_RGB || form->color == PNG_RGB_ALPHA;
	const unsigned char *from = (const unsigned char *)change->rows.at;
	struct palette palette = { .count = 0 };
	struct buf room = { 0 };
	unsigned char *row = (unsigned char *)buf_reserve(&room, count);
	bool has_few = true;
	uint32_t height = is_colored && form->depth == 8 ? form->height : 0;
	int left = ROWS_ASKED;
	for (uint32_t y = 0; has_few && y < height && left > 0; y++) {
		if (*from <= PNG_SUB) {
			memcpy(row, from + 1, count);
			png_unfilter(row, row, count, step, *from);
			has_few = add_colors(&palette, row, count, step);
			left--;
		}
		from += 1 + count;
	}
	buf_free(&room);
	return !has_few;
}

/* Fills the indices; false when there are too many colours, or samples that 8
 * bits cannot hold. The rows of the file stay as they are. */
static bool find_indices(struct change *change)
{
	const struct png_form *form = &change->png->form;
	size_t count = png_row_bytes(form);
	struct buf room = { 0 };
	unsigned char *row = (unsigned char *)buf_reserve(&room, 3 * count);
	unsigned char *above = row + count, *narrow = above + count;
	const unsigned char *from = (const unsigned char *)change->rows.at;
	bool has_few =
		form->depth < 16 || str_is_empty(change->png->transparency);
	memset(above, 0, count);
	for (uint32_t y = 0; has_few && y < form->height; y++) {
		memcpy(row, from + 1, count);
		png_unfilter(row, above, count, png_pixel_bytes(form), *from);
		has_few = take_row(change, row, narrow,
			change->indices + (size_t)y * form->width);
		from += 1 + count;
		unsigned char *next = above;
		above = row;
		row = next;
	}
	buf_free(&room);
	return has_few;
}

/* The depth that the colours need as gray; 0 when they are not gray. */
static int gray_depth(const struct palette *palette)
{
	int depth = 1;
	for (size_t i = 0; i < palette->count; i++) {
		uint32_t color = palette->colors[i], gray = color & 255;
		if (color != color_word(gray, gray, gray))
			return 0;
		while (depth < 8 && gray % (255 / ((1u << depth) - 1)) != 0)
			depth *= 2;
	}
	return depth;
}

/* Colours that are not opaque come first: tRNS ends with the last of them. */
static void put_transparent_first(struct change *change, uint32_t *colors)
{
	struct palette *palette = &change->palette;
	unsigned char moved[PALETTE_COLORS];
	size_t count = 0,
	       pixels = (size_t)change->png->form.width *
		change->png->form.height;
	for (int is_opaque = 0; is_opaque < 2; is_opaque++)
		for (size_t i = 0; i < palette->count; i++)
			if ((palette->colors[i] >> 24 == 255) == is_opaque) {
				moved[i] = (unsigned char)count;
				colors[count++] = palette->colors[i];
			}
	for (size_t i = 0; i < pixels; i++)
		change->indices[i] = moved[change->indices[i]];
}

static void put_kept(struct buf *out, const struct png *png)
{
	for (size_t i = 0; i < png->kept.count; i++)
		buf_put(out, png->kept.at[i]);
}

static void put_all(struct buf *out, const struct png *png,
	const struct png_form *form, const struct palette *palette,
	struct str rows)
{
	png_put_header(out, form);
	put_kept(out, png);
	if (form->color == PNG_PALETTE)
		palette_put(out, palette->colors, palette->count);
	else if (form->color == png->form.color && png->transparency.length > 0)
		png_put_chunk(out, "tRNS", png->transparency.at,
			png->transparency.length);
	png_put_rows(
		out, rows, rows.length > LARGE ? LEVEL_LARGE : LEVEL_SMALL);
	png_put_end(out);
}

/* Gray, a sample for each index. */
static void put_gray(struct buf *out, struct change *change, int depth)
{
	struct png_form form = change->png->form;
	struct buf rows = { 0 };
	size_t pixels = (size_t)form.width * form.height;
	unsigned step = 255 / ((1u << depth) - 1);
	for (size_t i = 0; i < pixels; i++)
		change->indices[i] =
			(unsigned char)((change->palette.colors
							[change->indices[i]] &
						255) /
				step);
	form.color = PNG_GRAY;
	form.depth = depth;
	if (change->palette.count > FEW_SHADES)
		png_filter_rows(&rows, change->indices, &form);
	else
		palette_put_rows(
			&rows, change->indices, form.width, form.height, depth);
	struct png plain = *change->png;
	plain.transparency = (struct str){ 0 };
	put_all(out, &plain, &form, NULL, buf_str(&rows));
	buf_free(&rows);
}

static void put_indexed(struct buf *out, struct change *change)
{
	struct png_form form = change->png->form;
	struct buf rows = { 0 };
	struct palette palette = change->palette;
	put_transparent_first(change, palette.colors);
	form.color = PNG_PALETTE;
	form.depth = palette_depth(palette.count);
	palette_put_rows(
		&rows, change->indices, form.width, form.height, form.depth);
	put_all(out, change->png, &form, &palette, buf_str(&rows));
	buf_free(&rows);
}

/* A profile of gray or of colours holds for its own kind only. */
static bool put_few(struct buf *out, struct change *change)
{
	const struct png *png = change->png;
	int depth = gray_depth(&change->palette);
	bool was_gray = png->form.color == PNG_GRAY ||
		png->form.color == PNG_GRAY_ALPHA;
	bool may_be_gray = depth > 0 && (was_gray || !png->has_profile);
	bool may_be_indexed = !was_gray || !png->has_profile;
	if (may_be_gray &&
		(depth <= palette_depth(change->palette.count) ||
			!may_be_indexed))
		put_gray(out, change, depth);
	else if (may_be_indexed)
		put_indexed(out, change);
	else
		return false;
	return true;
}

/* ---- many colours ---- */

/* Leaves alpha out of the filtered rows, in their place. */
static void drop_alpha(struct png_form *form, struct buf *rows)
{
	unsigned char *to = (unsigned char *)rows->at;
	const unsigned char *from = to;
	for (uint32_t y = 0; y < form->height; y++) {
		*to++ = *from++;
		for (uint32_t x = 0; x < form->width; x++) {
			// to is never behind from: its fourth byte is free
			memmove(to, from, 4);
			to += 3;
			from += 4;
		}
	}
	rows->length = (size_t)(to - (unsigned char *)rows->at);
	form->color = PNG_RGB;
}

static bool is_unfiltered(const struct png_form *form, struct str rows)
{
	size_t row_bytes = 1 + png_row_bytes(form);
	for (size_t at = 0; at < rows.length; at += row_bytes)
		if (rows.at[at] != PNG_NONE)
			return false;
	return true;
}

/* Puts rows that have no filters, with filters if that is smaller. */
static void put_unfiltered(
	struct buf *out, struct change *change, const struct png_form *form)
{
	struct buf *rows = &change->rows, filtered = { 0 }, other = { 0 };
	size_t start = out->length, count = png_row_bytes(form);
	put_all(out, change->png, form, &change->palette, buf_str(rows));
	for (size_t y = 0; y < form->height; y++)
		memmove(rows->at + y * count, rows->at + y * (count + 1) + 1,
			count);
	png_filter_rows(&filtered, (const unsigned char *)rows->at, form);
	put_all(&other, change->png, form, &change->palette,
		buf_str(&filtered));
	if (other.length < out->length - start) {
		out->length = start;
		buf_put(out, buf_str(&other));
	}
	buf_free(&filtered);
	buf_free(&other);
}

static void put_many(struct buf *out, struct change *change)
{
	struct png_form form = change->png->form;
	struct buf *rows = &change->rows;
	if (form.color == PNG_RGB_ALPHA && form.depth == 8 &&
		png_is_opaque(&form, (const unsigned char *)rows->at))
		drop_alpha(&form, rows);
	if (form.depth == 8 && rows->length <= FILTERS_MOST &&
		is_unfiltered(&form, buf_str(rows)))
		put_unfiltered(out, change, &form);
	else
		put_all(out, change->png, &form, &change->palette,
			buf_str(rows));
}

/* ---- the whole ---- */

static bool put_smaller(struct buf *out, const struct png *png)
{
	struct change change = { .png = png };
	struct buf words = { 0 }, indices = { 0 };
	size_t width = png->form.width;
	if (!png_unpack(png, &change.rows)) {
		buf_free(&change.rows);
		return false;
	}
	change.words = (uint32_t *)(void *)buf_reserve(
		&words, width * sizeof(uint32_t));
	change.indices = (unsigned char *)buf_reserve(
		&indices, width * png->form.height);
	bool is_put = true;
	if (!shows_many(&change) && find_indices(&change))
		is_put = put_few(out, &change);
	else if (png->form.color != PNG_PALETTE)
		put_many(out, &change);
	else
		is_put = false;
	buf_free(&change.rows);
	buf_free(&words);
	buf_free(&indices);
	return is_put;
}

/* True when something smaller than the file was put behind start. */
static bool keep_smaller(
	struct buf *out, size_t start, struct str bytes, bool is_put)
{
	bool is_smaller = is_put && out->length - start < bytes.length;
	if (!is_smaller)
		out->length = start;
	return is_smaller;
}

/* False when the file is best left alone. */
static bool open_known(struct png *png, struct str bytes)
{
	return png_open(png, bytes) == NULL && !png->is_interlaced &&
		!png->is_strange;
}

size_t png_cost(struct str bytes)
{
	struct png png;
	size_t cost = 0;
	if (open_known(&png, bytes))
		cost = (1 + png_row_bytes(&png.form)) * png.form.height;
	png_close(&png);
	return cost;
}

bool png_repack(struct buf *out, struct str bytes)
{
	struct png png;
	size_t start = out->length;
	bool is_put = open_known(&png, bytes) && put_smaller(out, &png);
	png_close(&png);
	return keep_smaller(out, start, bytes, is_put);
}

bool png_strip(struct buf *out, struct str bytes)
{
	struct png png;
	size_t start = out->length;
	bool is_put = open_known(&png, bytes);
	if (is_put) {
		png_put_header(out, &png.form);
		put_kept(out, &png);
		if (png.palette.length > 0)
			png_put_chunk(out, "PLTE", png.palette.at,
				png.palette.length);
		if (png.transparency.length > 0)
			png_put_chunk(out, "tRNS", png.transparency.at,
				png.transparency.length);
		png_put_packed(out, &png);
		png_put_end(out);
	}
	png_close(&png);
	return keep_smaller(out, start, bytes, is_put);
}
