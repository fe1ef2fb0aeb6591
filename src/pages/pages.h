/* SPDX-License-Identifier: MIT */
/*
 * What stands where on paper. No nodes and no HarfBuzz: this is all that the
 * PDF writer sees. Lengths are 1/1024 pt; x runs to the right and y downwards
 * from the top left corner of the page.
 */
#ifndef PAGES_PAGES_H
#define PAGES_PAGES_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/length.h"
#include "base/vec.h"
#include "tree/metadata.h"

/* A font file that some run uses. */
struct face {
	struct str path; /* of the file */
	struct str name; /* PostScript name */
	int index; /* in a collection */
	struct str bytes; /* the whole file, mapped */
	int units_per_em;
	bool is_monospaced, is_italic, is_serif;
	int weight; /* 400, 600, 700 */
};

/* One glyph with the room that it takes on the page. */
struct glyph {
	uint16_t id; /* in its face */
	uint16_t text_length; /* bytes of the run's text it shows; 0: it goes
				 with the glyph before it */
	uint32_t text_at; /* from this byte of the run's text on */
	length advance; /* to the next glyph's origin, final: justification
			   and horizontal scale are in it */
};

/* Where a glyph is drawn, seen from its origin: marks, mostly. */
struct glyph_offset {
	length rise; /* above the baseline */
	length shift; /* to the right; the next origin stays */
};

/* The logical role of what a reader of the tagged PDF meets. */
enum tag_kind {
	TAG_DOCUMENT,
	TAG_PART,
	TAG_SECTION,
	TAG_DIVISION,
	TAG_HEADING, /* level 1 to 6 */
	TAG_PARAGRAPH,
	TAG_LIST,
	TAG_ITEM,
	TAG_LABEL,
	TAG_BODY,
	TAG_TABLE,
	TAG_TABLE_HEAD,
	TAG_TABLE_BODY,
	TAG_TABLE_ROW,
	TAG_TABLE_HEADER,
	TAG_TABLE_CELL,
	TAG_CAPTION,
	TAG_FIGURE,
	TAG_CODE,
	TAG_QUOTE,
	TAG_NOTE,
	TAG_REFERENCE,
	TAG_LINK,
	TAG_SPAN,
	TAG_EMPHASIS,
	TAG_STRONG,
	TAG_CONTENTS,
	TAG_CONTENTS_ITEM,
	TAG_INDEX,
	TAG_KIND_COUNT
};

/*
 * An element of the logical structure. Its children need no list: the writer
 * finds them in the order in which the pages' marks first reach them.
 */
struct tag {
	enum tag_kind kind;
	struct tag *parent; /* NULL for the root */
	int level; /* of a heading */
	struct str alt; /* of a figure */
	struct str language; /* where it differs; or empty */
	struct str id; /* of a note; or empty */
	bool is_ordered; /* of a list */
	bool is_column; /* of a table header: scope */
	int column_span, row_span; /* of cells; 0 and 1 are the same */
	uint32_t serial; /* 0; for the writer's own count */
};

/* Glyphs of one face, size, scale and colour on one baseline. */
struct run {
	uint16_t face; /* index into pages.faces */
	int16_t scale; /* horizontal, 1/10,000 more or less than natural:
			  200 is 102 %, -200 is 98 %; within advance already */
	length size;
	length x, y; /* origin of the first glyph, on the baseline */
	uint32_t color; /* 0xRRGGBB */
	const struct glyph *glyphs;
	const struct glyph_offset *offsets; /* of each glyph; NULL: all 0 */
	uint32_t glyph_count;
	struct str text; /* UTF-8 that the glyphs show */
	struct tag *tag; /* NULL: an artifact, outside the reading order */
};

enum shape_kind {
	SHAPE_BOX, /* filled rectangle */
	SHAPE_TURN, /* the mark of a turned code line, in the box given */
	SHAPE_DISC /* filled ellipse in the box */
};

/* A drawn thing that is never read aloud. */
struct shape {
	enum shape_kind kind;
	length x, y, width, height; /* x, y: top left */
	uint32_t color;
};

/* A picture file that is placed somewhere. */
enum picture_kind { PICTURE_PNG, PICTURE_JPEG, PICTURE_SVG };

struct picture {
	enum picture_kind kind;
	struct str bytes;
	struct str path; /* for messages */
	struct span span; /* where it is first used */
};

struct placement {
	uint32_t picture; /* index into pages.pictures */
	length x, y, width, height;
	struct tag *tag; /* TAG_FIGURE; NULL: an artifact */
};

enum mark_kind { MARK_RUN, MARK_PLACEMENT };

/* What is read, in the order of reading; artifacts stand among them. */
struct mark {
	enum mark_kind kind;
	uint32_t index; /* into the page's runs or placements */
};

/* A sensitive box. */
struct page_link {
	length x, y, width, height;
	struct str url; /* outside; or empty */
	struct str destination; /* the name of a destination; or empty */
	struct str contents; /* what a reader is told of it */
	struct tag *tag; /* TAG_LINK; the writer adds the annotation to it */
};

/* A place that links and the outline lead to. */
struct destination {
	struct str name; /* unique: "03-loops", "03-loops#setup" */
	uint32_t page; /* from 0 */
	length y; /* of the top of what is shown */
};

/* A line of the outline, in document order. */
struct outline_entry {
	int level; /* 0 at the top */
	struct str title;
	struct str destination;
	bool is_open;
};

struct page {
	struct str label; /* "iv", "24" */
	length width, height;
	bool is_recto;
	bool is_blank;
	bool is_turned; /* drawn in a frame of height x width, turned by 90
			   degrees counter-clockwise onto the page */
	const struct shape *shapes; /* drawn first, in order */
	size_t shape_count;
	const struct run *runs;
	size_t run_count;
	const struct placement *placements;
	size_t placement_count;
	const struct mark *marks; /* every run and placement, once */
	size_t mark_count;
	const struct page_link *links;
	size_t link_count;
};

struct pages {
	struct arena arena; /* owned by the first chapter job or the whole */
	struct arena *job_arenas; /* one a chapter; freed with the pages */
	size_t job_count;
	const struct metadata *metadata;
	struct str pagination; /* the book's */
	VEC(struct face) faces;
	VEC(struct str) mapped; /* files of the faces, each once */
	VEC(struct picture) pictures;
	VEC(struct page) pages;
	VEC(struct destination) destinations;
	VEC(struct outline_entry) outline;
	struct tag *root; /* TAG_DOCUMENT */
	/* for the text inside SVG pictures */
	struct str font_folder;
	struct str serif_family, sans_family, mono_family;
};

void pages_init(struct pages *pages);
void pages_free(struct pages *pages);
/* Puts the pages as text, a line for each thing placed: octavo dump pages. */
void pages_dump(const struct pages *pages, struct buf *out);

#endif
