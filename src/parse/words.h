/* SPDX-License-Identifier: MIT */
/* Words in the tree: joined, without blanks at a paragraph's ends. */
#ifndef PARSE_WORDS_H
#define PARSE_WORDS_H

#include "markdown/lesson.h"

/*
 * Joins texts that stand side by side, drops doubled blanks between them and
 * those at the ends of blocks, and drops paragraphs that hold nothing.
 */
void words_join(struct parse *parse, struct node *root);
/*
 * Moves anchors and index marks that have a paragraph for themselves into the
 * paragraph or heading behind (or else before) them.
 */
void words_settle_marks(struct parse *parse, struct node *root);

#endif
