/* SPDX-License-Identifier: MIT */
/*
 * Blocks -> strips. What the layout of one chapter works with, and where its
 * blocks are set: a column of the page, of an item, of a cell.
 */
#ifndef BLOCKS_LAYOUT_H
#define BLOCKS_LAYOUT_H

#include "blocks/strip.h"
#include "style/style.h"
#include "tree/book.h"

/* A footnote of the chapter, already in strips. */
struct laid_note {
	const struct node *footnote;
	const struct strip *strips;
	size_t count;
	length height;
};

/* Words before the first ones of a block: "Note", "Exercise 2-1". */
struct prefix {
	struct str text;
	struct text_style style;
	struct tag *tag;
	bool is_used;
};

/* One chapter at work. All that it makes is in text->arena. */
struct layout {
	struct text_job *text;
	const struct style *style;
	const struct book *book;
	const struct lesson *lesson; /* the one being set */
	const struct node *title; /* a heading that is set already; or NULL */
	VEC(struct laid_note) notes;
	VEC(struct strip_note)
	waiting; /* lines of long notes, for strips to
		    come */
	bool is_setting_notes;
};

/* Where blocks are set. Copied and narrowed on the way in. */
struct setting {
	struct layout *layout;
	struct galley *galley;
	length x, width;
	length hang; /* of prose; headings and objects have the full width */
	const struct paragraph_style *text; /* of paragraphs */
	struct gap gap; /* between paragraphs */
	const struct band *band;
	struct tag *tag;
	int penalty; /* of a break between lines, beside widows and clubs */
	struct prefix *prefix; /* for the next paragraph; or NULL */
	const struct node *heading; /* that runs into it; or NULL */
	int list_depth;
	bool is_page; /* on the page itself, not in a cell or note */
	bool is_prose; /* body text, on the grid */
	bool is_after_paragraph; /* for indented paragraphs */
};

struct tag *tag_make(
	struct layout *layout, enum tag_kind kind, struct tag *parent);

/*
 * The column of what stands deeper: that much narrower at its two edges, as
 * long as enough for words is left. Nothing in it is prose.
 */
struct setting setting_within(
	const struct setting *setting, length at_start, length at_end);

/* Sets node and all its brothers behind it. */
void set_blocks(struct setting *setting, struct node *node);
/* Sets one block with all that it holds. */
void set_block(struct setting *setting, struct node *node);
/* Whether this room knows what to do with such a block. */
bool block_has_rule(enum node_kind kind);
/*
 * The least width at which the brothers from node on fit, and the width that
 * they would take.
 */
void blocks_widths(const struct setting *setting, const struct node *node,
	length *least, length *most);

/* Inline children of a node, up to its first block, as a paragraph. */
void set_text(struct setting *setting, const struct paragraph_text *text,
	const struct paragraph_style *style);
/*
 * A title in display type: in a smaller size, down to two thirds, when it
 * would need more than three lines. *style is as it was set.
 */
struct paragraph set_title(struct layout *layout,
	const struct paragraph_text *text, struct paragraph_style *style);
/* Lines of plain text without a node, for what the book says by itself. */
struct strip strip_of_line(const struct setting *setting,
	const struct line *line, const struct paragraph_style *style);
/* The same for a line that is as wide as its words: at the start edge. */
struct strip strip_of_label(const struct setting *setting,
	const struct line *line, const struct paragraph_style *style);
/* A line of plain text, in the arena. */
const struct line *make_line(struct setting *setting, struct str text,
	const struct text_style *style, struct tag *tag);
/* The strips of a variant, as many as the paragraph has and change more. */
const struct strip *variant_strips(struct layout *layout,
	const struct strip_paragraph *paragraph, int change);
/* Whether a block is a paragraph that ends with a colon. */
bool ends_with_colon(const struct node *node);
/* Whether a paragraph is <span class="caption"> and nothing else: mdBook has no
 * other captions. */
bool is_caption(const struct node *node);
/* Puts the marker at the first line of the strip, its end at x. */
void set_marker(struct setting *setting, size_t strip, const struct line *line,
	length end);

/* Sets the brothers from node on, the prefix before their first words. */
void set_prefixed(
	struct setting *setting, struct node *node, struct prefix *prefix);
/* The end of the gap above an object so that baselines are distance apart. */
struct gap gap_above(
	const struct setting *setting, length distance, length ascent);

/* One file each: */
void set_list(struct setting *setting, struct node *node);
void set_exercises(struct setting *setting, struct node *node);
void set_definitions(struct setting *setting, struct node *node);
void set_listing(struct setting *setting, struct node *node);
void set_figure(struct setting *setting, struct node *node);
void set_table(struct setting *setting, struct node *node);
void set_alert(struct setting *setting, struct node *node);
void set_caption(struct setting *setting, struct node *caption,
	struct node *object, enum word word);

/* Whether nothing is to be seen of it between pictures. */
bool is_unseen_inline(const struct node *node);
/* The images among inlines, one under the other, and what is unseen there. */
void set_pictures(
	struct setting *setting, struct node *first, const struct node *until);

/* The least and natural width of these objects. */
void listing_widths(const struct setting *setting, const struct node *node,
	length *least, length *most);
void table_widths(const struct setting *setting, const struct node *node,
	length *least, length *most);
/* A picture's size in a column, from its file and attributes. */
void picture_size(const struct setting *setting, const struct node *image,
	length *width, length *height);

/* Sets the notes called in a line into its strip. */
void attach_notes(
	struct setting *setting, struct strip *strip, const struct line *line);
/* Puts strips without height for what still waits at the chapter's end. */
void finish_notes(struct setting *setting);

#endif
