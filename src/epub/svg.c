/* SPDX-License-Identifier: MIT */
/*
 * SVG files. Those that stand alone go into the EPUB as they are; of covers,
 * and of drawings with scripts or outside files, librsvg and cairo make
 * pixels. It runs no script and loads nothing.
 */
#include "epub/svg.h"

#include <fontconfig/fontconfig.h>
#include <librsvg/rsvg.h>

#include "base/file.h"
#include "base/path.h"
#include "base/utf8.h"
#include "png/inked.h"
#include "png/picture.h"

enum { FIRST_HEBREW = 0x590 };
enum { HIGHEST = 4000, BAND = 128 };

/* ---- What may stand in an EPUB ---- */

static bool contains(struct str svg, const char *word)
{
	return str_find(svg, str_of(word)) < svg.length;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The text behind =, or behind ( of url(, without its quote. */
static struct str value_at(struct str svg, size_t at)
{
	while (at < svg.length &&
		(is_blank(svg.at[at]) || svg.at[at] == '"' ||
			svg.at[at] == '\''))
		at++;
	return str_slice(svg, at, svg.length);
}

static bool is_inside(struct str value)
{
	return str_starts(value, STR("#")) || str_starts(value, STR("data:"));
}

/* Whether the attribute at the place belongs to an <a>. */
static bool is_of_link(struct str svg, size_t at)
{
	while (at > 0 && svg.at[at] != '<')
		at--;
	struct str tag = str_slice(svg, at, svg.length);
	return str_starts(tag, STR("<a ")) || str_starts(tag, STR("<a\n"));
}

static bool has_outside_reference(struct str svg)
{
	for (size_t at = 0; at < svg.length; at += 5) {
		at += str_find(str_slice(svg, at, svg.length), STR("href="));
		if (at >= svg.length)
			break;
		struct str value = value_at(svg, at + 5);
		bool is_web = str_starts(value, STR("http:")) ||
			str_starts(value, STR("https:"));
		if (!is_inside(value) && !(is_web && is_of_link(svg, at)))
			return true;
	}
	for (size_t at = 0; at < svg.length; at += 4) {
		at += str_find(str_slice(svg, at, svg.length), STR("url("));
		if (at < svg.length && !is_inside(value_at(svg, at + 4)))
			return true;
	}
	return false;
}

/* onload="..." and its like. */
static bool has_handler(struct str svg)
{
	for (size_t i = 0; i + 3 < svg.length; i++) {
		if (!is_blank(svg.at[i]) || svg.at[i + 1] != 'o' ||
			svg.at[i + 2] != 'n')
			continue;
		size_t end = i + 3;
		while (end < svg.length && svg.at[end] >= 'a' &&
			svg.at[end] <= 'z')
			end++;
		if (end > i + 3 && end < svg.length && svg.at[end] == '=')
			return true;
	}
	return false;
}

bool svg_stands_alone(struct str svg)
{
	static const char *const outside[] = { "<script", "<foreignObject",
		"<!ENTITY", "<?xml-stylesheet", "@import", "javascript:" };
	for (size_t i = 0; i < sizeof(outside) / sizeof(*outside); i++)
		if (contains(svg, outside[i]))
			return false;
	return !has_handler(svg) && !has_outside_reference(svg);
}

/* ---- Pixels ---- */

/* The highest code point of a text: which fonts it needs. */
static uint32_t highest_point(struct str text)
{
	uint32_t highest = 0;
	for (size_t at = 0; at < text.length;) {
		uint32_t point = utf8_decode(text, &at);
		highest = point > highest ? point : highest;
	}
	return highest;
}

static bool is_named(const struct svg_look *look, struct str name)
{
	for (size_t i = 0; i < look->font_file_count; i++)
		if (str_equal(name, str_of(look->font_files[i])))
			return true;
	return false;
}

/*
 * Makes the book's fonts the only ones, unless the text needs the machine's.
 * Files are named one by one: a folder would be looked up in a cache that may
 * not be there.
 */
static void use_fonts(
	struct writer *writer, struct str svg, const struct svg_look *look)
{
	struct arena *arena = &writer->arena;
	struct str folder = writer->options->font_folder, *names;
	const char *why;
	size_t count = 0;
	uint32_t highest = highest_point(svg);
	FcConfig *own = highest < UTF8_FIRST_IDEOGRAPH
		? FcConfigCreate()
		: FcInitLoadConfigAndFonts();
	bool wants_all = look->font_files == NULL || highest >= FIRST_HEBREW;
	if (!file_list(arena, folder, &names, &count, &why))
		count = 0;
	for (size_t i = 0; i < count; i++)
		if (is_named(look, names[i]) ||
			(wants_all &&
				str_equal(
					path_extension(names[i]), STR("ttf"))))
			FcConfigAppFontAddFile(own,
				(const FcChar8 *)path_join(
					arena, folder, names[i])
					.at);
	FcConfigSetCurrent(own);
	FcConfigDestroy(own);
}

static double height_of(RsvgHandle *handle, const struct svg_look *look)
{
	double width, height;
	rsvg_handle_set_dpi(handle, 96);
	if (rsvg_handle_get_intrinsic_size_in_pixels(handle, &width, &height) &&
		width >= 1 && height >= 1)
		height = height * look->width / width;
	else
		height = look->width * 1.6;
	return height > HIGHEST ? HIGHEST : height;
}

static bool draw_on(cairo_surface_t *surface, RsvgHandle *handle,
	const struct svg_look *look, double height)
{
	cairo_t *context = cairo_create(surface);
	RsvgRectangle viewport = { 0, 0, look->width, height };
	if (look->inks == NULL) {
		cairo_set_source_rgb(context, 1, 1, 1);
		cairo_paint(context);
	}
	bool is_drawn =
		rsvg_handle_render_document(handle, context, &viewport, NULL);
	cairo_destroy(context);
	cairo_surface_flush(surface);
	return is_drawn;
}

static bool put_whole(struct buf *png, RsvgHandle *handle,
	const struct svg_look *look, double height)
{
	cairo_surface_t *surface = cairo_image_surface_create(
		CAIRO_FORMAT_RGB24, look->width, (int)height);
	bool is_drawn = draw_on(surface, handle, look, height);
	struct picture picture = { .pixels = cairo_image_surface_get_data(
					   surface),
		.stride = (size_t)cairo_image_surface_get_stride(surface),
		.width = (uint32_t)look->width,
		.height = (uint32_t)height };
	if (is_drawn)
		picture_put(png, &picture);
	cairo_surface_destroy(surface);
	return is_drawn;
}

static void put_bands(struct buf *png, cairo_surface_t *drawing,
	const struct svg_look *look, int height)
{
	struct inked picture;
	cairo_surface_t *band = cairo_image_surface_create(
		CAIRO_FORMAT_RGB24, look->width, BAND);
	inked_start(&picture, (uint32_t)look->width, (uint32_t)height,
		look->inks, look->ink_count);
	for (int y = 0; y < height; y += BAND) {
		cairo_t *context = cairo_create(band);
		cairo_set_source_surface(context, drawing, 0, -y);
		cairo_paint(context);
		cairo_destroy(context);
		cairo_surface_flush(band);
		inked_put(&picture, cairo_image_surface_get_data(band),
			(uint32_t)(height - y < BAND ? height - y : BAND));
	}
	inked_end(&picture, png);
	cairo_surface_destroy(band);
}

/* Recorded once and drawn in bands: all pixels of a cover would be 16 MB. */
static bool put_inked(struct buf *png, RsvgHandle *handle,
	const struct svg_look *look, double height)
{
	cairo_surface_t *drawing =
		cairo_recording_surface_create(CAIRO_CONTENT_COLOR, NULL);
	bool is_drawn = draw_on(drawing, handle, look, height);
	if (is_drawn)
		put_bands(png, drawing, look, (int)height);
	cairo_surface_destroy(drawing);
	return is_drawn;
}

static bool render(
	RsvgHandle *handle, const struct svg_look *look, struct buf *png)
{
	double height = height_of(handle, look);
	return look->inks ? put_inked(png, handle, look, height)
			  : put_whole(png, handle, look, height);
}

bool svg_draw(struct writer *writer, struct str svg,
	const struct svg_look *look, struct buf *png)
{
	use_fonts(writer, svg, look);
	RsvgHandle *handle = rsvg_handle_new_from_data(
		(const guint8 *)svg.at, svg.length, NULL);
	bool is_drawn = handle != NULL && render(handle, look, png);
	if (handle != NULL)
		g_object_unref(handle);
	return is_drawn;
}
