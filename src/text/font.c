/* SPDX-License-Identifier: MIT */
/*
 * The table of faces, the choice of a face for a style, the fallback chain and
 * the reading of font files. In: styles and code points. Out: face numbers,
 * HarfBuzz fonts. Knows no text.
 */
#include "text/font.h"

#include <assert.h>
#include <hb-ot.h>
#include <hb.h>
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

#include "base/file.h"
#include "base/path.h"
#include "text/shape.h"

/* What a face of the fallback chain is there for. */
enum reach {
	REACH_STYLE, /* chosen by style, not by code point */
	REACH_ANY, /* symbols and whatever else */
	REACH_MONO, /* the same, for code */
	REACH_RANGE /* one script: code points from first to last */
};

/* A row of the table. Names are tried in the folder, then in the places. */
struct face_row {
	const char *file;
	const char *other_file; /* another name for it, or NULL */
	int index; /* in a collection */
	enum reach reach;
	enum family family;
	int weight;
	bool is_italic;
	length size_from; /* optical sizes: serves from here on */
	uint32_t first, last; /* REACH_RANGE */
	const char *language; /* of ideographs; NULL: any */
};

#define SERIF(file, weight, italic, size) \
	{ \
		file, NULL, 0, REACH_STYLE, FAMILY_SERIF, weight, italic, \
			PT(size), 0, 0, NULL \
	}
#define SANS(file, weight, italic) \
	{ \
		file, NULL, 0, REACH_STYLE, FAMILY_SANS, weight, italic, 0, 0, \
			0, NULL \
	}
#define MONO(file, weight, italic) \
	{ \
		file, NULL, 0, REACH_STYLE, FAMILY_MONO, weight, italic, 0, 0, \
			0, NULL \
	}
#define SYMBOLS(file, other, reach) \
	{ \
		file, other, 0, reach, FAMILY_SANS, 400, false, 0, 0, 0, NULL \
	}
#define SYMBOLS_BOLD(file, reach) \
	{ \
		file, NULL, 0, reach, FAMILY_SANS, 700, false, 0, 0, 0, NULL \
	}
#define SCRIPT(file, first, last) \
	{ \
		file, NULL, 0, REACH_RANGE, FAMILY_SERIF, 400, false, 0, \
			first, last, NULL \
	}
#define SCRIPT_BOLD(file, first, last) \
	{ \
		file, NULL, 0, REACH_RANGE, FAMILY_SERIF, 700, false, 0, \
			first, last, NULL \
	}
#define IDEOGRAPHS(file, index, family, weight, language) \
	{ \
		file, NULL, index, REACH_RANGE, family, weight, false, 0, \
			0x1100, 0x3FFFF, language \
	}

/*
 * The order counts: rows of one family, weight and slant by growing size;
 * rows of the fallback chain in the order of the search.
 */
static const struct face_row rows[] = {
	SERIF("SourceSerif4SmText-Regular.ttf", 400, false, 0),
	SERIF("SourceSerif4-Regular.ttf", 400, false, 9.45),
	SERIF("SourceSerif4Subhead-Regular.ttf", 400, false, 14.5),
	SERIF("SourceSerif4Display-Regular.ttf", 400, false, 24),
	SERIF("SourceSerif4SmText-It.ttf", 400, true, 0),
	SERIF("SourceSerif4-It.ttf", 400, true, 9.45),
	SERIF("SourceSerif4Subhead-It.ttf", 400, true, 14.5),
	SERIF("SourceSerif4Display-It.ttf", 400, true, 24),
	SERIF("SourceSerif4SmText-Semibold.ttf", 600, false, 0),
	SERIF("SourceSerif4-Semibold.ttf", 600, false, 9.45),
	SERIF("SourceSerif4Subhead-Semibold.ttf", 600, false, 14.5),
	SERIF("SourceSerif4Display-Semibold.ttf", 600, false, 24),
	SERIF("SourceSerif4-SemiboldIt.ttf", 600, true, 0),
	SERIF("SourceSerif4SmText-Bold.ttf", 700, false, 0),
	SERIF("SourceSerif4-Bold.ttf", 700, false, 9.45),
	SERIF("SourceSerif4-BoldIt.ttf", 700, true, 0),
	SANS("SourceSans3-Regular.ttf", 400, false),
	SANS("SourceSans3-It.ttf", 400, true),
	SANS("SourceSans3-Semibold.ttf", 600, false),
	SANS("SourceSans3-SemiboldIt.ttf", 600, true),
	SANS("SourceSans3-Bold.ttf", 700, false),
	SANS("SourceSans3-BoldIt.ttf", 700, true),
	MONO("JetBrainsMono-Regular.ttf", 400, false),
	MONO("JetBrainsMono-Italic.ttf", 400, true),
	MONO("JetBrainsMono-Bold.ttf", 700, false),
	MONO("JetBrainsMono-BoldItalic.ttf", 700, true),
	SYMBOLS("DejaVuSansMono.ttf", NULL, REACH_MONO),
	SYMBOLS("DejaVuSans.ttf", NULL, REACH_ANY),
	SYMBOLS_BOLD("DejaVuSans-Bold.ttf", REACH_ANY),
	SYMBOLS("NotoSansMath-Regular.ttf", NULL, REACH_ANY),
	SYMBOLS("Symbola.ttf", "Symbola_hint.ttf", REACH_ANY),
	SCRIPT("NotoSerifHebrew-Regular.ttf", 0x0590, 0x05FF),
	SCRIPT_BOLD("NotoSerifHebrew-Bold.ttf", 0x0590, 0x05FF),
	SCRIPT("NotoSerifArmenian-Regular.ttf", 0x0530, 0x058F),
	SCRIPT("NotoSerifDevanagari-Regular.ttf", 0x0900, 0x097F),
	SCRIPT("NotoSerifBengali-Regular.ttf", 0x0980, 0x09FF),
	SCRIPT("NotoSerifGurmukhi-Regular.ttf", 0x0A00, 0x0A7F),
	SCRIPT("NotoSerifGujarati-Regular.ttf", 0x0A80, 0x0AFF),
	SCRIPT("NotoSansOriya-Regular.ttf", 0x0B00, 0x0B7F),
	SCRIPT("NotoSerifTamil-Regular.ttf", 0x0B80, 0x0BFF),
	SCRIPT("NotoSerifTelugu-Regular.ttf", 0x0C00, 0x0C7F),
	SCRIPT("NotoSerifKannada-Regular.ttf", 0x0C80, 0x0CFF),
	SCRIPT("NotoSerifMalayalam-Regular.ttf", 0x0D00, 0x0D7F),
	SCRIPT("NotoSerifSinhala-Regular.ttf", 0x0D80, 0x0DFF),
	SCRIPT("NotoSerifThai-Regular.ttf", 0x0E00, 0x0E7F),
	SCRIPT("NotoSerifLao-Regular.ttf", 0x0E80, 0x0EFF),
	SCRIPT("NotoSerifTibetan-Regular.ttf", 0x0F00, 0x0FFF),
	SCRIPT("NotoSerifMyanmar-Regular.ttf", 0x1000, 0x109F),
	SCRIPT("NotoSerifGeorgian-Regular.ttf", 0x10A0, 0x10FF),
	SCRIPT("NotoSerifEthiopic-Regular.ttf", 0x1200, 0x139F),
	SCRIPT("NotoSerifKhmer-Regular.ttf", 0x1780, 0x17FF),
	SCRIPT("NotoNaskhArabic-Regular.ttf", 0x0600, 0xFEFF),
	SCRIPT_BOLD("NotoNaskhArabic-Bold.ttf", 0x0600, 0xFEFF),
	IDEOGRAPHS("NotoSerifCJK-Regular.ttc", 0, FAMILY_SERIF, 400, "ja"),
	IDEOGRAPHS("NotoSerifCJK-Bold.ttc", 0, FAMILY_SERIF, 700, "ja"),
	IDEOGRAPHS("NotoSerifCJK-Regular.ttc", 1, FAMILY_SERIF, 400, "ko"),
	IDEOGRAPHS("NotoSerifCJK-Bold.ttc", 1, FAMILY_SERIF, 700, "ko"),
	IDEOGRAPHS("NotoSerifCJK-Regular.ttc", 3, FAMILY_SERIF, 400, "zh-TW"),
	IDEOGRAPHS("NotoSerifCJK-Bold.ttc", 3, FAMILY_SERIF, 700, "zh-TW"),
	IDEOGRAPHS("NotoSerifCJK-Regular.ttc", 2, FAMILY_SERIF, 400, NULL),
	IDEOGRAPHS("NotoSerifCJK-Bold.ttc", 2, FAMILY_SERIF, 700, NULL),
	IDEOGRAPHS("NotoSansCJK-Regular.ttc", 0, FAMILY_SANS, 400, "ja"),
	IDEOGRAPHS("NotoSansCJK-Bold.ttc", 0, FAMILY_SANS, 700, "ja"),
	IDEOGRAPHS("NotoSansCJK-Regular.ttc", 1, FAMILY_SANS, 400, "ko"),
	IDEOGRAPHS("NotoSansCJK-Bold.ttc", 1, FAMILY_SANS, 700, "ko"),
	IDEOGRAPHS("NotoSansCJK-Regular.ttc", 3, FAMILY_SANS, 400, "zh-TW"),
	IDEOGRAPHS("NotoSansCJK-Bold.ttc", 3, FAMILY_SANS, 700, "zh-TW"),
	IDEOGRAPHS("NotoSansCJK-Regular.ttc", 2, FAMILY_SANS, 400, NULL),
	IDEOGRAPHS("NotoSansCJK-Bold.ttc", 2, FAMILY_SANS, 700, NULL),
};

enum { FACE_COUNT = sizeof rows / sizeof rows[0], SANS_REGULAR = 16 };

/* Where systems keep fonts; each file of the table is sought in each. */
static const char *const places[] = {
	"/usr/share/fonts/truetype/noto",
	"/usr/share/fonts/opentype/noto",
	"/usr/share/fonts/truetype/dejavu",
	"/usr/share/fonts/truetype/ancient-scripts",
	"/usr/share/fonts/truetype/jetbrains-mono",
	"/usr/share/fonts/noto",
	"/usr/share/fonts/noto-cjk",
};

/* A face that was read; or, without a font, one that is nowhere. */
struct loaded {
	hb_font_t *font; /* NULL: no such file, or no font in it */
	struct face face;
	struct str version; /* as its file says it */
	int ascii_advance; /* of a monospaced face, or 0 */
	uint16_t ascii[128];
};

struct fonts {
	struct arena *arena;
	struct str folder;
	pthread_mutex_t lock;
	VEC(struct str) mapped; /* files, until the pages take them */
	_Atomic(struct loaded *) loaded[FACE_COUNT];
};

struct fonts *fonts_open(struct arena *arena, struct str folder)
{
	struct fonts *fonts = ARENA_NEW(arena, struct fonts);

	fonts->arena = arena;
	fonts->folder = arena_copy(arena, folder);
	pthread_mutex_init(&fonts->lock, NULL);
	return fonts;
}

void fonts_close(struct fonts *fonts)
{
	for (size_t i = 0; i < FACE_COUNT; i++) {
		struct loaded *loaded = atomic_load(&fonts->loaded[i]);
		if (loaded != NULL)
			hb_font_destroy(loaded->font);
	}
	for (size_t i = 0; i < fonts->mapped.count; i++)
		file_unmap(fonts->mapped.at[i]);
	vec_free(&fonts->mapped);
	pthread_mutex_destroy(&fonts->lock);
}

static bool find_in(struct arena *arena, struct str folder, const char *file,
	struct str *path)
{
	if (file == NULL)
		return false;
	*path = path_join(arena, folder, str_of(file));
	return file_is_regular(*path);
}

static bool find_file(struct fonts *fonts, struct arena *arena,
	const struct face_row *row, struct str *path)
{
	if (find_in(arena, fonts->folder, row->file, path) ||
		find_in(arena, fonts->folder, row->other_file, path))
		return true;
	for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
		struct str place = str_of(places[i]);
		if (find_in(arena, place, row->file, path) ||
			find_in(arena, place, row->other_file, path))
			return true;
	}
	return false;
}

static struct str name_of(
	struct arena *arena, hb_face_t *face, hb_ot_name_id_t which)
{
	char name[128];
	unsigned used = sizeof name;

	hb_ot_name_get_utf8(face, which, HB_LANGUAGE_INVALID, &used, name);
	return arena_copy(arena, (struct str){ name, used });
}

/* Glyphs of ASCII, and the advance that all of them share, if they do. */
static void note_ascii(struct loaded *loaded)
{
	int common = 0;

	for (uint32_t c = ' '; c < 127; c++) {
		hb_codepoint_t glyph = 0;
		hb_font_get_nominal_glyph(loaded->font, c, &glyph);
		loaded->ascii[c] = (uint16_t)glyph;
		int advance = hb_font_get_glyph_h_advance(loaded->font, glyph);
		if (glyph == 0 || (common != 0 && advance != common))
			return;
		common = advance;
	}
	loaded->ascii_advance = common;
}

/* Two rows may show the same file: it is mapped once. */
static struct str bytes_of_file(struct fonts *fonts, struct str path)
{
	struct str bytes = { 0 };
	const char *why = NULL;

	for (size_t i = 0; i < FACE_COUNT; i++) {
		struct loaded *other = atomic_load(&fonts->loaded[i]);
		if (other != NULL && str_equal(other->face.path, path))
			return other->face.bytes;
	}
	if (!file_map(path, &bytes, &why))
		return (struct str){ 0 };
	vec_push(&fonts->mapped, bytes);
	return bytes;
}

static void open_font(
	struct fonts *fonts, const struct face_row *row, struct loaded *loaded)
{
	struct face *face = &loaded->face;

	face->bytes = bytes_of_file(fonts, face->path);
	hb_blob_t *blob =
		hb_blob_create(face->bytes.at, (unsigned)face->bytes.length,
			HB_MEMORY_MODE_READONLY, NULL, NULL);
	hb_face_t *opened = hb_face_create(blob, (unsigned)row->index);
	if (hb_face_get_glyph_count(opened) > 0) {
		loaded->font = hb_font_create(opened);
		hb_font_set_scale(loaded->font, SHAPE_UNITS, SHAPE_UNITS);
		face->name = name_of(
			fonts->arena, opened, HB_OT_NAME_ID_POSTSCRIPT_NAME);
		loaded->version = name_of(
			fonts->arena, opened, HB_OT_NAME_ID_VERSION_STRING);
		face->index = row->index;
		face->units_per_em = (int)hb_face_get_upem(opened);
		face->is_monospaced =
			row->family == FAMILY_MONO || row->reach == REACH_MONO;
		face->is_italic = row->is_italic;
		face->is_serif = row->family == FAMILY_SERIF;
		face->weight = row->weight;
		note_ascii(loaded);
		hb_font_make_immutable(loaded->font);
	}
	hb_face_destroy(opened);
	hb_blob_destroy(blob);
}

static struct loaded *load(struct fonts *fonts, uint8_t number)
{
	const struct face_row *row = &rows[number];

	pthread_mutex_lock(&fonts->lock);
	struct loaded *loaded = atomic_load(&fonts->loaded[number]);
	if (loaded == NULL) {
		struct str path;
		loaded = ARENA_NEW(fonts->arena, struct loaded);
		if (find_file(fonts, fonts->arena, row, &path)) {
			loaded->face.path = path;
			open_font(fonts, row, loaded);
		}
		atomic_store(&fonts->loaded[number], loaded);
	}
	pthread_mutex_unlock(&fonts->lock);
	return loaded;
}

static struct loaded *loaded_face(struct fonts *fonts, uint8_t number)
{
	assert(number < FACE_COUNT);
	struct loaded *loaded = atomic_load_explicit(
		&fonts->loaded[number], memory_order_acquire);
	return loaded != NULL ? loaded : load(fonts, number);
}

struct str fonts_missing(struct fonts *fonts, struct arena *arena)
{
	struct str all = { 0 };

	for (size_t i = 0; i < FACE_COUNT; i++) {
		struct str path;
		if (rows[i].reach != REACH_STYLE ||
			find_file(fonts, arena, &rows[i], &path))
			continue;
		all = arena_format(arena, "%.*s%s%s", STR_FORMAT(all),
			all.length > 0 ? ", " : "", rows[i].file);
	}
	return all;
}

/* How far a row is from a style: slant first, then weight. */
static int distance(const struct face_row *row, const struct text_style *style)
{
	int weight = row->weight - style->weight;

	return (row->is_italic != style->is_italic) * 10000 +
		(weight < 0 ? -weight : weight) * 2 + (weight < 0);
}

uint8_t fonts_face(const struct fonts *fonts, const struct text_style *style)
{
	int best = 0;
	int least = INT32_MAX;

	(void)fonts;
	for (int i = 0; i < FACE_COUNT; i++) {
		const struct face_row *row = &rows[i];
		if (row->reach != REACH_STYLE || row->family != style->family ||
			row->size_from > style->size)
			continue;
		int far = distance(row, style);
		if (far <= least) {
			least = far;
			best = i;
		}
	}
	return (uint8_t)best;
}

bool fonts_has(struct fonts *fonts, uint8_t face, uint32_t code_point)
{
	struct loaded *loaded = loaded_face(fonts, face);
	hb_codepoint_t glyph;

	return loaded->font != NULL &&
		hb_font_get_nominal_glyph(loaded->font, code_point, &glyph);
}

/* Signs and emoji, which lie amid the ranges of scripts. */
static bool is_sign(uint32_t code_point)
{
	return (code_point >= 0x1E00 && code_point <= 0x2BFF) ||
		(code_point >= 0x1F000 && code_point <= 0x1FAFF);
}

/* Whether a row of the chain is worth asking for the code point. */
static bool serves(const struct face_row *row, bool in_code,
	uint32_t code_point, struct str language)
{
	switch (row->reach) {
	case REACH_STYLE:
		return false;
	case REACH_ANY:
		return true;
	case REACH_MONO:
		return in_code;
	case REACH_RANGE:
		return code_point >= row->first && code_point <= row->last &&
			!is_sign(code_point) &&
			(row->language == NULL ||
				str_starts(language, str_of(row->language)));
	}
	return false;
}

/* A bold row of the chain stands right behind its regular one. */
static uint8_t bolder(struct fonts *fonts, uint8_t number, uint8_t wanted,
	uint32_t code_point)
{
	uint8_t next = (uint8_t)(number + 1);

	if (rows[wanted].weight < 600 || next >= FACE_COUNT ||
		rows[next].weight != 700 ||
		rows[next].reach != rows[number].reach ||
		!fonts_has(fonts, next, code_point))
		return number;
	return next;
}

/* The first row in order, among those of one family when it is wanted. */
static uint8_t first_row(struct fonts *fonts, uint8_t face, uint32_t code_point,
	struct str language, bool in_ranges, bool is_sans)
{
	bool in_code = rows[face].family == FAMILY_MONO;

	for (uint8_t i = 0; i < FACE_COUNT; i++)
		if ((rows[i].reach == REACH_RANGE) == in_ranges &&
			(!is_sans || rows[i].family == FAMILY_SANS) &&
			serves(&rows[i], in_code, code_point, language) &&
			fonts_has(fonts, i, code_point))
			return bolder(fonts, i, face, code_point);
	return FACE_NONE;
}

/*
 * Scripts come before symbols: DejaVu has letters too, but plain ones. Beside
 * sans and code a script's sans stands best.
 */
static uint8_t search(struct fonts *fonts, uint8_t face, uint32_t code_point,
	struct str language, bool in_ranges)
{
	uint8_t found = FACE_NONE;

	if (in_ranges && rows[face].family != FAMILY_SERIF)
		found = first_row(fonts, face, code_point, language, true,
			/*is_sans=*/true);
	return found != FACE_NONE ? found
				  : first_row(fonts, face, code_point, language,
					    in_ranges, /*is_sans=*/false);
}

uint8_t fonts_fallback(struct fonts *fonts, uint8_t face, uint32_t code_point,
	struct str language)
{
	if (fonts_has(fonts, face, code_point))
		return face;
	uint8_t found = search(fonts, face, code_point, language, true);
	if (found != FACE_NONE)
		return found;
	if (rows[face].family != FAMILY_MONO &&
		fonts_has(fonts, SANS_REGULAR, code_point))
		return SANS_REGULAR;
	return search(fonts, face, code_point, language, false);
}

struct hb_font_t *fonts_shaper(struct fonts *fonts, uint8_t face)
{
	struct loaded *loaded = loaded_face(fonts, face);

	return loaded->font != NULL ? loaded->font : hb_font_get_empty();
}

const uint16_t *fonts_ascii(struct fonts *fonts, uint8_t face, int *advance)
{
	struct loaded *loaded = loaded_face(fonts, face);

	*advance = loaded->ascii_advance;
	return loaded->ascii;
}

struct str fonts_version(struct fonts *fonts, uint8_t face)
{
	struct str text = loaded_face(fonts, face)->version;
	size_t start = 0, end;

	while (start < text.length &&
		(text.at[start] < '0' || text.at[start] > '9'))
		start++;
	for (end = start; end < text.length; end++)
		if (text.at[end] != '.' &&
			(text.at[end] < '0' || text.at[end] > '9'))
			break;
	return str_slice(text, start, end);
}

bool fonts_is_italic(const struct fonts *fonts, uint8_t face)
{
	(void)fonts;
	return rows[face].is_italic;
}

bool fonts_is_monospaced(const struct fonts *fonts, uint8_t face)
{
	(void)fonts;
	return rows[face].family == FAMILY_MONO ||
		rows[face].reach == REACH_MONO;
}

void fonts_put_faces(struct fonts *fonts, struct pages *pages)
{
	for (uint8_t i = 0; i < FACE_COUNT; i++) {
		struct loaded *loaded = atomic_load(&fonts->loaded[i]);
		struct face none = { .name = str_of(rows[i].file) };
		vec_push(&pages->faces,
			loaded != NULL && loaded->font != NULL ? loaded->face
							       : none);
	}
	for (size_t i = 0; i < fonts->mapped.count; i++)
		vec_push(&pages->mapped, fonts->mapped.at[i]);
	vec_clear(&fonts->mapped);
}
