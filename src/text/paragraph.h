/* SPDX-License-Identifier: MIT */
/*
 * Inline nodes -> lines of one measure: the border between the text half of
 * this room (inline, shape, hyphen, break, line) and the page half (block,
 * table, paginate). Everything made lives in the job's arenas.
 */
#ifndef TEXT_PARAGRAPH_H
#define TEXT_PARAGRAPH_H

#include "diag/diag.h"
#include "glyphs/style.h"
#include "pages/pages.h"
#include "tree/node.h"

struct fonts; /* font.h: all faces of the book, shared by the jobs */
struct hyphens; /* hyphen.h: dictionaries by language */

/* What a chapter's layout works with; one for each job. */
struct text_job {
	struct arena *arena; /* of what stays on the pages */
	struct arena *draft; /* of lines and their runs, which pages copy */
	struct fonts *fonts;
	struct hyphens *hyphens;
	struct diags *diags;
	struct str language; /* of line_of_text */
	bool is_right_to_left; /* the same, but for code */
	bool is_sketch; /* lines are measured and get no runs, shapes and
			   links: nothing is drawn */
	struct text_cache *cache; /* shape.h: shaped words */
	struct text_work *work; /* arrays used again and again */
	VEC(uint32_t) missing; /* code points reported by this job */
};

/*
 * Makes the cache and the work of a job; arena and diags are still to be set.
 * A thread may use one job for chapter after chapter: the cache holds nothing
 * that depends on the order of the chapters. text_job_begin starts a chapter.
 */
void text_job_init(
	struct text_job *job, struct fonts *fonts, struct hyphens *hyphens);
void text_job_begin(struct text_job *job, struct arena *arena,
	struct arena *draft, struct diags *diags);
void text_job_free(struct text_job *job);

/* Where something starts that pages, the EPUB or the index must know. */
struct line_origin {
	const struct node *node; /* TEXT, CODE, or another inline */
	size_t offset; /* byte of its text that begins the line */
};

/* A sensitive stretch of a line. */
struct line_link {
	length x, width;
	const struct node *link; /* LINK or NOTE_CALL node */
	struct tag *tag;
};

/* An inline picture. x: from the line's start, y: its foot below the
 * baseline. */
struct line_picture {
	length x, y, width, height;
	const struct node *image;
	struct tag *tag;
};

struct line {
	const struct run *runs; /* x: from the measure's left edge; y: from the
				   baseline, usually 0 */
	size_t run_count;
	const struct shape
		*shapes; /* underlines, strikes; y from the baseline */
	size_t shape_count;
	const struct line_link *links;
	size_t link_count;
	const struct line_picture *pictures;
	size_t picture_count;
	struct node *const *notes; /* FOOTNOTEs first called here, in order */
	size_t note_count;
	struct node *const *places; /* INDEX_MARK, ANCHOR, NOTE_CALL,... here */
	size_t place_count;
	struct line_origin origin; /* of its first word */
	length width; /* of what is set, without trailing blanks; a sketch of
			 justified text does not know it */
	length ascent, descent; /* 3/4 and 1/4 of the leading; more only
				   where a picture needs it */
	bool ends_with_hyphen;
};

/* One way to break a paragraph. */
/* Another number of lines for the same text, and what it costs. */
struct paragraph_way {
	uint32_t line_count; /* 0: there is no such way */
	uint8_t effort; /* with which it was found; and with what tolerance */
	int16_t tolerance;
	int64_t demerits;
};

struct paragraph {
	const struct line *lines;
	size_t line_count;
	int64_t demerits;
	struct paragraph_way longer, shorter; /* by a line */
	bool is_overfull; /* reported already */
};

/*
 * What stands in the paragraph: the children of node, after an optional
 * prefix in a style of its own ("Figure 2-1.", "Note"; followed by a blank)
 * and an optional heading (followed by half an em).
 */
struct paragraph_text {
	const struct node *node; /* its inline children are set */
	const struct node *from; /* begin with this child; NULL: the first */
	const struct node *until; /* stop before this child; NULL: none */
	struct str prefix; /* or empty */
	struct text_style prefix_style;
	const struct node *heading; /* runs in before the words; or NULL */
	struct text_style heading_style;
	struct tag *heading_tag;
	struct tag *tag; /* the element that the words belong to */
	struct tag *prefix_tag; /* NULL: that of the words */
};

/*
 * Breaks the text into lines of the measure. Never clips: an overfull line is
 * reported with its place. The result has at least one line; one without runs
 * for no text.
 */
struct paragraph paragraph_set(struct text_job *job,
	const struct paragraph_text *text, const struct paragraph_style *style,
	length measure);

/* The lines of a way that exists. */
struct paragraph paragraph_vary(struct text_job *job,
	const struct paragraph_text *text, const struct paragraph_style *style,
	length measure, const struct paragraph_way *way);

/*
 * The least measure at which no line is overfull (its widest unbreakable
 * piece) and the measure of the text in one line per forced break.
 */
void paragraph_widths(struct text_job *job, const struct paragraph_text *text,
	const struct paragraph_style *style, length *least, length *most);

/* A line of plain text, unbroken: labels, folios, leaders, code. */
struct line line_of_text(struct text_job *job, struct str text,
	const struct text_style *style, struct tag *tag);

#endif
