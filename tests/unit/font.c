/* SPDX-License-Identifier: MIT */
/* Fonts cut down to some characters: what is left, and how they are called. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <hb-ot.h>
#include <hb.h>

#include "base/arena.h"
#include "base/file.h"
#include "epub/font.h"

static struct arena arena;

static struct str font_bytes(const char *name)
{
	struct str bytes;
	const char *why;
	assert_true(file_read(&arena,
		arena_format(&arena, "out/share/fonts/%s", name), &bytes,
		&why));
	return bytes;
}

static hb_face_t *cut(struct buf *out, struct str bytes, const char *wanted,
	const char *family, bool keeps_features, size_t count)
{
	struct characters *characters = ARENA_NEW(&arena, struct characters);
	struct font_name name = { str_of(family), STR("Regular") };
	characters_add(characters, str_of(wanted));
	assert_int_equal(
		font_cut(out, bytes, 0, characters, &name, keeps_features),
		count);
	hb_blob_t *blob = hb_blob_create(out->at, (unsigned)out->length,
		HB_MEMORY_MODE_READONLY, NULL, NULL);
	hb_face_t *face = hb_face_create(blob, 0);
	hb_blob_destroy(blob);
	return face;
}

static bool has_table(hb_face_t *face, const char *tag)
{
	hb_blob_t *blob =
		hb_face_reference_table(face, hb_tag_from_string(tag, 4));
	bool has = hb_blob_get_length(blob) > 0;
	hb_blob_destroy(blob);
	return has;
}

static void must_be_called(hb_face_t *face, unsigned id, const char *wanted)
{
	char text[256];
	unsigned room = sizeof(text);
	hb_ot_name_get_utf8(
		face, id, hb_language_from_string("en", -1), &room, text);
	assert_string_equal(text, wanted);
}

static void only_wanted_characters_are_left(void **state)
{
	(void)state;
	struct buf out = { 0 };
	struct str bytes = font_bytes("JetBrainsMono-Regular.ttf");
	// an ideograph, which the font does not have
	hb_face_t *face = cut(&out, bytes, "ab\xE2\x86\x92\xE4\xB8\x80",
		"JetBrains Mono", false, 3);
	hb_set_t *points = hb_set_create();
	hb_face_collect_unicodes(face, points);
	assert_int_equal(hb_set_get_population(points), 3);
	assert_true(hb_set_has(points, 'a') && hb_set_has(points, 0x2192));
	assert_true(out.length < 4000);
	assert_false(has_table(face, "GSUB"));
	must_be_called(face, 1, "JetBrains Mono");
	hb_set_destroy(points);
	hb_face_destroy(face);
	buf_free(&out);
}

static void reserved_names_are_not_kept(void **state)
{
	(void)state;
	struct buf out = { 0 };
	struct str bytes = font_bytes("SourceSerif4-Regular.ttf");
	assert_true(font_name_is_reserved(bytes, 0));
	assert_false(font_name_is_reserved(
		font_bytes("JetBrainsMono-Regular.ttf"), 0));
	hb_face_t *face = cut(&out, bytes, "fi", "Octavo Serif", true, 2);
	must_be_called(face, 1, "Octavo Serif");
	must_be_called(face, 4, "Octavo Serif Regular");
	must_be_called(face, 6, "OctavoSerif-Regular");
	assert_true(has_table(face, "GSUB"));
	// its licence stays with it
	assert_true(font_name_is_reserved(buf_str(&out), 0));
	hb_face_destroy(face);
	buf_free(&out);
}

/* fsType of OS/2; of the four lowest bits the most lenient counts. */
static void makers_say_what_may_be_done(void **state)
{
	(void)state;
	struct str bytes = font_bytes("SourceSerif4-Regular.ttf");
	char *own = arena_make(&arena, bytes.length);
	memcpy(own, bytes.at, bytes.length);
	size_t entry = str_find(bytes, STR("OS/2")) + 8, at = 0;
	for (int i = 0; i < 4; i++)
		at = at << 8 | (unsigned char)bytes.at[entry + (size_t)i];
	static const struct {
		unsigned bits;
		enum font_leave leave;
	} rows[] = { { 0, LEAVE_CUT }, { 2, LEAVE_NONE }, { 4, LEAVE_CUT },
		{ 8, LEAVE_CUT }, { 0xC, LEAVE_CUT }, { 0x100, LEAVE_WHOLE },
		{ 0x108, LEAVE_WHOLE }, { 0x200, LEAVE_NONE },
		{ 0x102, LEAVE_NONE } };
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		own[at + 8] = (char)(rows[i].bits >> 8);
		own[at + 9] = (char)rows[i].bits;
		assert_int_equal(
			font_leave_of((struct str){ own, bytes.length }, 0),
			rows[i].leave);
	}
}

static void what_is_no_font_is_not_cut(void **state)
{
	(void)state;
	struct buf out = { 0 };
	hb_face_destroy(cut(&out, STR("no font"), "ab", "None", false, 0));
	assert_int_equal(out.length, 0);
	buf_free(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_wanted_characters_are_left),
		cmocka_unit_test(reserved_names_are_not_kept),
		cmocka_unit_test(makers_say_what_may_be_done),
		cmocka_unit_test(what_is_no_font_is_not_cut),
	};
	arena_init(&arena);
	int status = cmocka_run_group_tests(tests, NULL, NULL);
	arena_free(&arena);
	return status;
}
