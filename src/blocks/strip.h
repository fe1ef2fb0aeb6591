/* SPDX-License-Identifier: MIT */
/*
 * Strips: what a page is made of. A strip is a part of the chapter that no
 * page break cuts: a line of text or code, a row of a table, a figure, a
 * heading's line. A galley is a chapter's strips in order; paginate finds the
 * strips of each page, compose puts them down.
 *
 * x runs from the start edge of the text block (the left one; in a book that
 * reads right to left the right one), y from the strip's top.
 */
#ifndef BLOCKS_STRIP_H
#define BLOCKS_STRIP_H

#include "base/vec.h"
#include "style/gap.h"
#include "text/paragraph.h"

/* Costs of a page break after a strip. */
enum {
	PENALTY_FORCED = -10000, /* a page ends here */
	PENALTY_LONE = 600, /* a paragraph or listing of one line: at the foot
			       of a page it looks like something apart */
	PENALTY_FORBIDDEN = 10000, /* a widow or a club: only when no other
				      way is left */
	PENALTY_KEEP = 10001 /* a heading from its text: not even then, but for
				the very last way */
};

enum placed_kind {
	PLACED_LINE, /* y: of the baseline */
	PLACED_SHAPE,
	PLACED_PICTURE,
	PLACED_LINK
};

/* A thing that stands in a strip. */
struct placed {
	enum placed_kind kind;
	enum shape_kind shape;
	uint32_t color; /* of a shape */
	const struct node *image; /* of a picture */
	length x, y, width, height; /* width of a line: its measure */
	const struct line *line;
	struct tag *tag; /* of a picture or link */
	struct str destination; /* of a link */
	struct str contents; /* of a link */
};

struct foreign; /* foreign.h */

/*
 * What runs behind or beside several strips: a tint, a rule at the start. It
 * is drawn on each page from its first strip there to its last.
 */
struct band {
	const struct band *outer; /* or NULL */
	length x, width;
	uint32_t color;
	bool is_drawn; /* false: padding only */
	length pad_top, pad_bottom; /* between its edge and what it holds */
	length rule_top, rule_bottom; /* rules of this thickness on the edges */
	const struct foreign *mirrored_by; /* or NULL */
};

struct strip;

/* The head of a table, which stands again over every page of it. */
struct repeated_head {
	const struct strip *strips;
	size_t count;
	length height; /* with the gaps in it */
	const struct foreign *mirrored_by; /* or NULL */
};

/* One of a strip's notes, or some lines of a long one. */
struct strip_note {
	const struct strip *strips;
	size_t count;
	length height;
	bool is_continued; /* more of it follows in a later strip */
};

/* A paragraph that could be set one line longer or shorter. */
struct strip_paragraph {
	size_t first, count; /* its strips in the galley */
	struct paragraph_text text;
	const struct paragraph_style *style;
	length x, measure;
	const struct band *band;
	const struct placed *marker; /* of a list item, by its first line; or
					NULL */
	int64_t demerits;
	struct paragraph_way longer, shorter;
};

struct strip {
	length height;
	struct gap gap; /* before it; paddings of bands in it */
	int penalty; /* of a page break after it */
	length pad_top, pad_bottom; /* of its bands, at a page's edges */
	const struct placed *placed;
	uint32_t placed_count;
	uint32_t paragraph; /* index of a strip_paragraph + 1; 0: none */
	const struct band *band; /* the innermost; or NULL */
	const struct repeated_head *head; /* over it at a page's top; or NULL */
	const struct strip_note *notes;
	uint32_t note_count;
	uint32_t start_count;
	length note_height; /* of all of them */
	struct node *const *starts; /* blocks that begin here */
	const struct strip *turned; /* pages that follow this one, each a strip
				       on its side; or NULL */
	uint32_t turned_count;
	uint16_t float_count; /* with how many strips from this one on a figure
				 may stand over the text of the next page */
	bool is_floated; /* it does */
	bool ends_with_hyphen;
	bool is_on_grid; /* a line of body text */
	bool is_opening; /* a chapter's head: no running head */
};

struct galley {
	struct arena *arena; /* of placed, bands, starts */
	VEC(struct strip) strips;
	VEC(struct strip_paragraph) paragraphs;
	VEC(struct node *) starts; /* of the strip to come */
	struct gap gap; /* before the strip to come */
	int64_t position; /* all heights and gaps so far */
	length grid; /* body text stands on multiples of it; 0: no grid */
	bool is_after_heading;
};

void galley_init(struct galley *galley, struct arena *arena, length grid);
void galley_free(struct galley *galley);
/* At least this gap before the next strip; nothing after a heading. */
void galley_space_text(struct galley *galley, struct gap gap);
/* At least this gap before the next strip, after a heading too. */
void galley_space(struct galley *galley, struct gap gap);
/* A block that begins at the next strip. */
void galley_start(struct galley *galley, struct node *node);
/* Adds the strip behind the gap due; fills its gap, pads and starts. */
struct strip *galley_push(struct galley *galley, struct strip strip);
/* Sets the cost of a break after the last strip to at least penalty. */
void galley_keep(struct galley *galley, int penalty);
/* Lets the strips from first on leave their page, unless they hold notes or
 * paragraphs that vary. */
void galley_float(struct galley *galley, size_t first);
/* Adds a thing to a strip that is already in the galley. */
void strip_add(struct arena *arena, struct strip *strip, struct placed item);

/* The paddings of all bands at the top or bottom. */
length band_pad_top(const struct band *band);
length band_pad_bottom(const struct band *band);

/*
 * The strips as placed of one tall strip whose first strip's top is at y:
 * bands become boxes, x is moved by x. For cells and labels beside others.
 */
struct strip strips_merge(struct arena *arena, const struct strip *strips,
	size_t count, length x);

#endif
