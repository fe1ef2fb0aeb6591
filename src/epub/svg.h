/* SPDX-License-Identifier: MIT */
/* Drawings: what of them may stand in an EPUB, and pixels of the others. */
#ifndef EPUB_SVG_H
#define EPUB_SVG_H

#include "epub/private.h"

/*
 * Whether the file needs nothing but itself: no scripts, no handlers of
 * events, no style sheets, pictures or entities from elsewhere, no XHTML
 * inside. In doubt it is not. Links to the web may be in it. EPUB 3.3, 3.6.
 */
bool svg_stands_alone(struct str svg);

struct svg_look {
	int width; /* pixels; the height follows */
	const uint32_t *inks; /* all colors there are, for small files; NULL:
				 any, on a white ground */
	size_t ink_count;
	const char *const *font_files; /* of the house, enough for a text in
					  Latin, Greek, Cyrillic; NULL: all */
	size_t font_file_count;
};

/* Puts a PNG; false when the file cannot be drawn. */
bool svg_draw(struct writer *writer, struct str svg,
	const struct svg_look *look, struct buf *png);

#endif
