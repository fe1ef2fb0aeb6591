/* SPDX-License-Identifier: MIT */
/*
 * Blocks of our own and GitHub's that Markdown writes as something else:
 * alerts, figures, captions, attributes, exercises, sections.
 */
#ifndef PARSE_BLOCKS_H
#define PARSE_BLOCKS_H

#include "markdown/lesson.h"

/* Finishes the lesson's tree as Markdown has it. */
void blocks_finish(struct parse *parse, struct node *root);

#endif
