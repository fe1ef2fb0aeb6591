/* SPDX-License-Identifier: MIT */
/*
 * The table of faces, the choice of a face for a style, the fallback chain and
 * the reading of font files. In: styles and code points. Out: face numbers,
 * HarfBuzz fonts. Knows no text.
 */
#include "glyphs/font.h"

#include <assert.h>
#include <hb-ot.h>
#include <hb.h>
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

#include "base/file.h"
#include "base/path.h"
#include "glyphs/face_row.h"
#include "glyphs/font_file.h"
#include "glyphs/shape.h"

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

enum { FACES_MOST = OWN_FACES + FAMILY_COUNT * FAMILY_FACES_MOST };

struct fonts {
	struct arena *arena;
	struct str folder;
	const struct face_row *rows; /* our own, then those of the author's
					families */
	int count;
	struct str names[FAMILY_COUNT]; /* of the author's families */
	pthread_mutex_t lock;
	VEC(struct str) mapped; /* files, until the pages take them */
	_Atomic(struct loaded *) loaded[FACES_MOST];
};

struct fonts *fonts_open(struct arena *arena, struct str folder)
{
	struct fonts *fonts = ARENA_NEW(arena, struct fonts);

	fonts->arena = arena;
	fonts->folder = arena_copy(arena, folder);
	fonts->rows = own_faces;
	fonts->count = OWN_FACES;
	pthread_mutex_init(&fonts->lock, NULL);
	return fonts;
}

static void drop_rows(struct fonts *fonts, int first)
{
	for (int i = first; i < fonts->count; i++) {
		struct loaded *loaded = atomic_load(&fonts->loaded[i]);
		if (loaded != NULL)
			hb_font_destroy(loaded->font);
		atomic_store(&fonts->loaded[i], NULL);
	}
	fonts->count = first;
}

void fonts_close(struct fonts *fonts)
{
	drop_rows(fonts, 0);
	for (size_t i = 0; i < fonts->mapped.count; i++)
		file_unmap(fonts->mapped.at[i]);
	vec_free(&fonts->mapped);
	pthread_mutex_destroy(&fonts->lock);
}

struct arena *fonts_arena(struct fonts *fonts)
{
	return fonts->arena;
}

struct str fonts_folder(const struct fonts *fonts)
{
	return fonts->folder;
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

	for (int i = 0; i < fonts->count; i++) {
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
		face->name = font_name(
			fonts->arena, opened, HB_OT_NAME_ID_POSTSCRIPT_NAME);
		loaded->version = font_name(
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
	const struct face_row *row = &fonts->rows[number];

	pthread_mutex_lock(&fonts->lock);
	struct loaded *loaded = atomic_load(&fonts->loaded[number]);
	if (loaded == NULL) {
		// The author's rows say a path, ours a name.
		struct str path = str_of(row->file);
		loaded = ARENA_NEW(fonts->arena, struct loaded);
		if (number >= OWN_FACES ||
			find_file(fonts, fonts->arena, row, &path)) {
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
	assert(number < fonts->count);
	struct loaded *loaded = atomic_load_explicit(
		&fonts->loaded[number], memory_order_acquire);
	return loaded != NULL ? loaded : load(fonts, number);
}

bool fonts_add_family(struct fonts *fonts, enum family family, struct str name,
	const struct face_row *rows, size_t count)
{
	int before = fonts->count;
	struct face_row *all = ARENA_ARRAY(
		fonts->arena, struct face_row, (size_t)before + count);

	assert(before + (int)count <= FACES_MOST);
	memcpy(all, fonts->rows, (size_t)before * sizeof *all);
	memcpy(all + before, rows, count * sizeof *all);
	fonts->rows = all;
	fonts->count = before + (int)count;
	for (int i = before; i < fonts->count; i++) {
		const struct face_row *row = &all[i];
		if (family == FAMILY_MONO && row->weight >= 300 &&
			row->weight <= 500 && !row->is_italic &&
			fonts_cell(fonts, (uint8_t)i) == 0) {
			drop_rows(fonts, before);
			return false;
		}
	}
	fonts->names[family] = name;
	return true;
}

struct str fonts_family(const struct fonts *fonts, enum family family)
{
	struct str name = fonts->names[family];

	return str_is_empty(name) ? str_of(own_families[family]) : name;
}

/* How far a row is from a style: slant first, then weight. */
static int distance(const struct face_row *row, const struct text_style *style)
{
	int weight = row->weight - style->weight;

	return (row->is_italic != style->is_italic) * 10000 +
		(weight < 0 ? -weight : weight) * 2 + (weight < 0);
}

/* The best of the rows from first up to end; -1 when none is of the family. */
static int best_row(const struct fonts *fonts, int first, int end,
	const struct text_style *style)
{
	int best = -1;
	int least = INT32_MAX;

	for (int i = first; i < end; i++) {
		const struct face_row *row = &fonts->rows[i];
		if (row->reach != REACH_STYLE || row->family != style->family ||
			row->size_from > style->size)
			continue;
		int far = distance(row, style);
		if (far <= least) {
			least = far;
			best = i;
		}
	}
	return best;
}

/* What the style says would not be seen in the face. Code has its columns,
 * which faces of two families would break, and its colours. */
static bool hides(const struct face_row *row, const struct text_style *style)
{
	return style->family != FAMILY_MONO &&
		(row->is_italic != style->is_italic ||
			(style->weight >= 600 && row->weight < 550));
}

uint8_t fonts_own_face(
	const struct fonts *fonts, const struct text_style *style)
{
	return (uint8_t)best_row(fonts, 0, OWN_STYLES, style);
}

uint8_t fonts_face(const struct fonts *fonts, const struct text_style *style)
{
	int chosen = best_row(fonts, OWN_FACES, fonts->count, style);

	if (chosen >= 0 && !hides(&fonts->rows[chosen], style))
		return (uint8_t)chosen;
	return fonts_own_face(fonts, style);
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

	if (fonts->rows[wanted].weight < 600 || next >= OWN_FACES ||
		fonts->rows[next].weight != 700 ||
		fonts->rows[next].reach != fonts->rows[number].reach ||
		!fonts_has(fonts, next, code_point))
		return number;
	return next;
}

/* The first row in order, among those of one family when it is wanted. */
static uint8_t first_row(struct fonts *fonts, uint8_t face, uint32_t code_point,
	struct str language, bool in_ranges, bool is_sans)
{
	bool in_code = fonts->rows[face].family == FAMILY_MONO;

	for (uint8_t i = 0; i < OWN_FACES; i++)
		if ((fonts->rows[i].reach == REACH_RANGE) == in_ranges &&
			(!is_sans || fonts->rows[i].family == FAMILY_SANS) &&
			serves(&fonts->rows[i], in_code, code_point,
				language) &&
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

	if (in_ranges && fonts->rows[face].family != FAMILY_SERIF)
		found = first_row(fonts, face, code_point, language, true,
			/*is_sans=*/true);
	return found != FACE_NONE ? found
				  : first_row(fonts, face, code_point, language,
					    in_ranges, /*is_sans=*/false);
}

static uint8_t first_mono(
	struct fonts *fonts, uint8_t face, uint32_t code_point)
{
	for (uint8_t i = 0; i < OWN_FACES; i++)
		if (fonts->rows[i].reach == REACH_MONO &&
			fonts_has(fonts, i, code_point))
			return bolder(fonts, i, face, code_point);
	return FACE_NONE;
}

/* Our own face that stands for one of the author's. */
static uint8_t own_counterpart(const struct fonts *fonts, uint8_t face)
{
	const struct face_row *row = &fonts->rows[face];
	struct text_style style = {
		.family = row->family,
		.weight = row->weight,
		.is_italic = row->is_italic,
		.size = PT(10),
	};

	return fonts_own_face(fonts, &style);
}

uint8_t fonts_fallback(struct fonts *fonts, uint8_t face, uint32_t code_point,
	struct str language)
{
	if (fonts_has(fonts, face, code_point))
		return face;
	if (face >= OWN_FACES) {
		face = own_counterpart(fonts, face);
		if (fonts_has(fonts, face, code_point))
			return face;
	}
	// Letters of all scripts keep to the columns of code if they can.
	uint8_t found = fonts->rows[face].family == FAMILY_MONO
		? first_mono(fonts, face, code_point)
		: FACE_NONE;
	if (found == FACE_NONE)
		found = search(fonts, face, code_point, language, true);
	if (found != FACE_NONE)
		return found;
	if (fonts->rows[face].family != FAMILY_MONO &&
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

int fonts_cell(struct fonts *fonts, uint8_t face)
{
	return loaded_face(fonts, face)->ascii_advance;
}

int fonts_x_height(struct fonts *fonts, uint8_t face)
{
	hb_position_t height = SHAPE_UNITS / 2;

	hb_ot_metrics_get_position(
		fonts_shaper(fonts, face), HB_OT_METRICS_TAG_X_HEIGHT, &height);
	return height;
}

int fonts_alphabet(struct fonts *fonts, uint8_t face)
{
	hb_font_t *font = fonts_shaper(fonts, face);
	int width = 0;

	for (uint32_t c = 'a'; c <= 'z'; c++) {
		hb_codepoint_t glyph = 0;
		hb_font_get_nominal_glyph(font, c, &glyph);
		width += hb_font_get_glyph_h_advance(font, glyph);
	}
	return width;
}

bool fonts_has_superiors(struct fonts *fonts, uint8_t face)
{
	hb_face_t *opened = hb_font_get_face(fonts_shaper(fonts, face));
	hb_tag_t features[64];
	unsigned total = 0;

	do {
		unsigned count = 64;
		unsigned first = total;
		hb_ot_layout_table_get_feature_tags(
			opened, HB_OT_TAG_GSUB, first, &count, features);
		for (unsigned i = 0; i < count; i++)
			if (features[i] == HB_TAG('s', 'u', 'p', 's'))
				return true;
		total += count;
		if (count < 64)
			return false;
	} while (true);
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
	return fonts->rows[face].is_italic;
}

bool fonts_is_monospaced(const struct fonts *fonts, uint8_t face)
{
	(void)fonts;
	return fonts->rows[face].family == FAMILY_MONO ||
		fonts->rows[face].reach == REACH_MONO;
}

bool fonts_chosen(const struct fonts *fonts, const struct text_style *style,
	struct str *path, int *index)
{
	uint8_t face = fonts_face(fonts, style);
	if (face < OWN_FACES)
		return false;
	*path = str_of(fonts->rows[face].file);
	*index = fonts->rows[face].index;
	return true;
}

void fonts_put_faces(struct fonts *fonts, struct pages *pages)
{
	for (uint8_t i = 0; i < fonts->count; i++) {
		struct loaded *loaded = atomic_load(&fonts->loaded[i]);
		struct face none = { .name = str_of(fonts->rows[i].file) };
		if (i >= OWN_FACES)
			none.path = none.name;
		vec_push(&pages->faces,
			loaded != NULL && loaded->font != NULL ? loaded->face
							       : none);
	}
	for (size_t i = 0; i < fonts->mapped.count; i++)
		vec_push(&pages->mapped, fonts->mapped.at[i]);
	vec_clear(&fonts->mapped);
	pages->serif_family = fonts_family(fonts, FAMILY_SERIF);
	pages->sans_family = fonts_family(fonts, FAMILY_SANS);
	pages->mono_family = fonts_family(fonts, FAMILY_MONO);
}
