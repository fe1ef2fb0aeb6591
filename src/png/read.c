/* SPDX-License-Identifier: MIT */
/* A PNG file's chunks, and its rows unpacked. */
#include <libdeflate.h>
#include <string.h>

#include "base/arena.h"
#include "png/png.h"

enum { CHUNK_FRAME = 12 }; /* length, kind, checksum */
enum { MOST_PIXELS = 1 << 27 };

/* What a chunk is to us. */
enum use { USE_NONE, USE_KEPT, USE_PROFILE, USE_UNKNOWN };

static uint32_t word_at(struct str bytes, size_t at)
{
	const unsigned char *b = (const unsigned char *)bytes.at + at;
	return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 |
		(uint32_t)b[2] << 8 | b[3];
}

int png_channels(enum png_color color)
{
	static const int channels[] = { [PNG_GRAY] = 1,
		[PNG_RGB] = 3,
		[PNG_PALETTE] = 1,
		[PNG_GRAY_ALPHA] = 2,
		[PNG_RGB_ALPHA] = 4 };
	return channels[color];
}

size_t png_row_bytes(const struct png_form *form)
{
	size_t bits = (size_t)form->depth * (size_t)png_channels(form->color);
	return (form->width * bits + 7) / 8;
}

size_t png_pixel_bytes(const struct png_form *form)
{
	size_t bits = (size_t)form->depth * (size_t)png_channels(form->color);
	return bits < 8 ? 1 : bits / 8;
}

static bool is_depth_of(int depth, enum png_color color)
{
	bool is_small = depth == 1 || depth == 2 || depth == 4;
	if (color == PNG_GRAY)
		return is_small || depth == 8 || depth == 16;
	if (color == PNG_PALETTE)
		return is_small || depth == 8;
	return depth == 8 || depth == 16;
}

static const char *read_header(struct png *png, struct str data)
{
	struct png_form *form = &png->form;
	if (data.length != 13 || data.at[10] != 0 || data.at[11] != 0)
		return "its header is wrong";
	*form = (struct png_form){ .width = word_at(data, 0),
		.height = word_at(data, 4),
		.depth = data.at[8],
		.color = (enum png_color)data.at[9] };
	png->is_interlaced = data.at[12] != 0;
	uint64_t pixels = (uint64_t)form->width * form->height;
	if (pixels == 0 || form->color > 6 || form->color == 1 ||
		form->color == 5 || !is_depth_of(form->depth, form->color))
		return "its header is wrong";
	return pixels > MOST_PIXELS ? "it has too many pixels" : NULL;
}

static bool is_one_of(struct str kind, const char *kinds)
{
	for (; *kinds; kinds += 4)
		if (memcmp(kind.at, kinds, 4) == 0)
			return true;
	return false;
}

/* Text, times and hints are for programs that edit pictures. */
static enum use use_of(struct str kind)
{
	if (is_one_of(kind, "iCCPcICPmDCVcLLI"))
		return USE_PROFILE;
	if (is_one_of(kind, "cHRMgAMAsRGBpHYseXIf"))
		return USE_KEPT;
	bool is_animation = is_one_of(kind, "acTL");
	bool is_critical = kind.at[0] >= 'A' && kind.at[0] <= 'Z';
	return is_animation || is_critical ? USE_UNKNOWN : USE_NONE;
}

static void keep_chunk(struct png *png, struct str kind, struct str whole)
{
	enum use use = use_of(kind);
	if (use == USE_KEPT || use == USE_PROFILE)
		vec_push(&png->kept, whole);
	if (use == USE_PROFILE)
		png->has_profile = true;
	if (use == USE_UNKNOWN)
		png->is_strange = true;
}

static const char *read_chunk(
	struct png *png, struct str kind, struct str data, struct str whole)
{
	if (str_equal(kind, STR("IHDR")))
		return read_header(png, data);
	if (str_equal(kind, STR("IDAT")))
		vec_push(&png->data, data);
	else if (str_equal(kind, STR("PLTE")))
		png->palette = data;
	else if (str_equal(kind, STR("tRNS")))
		png->transparency = data;
	else if (str_equal(kind, STR("IEND")))
		png->has_end = true;
	else
		keep_chunk(png, kind, whole);
	return NULL;
}

static const char *missing_part(const struct png *png)
{
	size_t colors = png->palette.length / 3;
	bool has_colors = png->palette.length % 3 == 0 && colors > 0 &&
		colors <= 256 && png->transparency.length <= colors;
	if (png->form.width == 0)
		return "its header is wrong";
	if (png->form.color == PNG_PALETTE && !has_colors)
		return "its palette is wrong";
	return png->data.count == 0 ? "it has no pixels" : NULL;
}

const char *png_open(struct png *png, struct str bytes)
{
	*png = (struct png){ 0 };
	if (!str_starts(bytes, STR("\x89PNG\r\n\x1A\n")))
		return "it is not a PNG";
	for (size_t at = 8; !png->has_end;) {
		if (bytes.length - at < CHUNK_FRAME)
			return "it ends too early";
		size_t count = word_at(bytes, at);
		if (count > bytes.length - at - CHUNK_FRAME)
			return "it ends too early";
		struct str kind = str_slice(bytes, at + 4, at + 8);
		uint32_t checksum = libdeflate_crc32(0, kind.at, 4 + count);
		if (checksum != word_at(bytes, at + 8 + count))
			return "a checksum is wrong";
		const char *fault = read_chunk(png, kind,
			str_slice(bytes, at + 8, at + 8 + count),
			str_slice(bytes, at, at + CHUNK_FRAME + count));
		if (fault != NULL)
			return fault;
		at += CHUNK_FRAME + count;
	}
	return missing_part(png);
}

void png_close(struct png *png)
{
	vec_free(&png->kept);
	vec_free(&png->data);
}

bool png_unpack(const struct png *png, struct buf *rows)
{
	struct libdeflate_decompressor *unpacker =
		libdeflate_alloc_decompressor();
	struct buf joined = { 0 };
	size_t bytes = (1 + png_row_bytes(&png->form)) * png->form.height;
	size_t actual = 0;
	if (!unpacker)
		fatal_out_of_memory();
	for (size_t i = 0; i < png->data.count; i++)
		buf_put(&joined, png->data.at[i]);
	enum libdeflate_result result =
		libdeflate_zlib_decompress(unpacker, joined.at, joined.length,
			buf_reserve(rows, bytes), bytes, &actual);
	rows->length += actual;
	buf_free(&joined);
	libdeflate_free_decompressor(unpacker);
	return result == LIBDEFLATE_SUCCESS && actual == bytes;
}
