/* SPDX-License-Identifier: MIT */
/* The families that the author names instead of the program's own. */
#ifndef GLYPHS_FONT_FAMILY_H
#define GLYPHS_FONT_FAMILY_H

#include "glyphs/font.h"

enum family_fault {
	FAMILY_FINE,
	FAMILY_UNKNOWN, /* no family is called so */
	FAMILY_UNREADABLE, /* no font in the file that is named */
	FAMILY_NO_REGULAR, /* no upright face of a text's weight */
	FAMILY_UNEVEN /* for code: letters of different widths */
};

enum family_lack {
	LACKS_ITALIC = 1 << 0,
	LACKS_BOLD = 1 << 1,
	LACKS_BOLD_ITALIC = 1 << 2
};

struct family_result {
	enum family_fault fault;
	unsigned lacks; /* enum family_lack; when fine */
	struct str nearest; /* a family of a like name; or empty */
};

/*
 * Makes the family serve the styles of one kind. name: a family beside the
 * program's fonts or on the machine, or the path of a font file from the
 * book's folder, whose family's other files stand beside it. With a fault
 * nothing changes. To be called before any text is set.
 */
struct family_result fonts_choose(struct fonts *fonts, enum family family,
	struct str name, struct str book_folder);

#endif
