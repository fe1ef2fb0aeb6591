/* SPDX-License-Identifier: MIT */
/*
 * Every measure and text style of the book in one place: the page, the
 * paragraphs, the headings, the colours. Made from the trim and the author's
 * settings, which are checked for sense here.
 */
#ifndef STYLE_STYLE_H
#define STYLE_STYLE_H

#include "diag/diag.h"
#include "glyphs/style.h"
#include "style/gap.h"
#include "style/measures.h"
#include "tree/metadata.h"
#include "tree/node.h"

struct fonts; /* glyphs/font.h */

struct heading_style {
	struct paragraph_style paragraph;
	length above, below; /* between baselines of body text and heading */
	length stretch, shrink; /* above */
};

enum { HEADING_STYLES = 7, ALERT_KINDS = ALERT_CAUTION + 1 };

struct colors {
	uint32_t text, link, accent, label, rule, faint;
	uint32_t tint; /* behind listings */
	uint32_t code_text;
	uint32_t tokens[TOKEN_CLASS_COUNT];
	uint32_t alerts[ALERT_KINDS];
};

/* What of the design depends on the fonts in use. */
struct font_measures {
	int character; /* average width in prose, 1/10,000 em */
	int cell; /* width of a character of code, 1/10,000 em */
	length code_in_serif, code_in_sans; /* as code_scale of paragraphs */
};

struct style {
	struct measures at;
	struct font_measures font;
	/* the page */
	length page_width, page_height;
	length inner, outer; /* margins */
	length measure;
	length top; /* of the text block */
	length height; /* of the text block: lines times leading */
	int lines;
	bool has_own_margins; /* said by the author: no gutter by extent */
	bool is_right_to_left;
	bool is_ideographic; /* Chinese, Japanese, Korean */
	/* prose */
	length hang; /* 0 when all stands flush */
	bool is_indented; /* paragraphs have indents, no gaps */
	struct gap paragraph_gap, item_gap, object_gap;
	struct colors colors;
	/* paragraphs */
	struct paragraph_style body;
	struct paragraph_style quote, alert, caption, cell, head_cell, note;
	struct paragraph_style term, title, book_title, part_title, small;
	struct paragraph_style contents, section, index, subtitle;
	struct heading_style headings[HEADING_STYLES]; /* by level */
	/* single words */
	struct text_style label; /* over a chapter's title */
	struct text_style run_in; /* "Figure 2-1." */
	struct text_style marker, running_head, folio, note_mark;
	struct text_style file_name, line_number, letter;
	struct text_style code; /* of listings; colour and slant by token */
};

/*
 * The style of a book. Wrong settings are reported at their place, and the
 * default is kept. Lets the families that the author names serve the text, so
 * no text may be set before.
 */
void style_init(struct style *style, const struct metadata *metadata,
	const struct settings *settings, struct fonts *fonts,
	struct diags *diags);
/* The author's setting of that name; NULL when there is none. */
const struct option *style_option(
	const struct settings *settings, const char *name);
/* The width of a character of code. */
length style_cell(const struct style *style, length code_size);
/* The size of code whose characters are so wide. */
length style_code_size(const struct style *style, length cell);

/* The share of a line above its baseline, as all text here is set. */
length ascent_of(length leading);
/* The text block's left edge on a page. */
length style_left(const struct style *style, bool is_recto, size_t page_count);
/* How a stretch of a listing looks. */
struct text_style style_token(
	const struct style *style, enum token_class class);
/* The paragraph with another size; its leading goes along. */
struct paragraph_style style_sized(
	const struct paragraph_style *paragraph, length size);

#endif
