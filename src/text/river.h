/* SPDX-License-Identifier: MIT */
/* Rivers: white that runs down through a paragraph, space below space. */
#ifndef TEXT_RIVER_H
#define TEXT_RIVER_H

#include "text/segment.h"

/* Before the first line of a paragraph. */
void rivers_begin(struct text_work *work);

/*
 * Looks at the spaces of a justified line whose first segment begins at x. One
 * that would be the third wide one in a column is made narrow, and its white
 * goes to the line's other spaces. Lines come in order; lines that are not
 * justified need not come.
 */
void rivers_dam(struct composer *c, length x);

#endif
