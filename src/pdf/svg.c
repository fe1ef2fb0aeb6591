/* SPDX-License-Identifier: MIT */
/*
 * SVG files -> form XObjects that stay vectors. librsvg draws all of them
 * into one PDF of cairo's, a page each, so that they share their fonts;
 * forms.c takes its pages over. Text is set in the book's own fonts only,
 * whatever fonts the machine has.
 */
#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <librsvg/rsvg.h>
#include <pthread.h>

#include "base/file.h"
#include "base/path.h"
#include "pdf/forms.h"
#include "pdf/private.h"
#include "pdf/svg_text.h"

/* CSS pixels are 1/96 in. */
#define POINTS_OF_PIXEL 0.75

#define OUR_SERIF "Source Serif 4"
#define OUR_SERIF_SMALL OUR_SERIF " SmText"
#define OUR_SANS "Source Sans 3"
#define OUR_MONO "JetBrains Mono"

static void put_family(struct buf *rules, struct str family)
{
	buf_put(rules, STR("<family>"));
	for (size_t i = 0; i < family.length; i++)
		if (family.at[i] == '&' || family.at[i] == '<')
			buf_put_format(rules, "&#%d;", family.at[i]);
		else
			buf_put_byte(rules, family.at[i]);
	buf_put(rules, STR("</family>"));
}

/* own: what has the characters that the author's family lacks. */
static void put_alias(struct buf *rules, const char *generic, struct str family,
	const char *own)
{
	buf_put(rules, STR("<alias binding=\"same\">"));
	put_family(rules, str_of(generic));
	buf_put(rules, STR("<prefer>"));
	put_family(rules, family);
	if (!str_equal(family, str_of(own)))
		put_family(rules, str_of(own));
	buf_put(rules, STR("</prefer></alias>"));
}

/*
 * Drawings ask for Times by name and leave room for its narrow letters, as
 * those of Graphviz do. Source Serif's cut for small text stands in for it, as
 * much smaller as it is wider.
 */
static void put_times(struct buf *rules)
{
	static const char *const names[] = { "Times", "Times New Roman" };
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		buf_put_format(rules,
			"<match><test name=\"family\" qual=\"first\">"
			"<string>%s</string></test>"
			"<edit name=\"family\" mode=\"prepend\" "
			"binding=\"strong\"><string>" OUR_SERIF_SMALL
			"</string></edit>"
			"<edit name=\"size\"><times><name>size</name>"
			"<double>0.83</double></times></edit>"
			"<edit name=\"pixelsize\"><times>"
			"<name>pixelsize</name><double>0.83</double></times>"
			"</edit></match>",
			names[i]);
}

/* File by file: of a folder, the library would keep a cache on the disk. */
static void add_files(FcConfig *fonts, struct str folder, struct arena *arena)
{
	struct str *names;
	size_t count;
	const char *why;
	if (!file_list(arena, folder, &names, &count, &why))
		return;
	for (size_t i = 0; i < count; i++) {
		struct str extension = path_extension(names[i]);
		if (!str_equal(extension, STR("ttf")) &&
			!str_equal(extension, STR("otf")))
			continue;
		struct str path = path_join(arena, folder, names[i]);
		FcConfigAppFontAddFile(
			fonts, (const FcChar8 *)arena_c_string(arena, path));
	}
}

static bool has_character(const FcFontSet *fonts, uint32_t character)
{
	for (int i = 0; fonts != NULL && i < fonts->nfont; i++) {
		FcCharSet *set;
		if (FcPatternGetCharSet(fonts->fonts[i], FC_CHARSET, 0, &set) ==
				FcResultMatch &&
			FcCharSetHasChar(set, character))
			return true;
	}
	return false;
}

/* Whether some picture shows a character that none of the fonts has. */
static bool lack_characters(const FcFontSet *fonts, const struct writer *writer)
{
	const struct pages *pages = writer->pages;
	uint32_t character;
	for (size_t i = 0; i < pages->pictures.count; i++) {
		const struct picture *picture = &pages->pictures.at[i];
		if (picture->kind != PICTURE_SVG || !writer->images[i].is_used)
			continue;
		for (size_t at = 0; (character = svg_next_character(
					     picture->bytes, &at)) != 0;)
			if (!has_character(fonts, character))
				return true;
	}
	return false;
}

/* Those of the pages' fonts that are not in the folder: the author's, and
 * large ones for other scripts, which take longer to read than all others. */
static void add_others(FcConfig *fonts, struct writer *writer)
{
	const struct pages *pages = writer->pages;
	bool are_ours = str_equal(pages->serif_family, STR(OUR_SERIF)) &&
		str_equal(pages->sans_family, STR(OUR_SANS)) &&
		str_equal(pages->mono_family, STR(OUR_MONO));
	if (are_ours &&
		!lack_characters(
			FcConfigGetFonts(fonts, FcSetApplication), writer))
		return;
	for (size_t i = 0; i < pages->faces.count; i++) {
		const struct face *face = &pages->faces.at[i];
		if (!path_is_inside(face->path, pages->font_folder))
			FcConfigAppFontAddFile(fonts,
				(const FcChar8 *)arena_c_string(
					&writer->arena, face->path));
	}
}

/*
 * Makes the book's fonts the only ones of the process: those of the folder
 * and others that the pages use. What was current before is not asked for:
 * the library would read the machine's fonts then.
 */
static void use_fonts(struct writer *writer)
{
	const struct pages *pages = writer->pages;
	FcConfig *own = FcConfigCreate();
	struct buf rules = { 0 };
	buf_put(&rules, STR("<fontconfig>"));
	put_alias(&rules, "serif", pages->serif_family, OUR_SERIF);
	put_alias(&rules, "sans-serif", pages->sans_family, OUR_SANS);
	put_alias(&rules, "system-ui", pages->sans_family, OUR_SANS);
	put_alias(&rules, "monospace", pages->mono_family, OUR_MONO);
	if (str_equal(pages->serif_family, STR(OUR_SERIF)))
		put_times(&rules);
	buf_put(&rules, STR("</fontconfig>"));
	buf_put_byte(&rules, '\0');
	FcConfigParseAndLoadFromMemory(own, (const FcChar8 *)rules.at, FcFalse);
	add_files(own, pages->font_folder, &writer->arena);
	add_others(own, writer);
	FcConfigSetCurrent(own);
	FcConfigDestroy(own);
	buf_free(&rules);
}

/* A character that no font has would be a box with its number; each is said
 * once for a picture. */
static void check_characters(
	struct writer *writer, const struct picture *picture)
{
	const FcFontSet *fonts = FcConfigGetFonts(NULL, FcSetApplication);
	VEC(uint32_t) missing = { 0 };
	uint32_t character;
	for (size_t at = 0;
		(character = svg_next_character(picture->bytes, &at)) != 0;) {
		bool is_known = has_character(fonts, character);
		for (size_t i = 0; i < missing.count; i++)
			is_known |= missing.at[i] == character;
		if (is_known)
			continue;
		vec_push(&missing, character);
		diag(writer->diags, picture->span, MSG_GLYPH_MISSING,
			"U+%04X in '%.*s'", (unsigned)character,
			STR_FORMAT(picture->path));
	}
	vec_free(&missing);
}

static cairo_status_t keep(
	void *closure, const unsigned char *bytes, unsigned count)
{
	buf_put_bytes(closure, bytes, count);
	return CAIRO_STATUS_SUCCESS;
}

/* The size in points; a picture without one is as large as its view box. */
static void size_of(RsvgHandle *handle, double *width, double *height)
{
	gboolean has_width, has_height, has_box;
	RsvgLength given_width, given_height;
	RsvgRectangle box = { 0, 0, 300, 150 };
	if (!rsvg_handle_get_intrinsic_size_in_pixels(handle, width, height)) {
		rsvg_handle_get_intrinsic_dimensions(handle, &has_width,
			&given_width, &has_height, &given_height, &has_box,
			&box);
		*width = box.width;
		*height = box.height;
	}
	*width *= POINTS_OF_PIXEL;
	*height *= POINTS_OF_PIXEL;
}

/* Draws a page of the picture's size; NULL or what is wrong. */
static const char *render(RsvgHandle *handle, cairo_surface_t *surface,
	cairo_t *context, struct image *image)
{
	double width, height;
	rsvg_handle_set_dpi(handle, 96);
	size_of(handle, &width, &height);
	if (!(width >= 0.01 && height >= 0.01 && width < 1e5 && height < 1e5))
		return "it has no size";
	image->box_width = (int64_t)(width * 1000 + 0.5);
	image->box_height = (int64_t)(height * 1000 + 0.5);
	cairo_pdf_surface_set_size(surface, width, height);
	RsvgRectangle viewport = { 0, 0, width, height };
	if (!rsvg_handle_render_document(handle, context, &viewport, NULL))
		return "it cannot be drawn";
	cairo_show_page(context);
	return NULL;
}

/* True when the picture became the surface's next page. */
static bool draw(struct writer *writer, const struct picture *picture,
	cairo_surface_t *surface, cairo_t *context, struct image *image)
{
	GError *error = NULL;
	RsvgHandle *handle =
		rsvg_handle_new_from_data((const guint8 *)picture->bytes.at,
			picture->bytes.length, &error);
	const char *fault = handle == NULL
		? error->message
		: render(handle, surface, context, image);
	if (fault != NULL)
		report_picture(writer, picture, fault);
	else
		check_characters(writer, picture);
	g_clear_error(&error);
	if (handle != NULL)
		g_object_unref(handle);
	return fault == NULL;
}

/* What the drawing thread works with. */
struct drawing {
	struct writer *writer;
	struct image **drawn; /* in the order of the file's pages */
	size_t count;
	struct buf file; /* a PDF of cairo's */
};

static void *draw_all(void *self)
{
	struct drawing *drawing = self;
	struct writer *writer = drawing->writer;
	const struct pages *pages = writer->pages;
	cairo_surface_t *surface =
		cairo_pdf_surface_create_for_stream(keep, &drawing->file, 1, 1);
	cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5);
	cairo_t *context = cairo_create(surface);
	use_fonts(writer);
	for (size_t i = 0; i < pages->pictures.count; i++) {
		struct image *image = &writer->images[i];
		const struct picture *picture = &pages->pictures.at[i];
		if (picture->kind == PICTURE_SVG && image->is_used &&
			draw(writer, picture, surface, context, image))
			drawing->drawn[drawing->count++] = image;
	}
	cairo_destroy(context);
	cairo_surface_finish(surface);
	cairo_surface_destroy(surface);
	return NULL;
}

/*
 * A thread keeps the fonts with which its first words were drawn, in this one
 * maybe those of the EPUB's cover: pictures are drawn in one of their own.
 */
static void draw_apart(struct drawing *drawing)
{
	pthread_t thread;
	if (pthread_create(&thread, NULL, draw_all, drawing) != 0)
		fatal_out_of_memory();
	pthread_join(thread, NULL);
}

void images_put_svg(struct writer *writer)
{
	const struct pages *pages = writer->pages;
	struct drawing drawing = { .writer = writer };
	size_t wanted = 0;
	for (size_t i = 0; i < pages->pictures.count; i++)
		wanted += pages->pictures.at[i].kind == PICTURE_SVG &&
			writer->images[i].is_used;
	if (wanted == 0)
		return;
	drawing.drawn = ARENA_ARRAY(&writer->arena, struct image *, wanted);
	draw_apart(&drawing);
	if (drawing.count > 0)
		forms_put(writer, buf_str(&drawing.file), drawing.drawn,
			drawing.count);
	buf_free(&drawing.file);
}
