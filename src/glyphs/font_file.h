/* SPDX-License-Identifier: MIT */
/* What a font file says of itself. */
#ifndef GLYPHS_FONT_FILE_H
#define GLYPHS_FONT_FILE_H

#include "base/arena.h"
#include "base/vec.h"

struct font_file {
	struct str path;
	int index; /* in a collection */
	struct str family; /* all weights: "Source Serif 4" */
	struct str group; /* up to four faces: "Source Serif 4 Semibold" */
	int weight; /* 100 to 900 */
	bool is_italic;
	bool is_normal; /* neither condensed nor expanded */
	int size_from; /* 1/10 pt: drawn for this size on; or 0 */
};

typedef VEC(struct font_file) font_files;

/* Puts the fonts of a file on the list; nothing when it holds none. */
void font_file_read(struct arena *arena, struct str path, font_files *files);
/* The same for all font files of a folder, by their names. */
void font_folder_read(
	struct arena *arena, struct str folder, font_files *files);
/* One of the face's names, by its number in the font; or empty. */
struct hb_face_t;
struct str font_name(
	struct arena *arena, struct hb_face_t *face, unsigned which);
/* By its ending: ttf, otf, ttc, otc. */
bool is_font_path(struct str path);

#endif
