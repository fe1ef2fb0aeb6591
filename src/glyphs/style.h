/* SPDX-License-Identifier: MIT */
/* How a stretch of text looks: which face, how large, in which colour. */
#ifndef GLYPHS_STYLE_H
#define GLYPHS_STYLE_H

#include "base/length.h"
#include "base/str.h"

enum family {
	FAMILY_SERIF, /* Source Serif 4: optical size by the size */
	FAMILY_SANS, /* Source Sans 3 */
	FAMILY_MONO, /* JetBrains Mono, without ligatures */
	FAMILY_COUNT
};

enum text_feature {
	FEATURE_OLD_STYLE_FIGURES = 1 << 0,
	FEATURE_TABULAR_FIGURES = 1 << 1,
	FEATURE_SMALL_CAPITALS = 1 << 2,
	FEATURE_SUPERIORS = 1 << 3 /* sups: real superior figures */
};

struct text_style {
	enum family family;
	int weight; /* 400, 600, 700 */
	bool is_italic;
	length size;
	length rise; /* of super- and subscripts */
	unsigned features; /* enum text_feature */
	int tracking; /* 1/1000 em between glyphs; capitals and small caps */
	uint32_t color; /* 0xRRGGBB */
};

/* How a paragraph is set. */
enum alignment {
	ALIGNMENT_JUSTIFIED,
	ALIGNMENT_RAGGED, /* at the line's end */
	ALIGNMENT_FLUSH_END, /* ragged at the line's start */
	ALIGNMENT_CENTERED
};

struct paragraph_style {
	struct text_style text; /* of plain words */
	length code_scale; /* of inline code's size, 1024 is the text's own */
	uint32_t link_color;
	length leading;
	enum alignment alignment;
	bool may_hyphenate;
	bool may_protrude;
	bool may_expand; /* its glyphs are scaled to justify lines */
	bool is_balanced; /* headings: lines of like lengths */
	length first_indent; /* of the first line; may be negative */
	length next_indent; /* of the next paragraph: a shorter last line is
			       ugly; or 0 */
	struct str language; /* BCP 47 */
	bool is_right_to_left;
};

#endif
