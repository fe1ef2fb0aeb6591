/* SPDX-License-Identifier: MIT */
/* The machine's fonts, for families that the author names. */
#ifndef GLYPHS_SYSTEM_FONTS_H
#define GLYPHS_SYSTEM_FONTS_H

#include "base/arena.h"

struct system_font {
	struct str path, family;
};

/* Each file with each of its families, in the order of paths. */
size_t system_fonts(struct arena *arena, struct system_font **fonts);

#endif
