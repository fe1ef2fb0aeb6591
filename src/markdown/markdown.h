/* SPDX-License-Identifier: MIT */
/* Markdown -> nodes. */
#ifndef MARKDOWN_MARKDOWN_H
#define MARKDOWN_MARKDOWN_H

#include "markdown/lesson.h"

struct markdown;

/* One reader for a run; the settings choose its dialect. */
struct markdown *markdown_open(const struct settings *settings);
void markdown_close(struct markdown *markdown);

/*
 * Reads parse->text from the byte on, which begins a line, into the root, an
 * empty DOCUMENT. Footnotes come last.
 */
void markdown_read(struct parse *parse, size_t start, struct node *root);
/* Reads one paragraph's Markdown that begins at the place into the holder. */
void markdown_read_inlines(struct parse *parse, struct str markdown,
	struct span span, struct node *holder);

#endif
