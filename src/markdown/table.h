/* SPDX-License-Identifier: MIT */
/* Tables of raw HTML, made regular. */
#ifndef MARKDOWN_TABLE_H
#define MARKDOWN_TABLE_H

#include "markdown/lesson.h"

/* Counts the columns, takes their alignment and puts head rows first. */
void table_finish(struct parse *parse, struct node *table);
/* A cell that holds a block holds nothing but blocks. */
void table_cell_finish(struct parse *parse, struct node *cell);

#endif
