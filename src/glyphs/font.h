/* SPDX-License-Identifier: MIT */
/*
 * The faces of the book: a fixed table, so that a face's number never depends
 * on who asked first. A face's file is read when it is first needed, under a
 * lock; what was read never changes, so any number of jobs may shape with it.
 */
#ifndef GLYPHS_FONT_H
#define GLYPHS_FONT_H

#include "glyphs/style.h"
#include "pages/pages.h"

enum {
	FACE_NONE = 0xFF,
	FAMILY_FACES_MOST = 24 /* of a family that the author names */
};

struct face_row;
struct fonts;
struct hb_font_t;

/*
 * Faces are looked for in the folder, then where the system keeps fonts.
 * Nothing is read yet. The table lives in the arena, which from now on only
 * these calls may use.
 */
struct fonts *fonts_open(struct arena *arena, struct str folder);
/* Releases the foreign handles and the files that no pages took. */
void fonts_close(struct fonts *fonts);

/*
 * Lets faces of the author's serve a family, which is called name from now
 * on. False, and nothing changes, when it is to show code and is not
 * monospaced. Before any text is set; rows' texts stay.
 */
bool fonts_add_family(struct fonts *fonts, enum family family, struct str name,
	const struct face_row *rows, size_t count);
/* The name of a family, the author's or our own. */
struct str fonts_family(const struct fonts *fonts, enum family family);
struct arena *fonts_arena(struct fonts *fonts);
struct str fonts_folder(const struct fonts *fonts);

/* The face for a style, by family, weight, slant and optical size. */
uint8_t fonts_face(const struct fonts *fonts, const struct text_style *style);
/* The file of the author's face for a style; false when it is one of ours. */
bool fonts_chosen(const struct fonts *fonts, const struct text_style *style,
	struct str *path, int *index);
/* The same among our own faces. */
uint8_t fonts_own_face(
	const struct fonts *fonts, const struct text_style *style);
/*
 * The first face that has the code point, in the order of the fallback chain
 * that starts with the given face; FACE_NONE when no face has it. Faces made
 * for one language's ideographs are preferred for that language.
 */
uint8_t fonts_fallback(struct fonts *fonts, uint8_t face, uint32_t code_point,
	struct str language);
bool fonts_has(struct fonts *fonts, uint8_t face, uint32_t code_point);

/* HarfBuzz's font, scaled to SHAPE_UNITS to the em; for shape.c only. */
struct hb_font_t *fonts_shaper(struct fonts *fonts, uint8_t face);
/* The glyphs of ASCII, 128 of them, and the one advance of a monospaced face
 * in SHAPE_UNITS, 0 for others. */
const uint16_t *fonts_ascii(struct fonts *fonts, uint8_t face, int *advance);
bool fonts_is_italic(const struct fonts *fonts, uint8_t face);
bool fonts_is_monospaced(const struct fonts *fonts, uint8_t face);

/* In SHAPE_UNITS: the one advance of ASCII, or 0; the height of x; the width
 * of all letters from a to z. */
int fonts_cell(struct fonts *fonts, uint8_t face);
int fonts_x_height(struct fonts *fonts, uint8_t face);
int fonts_alphabet(struct fonts *fonts, uint8_t face);
/* Whether it has real superior figures. */
bool fonts_has_superiors(struct fonts *fonts, uint8_t face);

/* The version of the face's file, "4.005"; empty when it says none. */
struct str fonts_version(struct fonts *fonts, uint8_t face);

/*
 * Fills pages->faces with the whole table: a run's face is its index there;
 * and the families' names.
 * Faces that nobody used have no bytes. The pages take the mapped files. Call
 * it when all jobs are done.
 */
void fonts_put_faces(struct fonts *fonts, struct pages *pages);

#endif
