/* SPDX-License-Identifier: MIT */
/*
 * Raw HTML between Markdown: a container's children as the Markdown parser
 * gives them, some of them nodes and some raw HTML, become nodes only.
 */
#ifndef MARKDOWN_HTML_H
#define MARKDOWN_HTML_H

#include "markdown/lesson.h"

struct fragment {
	struct node *node; /* without a parent; or NULL: raw HTML */
	struct str html;
	uint32_t line; /* of the expanded text, where the HTML begins */
	size_t at; /* byte of the expanded text, the same */
};

/*
 * Puts the fragments under the root, which is empty; nodes between a start tag
 * and its end tag go into the element's node. A PARAGRAPH that must not hold
 * what comes is divided: the root is then a DIVISION and the paragraph is
 * given, empty, to take the inlines; it is NULL in all other cases.
 */
void html_place(struct parse *parse, struct node *root, struct node *paragraph,
	const struct fragment *fragments, size_t count);

#endif
