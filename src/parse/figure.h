/* SPDX-License-Identifier: MIT */
/* Figures: images alone in their paragraph. */
#ifndef PARSE_FIGURE_H
#define PARSE_FIGURE_H

#include "markdown/lesson.h"

/*
 * Gives images of the paragraph the attributes behind them; an image that is
 * alone in it becomes a FIGURE in the paragraph's place, its title the caption.
 */
void figure_take(struct parse *parse, struct node *paragraph);

#endif
