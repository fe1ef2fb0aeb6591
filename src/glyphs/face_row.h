/* SPDX-License-Identifier: MIT */
/* The program's own faces: which file serves which style or script. */
#ifndef GLYPHS_FACE_ROW_H
#define GLYPHS_FACE_ROW_H

#include "glyphs/style.h"

/* What a face of the fallback chain is there for. */
enum reach {
	REACH_STYLE, /* chosen by style, not by code point */
	REACH_ANY, /* symbols and whatever else */
	REACH_MONO, /* the same, for code */
	REACH_RANGE /* one script: code points from first to last */
};

/* A row of the table. Names are sought in the folder of the program's fonts,
 * then where systems keep theirs. */
struct face_row {
	const char *file;
	const char *other_file; /* another name for it, or NULL */
	int index; /* in a collection */
	enum reach reach;
	enum family family;
	int weight;
	bool is_italic;
	length size_from; /* optical sizes: serves from here on */
	uint32_t first, last; /* REACH_RANGE */
	const char *language; /* of ideographs; NULL: any */
};

/* The first OWN_STYLES rows serve styles, the others are the chain. */
enum { OWN_FACES = 69, OWN_STYLES = 26, SANS_REGULAR = 16 };

extern const struct face_row own_faces[OWN_FACES];
/* What each family is called when the author names no other. */
extern const char *const own_families[FAMILY_COUNT];

#endif
