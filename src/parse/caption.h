/* SPDX-License-Identifier: MIT */
/* Captions of tables, and those that mdBook's books write in HTML. */
#ifndef PARSE_CAPTION_H
#define PARSE_CAPTION_H

#include "markdown/lesson.h"

/*
 * Makes the paragraph "Table: words {#id}" right before the table its caption
 * and gives the table the id.
 */
void caption_take_table(struct parse *parse, struct node *table);

/*
 * Makes a paragraph that is nothing but <span class="caption"> the caption of
 * the FIGURE right before it, unless that has one.
 */
void caption_take_phrase(struct parse *parse, struct node *paragraph);

#endif
