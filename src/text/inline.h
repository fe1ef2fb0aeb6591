/* SPDX-License-Identifier: MIT */
/*
 * Inline nodes -> flat text: the bytes of a paragraph in one row, and strands,
 * stretches of it with one look and one owner. All later steps of the text
 * half see only this.
 */
#ifndef TEXT_INLINE_H
#define TEXT_INLINE_H

#include "glyphs/shape.h"
#include "text/paragraph.h"

enum strand_kind {
	STRAND_TEXT,
	STRAND_CODE,
	STRAND_PICTURE, /* its three bytes are U+FFFC */
	STRAND_PLACE, /* no bytes */
	STRAND_BREAK /* a line ends here; one byte */
};

enum decoration {
	DECORATION_STRIKE = 1 << 0,
	DECORATION_UNDERLINE = 1 << 1,
	DECORATION_MARK = 1 << 2
};

/* A style that some strands of the paragraph have. */
struct look {
	struct text_style style;
	struct str language;
	unsigned decorations; /* enum decoration */
	struct shape_key key;
	const struct shaped_word *space;
	length space_width;
};

enum { LINK_NONE = -1 };

struct strand {
	enum strand_kind kind;
	uint32_t at, length; /* bytes of the flat text */
	uint32_t look; /* index */
	int link; /* index, or LINK_NONE */
	const struct node *node; /* NULL: of the prefix */
	uint32_t offset; /* of its first byte in the node's text */
	struct tag *tag;
};

struct flat_link {
	const struct node *node;
	struct tag *tag;
};

struct flat {
	struct buf text;
	VEC(struct strand) strands;
	VEC(struct look) looks; /* the first: of plain words */
	VEC(struct flat_link) links;
	bool is_complex; /* has text that the fast path does not know */
	bool has_right_to_left;
	bool runs_left; /* as a whole */
};

void flat_free(struct flat *flat);
/* Replaces the flat's content by the paragraph's. */
void flat_set(struct text_job *job, struct flat *flat,
	const struct paragraph_text *text, const struct paragraph_style *style);
/* Replaces it by plain text of one style, all blanks kept. */
void flat_set_plain(struct text_job *job, struct flat *flat, struct str text,
	const struct text_style *style, struct tag *tag, bool runs_left);

#endif
