/* SPDX-License-Identifier: MIT */
/* A lesson being written: what the files that know nodes share. */
#ifndef EPUB_LESSON_H
#define EPUB_LESSON_H

#include "epub/private.h"

struct lesson_writer {
	struct writer *writer;
	struct xml xml;
	const struct lesson *lesson;
	struct str file;
	VEC(size_t) pending; /* page starts that wait for a place */
	int last_level; /* of the headings, as written out */
	bool has_title; /* the h1 is written */
	int link_depth; /* inside so many links */
};

/* xhtml.c */
void put_node(struct lesson_writer *self, const struct node *node);
void put_children(struct lesson_writer *self, const struct node *node);
/* id, classes and language; class is put before the node's own. */
void put_attributes(struct lesson_writer *self, const struct node *node,
	struct str id, const char *class);

/* page_break.c */
const struct break_range *breaks_of(
	const struct lesson_writer *self, const struct node *node);
void put_page_break(
	struct lesson_writer *self, size_t index, const char *element);
/* All page starts of a node that is not divided, before it. */
void put_breaks_before(struct lesson_writer *self, const struct node *node);
void put_pending_breaks(struct lesson_writer *self);
/* A page that starts with a heading's first word starts with the heading. */
void put_heading_break(struct lesson_writer *self, const struct node *node);

/* The kinds that need more than an element; each in its file. */
void put_listing(struct lesson_writer *self, const struct node *node);
void put_words(struct lesson_writer *self, const struct node *node);
void put_inline_code(struct lesson_writer *self, const struct node *node);
void put_link(struct lesson_writer *self, const struct node *node);
void put_image(struct lesson_writer *self, const struct node *node);
void put_note_call(struct lesson_writer *self, const struct node *node);
void put_footnote(struct lesson_writer *self, const struct node *node);
void put_table(struct lesson_writer *self, const struct node *node);
void put_table_cell(struct lesson_writer *self, const struct node *node);
void put_caption(struct lesson_writer *self, const struct node *node);
void put_figure(struct lesson_writer *self, const struct node *node);
/* "Figure 2-1" and its like, in a span; nothing when unnumbered. */
void put_label(struct lesson_writer *self, enum word word, struct str number);

#endif
