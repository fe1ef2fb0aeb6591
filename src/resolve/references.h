/* SPDX-License-Identifier: MIT */
/* References: links without a text of their own. */
#ifndef RESOLVE_REFERENCES_H
#define RESOLVE_REFERENCES_H

#include "resolve/private.h"

/* What a FIGURE, TABLE, LISTING or EXERCISE is called. */
enum word word_of_object(const struct node *node);
bool stands_in_heading(const struct node *node);
/*
 * Puts the text of a resolved link that has none: "Figure 2-1", "Lesson 5",
 * a title in quotation marks, or an address.
 */
void put_reference_text(struct resolver *resolver, struct node *node);

#endif
