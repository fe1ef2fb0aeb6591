/* SPDX-License-Identifier: MIT */
/*
 * PNG files -> image XObjects. The packed rows of a PNG are what a PDF wants,
 * so a plain file is passed on without unpacking; one with transparency or
 * interlacing is decoded, and its alpha becomes a soft mask.
 */
#include <libdeflate.h>
#include <png.h>
#include <string.h>

#include "pdf/png_split.h"
#include "pdf/private.h"
#include "pdf/text.h"

enum {
	COLOR_GRAY = 0,
	COLOR_RGB = 2,
	COLOR_PALETTE = 3,
	COLOR_GRAY_ALPHA = 4,
	COLOR_RGB_ALPHA = 6
};
enum { CHUNK_FRAME = 12 }; /* length, kind, checksum */
enum { MOST_PIXELS = 1 << 27 };

struct png {
	uint32_t width, height;
	int depth, color;
	bool is_interlaced, has_transparency, has_end;
	struct str palette;
	VEC(struct str) data; /* of the IDAT chunks */
	size_t data_bytes;
};

static uint32_t word_at(struct str bytes, size_t at)
{
	const unsigned char *b = (const unsigned char *)bytes.at + at;
	return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 |
		(uint32_t)b[2] << 8 | b[3];
}

static void read_header(struct png *png, struct str data)
{
	if (data.length != 13)
		return;
	png->width = word_at(data, 0);
	png->height = word_at(data, 4);
	png->depth = data.at[8];
	png->color = data.at[9];
	png->is_interlaced = data.at[12] != 0;
}

static void read_chunk(struct png *png, struct str kind, struct str data)
{
	if (str_equal(kind, STR("IHDR")))
		read_header(png, data);
	else if (str_equal(kind, STR("PLTE")))
		png->palette = data;
	else if (str_equal(kind, STR("tRNS")))
		png->has_transparency = true;
	else if (str_equal(kind, STR("IEND")))
		png->has_end = true;
	else if (str_equal(kind, STR("IDAT"))) {
		vec_push(&png->data, data);
		png->data_bytes += data.length;
	}
}

/* What is wrong with the file; NULL: nothing. */
static const char *read_chunks(struct png *png, struct str bytes)
{
	if (!str_starts(bytes, STR("\x89PNG\r\n\x1A\n")))
		return "it is not a PNG";
	for (size_t at = 8; !png->has_end;) {
		if (bytes.length - at < CHUNK_FRAME)
			return "it ends too early";
		size_t data_bytes = word_at(bytes, at);
		if (data_bytes > bytes.length - at - CHUNK_FRAME)
			return "it ends too early";
		uint32_t checksum =
			libdeflate_crc32(0, bytes.at + at + 4, 4 + data_bytes);
		if (checksum != word_at(bytes, at + 8 + data_bytes))
			return "a checksum is wrong";
		read_chunk(png, str_slice(bytes, at + 4, at + 8),
			str_slice(bytes, at + 8, at + 8 + data_bytes));
		at += CHUNK_FRAME + data_bytes;
	}
	return NULL;
}

static bool is_depth_of(int depth, int color)
{
	bool is_power = depth == 1 || depth == 2 || depth == 4 || depth == 8 ||
		depth == 16;
	if (color == COLOR_GRAY)
		return is_power;
	if (color == COLOR_PALETTE)
		return is_power && depth < 16;
	return depth == 8 || depth == 16;
}

static const char *fault_of(const struct png *png)
{
	uint64_t pixels = (uint64_t)png->width * png->height;
	if (pixels == 0 || !is_depth_of(png->depth, png->color) ||
		png->color > 6 || png->color == 1 || png->color == 5)
		return "its header is wrong";
	if (pixels > MOST_PIXELS)
		return "it has too many pixels";
	size_t colors = png->palette.length / 3;
	if (png->color == COLOR_PALETTE &&
		(png->palette.length % 3 != 0 || colors == 0 || colors > 256))
		return "its palette is wrong";
	return png->data_bytes == 0 ? "it has no pixels" : NULL;
}

static void put_keys(struct buf *body, uint32_t width, uint32_t height,
	int depth, int channels)
{
	buf_put_format(body,
		"/Type/XObject/Subtype/Image/Width %u/Height %u"
		"/BitsPerComponent %d/DecodeParms<</Predictor 15/Colors %d"
		"/BitsPerComponent %d/Columns %u>>",
		width, height, depth, channels, depth, width);
}

static struct str join_data(struct writer *writer, const struct png *png)
{
	if (png->data.count == 1)
		return png->data.at[0];
	char *joined = ARENA_ARRAY(&writer->arena, char, png->data_bytes);
	size_t joined_bytes = 0;
	for (size_t i = 0; i < png->data.count; i++) {
		struct str part = png->data.at[i];
		memcpy(joined + joined_bytes, part.at, part.length);
		joined_bytes += part.length;
	}
	return (struct str){ joined, joined_bytes };
}

static void pass_on(
	struct writer *writer, const struct png *png, struct image *image)
{
	struct buf *body = &writer->scratch;
	buf_clear(body);
	put_keys(body, png->width, png->height, png->depth,
		png->color == COLOR_RGB ? 3 : 1);
	if (png->color == COLOR_PALETTE) {
		buf_put_format(body, "/ColorSpace[/Indexed/DeviceRGB %zu",
			png->palette.length / 3 - 1);
		put_string(body, png->palette);
		buf_put_byte(body, ']');
	} else {
		buf_put(body,
			png->color == COLOR_RGB
				? STR("/ColorSpace/DeviceRGB")
				: STR("/ColorSpace/DeviceGray"));
	}
	buf_put(body, STR("/Filter/FlateDecode"));
	image->object = object_reserve(&writer->objects);
	object_put_stream(&writer->objects, image->object, buf_str(body),
		join_data(writer, png));
}

/* ---- decoded pictures ---- */

/* Pixels of some channels, taken out of rows of more. */
struct plane {
	const unsigned char *pixels; /* first channel of the first pixel */
	uint32_t width, height;
	int channels; /* of the plane */
	int step; /* bytes from pixel to pixel */
};

/* The plane's bytes of one row, side by side. */
static void take_row(const struct plane *plane, uint32_t y, unsigned char *out)
{
	size_t row_bytes = (size_t)plane->width * (size_t)plane->step;
	const unsigned char *row = plane->pixels + y * row_bytes;
	for (uint32_t x = 0; x < plane->width; x++, row += plane->step)
		for (int i = 0; i < plane->channels; i++)
			*out++ = row[i];
}

/* The differences of two stretches of bytes; returns the sum of their sizes,
 * taken as signed, by which filters are chosen. */
static uint32_t subtract(const unsigned char *restrict row,
	const unsigned char *restrict before, unsigned char *restrict out,
	size_t count)
{
	uint32_t sum = 0;
	for (size_t i = 0; i < count; i++) {
		unsigned char byte = (unsigned char)(row[i] - before[i]);
		out[i] = byte;
		sum += byte < 128 ? byte : 256u - byte;
	}
	return sum;
}

/* The rows that a row is filtered by, and room for the results. */
struct filter_work {
	unsigned char *row, *above, *blank; /* row: blank bytes before it */
	unsigned char *results[3]; /* None, Sub, Up */
	size_t count; /* bytes of a row */
};

/* Puts the row with the best of PNG's filters None, Sub and Up. */
static void put_filtered(
	struct filter_work *work, int channels, struct squeezer *squeezer)
{
	uint32_t sums[3];
	sums[0] =
		subtract(work->row, work->blank, work->results[0], work->count);
	sums[1] = subtract(
		work->row, work->row - channels, work->results[1], work->count);
	sums[2] =
		subtract(work->row, work->above, work->results[2], work->count);
	unsigned char best = sums[1] < sums[0] ? 1 : 0;
	if (sums[2] < sums[best])
		best = 2;
	squeezer_put(squeezer, &best, 1);
	squeezer_put(squeezer, work->results[best], work->count);
}

/* Puts all rows, each with the best filter. */
static void put_plane_rows(const struct plane *plane, struct squeezer *squeezer)
{
	enum { BEFORE = 16 }; // blank bytes before a row
	struct arena scratch;
	struct filter_work work;
	arena_init(&scratch);
	work.count = (size_t)plane->width * (size_t)plane->channels;
	work.row = BEFORE +
		ARENA_ARRAY(&scratch, unsigned char, work.count + BEFORE);
	work.above = BEFORE +
		ARENA_ARRAY(&scratch, unsigned char, work.count + BEFORE);
	work.blank = ARENA_ARRAY(&scratch, unsigned char, work.count);
	for (int i = 0; i < 3; i++)
		work.results[i] =
			ARENA_ARRAY(&scratch, unsigned char, work.count);
	for (uint32_t y = 0; y < plane->height; y++) {
		take_row(plane, y, work.row);
		put_filtered(&work, plane->channels, squeezer);
		unsigned char *above = work.above;
		work.above = work.row;
		work.row = above;
	}
	arena_free(&scratch);
}

static bool is_opaque(const struct plane *alpha)
{
	size_t count = (size_t)alpha->width * alpha->height;
	for (size_t i = 0; i < count; i++)
		if (alpha->pixels[i * (size_t)alpha->step] != 255)
			return false;
	return true;
}

/* ---- packed pictures ---- */

static struct squeezer *start_rows(struct writer *writer)
{
	struct picture_room *room = &writer->picture_room;
	if (room->squeezer == NULL)
		room->squeezer = squeezer_make(&writer->arena);
	buf_clear(&room->packed);
	squeezer_start(room->squeezer, &room->packed);
	return room->squeezer;
}

/* The rows that were squeezed as an XObject of 8 bits a channel; mask: the
 * object of its soft mask, or 0. */
static uint32_t add_image(struct writer *writer, uint32_t width,
	uint32_t height, int channels, uint32_t mask)
{
	struct buf *body = &writer->scratch;
	buf_clear(body);
	put_keys(body, width, height, 8, channels);
	buf_put(body,
		channels == 3 ? STR("/ColorSpace/DeviceRGB")
			      : STR("/ColorSpace/DeviceGray"));
	if (mask != 0) {
		buf_put(body, STR("/SMask "));
		put_reference(body, mask);
	}
	buf_put(body, STR("/Filter/FlateDecode"));
	uint32_t object = object_reserve(&writer->objects);
	object_put_stream(&writer->objects, object, buf_str(body),
		arena_copy(
			&writer->arena, buf_str(&writer->picture_room.packed)));
	return object;
}

/* A file with alpha, its rows dealt out as they are. */
static void put_split(
	struct writer *writer, const struct png_rows *rows, struct image *image)
{
	uint32_t mask = 0;
	struct squeezer *squeezer = start_rows(writer);
	bool has_mask = png_put_alpha(rows, squeezer);
	squeezer_end(squeezer);
	if (has_mask)
		mask = add_image(writer, rows->width, rows->height, 1, 0);
	start_rows(writer);
	png_put_color(rows, squeezer);
	squeezer_end(squeezer);
	image->object = add_image(
		writer, rows->width, rows->height, rows->channels - 1, mask);
}

static bool inflate(struct str stream, char *bytes, size_t count)
{
	struct libdeflate_decompressor *decompressor =
		libdeflate_alloc_decompressor();
	if (decompressor == NULL)
		fatal_out_of_memory();
	size_t actual = 0;
	enum libdeflate_result result = libdeflate_zlib_decompress(
		decompressor, stream.at, stream.length, bytes, count, &actual);
	libdeflate_free_decompressor(decompressor);
	return result == LIBDEFLATE_SUCCESS && actual == count;
}

static const char *split(
	struct writer *writer, const struct png *png, struct image *image)
{
	int channels = png->color == COLOR_GRAY_ALPHA ? 2 : 4;
	size_t count =
		(1 + (size_t)png->width * (size_t)channels) * png->height;
	struct buf *pixels = &writer->picture_room.pixels;
	buf_clear(pixels);
	char *at = buf_reserve(pixels, count);
	if (!inflate(join_data(writer, png), at, count))
		return "its pixels cannot be read";
	struct png_rows rows = { (const unsigned char *)at, png->width,
		png->height, channels };
	put_split(writer, &rows, image);
	return NULL;
}

static uint32_t put_plane(
	struct writer *writer, const struct plane *plane, uint32_t mask)
{
	struct squeezer *squeezer = start_rows(writer);
	put_plane_rows(plane, squeezer);
	squeezer_end(squeezer);
	return add_image(
		writer, plane->width, plane->height, plane->channels, mask);
}

static void put_decoded(struct writer *writer, const png_image *decoded,
	const unsigned char *pixels, struct image *image)
{
	int step = (int)PNG_IMAGE_PIXEL_CHANNELS(decoded->format);
	struct plane color = { pixels, decoded->width, decoded->height,
		step - 1, step };
	struct plane alpha = color;
	alpha.pixels += step - 1;
	alpha.channels = 1;
	uint32_t mask = is_opaque(&alpha) ? 0 : put_plane(writer, &alpha, 0);
	image->object = put_plane(writer, &color, mask);
}

/* libpng's simplified reading catches its own errors (no longjmp to us). */
static const char *decode(struct writer *writer, struct str bytes, bool is_gray,
	struct image *image)
{
	png_image decoded = { .version = PNG_IMAGE_VERSION };
	if (!png_image_begin_read_from_memory(&decoded, bytes.at, bytes.length))
		return "its pixels cannot be read";
	decoded.format = is_gray ? PNG_FORMAT_GA : PNG_FORMAT_RGBA;
	struct buf *pixels = &writer->picture_room.pixels;
	buf_clear(pixels);
	char *at = buf_reserve(pixels, PNG_IMAGE_SIZE(decoded));
	bool is_read = png_image_finish_read(&decoded, NULL, at, 0, NULL);
	if (is_read)
		put_decoded(writer, &decoded, (const unsigned char *)at, image);
	png_image_free(&decoded);
	return is_read ? NULL : "its pixels cannot be read";
}

bool image_put_png(struct writer *writer, const struct picture *picture,
	struct image *image)
{
	struct png png = { 0 };
	const char *fault = read_chunks(&png, picture->bytes);
	if (fault == NULL)
		fault = fault_of(&png);
	if (fault == NULL) {
		bool is_plain = !png.is_interlaced && !png.has_transparency &&
			png.color <= COLOR_PALETTE;
		bool is_gray = png.color == COLOR_GRAY ||
			png.color == COLOR_GRAY_ALPHA;
		bool has_alpha = png.color == COLOR_GRAY_ALPHA ||
			png.color == COLOR_RGB_ALPHA;
		if (is_plain)
			pass_on(writer, &png, image);
		else if (has_alpha && png.depth == 8 && !png.is_interlaced)
			fault = split(writer, &png, image);
		else
			fault = decode(writer, picture->bytes, is_gray, image);
	}
	vec_free(&png.data);
	return fault == NULL || report_picture(writer, picture, fault);
}
