/* SPDX-License-Identifier: MIT */
/*
 * A small writer of PNG files (ISO/IEC 15948). A picture of at most 256
 * colours gets a palette; others are true colour. Rows are not
 * filtered: what is flat needs none.
 */
#include "epub/png.h"

#include <libdeflate.h>
#include <string.h>

enum { PACK_LEVEL = 3, COLORS = 256, SLOTS = 1024 };

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

static uint32_t pixel_at(const unsigned char *row, size_t x)
{
	uint32_t pixel;
	memcpy(&pixel, row + 4 * x, sizeof(pixel));
	return pixel & 0xFFFFFF;
}

/* A row behind its filter byte; false when the palette is full. */
static bool put_indexed_row(struct palette *palette, unsigned char *to,
	const unsigned char *row, uint32_t width)
{
	for (size_t x = 0; x < width; x++) {
		int index = palette_index(palette, pixel_at(row, x));
		if (index < 0)
			return false;
		to[x] = (unsigned char)index;
	}
	return true;
}

static void put_color_row(
	unsigned char *to, const unsigned char *row, uint32_t width)
{
	for (size_t x = 0; x < width; x++) {
		uint32_t pixel = pixel_at(row, x);
		to[3 * x] = (unsigned char)(pixel >> 16);
		to[3 * x + 1] = (unsigned char)(pixel >> 8);
		to[3 * x + 2] = (unsigned char)pixel;
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
	uint32_t width, uint32_t height)
{
	struct palette palette = { .count = 0 };
	struct buf raw = { 0 };
	size_t row_bytes = (size_t)width + 1;
	unsigned char *rows = (unsigned char *)buf_reserve(
		&raw, 3 * (size_t)height * (width + 1));
	bool is_indexed = true;
	for (uint32_t y = 0; y < height && is_indexed; y++) {
		unsigned char *row = rows + y * row_bytes;
		row[0] = 0;
		is_indexed = put_indexed_row(
			&palette, row + 1, pixels + y * stride, width);
	}
	if (!is_indexed) {
		row_bytes = 3 * (size_t)width + 1;
		for (uint32_t y = 0; y < height; y++) {
			unsigned char *row = rows + y * row_bytes;
			row[0] = 0;
			put_color_row(row + 1, pixels + y * stride, width);
		}
	}
	put_header(out, width, height, is_indexed);
	if (is_indexed)
		put_palette(out, &palette);
	put_data(out, rows, row_bytes * height);
	put_chunk(out, "IEND", NULL, 0);
	buf_free(&raw);
}
