/* SPDX-License-Identifier: MIT */
/* The lesson at hand, as this room and parse/ share it. */
#ifndef MARKDOWN_LESSON_H
#define MARKDOWN_LESSON_H

#include "diag/diag.h"
#include "tree/metadata.h"
#include "tree/node.h"

/* Blocks and inlines nested deeper than this are flattened. */
enum { DEPTH_LIMIT = 100 };

struct markdown;

struct parse {
	struct arena *arena; /* the book's */
	struct arena scratch; /* emptied after each lesson */
	const struct settings *settings;
	struct diags *diags;
	const struct expansion *text; /* of the lesson */
	struct markdown *markdown; /* the reader of Markdown, for captions */
	bool has_deep_message; /* said once a lesson */
	bool has_template_message;
};

/* A TEXT or CODE with a copy of the words. */
struct node *make_words(struct parse *parse, enum node_kind kind,
	struct span span, struct str words);
/* Reports once a lesson that nesting ends here. */
void report_depth(struct parse *parse, struct span span);
/* Reports once a lesson of HonKit that templates stay text. */
void report_template(struct parse *parse, struct str words, struct span span);

#endif
