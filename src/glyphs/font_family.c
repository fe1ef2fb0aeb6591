/* SPDX-License-Identifier: MIT */
/*
 * Finds the faces of a family by its name or by one of its files: beside the
 * program's fonts, then in the book, then on the machine.
 */
#include "glyphs/font_family.h"

#include <stdlib.h>

#include "base/path.h"
#include "glyphs/face_row.h"
#include "glyphs/font_file.h"
#include "glyphs/system_fonts.h"

/* What is looked for, and what was seen on the way. */
struct search {
	struct arena *arena;
	struct str name;
	struct str nearest;
	size_t distance; /* of the nearest */
};

static void note_name(struct search *search, struct str family)
{
	size_t most = search->name.length / 3;
	size_t distance = str_distance(search->name, family);

	if (distance <= most && distance < search->distance) {
		search->distance = distance;
		search->nearest = family;
	}
}

/*
 * Keeps the files that belong to the family: those of normal width, or of the
 * group when the name is a group's ("DejaVu Sans Condensed").
 */
static void keep_family(struct search *search, font_files *files)
{
	size_t kept = 0;

	for (size_t i = 0; i < files->count; i++) {
		struct font_file file = files->at[i];
		note_name(search, file.family);
		if ((file.is_normal &&
			    str_equal_folded(file.family, search->name)) ||
			str_equal_folded(file.group, search->name))
			files->at[kept++] = file;
	}
	files->count = kept;
}

/* Of two like faces the first one stays: ours before the machine's. */
static void drop_doubles(font_files *files)
{
	size_t kept = 0;

	for (size_t i = 0; i < files->count; i++) {
		struct font_file file = files->at[i];
		bool is_double = false;
		for (size_t k = 0; k < kept; k++) {
			const struct font_file *other = &files->at[k];
			is_double = is_double ||
				(other->weight == file.weight &&
					other->is_italic == file.is_italic &&
					other->size_from == file.size_from);
		}
		if (!is_double)
			files->at[kept++] = file;
	}
	files->count = kept;
}

static void find_on_machine(struct search *search, font_files *files)
{
	struct system_font *fonts;
	size_t count = system_fonts(search->arena, &fonts);
	struct str last = { 0 };

	for (size_t i = 0; i < count; i++) {
		note_name(search, fonts[i].family);
		if (!str_equal_folded(fonts[i].family, search->name) ||
			str_equal(fonts[i].path, last))
			continue;
		last = fonts[i].path;
		font_file_read(search->arena, last, files);
	}
	keep_family(search, files);
	drop_doubles(files);
}

/* The family of a file's first font, with what stands beside it. */
static void find_by_path(
	struct search *search, struct str path, font_files *files)
{
	font_file_read(search->arena, path, files);
	if (files->count == 0)
		return;
	search->name = files->at[0].family;
	vec_clear(files);
	font_folder_read(search->arena, path_parent(path), files);
	keep_family(search, files);
}

static const struct font_file *find_face(
	const font_files *files, bool is_bold, bool is_italic)
{
	for (size_t i = 0; i < files->count; i++) {
		const struct font_file *file = &files->at[i];
		if (file->is_italic == is_italic &&
			(is_bold ? file->weight >= 600 && file->weight <= 900
				 : file->weight >= 300 && file->weight <= 500))
			return file;
	}
	return NULL;
}

static unsigned find_lacks(const font_files *files)
{
	unsigned lacks = 0;

	if (find_face(files, /*is_bold=*/false, /*is_italic=*/true) == NULL)
		lacks |= LACKS_ITALIC;
	if (find_face(files, /*is_bold=*/true, /*is_italic=*/false) == NULL)
		lacks |= LACKS_BOLD;
	if (find_face(files, /*is_bold=*/true, /*is_italic=*/true) == NULL)
		lacks |= LACKS_BOLD_ITALIC;
	return lacks;
}

/* The face for the smallest size serves all below it too. */
static void open_smallest(struct face_row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		bool is_smallest = true;
		for (size_t k = 0; k < count; k++)
			is_smallest = is_smallest &&
				(rows[k].weight != rows[i].weight ||
					rows[k].is_italic !=
						rows[i].is_italic ||
					rows[k].size_from >= rows[i].size_from);
		if (is_smallest)
			rows[i].size_from = 0;
	}
}

static int by_size(const void *a, const void *b)
{
	const struct font_file *one = a, *other = b;

	return one->size_from != other->size_from
		? one->size_from - other->size_from
		: str_compare(one->path, other->path);
}

static struct family_result use(struct fonts *fonts, enum family family,
	const struct search *search, font_files *files)
{
	struct face_row rows[FAMILY_FACES_MOST];
	size_t count = 0;

	if (find_face(files, /*is_bold=*/false, /*is_italic=*/false) == NULL)
		return (struct family_result){ .fault = FAMILY_NO_REGULAR };
	qsort(files->at, files->count, sizeof *files->at, by_size);
	for (size_t i = 0; i < files->count && count < FAMILY_FACES_MOST; i++) {
		const struct font_file *file = &files->at[i];
		rows[count++] = (struct face_row){
			.file = file->path.at,
			.index = file->index,
			.reach = REACH_STYLE,
			.family = family,
			.weight = file->weight,
			.is_italic = file->is_italic,
			.size_from = PT(file->size_from) / 10,
		};
	}
	open_smallest(rows, count);
	const struct font_file *first = &files->at[0];
	struct str called = str_equal_folded(first->family, search->name)
		? first->family
		: first->group;
	if (!fonts_add_family(fonts, family, called, rows, count))
		return (struct family_result){ .fault = FAMILY_UNEVEN };
	return (struct family_result){ .lacks = find_lacks(files) };
}

struct family_result fonts_choose(struct fonts *fonts, enum family family,
	struct str name, struct str book_folder)
{
	struct arena *arena = fonts_arena(fonts);
	struct search search = {
		.arena = arena,
		.name = arena_copy(arena, name),
		.distance = SIZE_MAX,
	};
	bool is_path =
		is_font_path(name) || str_find_byte(name, '/') < name.length;
	font_files files = { 0 };

	// The program's own face has optical sizes, which its files hide.
	if (str_equal_folded(name, str_of(own_families[family])))
		return (struct family_result){ .fault = FAMILY_FINE };
	if (is_path) {
		find_by_path(
			&search, path_join(arena, book_folder, name), &files);
	} else {
		font_folder_read(arena, fonts_folder(fonts), &files);
		keep_family(&search, &files);
		if (files.count == 0 || find_lacks(&files) != 0)
			find_on_machine(&search, &files);
	}
	struct family_result result = {
		.fault = is_path ? FAMILY_UNREADABLE : FAMILY_UNKNOWN,
		.nearest = search.nearest,
	};
	if (files.count > 0)
		result = use(fonts, family, &search, &files);
	vec_free(&files);
	return result;
}
