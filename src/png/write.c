/* SPDX-License-Identifier: MIT */
/* The chunks of a new PNG file. */
#include <libdeflate.h>

#include "base/arena.h"
#include "png/png.h"

static void put_word(struct buf *out, uint32_t word)
{
	for (int shift = 24; shift >= 0; shift -= 8)
		buf_put_byte(out, (char)(word >> shift));
}

void png_put_chunk(
	struct buf *out, const char kind[4], const void *bytes, size_t count)
{
	put_word(out, (uint32_t)count);
	size_t start = out->length;
	buf_put_bytes(out, kind, 4);
	buf_put_bytes(out, bytes, count);
	put_word(
		out, libdeflate_crc32(0, out->at + start, out->length - start));
}

void png_put_header(struct buf *out, const struct png_form *form)
{
	unsigned char header[13] = { [8] = (unsigned char)form->depth,
		[9] = (unsigned char)form->color };
	for (int i = 0; i < 4; i++) {
		header[i] = (unsigned char)(form->width >> (24 - 8 * i));
		header[4 + i] = (unsigned char)(form->height >> (24 - 8 * i));
	}
	buf_put(out, STR("\x89PNG\r\n\x1A\n"));
	png_put_chunk(out, "IHDR", header, sizeof(header));
}

void png_put_rows(struct buf *out, struct str rows, int level)
{
	struct libdeflate_compressor *packer =
		libdeflate_alloc_compressor(level);
	struct buf packed = { 0 };
	if (!packer)
		fatal_out_of_memory();
	size_t room = libdeflate_zlib_compress_bound(packer, rows.length);
	char *bytes = buf_reserve(&packed, room);
	packed.length = libdeflate_zlib_compress(
		packer, rows.at, rows.length, bytes, room);
	png_put_chunk(out, "IDAT", packed.at, packed.length);
	buf_free(&packed);
	libdeflate_free_compressor(packer);
}

void png_put_packed(struct buf *out, const struct png *png)
{
	struct buf joined = { 0 };
	for (size_t i = 0; i < png->data.count; i++)
		buf_put(&joined, png->data.at[i]);
	png_put_chunk(out, "IDAT", joined.at, joined.length);
	buf_free(&joined);
}

void png_put_end(struct buf *out)
{
	png_put_chunk(out, "IEND", NULL, 0);
}
