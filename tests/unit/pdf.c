/* SPDX-License-Identifier: MIT */
/* Pages made by hand -> PDF, read back with qpdf. */
#include "pdf/pdf.h"

#include <hb.h>
#include <png.h>
#include <qpdf/qpdf-c.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "pdf/private.h"

struct maker {
	struct arena arena;
	struct pages pages;
	struct metadata metadata;
	VEC(struct run) runs; /* of the page that is being made */
	VEC(struct placement) placements;
	VEC(struct mark) marks;
	struct diags diags;
};

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
	maker->pages.font_folder = STR("out/share/fonts");
}

static void close_maker(struct maker *maker)
{
	vec_free(&maker->runs);
	vec_free(&maker->placements);
	vec_free(&maker->marks);
	vec_free(&maker->pages.faces);
	vec_free(&maker->pages.pictures);
	vec_free(&maker->pages.pages);
	vec_free(&maker->pages.destinations);
	vec_free(&maker->pages.outline);
	diags_free(&maker->diags);
	arena_free(&maker->arena);
}

static uint16_t add_face(
	struct maker *maker, const char *path, const char *name, int index)
{
	struct face face = { .path = str_of(path),
		.name = str_of(name),
		.index = index,
		.weight = 400 };
	const char *why;
	assert_true(file_read(&maker->arena, face.path, &face.bytes, &why));
	vec_push(&maker->pages.faces, face);
	return (uint16_t)(maker->pages.faces.count - 1);
}

static uint16_t add_sans(struct maker *maker)
{
	return add_face(
		maker, "out/share/fonts/DejaVuSans.ttf", "DejaVuSans", 0);
}

/* Where the cluster that starts at byte start ends. */
static uint32_t cluster_end(
	const hb_glyph_info_t *infos, unsigned count, unsigned i, size_t bytes)
{
	for (unsigned j = i + 1; j < count; j++)
		if (infos[j].cluster > infos[i].cluster)
			return infos[j].cluster;
	return (uint32_t)bytes;
}

static struct glyph *glyphs_of(
	struct maker *maker, hb_buffer_t *shaped, size_t bytes, unsigned *count)
{
	hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(shaped, count);
	hb_glyph_position_t *places =
		hb_buffer_get_glyph_positions(shaped, count);
	struct glyph *glyphs =
		ARENA_ARRAY(&maker->arena, struct glyph, *count + 1);
	for (unsigned i = 0; i < *count; i++) {
		uint32_t start = infos[i].cluster;
		bool is_first = i == 0 || infos[i - 1].cluster != start;
		uint32_t end = cluster_end(infos, *count, i, bytes);
		glyphs[i] = (struct glyph){ .id = (uint16_t)infos[i].codepoint,
			.text_length = is_first ? (uint16_t)(end - start) : 0,
			.text_at = start,
			.advance = places[i].x_advance };
	}
	return glyphs;
}

static struct glyph_offset *offsets_of(struct maker *maker, hb_buffer_t *shaped)
{
	unsigned count;
	hb_glyph_position_t *places =
		hb_buffer_get_glyph_positions(shaped, &count);
	struct glyph_offset *offsets =
		ARENA_ARRAY(&maker->arena, struct glyph_offset, count + 1);
	for (unsigned i = 0; i < count; i++)
		offsets[i] = (struct glyph_offset){ places[i].y_offset,
			places[i].x_offset };
	return offsets;
}

/* Shapes the text as it comes, at 10 pt; the run may be changed then. */
static struct run *add_run(struct maker *maker, uint16_t face_index,
	const char *text, length x, length y, struct tag *tag)
{
	const struct face *face = &maker->pages.faces.at[face_index];
	hb_blob_t *blob =
		hb_blob_create(face->bytes.at, (unsigned)face->bytes.length,
			HB_MEMORY_MODE_READONLY, NULL, NULL);
	hb_face_t *opened = hb_face_create(blob, (unsigned)face->index);
	hb_font_t *font = hb_font_create(opened);
	hb_font_set_scale(font, PT(10), PT(10));
	hb_buffer_t *shaped = hb_buffer_create();
	hb_buffer_add_utf8(shaped, text, -1, 0, -1);
	hb_buffer_guess_segment_properties(shaped);
	hb_shape(font, shaped, NULL, 0);
	struct run run = { .face = face_index,
		.size = PT(10),
		.x = x,
		.y = y,
		.text = str_of(text),
		.tag = tag };
	unsigned count;
	run.glyphs = glyphs_of(maker, shaped, run.text.length, &count);
	run.glyph_count = count;
	run.offsets = offsets_of(maker, shaped);
	hb_buffer_destroy(shaped);
	hb_font_destroy(font);
	hb_face_destroy(opened);
	hb_blob_destroy(blob);
	uint32_t index = (uint32_t)maker->runs.count;
	vec_push(&maker->marks, (struct mark){ MARK_RUN, index });
	vec_push(&maker->runs, run);
	return &maker->runs.at[index];
}

static void add_picture(struct maker *maker, enum picture_kind kind,
	struct str bytes, length y, struct tag *tag)
{
	uint32_t index = (uint32_t)maker->pages.pictures.count;
	vec_push(&maker->pages.pictures,
		(struct picture){ kind, bytes, STR("a picture"), { 0 } });
	vec_push(&maker->marks,
		(struct mark){
			MARK_PLACEMENT, (uint32_t)maker->placements.count });
	vec_push(&maker->placements,
		(struct placement){ index, PT(72), y, PT(150), PT(75), tag });
}

/* A copy of count items in the arena. */
static void *keep(
	struct maker *maker, const void *items, size_t count, size_t item_bytes)
{
	void *kept = arena_make(&maker->arena, (count + 1) * item_bytes);
	if (count > 0)
		memcpy(kept, items, count * item_bytes);
	return kept;
}

static struct page *end_page(struct maker *maker, const char *label)
{
	struct page page = { .label = str_of(label),
		.width = PT(504),
		.height = PT(661.5),
		.run_count = maker->runs.count,
		.placement_count = maker->placements.count,
		.mark_count = maker->marks.count };
	page.runs = keep(
		maker, maker->runs.at, page.run_count, sizeof *maker->runs.at);
	page.placements = keep(maker, maker->placements.at,
		page.placement_count, sizeof *maker->placements.at);
	page.marks = keep(maker, maker->marks.at, page.mark_count,
		sizeof *maker->marks.at);
	vec_clear(&maker->runs);
	vec_clear(&maker->placements);
	vec_clear(&maker->marks);
	vec_push(&maker->pages.pages, page);
	return &maker->pages.pages.at[maker->pages.pages.count - 1];
}

/* ---- reading back ---- */

static qpdf_data open_file(struct str file)
{
	qpdf_data opened = qpdf_init();
	qpdf_silence_errors(opened);
	assert_int_equal(
		qpdf_read_memory(opened, "file", file.at, file.length, NULL),
		QPDF_SUCCESS);
	assert_int_equal(qpdf_check_pdf(opened), QPDF_SUCCESS);
	return opened;
}

static struct str operators_of(
	struct maker *maker, struct str file, size_t page)
{
	qpdf_data opened = open_file(file);
	unsigned char *bytes;
	size_t count;
	qpdf_oh_get_page_content_data(
		opened, qpdf_get_page_n(opened, page), &bytes, &count);
	struct str operators = arena_copy(
		&maker->arena, (struct str){ (const char *)bytes, count });
	free(bytes);
	qpdf_cleanup(&opened);
	return operators;
}

static bool has(struct str text, const char *part)
{
	return str_find(text, str_of(part)) < text.length;
}

/* ---- tests ---- */

static void same_pages_give_same_bytes(void **state)
{
	(void)state;
	struct maker maker;
	open_maker(&maker);
	uint16_t sans = add_sans(&maker);
	struct tag document = { .kind = TAG_DOCUMENT };
	struct tag heading = {
		.kind = TAG_HEADING, .parent = &document, .level = 1
	};
	add_run(&maker, sans, "Office (a\\b)", PT(72), PT(72), &heading);
	end_page(&maker, "i");
	end_page(&maker, "1");
	struct buf first = { 0 }, second = { 0 };
	assert_true(write_pdf(&maker.pages, 1, &first, &maker.diags));
	assert_true(write_pdf(&maker.pages, 3, &second, &maker.diags));
	assert_true(str_equal(buf_str(&first), buf_str(&second)));
	assert_true(str_starts(buf_str(&first), STR("%PDF-1.7\n")));
	buf_free(&first);
	buf_free(&second);
	close_maker(&maker);
}

static void operators_are_few(void **state)
{
	(void)state;
	struct maker maker;
	open_maker(&maker);
	uint16_t sans = add_sans(&maker);
	struct tag paragraph = { .kind = TAG_PARAGRAPH };
	struct tag code = { .kind = TAG_CODE, .parent = &paragraph };
	add_run(&maker, sans, "aa", PT(72), PT(61.5), &paragraph);
	add_run(&maker, sans, "a", PT(85), PT(61.5), &code)->color = 0xFF0000;
	add_run(&maker, sans, "a", PT(110), PT(61.5), &code)->color = 0xFF0000;
	add_run(&maker, sans, "a", PT(72), PT(75.5), NULL)->scale = 150;
	end_page(&maker, "1");
	struct buf file = { 0 };
	assert_true(write_pdf(&maker.pages, 1, &file, &maker.diags));
	struct str operators = operators_of(&maker, buf_str(&file), 0);
	const char expected[] =
		"BT\n/P<</MCID 0 >>BDC\n/F0 10 Tf\n72 600 Td\n"
		" (\1\1)Tj\nEMC\n/Code<</MCID 1 >>BDC\n1 0 0 rg\n"
		"[-74(\1)]TJ\n38 0 Td\n (\1)Tj\nEMC\n"
		"/Artifact BMC\n0 g\n101.5 Tz\n"
		"-38 -14 Td\n (\1)Tj\nEMC\nET\n";
	assert_true(str_starts(
		operators, (struct str){ expected, sizeof expected - 1 }));
	buf_free(&file);
	close_maker(&maker);
}

static void glyphs_may_show_other_texts(void **state)
{
	(void)state;
	struct maker maker;
	open_maker(&maker);
	uint16_t sans = add_sans(&maker);
	struct tag paragraph = { .kind = TAG_PARAGRAPH };
	add_run(&maker, sans, "ab", PT(72), PT(72), &paragraph);
	// A glyph with another text has another code, behind the others.
	add_run(&maker, sans, "a", PT(72), PT(84), &paragraph)->text = STR("A");
	// Two glyphs that show one text are marked.
	struct run *run =
		add_run(&maker, sans, "bab", PT(72), PT(96), &paragraph);
	((struct glyph *)run->glyphs)[1].text_length = 0;
	end_page(&maker, "1");
	struct buf file = { 0 };
	assert_true(write_pdf(&maker.pages, 1, &file, &maker.diags));
	struct str operators = operators_of(&maker, buf_str(&file), 0);
	const char expected[] =
		"BT\n/P<</MCID 0 >>BDC\n/F0 10 Tf\n72 589.5 Td\n"
		" (\1\2)Tj\n0 -12 Td\n (\3)Tj\n0 -12 Td\nEMC\n"
		"/Span<</MCID 1 /ActualText<FEFF0062>>>BDC\n (\2\1)Tj\n"
		"EMC\n/P<</MCID 2 >>BDC\n (\2)Tj\nEMC\nET\n";
	assert_true(str_starts(
		operators, (struct str){ expected, sizeof expected - 1 }));
	buf_free(&file);
	close_maker(&maker);
}

/* How many elements of the kind there are. */
static int count_elements(struct str file, const char *kind)
{
	qpdf_data opened = open_file(file);
	int count = 0;
	for (int i = 1; i < 1000; i++) {
		qpdf_oh object = qpdf_get_object_by_id(opened, i, 0);
		if (!qpdf_oh_is_dictionary(opened, object))
			continue;
		qpdf_oh name = qpdf_oh_get_key(opened, object, "/S");
		count += qpdf_oh_is_name_and_equals(opened, name, kind);
	}
	qpdf_cleanup(&opened);
	return count;
}

static void headings_do_not_jump(void **state)
{
	(void)state;
	struct maker maker;
	open_maker(&maker);
	uint16_t sans = add_sans(&maker);
	static const int levels[] = { 2, 4, 4, 3, 4, 2 };
	struct tag tags[6] = { 0 };
	for (int i = 0; i < 6; i++) {
		tags[i].kind = TAG_HEADING;
		tags[i].level = levels[i];
		add_run(&maker, sans, "a", PT(72), PT(72 + i), &tags[i]);
	}
	end_page(&maker, "1");
	struct buf file = { 0 };
	assert_true(write_pdf(&maker.pages, 1, &file, &maker.diags));
	assert_int_equal(count_elements(buf_str(&file), "/H1"), 2);
	assert_int_equal(count_elements(buf_str(&file), "/H2"), 3);
	assert_int_equal(count_elements(buf_str(&file), "/H3"), 1);
	buf_free(&file);
	close_maker(&maker);
}

static void labels_links_and_outline_are_trees(void **state)
{
	(void)state;
	struct maker maker;
	open_maker(&maker);
	struct tag link_tag = { .kind = TAG_LINK };
	struct page_link links[] = { { .x = PT(72),
					     .y = PT(72),
					     .width = PT(50),
					     .height = PT(12),
					     .destination = STR("b"),
					     .contents = STR("Lesson B"),
					     .tag = &link_tag },
		{ .url = STR("https://example.org/(x)") } };
	for (int i = 0; i < 3; i++) {
		static const char *const labels[] = { "i", "ii", "1" };
		struct page *page = end_page(&maker, labels[i]);
		page->links = links;
		page->link_count = i == 0 ? 2 : 0;
	}
	vec_push(&maker.pages.destinations,
		(struct destination){ STR("b"), 2, PT(61.5) });
	vec_push(&maker.pages.destinations,
		(struct destination){ STR("a"), 0, 0 });
	vec_push(&maker.pages.outline,
		(struct outline_entry){ 0, STR("Part"), STR("a"), true });
	vec_push(&maker.pages.outline,
		(struct outline_entry){ 1, STR("B \u03A9"), STR("b"), false });
	struct buf file = { 0 };
	assert_true(write_pdf(&maker.pages, 1, &file, &maker.diags));
	qpdf_data opened = open_file(buf_str(&file));
	qpdf_oh root = qpdf_get_root(opened);
	assert_string_equal(
		qpdf_oh_unparse_resolved(
			opened, qpdf_oh_get_key(opened, root, "/PageLabels")),
		"<< /Nums [ 0 << /S /r >> 2 << /S /D >> ] >>");
	qpdf_oh outline = qpdf_oh_get_key(opened, root, "/Outlines");
	assert_int_equal(qpdf_oh_get_int_value_as_int(opened,
				 qpdf_oh_get_key(opened, outline, "/Count")),
		2);
	qpdf_oh first = qpdf_oh_get_key(opened, outline, "/First");
	first = qpdf_oh_get_key(opened, first, "/First");
	assert_string_equal(qpdf_oh_get_utf8_value(opened,
				    qpdf_oh_get_key(opened, first, "/Title")),
		"B \u03A9");
	qpdf_cleanup(&opened);
	buf_free(&file);
	close_maker(&maker);
}

/* A PNG of 2 x 1 pixels in the arena. */
static struct str make_png(
	struct maker *maker, unsigned format, const unsigned char *pixels)
{
	png_image image = { .version = PNG_IMAGE_VERSION,
		.width = 2,
		.height = 1,
		.format = format };
	char *bytes = arena_make(&maker->arena, 1000);
	png_alloc_size_t count = 1000;
	assert_true(png_image_write_to_memory(
		&image, bytes, &count, 0, pixels, 0, NULL));
	return (struct str){ bytes, count };
}

static void pictures_of_all_kinds_are_drawn(void **state)
{
	(void)state;
	struct maker maker;
	open_maker(&maker);
	struct tag figure = { .kind = TAG_FIGURE, .alt = STR("Two pixels") };
	const unsigned char pixels[8] = { 255, 0, 0, 128, 0, 0, 255, 255 };
	add_picture(&maker, PICTURE_PNG,
		make_png(&maker, PNG_FORMAT_RGB, pixels), PT(72), &figure);
	add_picture(&maker, PICTURE_PNG,
		make_png(&maker, PNG_FORMAT_RGBA, pixels), PT(172), NULL);
	add_picture(&maker, PICTURE_SVG,
		STR("<svg xmlns='http://www.w3.org/2000/svg' width='200'"
		    " height='100'><text x='20' y='50'>Text</text></svg>"),
		PT(272), NULL);
	end_page(&maker, "1");
	struct buf file = { 0 };
	assert_true(write_pdf(&maker.pages, 1, &file, &maker.diags));
	struct str operators = operators_of(&maker, buf_str(&file), 0);
	assert_true(has(operators,
		"/Figure<</MCID 0 >>BDC\nq 150 0 0 75 72 514.5 cm/P0 Do Q"));
	assert_true(has(operators, "q 1 0 0 1 72 314.5 cm/P2 Do Q"));
	buf_free(&file);
	close_maker(&maker);
}

static void broken_pictures_are_reported(void **state)
{
	(void)state;
	struct maker maker;
	open_maker(&maker);
	const unsigned char pixels[8] = { 0 };
	struct str png = make_png(&maker, PNG_FORMAT_RGBA, pixels);
	add_picture(&maker, PICTURE_PNG, str_slice(png, 0, png.length - 20), 0,
		NULL);
	char *damaged = (char *)arena_copy(&maker.arena, png).at;
	damaged[45] ^= 1;
	add_picture(&maker, PICTURE_PNG, (struct str){ damaged, png.length }, 0,
		NULL);
	add_picture(&maker, PICTURE_PNG, STR(""), 0, NULL);
	add_picture(&maker, PICTURE_JPEG, STR("\xFF\xD8\xFF"), 0, NULL);
	add_picture(&maker, PICTURE_JPEG, STR("GIF89a"), 0, NULL);
	add_picture(&maker, PICTURE_SVG, STR("<svg"), 0, NULL);
	end_page(&maker, "1");
	struct buf file = { 0 };
	assert_false(write_pdf(&maker.pages, 1, &file, &maker.diags));
	assert_int_equal(maker.diags.counts[LEVEL_ERROR], 6);
	buf_free(&file);
	close_maker(&maker);
}

static void missing_characters_of_pictures_are_reported(void **state)
{
	(void)state;
	struct maker maker;
	open_maker(&maker);
	add_picture(&maker, PICTURE_SVG,
		STR("<svg xmlns='http://www.w3.org/2000/svg' width='9'"
		    " height='9'><!-- \u3042 --><title>\u3042</title>"
		    "<text>\u00E9 &#xE9; \u2713 \u65E5&#26085;</text></svg>"),
		0, NULL);
	end_page(&maker, "1");
	struct buf file = { 0 };
	assert_true(write_pdf(&maker.pages, 1, &file, &maker.diags));
	assert_int_equal(maker.diags.counts[LEVEL_WARNING], 1);
	buf_free(&file);
	close_maker(&maker);
}

static void cids_are_read_from_a_charset(void **state)
{
	(void)state;
	// Header, names, dictionary (ROS; charset at 29), and a charset of
	// format 2: from CID 500 on, two more.
	static const char keyed[] = "\1\0\4\1"
				    "\0\1\1\1\2A"
				    "\0\1\1\1\10"
				    "\x8B\x8B\x8B\14\36"
				    "\xA8\17"
				    "\0\0\0\0\0\0\0"
				    "\2\1\xF4\0\2";
	uint16_t cids[4];
	struct str table = { keyed, sizeof keyed - 1 };
	assert_true(cff_read_cids(table, cids, 4));
	assert_int_equal(cids[0], 0);
	assert_int_equal(cids[1], 500);
	assert_int_equal(cids[3], 502);
	for (size_t cut = 0; cut < table.length; cut++)
		cff_read_cids(str_slice(table, 0, cut), cids, 4);
	static const char named[] = "\1\0\4\1"
				    "\0\1\1\1\2A"
				    "\0\1\1\1\3"
				    "\xAA\17";
	assert_false(cff_read_cids(
		(struct str){ named, sizeof named - 1 }, cids, 4));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(same_pages_give_same_bytes),
		cmocka_unit_test(operators_are_few),
		cmocka_unit_test(glyphs_may_show_other_texts),
		cmocka_unit_test(headings_do_not_jump),
		cmocka_unit_test(labels_links_and_outline_are_trees),
		cmocka_unit_test(pictures_of_all_kinds_are_drawn),
		cmocka_unit_test(broken_pictures_are_reported),
		cmocka_unit_test(missing_characters_of_pictures_are_reported),
		cmocka_unit_test(cids_are_read_from_a_charset),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
