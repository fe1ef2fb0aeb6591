/* SPDX-License-Identifier: MIT */
/* Small trees of inlines, for what the book prints by itself. */
#ifndef TEXT_PLAIN_H
#define TEXT_PLAIN_H

#include "tree/node.h"

/*
 * A paragraph with a copy of the node's words in their styles, without notes,
 * marks, anchors and pictures, and without its links.
 */
struct node *plain_copy(struct arena *arena, const struct node *node);
/* An empty paragraph, and words put at its end. */
struct node *plain_paragraph(struct arena *arena);
void plain_add(struct arena *arena, struct node *paragraph, enum node_kind kind,
	struct str text);
/* Text in which `backticks` mark code. */
void plain_add_ticked(
	struct arena *arena, struct node *paragraph, struct str text);

#endif
