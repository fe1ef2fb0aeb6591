/* SPDX-License-Identifier: MIT */
/* A font file -> a smaller one that has the wanted characters alone. */
#ifndef EPUB_FONT_H
#define EPUB_FONT_H

#include <stdint.h>

#include "base/buf.h"

enum { CHARACTERS_MOST = 0x110000 };

/* A set of code points; all zeros: none. */
struct characters {
	uint32_t words[CHARACTERS_MOST / 32];
};

void characters_add(struct characters *characters, struct str text);

/* How the new font is called. */
struct font_name {
	struct str family;
	struct str style; /* "Bold" */
};

/* What a font lets others do with it: OpenType 1.9, OS/2, fsType. */
enum font_leave { LEAVE_CUT, LEAVE_WHOLE, LEAVE_NONE };
enum font_leave font_leave_of(struct str bytes, int index);
/* Whether its outlines are CFF's. */
bool font_is_cff(struct str bytes);

/*
 * Puts a subset that has the wanted characters as far as the font has them,
 * without hints, and without ligatures and the like unless they are kept. It
 * keeps the font's copyright and licence and has the name given here. Returns
 * the number of its characters; 0 when the bytes are no font or it has none of
 * them.
 */
size_t font_cut(struct buf *out, struct str bytes, int index,
	const struct characters *wanted, const struct font_name *name,
	bool keeps_features);
/* Whether the font's licence reserves its name for the whole font. */
bool font_name_is_reserved(struct str bytes, int index);

#endif
