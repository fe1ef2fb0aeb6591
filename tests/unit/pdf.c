/* SPDX-License-Identifier: MIT */
/* Pages made by hand -> PDF, read back with the tools of others. */
#include "pdf/pdf.h"

#include <hb.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"

struct maker {
	struct arena arena;
	struct pages pages;
	struct metadata metadata;
	VEC(struct run) runs;
	VEC(struct mark) marks;
	struct diags diags;
};

static const char sans[] = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf";

static void open_maker(struct maker *maker)
{
	*maker = (struct maker){ 0 };
	arena_init(&maker->arena);
	diags_init(&maker->diags, false);
	maker->metadata = (struct metadata){ .title = STR("Größe & Ω"),
		.language = STR("en"),
		.description = STR("A trial"),
		.modified = STR("2026-11-24T00:00:00Z") };
	maker->pages.metadata = &maker->metadata;
}

static void close_maker(struct maker *maker)
{
	vec_free(&maker->runs);
	vec_free(&maker->marks);
	vec_free(&maker->pages.faces);
	vec_free(&maker->pages.pictures);
	vec_free(&maker->pages.pages);
	vec_free(&maker->pages.destinations);
	vec_free(&maker->pages.outline);
	diags_free(&maker->diags);
	arena_free(&maker->arena);
}

static uint16_t add_face(struct maker *maker, const char *path)
{
	struct face face = { .path = str_of(path),
		.name = STR("DejaVuSans"),
		.units_per_em = 2048,
		.weight = 400 };
	const char *why;
	assert_true(file_read(&maker->arena, face.path, &face.bytes, &why));
	vec_push(&maker->pages.faces, face);
	return (uint16_t)(maker->pages.faces.count - 1);
}

/* Shapes the text as it comes, at 10 pt. */
static void add_run(struct maker *maker, const char *text, length x, length y,
	struct tag *tag)
{
	const struct face *face = &maker->pages.faces.at[0];
	hb_blob_t *blob =
		hb_blob_create(face->bytes.at, (unsigned)face->bytes.length,
			HB_MEMORY_MODE_READONLY, NULL, NULL);
	hb_face_t *opened = hb_face_create(blob, 0);
	hb_font_t *font = hb_font_create(opened);
	hb_font_set_scale(font, PT(10), PT(10));
	hb_buffer_t *shaped = hb_buffer_create();
	hb_buffer_add_utf8(shaped, text, -1, 0, -1);
	hb_buffer_guess_segment_properties(shaped);
	hb_shape(font, shaped, NULL, 0);
	unsigned count;
	hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(shaped, &count);
	hb_glyph_position_t *positions =
		hb_buffer_get_glyph_positions(shaped, &count);
	struct glyph *glyphs = ARENA_ARRAY(&maker->arena, struct glyph, count);
	for (unsigned i = 0; i < count; i++) {
		uint32_t start = infos[i].cluster;
		uint32_t end = i + 1 < count ? infos[i + 1].cluster
					     : (uint32_t)strlen(text);
		glyphs[i] = (struct glyph){ .id = (uint16_t)infos[i].codepoint,
			.text_length = (uint16_t)(end - start),
			.text_at = start,
			.advance = positions[i].x_advance,
			.rise = positions[i].y_offset,
			.shift = positions[i].x_offset };
		if (i > 0 && infos[i - 1].cluster == start)
			glyphs[i].text_length = 0;
		if (i + 1 < count && end == start)
			for (unsigned j = i + 1; j <= count; j++) {
				end = j < count ? infos[j].cluster
						: (uint32_t)strlen(text);
				if (end > start)
					break;
			}
		if (glyphs[i].text_length == 0 &&
			(i == 0 || infos[i - 1].cluster != start))
			glyphs[i].text_length = (uint16_t)(end - start);
	}
	vec_push(&maker->runs,
		(struct run){ .size = PT(10),
			.x = x,
			.y = y,
			.glyphs = glyphs,
			.glyph_count = count,
			.text = str_of(text),
			.tag = tag });
	vec_push(&maker->marks,
		(struct mark){ MARK_RUN, (uint32_t)maker->runs.count - 1 });
	hb_buffer_destroy(shaped);
	hb_font_destroy(font);
	hb_face_destroy(opened);
	hb_blob_destroy(blob);
}

static void end_page(struct maker *maker, const char *label)
{
	struct page page = { .label = str_of(label),
		.width = PT(504),
		.height = PT(661.5),
		.run_count = maker->runs.count,
		.mark_count = maker->marks.count };
	struct run *runs =
		ARENA_ARRAY(&maker->arena, struct run, maker->runs.count + 1);
	memcpy(runs, maker->runs.at, maker->runs.count * sizeof *runs);
	struct mark *marks =
		ARENA_ARRAY(&maker->arena, struct mark, maker->marks.count + 1);
	memcpy(marks, maker->marks.at, maker->marks.count * sizeof *marks);
	page.runs = runs;
	page.marks = marks;
	vec_push(&maker->pages.pages, page);
	vec_clear(&maker->runs);
	vec_clear(&maker->marks);
}

static void write_twice_is_the_same(void **state)
{
	(void)state;
	struct maker maker;
	open_maker(&maker);
	add_face(&maker, sans);
	struct tag document = { .kind = TAG_DOCUMENT };
	struct tag heading = {
		.kind = TAG_HEADING, .parent = &document, .level = 1
	};
	struct tag paragraph = { .kind = TAG_PARAGRAPH, .parent = &document };
	maker.pages.root = &document;
	add_run(&maker, "Office flow (a\\b)", PT(72), PT(72), &heading);
	add_run(&maker, "Ünïcode q\xCC\x88 \xCE\xA9", PT(72), PT(100),
		&paragraph);
	add_run(&maker, "12", PT(72), PT(600), NULL);
	end_page(&maker, "i");
	end_page(&maker, "1");
	struct buf first = { 0 }, second = { 0 };
	assert_true(write_pdf(&maker.pages, &first, &maker.diags));
	assert_true(write_pdf(&maker.pages, &second, &maker.diags));
	assert_true(str_equal(buf_str(&first), buf_str(&second)));
	assert_true(str_starts(buf_str(&first), STR("%PDF-1.7\n")));
	const char *to = getenv("OCTAVO_PDF");
	const char *why;
	if (to != NULL)
		assert_true(file_write(str_of(to), buf_str(&first), &why));
	buf_free(&first);
	buf_free(&second);
	close_maker(&maker);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(write_twice_is_the_same),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
