/* SPDX-License-Identifier: MIT */
/* Colours by index, and rows of indices packed into bits. */
#include "png/palette.h"

#include <string.h>

#include "png/png.h"

int palette_index(struct palette *palette, uint32_t color)
{
	if (palette->count > 0 && color == palette->last)
		return palette->last_index;
	size_t slot = color * 2654435761U >> 22;
	while (palette->slots[slot] &&
		palette->colors[palette->slots[slot] - 1] != color)
		slot = (slot + 1) % PALETTE_SLOTS;
	if (!palette->slots[slot]) {
		if (palette->count == PALETTE_COLORS)
			return -1;
		palette->colors[palette->count++] = color;
		palette->slots[slot] = (uint16_t)palette->count;
	}
	palette->last = color;
	palette->last_index = palette->slots[slot] - 1;
	return palette->last_index;
}

int palette_depth(size_t count)
{
	return count <= 2 ? 1 : count <= 4 ? 2 : count <= 16 ? 4 : 8;
}

void palette_put(struct buf *out, const uint32_t *colors, size_t count)
{
	unsigned char bytes[3 * PALETTE_COLORS] = { 0 };
	unsigned char alphas[PALETTE_COLORS] = { 0 };
	size_t alpha_count = 0;
	for (size_t i = 0; i < count; i++) {
		bytes[3 * i] = (unsigned char)(colors[i] >> 16);
		bytes[3 * i + 1] = (unsigned char)(colors[i] >> 8);
		bytes[3 * i + 2] = (unsigned char)colors[i];
		alphas[i] = (unsigned char)(colors[i] >> 24);
		if (alphas[i] != 255)
			alpha_count = i + 1;
	}
	png_put_chunk(out, "PLTE", bytes, 3 * count);
	if (alpha_count > 0)
		png_put_chunk(out, "tRNS", alphas, alpha_count);
}

/* One row; the first pixel stands in the highest bits. */
static void put_bits(const unsigned char *indices, uint32_t width, int depth,
	unsigned char *to)
{
	uint32_t per_byte = (uint32_t)(8 / depth);
	memset(to, 0, (width + per_byte - 1) / per_byte);
	for (uint32_t x = 0; x < width; x++) {
		int shift = 8 - depth * (int)(x % per_byte + 1);
		to[x / per_byte] |= (unsigned char)(indices[x] << shift);
	}
}

void palette_put_rows(struct buf *out, const unsigned char *indices,
	uint32_t width, uint32_t height, int depth)
{
	struct png_form form = { width, height, depth, PNG_PALETTE };
	size_t row_bytes = png_row_bytes(&form);
	for (uint32_t y = 0; y < height; y++, indices += width) {
		unsigned char *to =
			(unsigned char *)buf_reserve(out, 1 + row_bytes);
		bool is_like_above =
			y > 0 && memcmp(indices, indices - width, width) == 0;
		*to++ = is_like_above ? PNG_UP : PNG_NONE;
		if (is_like_above)
			memset(to, 0, row_bytes);
		else if (depth == 8)
			memcpy(to, indices, width);
		else
			put_bits(indices, width, depth, to);
		out->length += 1 + row_bytes;
	}
}
