/* SPDX-License-Identifier: MIT */
/* HTML comments that mean something: index marks and page breaks. */
#ifndef MARKDOWN_COMMENT_H
#define MARKDOWN_COMMENT_H

#include "markdown/lesson.h"

/*
 * The nodes of a comment's inside (between the dashes), linked by next and
 * without a parent; NULL when it says nothing to us.
 */
struct node *comment_nodes(
	struct parse *parse, struct str inside, struct span span);

#endif
