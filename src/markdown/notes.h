/* SPDX-License-Identifier: MIT */
/*
 * Footnotes: what the Markdown parser does not tell of them. It forgets notes
 * that nothing calls, so every lesson begins, for the parser only, with a
 * paragraph that calls all of them.
 */
#ifndef MARKDOWN_NOTES_H
#define MARKDOWN_NOTES_H

#include "markdown/lesson.h"

/* Puts a paragraph of calls and a blank line; nothing without notes. */
void notes_put_calls(struct str text, struct buf *out);
/* The label of the note whose words begin at the column. A view. */
struct str notes_label_on(
	const struct source *source, uint32_t line, uint32_t column);
/*
 * The words as TEXTs and, where a call of an unknown note stands among them,
 * NOTE_CALLs, linked by next. raw is the author's text from there on.
 */
struct node *notes_split(struct parse *parse, struct str words, struct str raw,
	struct span span);
/* Reports notes that have the label of an earlier one. */
void notes_report_doubles(struct parse *parse, struct str text, size_t start,
	const struct node *root);

#endif
