/* SPDX-License-Identifier: MIT */
/* Reads the names and the style of the fonts in a file. */
#include "glyphs/font_file.h"

#include <hb-ot.h>
#include <hb.h>

#include "base/file.h"
#include "base/path.h"

enum { INDEX_MOST = 64 };

struct str font_name(
	struct arena *arena, struct hb_face_t *face, unsigned which)
{
	char name[128];
	unsigned used = sizeof name;

	hb_ot_name_get_utf8(face, which, HB_LANGUAGE_INVALID, &used, name);
	return arena_copy(arena, (struct str){ name, used });
}

static void put_face(struct arena *arena, struct str path, hb_face_t *face,
	int index, font_files *files)
{
	hb_font_t *font = hb_font_create(face);
	float width = hb_style_get_value(font, HB_STYLE_TAG_WIDTH);
	unsigned from = 0;

	hb_ot_layout_get_size_params(face, NULL, NULL, NULL, &from, NULL);
	struct font_file file = {
		.path = path,
		.index = index,
		.family = font_name(
			arena, face, HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY),
		.group = font_name(arena, face, HB_OT_NAME_ID_FONT_FAMILY),
		.weight = (int)hb_style_get_value(font, HB_STYLE_TAG_WEIGHT),
		.is_italic =
			hb_style_get_value(font, HB_STYLE_TAG_ITALIC) > 0 ||
			hb_style_get_value(font, HB_STYLE_TAG_SLANT_ANGLE) != 0,
		.is_normal = width > 95 && width < 105,
		.size_from = (int)from,
	};

	if (str_is_empty(file.family))
		file.family = file.group;
	vec_push(files, file);
	hb_font_destroy(font);
}

void font_file_read(struct arena *arena, struct str path, font_files *files)
{
	struct str bytes;
	const char *why;

	if (!file_map(path, &bytes, &why))
		return;
	hb_blob_t *blob = hb_blob_create(bytes.at, (unsigned)bytes.length,
		HB_MEMORY_MODE_READONLY, NULL, NULL);
	unsigned count = hb_face_count(blob);
	for (unsigned i = 0; i < count && i < INDEX_MOST; i++) {
		hb_face_t *face = hb_face_create(blob, i);
		if (hb_face_get_glyph_count(face) > 0)
			put_face(arena, path, face, (int)i, files);
		hb_face_destroy(face);
	}
	hb_blob_destroy(blob);
	file_unmap(bytes);
}

bool is_font_path(struct str path)
{
	static const char *const endings[] = { "ttf", "otf", "ttc", "otc" };
	struct str ending = path_extension(path);

	for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
		if (str_equal_folded(ending, str_of(endings[i])))
			return true;
	return false;
}

void font_folder_read(struct arena *arena, struct str folder, font_files *files)
{
	struct str *names;
	size_t count;
	const char *why;

	if (!file_list(arena, folder, &names, &count, &why))
		return;
	for (size_t i = 0; i < count; i++)
		if (is_font_path(names[i]))
			font_file_read(arena,
				path_join(arena, folder, names[i]), files);
}
