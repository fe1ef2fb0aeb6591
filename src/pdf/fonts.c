/* SPDX-License-Identifier: MIT */
/*
 * The fonts as far as the pages use them: which glyphs, what text each of
 * them shows, and a subset of the font file with those glyphs alone.
 */
#include <assert.h>
#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "pdf/private.h"

/* Tables that no reader of a PDF looks at. The subset is made of a face that
 * lacks them: it does not follow substitutions to more glyphs then, and does
 * not read the whole map of characters. */
static const char dropped_tables[][5] = { "GSUB", "GPOS", "GDEF", "kern",
	"name", "OS/2", "cmap", "post", "DSIG", "gasp", "FFTM", "hdmx", "VDMX",
	"LTSH", "VORG", "BASE", "JSTF", "STAT", "meta", "MATH" };

enum { ALTERNATES_MOST = 200 }; /* of one font; the rest is ActualText */

static hb_face_t *open_face(const struct face *face)
{
	hb_blob_t *blob =
		hb_blob_create(face->bytes.at, (unsigned)face->bytes.length,
			HB_MEMORY_MODE_READONLY, NULL, NULL);
	hb_face_t *opened = hb_face_create(blob, (unsigned)face->index);
	hb_blob_destroy(blob);
	return opened;
}

static struct str table_of(struct arena *arena, hb_face_t *face, hb_tag_t tag)
{
	hb_blob_t *blob = hb_face_reference_table(face, tag);
	unsigned count;
	const char *bytes = hb_blob_get_data(blob, &count);
	struct str table = arena_copy(arena, (struct str){ bytes, count });
	hb_blob_destroy(blob);
	return table;
}

const struct alternate *font_find_alternate(
	const struct font *font, uint16_t glyph, struct str text)
{
	for (size_t i = 0; i < font->alternates.count; i++) {
		const struct alternate *alternate = &font->alternates.at[i];
		if (alternate->glyph == glyph &&
			str_equal(alternate->text, text))
			return alternate;
	}
	return NULL;
}

/* A glyph that shows the text alone: the first such text is its own. */
static void collect_text(struct font *font, uint16_t id, struct str text)
{
	struct str *own = &font->texts[id];
	if (own->length == 0) {
		*own = text;
		font->letters[id] = text.length == 1 ? text.at[0] : 0;
	}
	if (own->length == text.length &&
		memcmp(own->at, text.at, text.length) == 0)
		return;
	if (font->is_cff || font->alternates.count >= ALTERNATES_MOST ||
		font_find_alternate(font, id, text) != NULL)
		return;
	vec_push(&font->alternates, (struct alternate){ id, 0, text });
}

static void collect_run(struct font *font, const struct run *run)
{
	for (uint32_t i = 0; i < run->glyph_count; i++) {
		const struct glyph *glyph = &run->glyphs[i];
		assert(glyph->id < font->glyph_count);
		font->used[glyph->id] = true;
		if (run_is_letter(run, font, i))
			continue; // nearly all are, and seen before
		if (i + 1 < run->glyph_count && glyph[1].text_length == 0)
			continue; // a cluster of several glyphs
		if (glyph->text_length > 0)
			collect_text(font, glyph->id,
				(struct str){ run->text.at + glyph->text_at,
					glyph->text_length });
	}
}

static bool has_cff(hb_face_t *face)
{
	hb_blob_t *blob =
		hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' '));
	bool has = hb_blob_get_length(blob) > 0;
	hb_blob_destroy(blob);
	return has;
}

static void start_font(
	struct writer *writer, struct font *font, const struct face *face)
{
	hb_face_t *opened = open_face(face);
	font->glyph_count = hb_face_get_glyph_count(opened);
	font->is_cff = has_cff(opened);
	hb_face_destroy(opened);
	font->face = face;
	font->is_used = true;
	size_t count = font->glyph_count;
	font->used = ARENA_ARRAY(&writer->arena, bool, count);
	font->codes = ARENA_ARRAY(&writer->arena, uint16_t, count);
	font->widths = ARENA_ARRAY(&writer->arena, uint16_t, count);
	font->texts = ARENA_ARRAY(&writer->arena, struct str, count);
	font->letters = ARENA_ARRAY(&writer->arena, unsigned char, count);
	font->object = object_reserve(&writer->objects);
}

static void collect(struct writer *writer)
{
	const struct pages *pages = writer->pages;
	for (size_t i = 0; i < pages->pages.count; i++) {
		const struct page *page = &pages->pages.at[i];
		for (size_t j = 0; j < page->run_count; j++) {
			const struct run *run = &page->runs[j];
			struct font *font = &writer->fonts[run->face];
			if (!font->is_used)
				start_font(writer, font,
					&pages->faces.at[run->face]);
			collect_run(font, run);
		}
	}
}

/* Texts of the glyphs that only ever came with others: the font's own word
 * for them, or the replacement character (their runs carry ActualText). */
static void complete_texts(
	struct writer *writer, struct font *font, hb_face_t *face)
{
	bool is_complete = true;
	for (uint32_t id = 0; id < font->glyph_count; id++)
		if (font->used[id] && font->texts[id].length == 0) {
			font->texts[id] = STR("\xEF\xBF\xBD");
			is_complete = false;
		}
	if (is_complete)
		return;
	hb_font_t *opened = hb_font_create(face);
	hb_set_t *characters = hb_set_create();
	hb_face_collect_unicodes(face, characters);
	hb_codepoint_t character = HB_SET_VALUE_INVALID;
	while (hb_set_next(characters, &character)) {
		hb_codepoint_t id;
		if (!hb_font_get_nominal_glyph(opened, character, &id) ||
			!font->used[id] ||
			!str_equal(font->texts[id], STR("\xEF\xBF\xBD")))
			continue;
		char bytes[4];
		size_t count = utf8_encode(character, bytes);
		font->texts[id] = arena_copy(
			&writer->arena, (struct str){ bytes, count });
	}
	hb_set_destroy(characters);
	hb_font_destroy(opened);
}

static int thousandths(int64_t units, unsigned units_per_em)
{
	int64_t doubled = units * 2000 / units_per_em;
	return (int)((doubled + (doubled < 0 ? -1 : 1)) / 2);
}

static int signed_at(struct str bytes, size_t at)
{
	if (at + 2 > bytes.length)
		return 0;
	const unsigned char *b = (const unsigned char *)bytes.at + at;
	return (int16_t)(b[0] << 8 | b[1]);
}

static void measure(struct writer *writer, struct font *font, hb_face_t *face)
{
	hb_font_t *opened = hb_font_create(face);
	unsigned em = hb_face_get_upem(face);
	for (uint32_t id = 0; id < font->glyph_count; id++)
		if (font->used[id])
			font->widths[id] = (uint16_t)thousandths(
				hb_font_get_glyph_h_advance(opened, id), em);
	hb_font_extents_t extents = { 0 };
	hb_font_get_h_extents(opened, &extents);
	font->ascent = thousandths(extents.ascender, em);
	font->descent = thousandths(extents.descender, em);
	hb_position_t height = extents.ascender;
	hb_ot_metrics_get_position(
		opened, HB_OT_METRICS_TAG_CAP_HEIGHT, &height);
	font->capital_height = thousandths(height, em);
	struct str head =
		table_of(&writer->arena, face, HB_TAG('h', 'e', 'a', 'd'));
	for (size_t i = 0; i < 4; i++)
		font->bounds[i] = thousandths(signed_at(head, 36 + 2 * i), em);
	struct str post =
		table_of(&writer->arena, face, HB_TAG('p', 'o', 's', 't'));
	font->slant = signed_at(post, 4);
	hb_font_destroy(opened);
}

static hb_blob_t *kept_table(hb_face_t *bare, hb_tag_t tag, void *whole)
{
	(void)bare;
	size_t count = sizeof dropped_tables / sizeof dropped_tables[0];
	for (size_t i = 0; i < count; i++)
		if (tag == hb_tag_from_string(dropped_tables[i], 4))
			return hb_blob_get_empty();
	return hb_face_reference_table(whole, tag);
}

static hb_subset_input_t *subset_input(const struct font *font)
{
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	if (input == NULL)
		fatal_out_of_memory();
	unsigned flags = HB_SUBSET_FLAGS_NOTDEF_OUTLINE;
	if (!font->is_cff)
		flags |= HB_SUBSET_FLAGS_NO_HINTING;
	hb_subset_input_set_flags(input, flags);
	hb_set_t *glyphs = hb_subset_input_glyph_set(input);
	for (uint32_t id = 0; id < font->glyph_count; id++)
		if (font->used[id])
			hb_set_add(glyphs, id);
	return input;
}

/* New ids as codes; those of a CID-keyed font are told by its subset. */
static void assign_codes(struct font *font, const hb_map_t *new_ids,
	unsigned first_free_code, struct arena *arena)
{
	size_t count = font->glyph_count;
	uint16_t *cids = ARENA_ARRAY(arena, uint16_t, count);
	bool has_cids =
		font->is_cff && cff_read_cids(font->program, cids, count);
	for (uint32_t id = 0; id < count; id++) {
		if (!font->used[id])
			continue;
		hb_codepoint_t code = hb_map_get(new_ids, id);
		assert(code < count);
		font->codes[id] = has_cids ? cids[code] : (uint16_t)code;
		font->is_wide |= font->codes[id] > UINT8_MAX;
	}
	for (size_t i = 0; i < font->alternates.count; i++)
		font->alternates.at[i].code = (uint16_t)(first_free_code + i);
	font->is_wide |= font->alternates.count > 0 &&
		first_free_code + font->alternates.count - 1 > UINT8_MAX;
}

static struct str subset_program(
	struct writer *writer, const struct font *font, hb_face_t *subset)
{
	if (font->is_cff)
		return table_of(
			&writer->arena, subset, HB_TAG('C', 'F', 'F', ' '));
	hb_blob_t *blob = hb_face_reference_blob(subset);
	unsigned count;
	const char *bytes = hb_blob_get_data(blob, &count);
	struct str program =
		arena_copy(&writer->arena, (struct str){ bytes, count });
	hb_blob_destroy(blob);
	return program;
}

static void make_subset(
	struct writer *writer, struct font *font, hb_face_t *face)
{
	hb_subset_input_t *input = subset_input(font);
	hb_face_t *bare = hb_face_create_for_tables(kept_table, face, NULL);
	hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(bare, input);
	hb_face_t *subset =
		plan == NULL ? NULL : hb_subset_plan_execute_or_fail(plan);
	if (subset == NULL)
		fatal_out_of_memory(); // a face that was shaped can be cut
	font->program = subset_program(writer, font, subset);
	assign_codes(font, hb_subset_plan_old_to_new_glyph_mapping(plan),
		hb_face_get_glyph_count(subset), &writer->arena);
	hb_face_destroy(subset);
	hb_subset_plan_destroy(plan);
	hb_face_destroy(bare);
	hb_subset_input_destroy(input);
}

void fonts_prepare(struct writer *writer)
{
	size_t count = writer->pages->faces.count;
	writer->fonts = ARENA_ARRAY(&writer->arena, struct font, count);
	collect(writer);
	for (size_t i = 0; i < count; i++) {
		struct font *font = &writer->fonts[i];
		if (!font->is_used)
			continue;
		hb_face_t *face = open_face(font->face);
		complete_texts(writer, font, face);
		measure(writer, font, face);
		make_subset(writer, font, face);
		hb_face_destroy(face);
	}
	for (size_t i = 0; i < writer->pages->mapped.count; i++)
		file_let_go(writer->pages->mapped.at[i]);
}
