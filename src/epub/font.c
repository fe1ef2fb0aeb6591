/* SPDX-License-Identifier: MIT */
/*
 * Subsets by HarfBuzz. The table of names is written anew (OpenType 1.9,
 * "name"): a licence with a reserved name wants another one for a font that
 * was changed, and what a subset was called before helps nobody.
 */
#include "epub/font.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

/* Tables that a reading system makes nothing of. */
static const char dropped_tables[][5] = { "name", "DSIG", "FFTM", "LTSH",
	"VDMX", "hdmx", "meta", "STAT" };
/* What joins letters or moves them: a typewriter face needs none of it. */
static const char feature_tables[][5] = { "GSUB", "GPOS", "GDEF", "kern",
	"BASE", "JSTF" };

void characters_add(struct characters *characters, struct str text)
{
	for (size_t at = 0; at < text.length;) {
		uint32_t point = utf8_decode(text, &at);
		characters->words[point / 32] |= 1u << point % 32;
	}
}

static hb_face_t *open_face(struct str bytes, int index)
{
	hb_blob_t *blob = hb_blob_create(bytes.at, (unsigned)bytes.length,
		HB_MEMORY_MODE_READONLY, NULL, NULL);
	hb_face_t *face = hb_face_create(blob, (unsigned)index);
	hb_blob_destroy(blob);
	return face;
}

/* ---- names ---- */

enum name_id {
	NAME_COPYRIGHT = 0,
	NAME_FAMILY = 1,
	NAME_STYLE = 2,
	NAME_UNIQUE = 3,
	NAME_FULL = 4,
	NAME_POSTSCRIPT = 6,
	NAME_LICENCE = 13,
	NAME_LICENCE_ADDRESS = 14
};

/* A name of the font as UTF-16, big-endian. */
static struct str name_of(struct arena *arena, hb_face_t *face, enum name_id id)
{
	hb_language_t english = hb_language_from_string("en", -1);
	unsigned count = hb_ot_name_get_utf16(face, id, english, NULL, NULL);
	unsigned room = count + 1;
	uint16_t *units = ARENA_ARRAY(arena, uint16_t, room);
	hb_ot_name_get_utf16(face, id, english, &room, units);
	char *bytes = ARENA_ARRAY(arena, char, 2 * (size_t)count + 1);
	for (unsigned i = 0; i < count; i++) {
		bytes[2 * i] = (char)(units[i] >> 8);
		bytes[2 * i + 1] = (char)units[i];
	}
	return (struct str){ bytes, 2 * (size_t)count };
}

/* ASCII as UTF-16; without blanks for the PostScript name. */
static struct str wide(struct arena *arena, struct str text, bool has_blanks)
{
	char *bytes = ARENA_ARRAY(arena, char, 2 * text.length + 1);
	size_t count = 0;
	for (size_t i = 0; i < text.length; i++)
		if (text.at[i] != ' ' || has_blanks) {
			bytes[count++] = 0;
			bytes[count++] = text.at[i];
		}
	return (struct str){ bytes, count };
}

static void put_short(struct buf *out, size_t number)
{
	buf_put_byte(out, (char)(number >> 8));
	buf_put_byte(out, (char)number);
}

/* Puts a table of names; they stand in the order of their numbers. */
static void put_names(struct arena *arena, hb_face_t *face,
	const struct font_name *name, struct buf *out)
{
	struct str full = arena_format(arena, "%.*s %.*s",
		STR_FORMAT(name->family), STR_FORMAT(name->style));
	struct str hyphenated = arena_format(arena, "%.*s-%.*s",
		STR_FORMAT(name->family), STR_FORMAT(name->style));
	const struct {
		enum name_id id;
		struct str text;
	} names[] = {
		{ NAME_COPYRIGHT, name_of(arena, face, NAME_COPYRIGHT) },
		{ NAME_FAMILY, wide(arena, name->family, true) },
		{ NAME_STYLE, wide(arena, name->style, true) },
		{ NAME_UNIQUE, wide(arena, full, true) },
		{ NAME_FULL, wide(arena, full, true) },
		{ NAME_POSTSCRIPT, wide(arena, hyphenated, false) },
		{ NAME_LICENCE, name_of(arena, face, NAME_LICENCE) },
		{ NAME_LICENCE_ADDRESS,
			name_of(arena, face, NAME_LICENCE_ADDRESS) },
	};
	const size_t count = sizeof(names) / sizeof(*names);
	enum { HEAD = 6, RECORD = 12 };
	put_short(out, 0);
	put_short(out, count);
	put_short(out, HEAD + RECORD * count);
	size_t at = 0;
	for (size_t i = 0; i < count; i++) {
		put_short(out, 3); // Windows
		put_short(out, 1); // Unicode, first plane
		put_short(out, 0x409); // English
		put_short(out, names[i].id);
		put_short(out, names[i].text.length);
		put_short(out, at);
		at += names[i].text.length;
	}
	for (size_t i = 0; i < count; i++)
		buf_put(out, names[i].text);
}

/* Whether UTF-16 holds an ASCII text. */
static bool holds(struct arena *arena, struct str units, const char *text)
{
	struct str wanted = wide(arena, str_of(text), true);
	return str_find(units, wanted) < units.length;
}

enum font_leave font_leave_of(struct str bytes, int index)
{
	enum {
		AT = 8,
		NO_EMBEDDING = 2,
		NO_SUBSET = 0x100,
		ONLY_BITMAPS = 0x200
	};
	hb_face_t *face = open_face(bytes, index);
	hb_blob_t *table =
		hb_face_reference_table(face, HB_TAG('O', 'S', '/', '2'));
	unsigned length, bits = 0;
	const char *at = hb_blob_get_data(table, &length);
	if (length >= AT + 2)
		bits = (unsigned)(unsigned char)at[AT] << 8 |
			(unsigned char)at[AT + 1];
	hb_blob_destroy(table);
	hb_face_destroy(face);
	// of the four lowest bits only the least restrictive counts
	bool is_forbidden = (bits & 15) == NO_EMBEDDING || bits & ONLY_BITMAPS;
	return is_forbidden        ? LEAVE_NONE
		: bits & NO_SUBSET ? LEAVE_WHOLE
				   : LEAVE_CUT;
}

bool font_is_cff(struct str bytes)
{
	return str_starts(bytes, STR("OTTO"));
}

bool font_name_is_reserved(struct str bytes, int index)
{
	struct arena arena;
	arena_init(&arena);
	hb_face_t *face = open_face(bytes, index);
	bool is_reserved = holds(&arena, name_of(&arena, face, NAME_COPYRIGHT),
				   "Reserved Font Name") ||
		holds(&arena, name_of(&arena, face, NAME_LICENCE),
			"Reserved Font Name");
	hb_face_destroy(face);
	arena_free(&arena);
	return is_reserved;
}

/* ---- the subset ---- */

static void drop(hb_set_t *dropped, const char (*tables)[5], size_t count)
{
	for (size_t i = 0; i < count; i++)
		hb_set_add(dropped, hb_tag_from_string(tables[i], 4));
}

/* The wanted characters that the font has. */
static size_t want_characters(
	hb_set_t *set, hb_face_t *face, const struct characters *wanted)
{
	hb_face_collect_unicodes(face, set);
	hb_codepoint_t point = HB_SET_VALUE_INVALID;
	while (hb_set_next(set, &point))
		if (point >= CHARACTERS_MOST ||
			!(wanted->words[point / 32] >> point % 32 & 1))
			hb_set_del(set, point);
	return hb_set_get_population(set);
}

/* The subset with other names, as a file. */
static void put_renamed(struct arena *arena, hb_face_t *subset, hb_face_t *face,
	const struct font_name *name, struct buf *out)
{
	// only a face of a file lists its tables
	hb_blob_t *whole = hb_face_reference_blob(subset);
	hb_face_t *from = hb_face_create(whole, 0);
	hb_face_t *builder = hb_face_builder_create();
	hb_tag_t tags[64];
	unsigned count = sizeof(tags) / sizeof(*tags);
	hb_face_get_table_tags(from, 0, &count, tags);
	for (unsigned i = 0; i < count; i++) {
		hb_blob_t *table = hb_face_reference_table(from, tags[i]);
		hb_face_builder_add_table(builder, tags[i], table);
		hb_blob_destroy(table);
	}
	struct buf names = { 0 };
	put_names(arena, face, name, &names);
	hb_blob_t *table = hb_blob_create(names.at, (unsigned)names.length,
		HB_MEMORY_MODE_READONLY, NULL, NULL);
	hb_face_builder_add_table(builder, HB_TAG('n', 'a', 'm', 'e'), table);
	hb_blob_t *file = hb_face_reference_blob(builder);
	unsigned length;
	const char *bytes = hb_blob_get_data(file, &length);
	buf_put_bytes(out, bytes, length);
	hb_blob_destroy(file);
	hb_blob_destroy(table);
	hb_face_destroy(builder);
	hb_face_destroy(from);
	hb_blob_destroy(whole);
	buf_free(&names);
}

size_t font_cut(struct buf *out, struct str bytes, int index,
	const struct characters *wanted, const struct font_name *name,
	bool keeps_features)
{
	struct arena arena;
	hb_face_t *face = open_face(bytes, index);
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	if (!input)
		fatal_out_of_memory();
	hb_set_t *dropped =
		hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
	drop(dropped, dropped_tables,
		sizeof(dropped_tables) / sizeof(*dropped_tables));
	if (!keeps_features)
		drop(dropped, feature_tables,
			sizeof(feature_tables) / sizeof(*feature_tables));
	hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
	size_t count = want_characters(
		hb_subset_input_unicode_set(input), face, wanted);
	hb_face_t *subset = count > 0 ? hb_subset_or_fail(face, input) : NULL;
	arena_init(&arena);
	if (subset)
		put_renamed(&arena, subset, face, name, out);
	arena_free(&arena);
	hb_face_destroy(subset);
	hb_subset_input_destroy(input);
	hb_face_destroy(face);
	return subset ? count : 0;
}
