/* SPDX-License-Identifier: MIT */
/* Listings: code with its info string, hidden lines and places. */
#ifndef MARKDOWN_LISTING_H
#define MARKDOWN_LISTING_H

#include "markdown/lesson.h"

/*
 * Fills the LISTING node from a fence's info string and its code, of which
 * line i comes from the place lines[i]. Hidden lines are left out of what is
 * printed. *info_span is the place of the info string.
 */
void listing_read(struct parse *parse, struct node *node, struct str info,
	struct span info_span, struct str code, const struct span *lines);
/* The same for code without an info string, from one place on. */
void listing_fill(struct parse *parse, struct node *node, struct str language,
	struct str code);

#endif
