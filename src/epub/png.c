/* SPDX-License-Identifier: MIT */
/*
 * A small writer of PNG files (ISO/IEC 15948). A picture of at most 256
 * colours gets a palette; others are true colour. A row equal to the one above
 * is written as that, which is all that flat pictures need.
 */
#include "epub/png.h"

#include <libdeflate.h>
#include <string.h>

enum { PACK_LEVEL = 1, COLORS = 256, SLOTS = 1024 };
enum { FILTER_NONE = 0, FILTER_UP = 2 };

/* Colours in the order of their first use, found by hashing. */
struct palette {
	uint32_t colors[COLORS];
	uint16_t slots[SLOTS]; /* index + 1; 0: free */
	size_t count;
	uint32_t last; /* colour seen last and its index */
	int last_index;
};

static void put_word(struct buf *out, uint32_t word)
{
	for (int shift = 24; shift >= 0; shift -= 8)
		buf_put_byte(out, (char)(word >> shift));
}

static void put_chunk(
	struct buf *out, const char kind[4], const void *bytes, size_t count)
{
	put_word(out, (uint32_t)count);
	size_t start = out->length;
	buf_put_bytes(out, kind, 4);
	buf_put_bytes(out, bytes, count);
	put_word(
		out, libdeflate_crc32(0, out->at + start, out->length - start));
}

/* The colour's index; -1 when there is no room for another. */
static int palette_index(struct palette *palette, uint32_t color)
{
	if (palette->count > 0 && color == palette->last)
		return palette->last_index;
	size_t slot = color * 2654435761U >> 22;
	while (palette->slots[slot] &&
		palette->colors[palette->slots[slot] - 1] != color)
		slot = (slot + 1) % SLOTS;
	if (!palette->slots[slot]) {
		if (palette->count == COLORS)
			return -1;
		palette->colors[palette->count++] = color;
		palette->slots[slot] = (uint16_t)palette->count;
	}
	palette->last = color;
	palette->last_index = palette->slots[slot] - 1;
	return palette->last_index;
}

/* Pixels in memory, and which of their bits are kept. */
struct picture {
	const unsigned char *pixels;
	size_t stride;
	uint32_t width, height, mask;
};

static uint32_t pixel_at(const struct picture *picture, size_t x, size_t y)
{
	uint32_t pixel;
	memcpy(&pixel, picture->pixels + y * picture->stride + 4 * x,
		sizeof(pixel));
	return pixel & picture->mask;
}

/* Whether a row has the pixels of the one above. */
static bool is_like_above(const struct picture *picture, size_t y)
{
	const unsigned char *row = picture->pixels + y * picture->stride;
	return y > 0 &&
		memcmp(row, row - picture->stride,
			4 * (size_t)picture->width) == 0;
}

/* Indices, a filter byte before each row; false when the palette is full. */
static bool put_indexed_rows(const struct picture *picture,
	struct palette *palette, unsigned char *to)
{
	for (size_t y = 0; y < picture->height; y++, to += picture->width) {
		bool is_like = is_like_above(picture, y);
		*to++ = is_like ? FILTER_UP : FILTER_NONE;
		if (is_like) {
			memset(to, 0, picture->width);
			continue;
		}
		for (size_t x = 0; x < picture->width; x++) {
			int index =
				palette_index(palette, pixel_at(picture, x, y));
			if (index < 0)
				return false;
			to[x] = (unsigned char)index;
		}
	}
	return true;
}

static void put_color_rows(const struct picture *picture, unsigned char *to)
{
	for (size_t y = 0; y < picture->height; y++) {
		*to++ = FILTER_NONE;
		for (size_t x = 0; x < picture->width; x++) {
			uint32_t pixel = pixel_at(picture, x, y);
			*to++ = (unsigned char)(pixel >> 16);
			*to++ = (unsigned char)(pixel >> 8);
			*to++ = (unsigned char)pixel;
		}
	}
}

static void put_palette(struct buf *out, const struct palette *palette)
{
	unsigned char bytes[3 * COLORS];
	for (size_t i = 0; i < palette->count; i++) {
		bytes[3 * i] = (unsigned char)(palette->colors[i] >> 16);
		bytes[3 * i + 1] = (unsigned char)(palette->colors[i] >> 8);
		bytes[3 * i + 2] = (unsigned char)palette->colors[i];
	}
	put_chunk(out, "PLTE", bytes, 3 * palette->count);
}

static void put_data(struct buf *out, const unsigned char *raw, size_t count)
{
	struct libdeflate_compressor *packer =
		libdeflate_alloc_compressor(PACK_LEVEL);
	size_t room = libdeflate_zlib_compress_bound(packer, count);
	struct buf packed = { 0 };
	char *bytes = buf_reserve(&packed, room);
	packed.length =
		libdeflate_zlib_compress(packer, raw, count, bytes, room);
	put_chunk(out, "IDAT", packed.at, packed.length);
	buf_free(&packed);
	libdeflate_free_compressor(packer);
}

static void put_header(
	struct buf *out, uint32_t width, uint32_t height, bool is_indexed)
{
	unsigned char header[13] = { [8] = 8, [9] = is_indexed ? 3 : 2 };
	for (int i = 0; i < 4; i++) {
		header[i] = (unsigned char)(width >> (24 - 8 * i));
		header[4 + i] = (unsigned char)(height >> (24 - 8 * i));
	}
	buf_put(out, STR("\x89PNG\r\n\x1A\n"));
	put_chunk(out, "IHDR", header, sizeof(header));
}

void png_put(struct buf *out, const unsigned char *pixels, size_t stride,
	uint32_t width, uint32_t height, uint32_t mask)
{
	struct picture picture = { pixels, stride, width, height, mask };
	struct palette palette = { .count = 0 };
	struct buf raw = { 0 };
	size_t row_bytes = (size_t)width + 1;
	unsigned char *rows =
		(unsigned char *)buf_reserve(&raw, row_bytes * height);
	bool is_indexed = put_indexed_rows(&picture, &palette, rows);
	if (!is_indexed) {
		row_bytes = 3 * (size_t)width + 1;
		rows = (unsigned char *)buf_reserve(&raw, row_bytes * height);
		put_color_rows(&picture, rows);
	}
	put_header(out, width, height, is_indexed);
	if (is_indexed)
		put_palette(out, &palette);
	put_data(out, rows, row_bytes * height);
	put_chunk(out, "IEND", NULL, 0);
	buf_free(&raw);
}
