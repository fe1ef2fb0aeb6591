/* SPDX-License-Identifier: MIT */
/*
 * PNG files -> image XObjects. The packed rows of a PNG are what a PDF wants,
 * so a plain file is passed on without unpacking; one with transparency or
 * interlacing is decoded, and its alpha becomes a soft mask.
 */
#include <png.h>
#include <string.h>

#include "pdf/private.h"
#include "pdf/text.h"
#include "png/png.h"
#include "png/rows.h"

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
	struct buf joined = { 0 };
	for (size_t i = 0; i < png->data.count; i++)
		buf_put(&joined, png->data.at[i]);
	struct str stream = arena_copy(&writer->arena, buf_str(&joined));
	buf_free(&joined);
	return stream;
}

static void pass_on(
	struct writer *writer, const struct png *png, struct image *image)
{
	struct buf *body = &writer->scratch;
	buf_clear(body);
	put_keys(body, png->form.width, png->form.height, png->form.depth,
		png->form.color == PNG_RGB ? 3 : 1);
	if (png->form.color == PNG_PALETTE) {
		buf_put_format(body, "/ColorSpace[/Indexed/DeviceRGB %zu",
			png->palette.length / 3 - 1);
		put_string(body, png->palette);
		buf_put_byte(body, ']');
	} else {
		buf_put(body,
			png->form.color == PNG_RGB
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

/* Puts the plane's rows by themselves. */
static void take_rows(const struct plane *plane, struct buf *rows)
{
	size_t pixels = (size_t)plane->width * plane->height;
	size_t count = pixels * (size_t)plane->channels;
	const unsigned char *at = plane->pixels;
	char *out = buf_reserve(rows, count);
	for (size_t x = 0; x < pixels; x++, at += plane->step)
		for (int i = 0; i < plane->channels; i++)
			*out++ = (char)at[i];
	rows->length += count;
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

/* Squeezed rows as an XObject of 8 bits a channel; mask: the object of its
 * soft mask, or 0. */
static uint32_t add_image(struct writer *writer, const struct png_form *form,
	int channels, uint32_t mask, const struct buf *packed)
{
	struct buf *body = &writer->scratch;
	buf_clear(body);
	put_keys(body, form->width, form->height, 8, channels);
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
		arena_copy(&writer->arena, buf_str(packed)));
	return object;
}

/* A file with alpha: its rows are dealt out as they are unpacked. */
static const char *split(
	struct writer *writer, const struct png *png, struct image *image)
{
	struct picture_room *room = &writer->picture_room;
	struct png_splitter *splitter = &room->splitter;
	if (room->rows == NULL)
		room->rows = png_rows_make(&writer->arena);
	png_rows_start(room->rows, png);
	png_splitter_start(splitter, &png->form, &writer->arena);
	const unsigned char *rows;
	uint32_t count;
	while ((count = png_rows_next(room->rows, &rows)) > 0)
		png_splitter_put(splitter, rows, count);
	png_splitter_end(splitter);
	if (!png_rows_are_complete(room->rows))
		return "its pixels cannot be read";
	uint32_t mask = splitter->is_opaque
		? 0
		: add_image(writer, &png->form, 1, 0, &splitter->alpha);
	image->object = add_image(writer, &png->form,
		png_channels(png->form.color) - 1, mask, &splitter->color);
	return NULL;
}

static uint32_t put_plane(
	struct writer *writer, const struct plane *plane, uint32_t mask)
{
	struct png_form form = { .width = plane->width,
		.height = plane->height,
		.depth = 8,
		.color = plane->channels == 3 ? PNG_RGB : PNG_GRAY };
	struct buf rows = { 0 }, filtered = { 0 };
	take_rows(plane, &rows);
	png_filter_rows(&filtered, (const unsigned char *)rows.at, &form);
	struct squeezer *squeezer = start_rows(writer);
	squeezer_put(squeezer, filtered.at, filtered.length);
	squeezer_end(squeezer);
	buf_free(&rows);
	buf_free(&filtered);
	return add_image(writer, &form, plane->channels, mask,
		&writer->picture_room.packed);
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
	struct png png;
	const char *fault = png_open(&png, picture->bytes);
	if (fault == NULL) {
		enum png_color color = png.form.color;
		bool has_alpha =
			color == PNG_GRAY_ALPHA || color == PNG_RGB_ALPHA;
		if (!png.is_interlaced && !has_alpha &&
			png.transparency.length == 0)
			pass_on(writer, &png, image);
		else if (!png.is_interlaced && has_alpha && png.form.depth == 8)
			fault = split(writer, &png, image);
		else
			fault = decode(writer, picture->bytes,
				color == PNG_GRAY || color == PNG_GRAY_ALPHA,
				image);
	}
	png_close(&png);
	return fault == NULL || report_picture(writer, picture, fault);
}
