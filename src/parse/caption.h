/* SPDX-License-Identifier: MIT */
/* Captions of tables. */
#ifndef PARSE_CAPTION_H
#define PARSE_CAPTION_H

#include "markdown/lesson.h"

/*
 * Makes the paragraph "Table: words {#id}" right before the table its caption
 * and gives the table the id.
 */
void caption_take_table(struct parse *parse, struct node *table);

#endif
