/* SPDX-License-Identifier: MIT */
/*
 * A flow puts blocks and inlines, as they come, under a root so that every
 * node stands where its kind may stand: stray words get a paragraph, a block
 * ends the paragraph before it, inline elements that hold blocks are divided,
 * and what opens in one block and closes in a later one holds all between.
 */
#ifndef MARKDOWN_FLOW_H
#define MARKDOWN_FLOW_H

#include "markdown/lesson.h"

struct flow_entry {
	struct node *pattern; /* what was opened; NULL: shows nothing */
	struct node *made; /* its instance at work; NULL: none yet */
	bool is_block; /* not a paragraph and not inline */
};

struct flow {
	struct parse *parse;
	VEC(struct flow_entry) entries;
	struct node *paragraph; /* at work, made for stray words; or NULL */
	size_t code_depth; /* above 0: words are code */
};

/* What is put goes below the root, behind what it has. */
void flow_init(struct flow *flow, struct parse *parse, struct node *root);
/* Opens a node without children: what is put goes into it until its close. */
void flow_open(struct flow *flow, struct node *node);
void flow_close(struct flow *flow);
/* Puts a node with all that it holds. */
void flow_put(struct flow *flow, struct node *node);
/* Puts words; blanks at the start of a block are left out. */
void flow_put_words(struct flow *flow, struct str words, struct span span);
/* Ends the paragraph at work. */
void flow_break(struct flow *flow);
/* The innermost block that is open. */
struct node *flow_block(const struct flow *flow);
void flow_free(struct flow *flow);

#endif
