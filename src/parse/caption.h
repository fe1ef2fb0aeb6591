/* SPDX-License-Identifier: MIT */
/* Captions of figures, listings and tables. */
#ifndef PARSE_CAPTION_H
#define PARSE_CAPTION_H

#include "parse/private.h"

/* A CAPTION of the words, read as Markdown that begins at the place. */
struct node *caption_make(
	struct parse *parse, struct str markdown, struct span span);
/*
 * Makes the paragraph "Table: words {#id}" right before the table its caption
 * and gives the table the id.
 */
void caption_take_table(struct parse *parse, struct node *table);

#endif
