/* SPDX-License-Identifier: MIT */
/* Elements of a parsed piece of HTML -> nodes, inside this room only. */
#ifndef MARKDOWN_HTML_ELEMENT_H
#define MARKDOWN_HTML_ELEMENT_H

#include <gumbo.h>

#include "markdown/flow.h"
#include "markdown/html.h"

/* A fragment's place in the text that gumbo reads. */
struct html_place {
	size_t start; /* byte; of a node after a node: within its holder */
	uint32_t line; /* from 1 */
	bool is_used; /* its node stands in the tree */
};

/* A run of fragments on its way through gumbo. */
struct html {
	struct parse *parse;
	struct flow flow;
	const struct fragment *fragments;
	struct html_place *places;
	size_t count;
	const struct source *text; /* what gumbo reads */
	uint32_t mapped_line; /* of text; its first byte in the lesson: */
	size_t mapped_start;
	bool is_in_head; /* of a table */
};

/* The place in the author's file of a byte of what gumbo reads. */
struct span html_span(struct html *html, size_t offset);
/*
 * The next of the nodes whose place holder begins at the offset; NULL when
 * there is none or all are used up.
 */
struct node *html_take_node(struct html *html, size_t offset);
/* Takes the nodes of the place holders in the bytes for placed. */
void html_forget(struct html *html, size_t start, size_t end);
/*
 * Puts words that hold place holders, as elements have them that know no tags
 * inside (textarea, say). False, and nothing, when the bytes hold none.
 */
bool html_put_swallowed(struct html *html, size_t start, size_t end);
/* Converts what the element holds, not itself, into the flow. */
void html_convert_children(struct html *html, const GumboNode *element);

#endif
