/* SPDX-License-Identifier: MIT */
/*
 * A unit: pages that are laid out on their own and begin on a recto, such as a
 * chapter with its nested lessons, the title pages, the index. Units know
 * nothing of each other; their page numbers are added up afterwards.
 */
#ifndef TYPESET_UNIT_H
#define TYPESET_UNIT_H

#include "blocks/layout.h"
#include "typeset/paginate.h"

enum unit_kind {
	UNIT_HALF_TITLE,
	UNIT_TITLE, /* with the copyright page on its back */
	UNIT_DEDICATION,
	UNIT_CONTENTS,
	UNIT_FIGURES,
	UNIT_TABLES,
	UNIT_LISTINGS,
	UNIT_PART,
	UNIT_CHAPTER,
	UNIT_INDEX,
	UNIT_COLOPHON,
	UNIT_KIND_COUNT
};

/* A page before it is composed: strips of the galley, or one turned strip. */
struct unit_page {
	struct page_plan plan;
	const struct strip *turned; /* or NULL */
};

/* A node and the page that it begins on, from the unit's first. */
struct unit_node {
	struct node *node;
	uint32_t page;
};

struct unit {
	enum unit_kind kind;
	size_t first_lesson, lesson_count; /* in book->lessons */
	struct part *part; /* of a UNIT_PART */
	bool is_roman;
	struct arena arena; /* all that stays on the pages */
	struct arena draft; /* of strips, until the pages are composed */
	struct diags diags;
	struct galley galley;
	struct tag *tag;
	VEC(struct unit_page) plans;
	VEC(struct unit_node) nodes; /* of a chapter: all that begin in it */
	VEC(size_t)
	entries; /* of contents, a list or an index: the number of
		    the one on top of each page; SIZE_MAX: none */
	size_t first_page; /* in the book, from 0 */
	/* by compose: */
	VEC(struct page) pages;
	VEC(struct destination) destinations;
	VEC(struct page_start) starts; /* pages count from the unit's first */
};

/* What all units of a run share. */
struct run_context {
	struct book *book;
	const struct style *style;
	struct pages *pages;
	struct map pictures; /* path -> uint32_t, in pages->pictures */
	const struct str *labels; /* of all pages */
	size_t page_count;
	uint32_t index_page; /* of the index, from 1; 0 without one */
	struct tag *root;
};

void unit_init(struct unit *unit, enum unit_kind kind, bool is_strict);
void unit_free(struct unit *unit);
/* Forgets the layout, to be laid out anew. */
void unit_clear(struct unit *unit);

/* A layout for the unit's blocks, at the text block of the page. */
struct setting unit_setting(struct unit *unit, struct layout *layout,
	const struct run_context *run, struct text_job *job);
/* Finds the pages of the unit's galley. */
void unit_paginate(struct unit *unit, struct layout *layout,
	const struct run_context *run);
/* Makes each strip of the galley a page of its own. */
void unit_strips_to_pages(struct unit *unit);

/* Lays out any kind of unit. */
void unit_lay_out(
	struct unit *unit, const struct run_context *run, struct text_job *job);
/* Tells the unit's nodes on which page they stand; pages are known. */
void unit_number_nodes(struct unit *unit, const struct run_context *run);
/* Makes the unit's pages, destinations and starts. */
void unit_compose(
	struct unit *unit, const struct run_context *run, struct text_job *job);
/* Makes the starts of a chapter alone and drops what is laid out. */
void unit_sketch(struct unit *unit, const struct run_context *run);

/*
 * Remembers which word of the book begins the page, from the unit's first;
 * false when the strip has none: the head of a chapter without a lesson, which
 * no EPUB shows.
 */
bool unit_note_start(struct unit *unit, size_t page, const struct strip *first,
	const struct lesson *lesson);
/* The unit's lesson whose tree this is; the one before when it is none. */
const struct lesson *lesson_of(const struct unit *unit, const struct book *book,
	const struct node *root, const struct lesson *before);

/* By kind; one file each. */
void lay_out_chapter(
	struct unit *unit, const struct run_context *run, struct text_job *job);
void lay_out_part(
	struct unit *unit, const struct run_context *run, struct text_job *job);
void lay_out_front(
	struct unit *unit, const struct run_context *run, struct text_job *job);
void lay_out_contents(
	struct unit *unit, const struct run_context *run, struct text_job *job);
void lay_out_index(
	struct unit *unit, const struct run_context *run, struct text_job *job);
void lay_out_colophon(
	struct unit *unit, const struct run_context *run, struct text_job *job);

/*
 * "Chapter 3" flush with the end edge, for the head of a title; y is not set.
 * Behind its last glyph stands a space past the measure, so that those who
 * hear or copy the head have a word of the label and a word of the title.
 */
struct placed label_at_end(struct setting *setting, struct str label,
	const struct text_style *style, struct tag *tag);
/* The head of a chapter: label, title, rule. title: plain text when heading
 * is NULL. */
void set_opening(struct setting *setting, struct str label,
	const struct node *heading, struct str title);

/* Fills pages->outline and makes every link's destination exist. */
void outline_make(const struct run_context *run);

/* The name of the destination of a node, or with NULL of a lesson's start. */
struct str destination_name(struct arena *arena, const struct lesson *lesson,
	const struct node *node);

#endif
