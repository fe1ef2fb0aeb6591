/* SPDX-License-Identifier: MIT */
/* The one traversal of the tree. */
#ifndef TREE_WALK_H
#define TREE_WALK_H

#include "tree/node.h"

enum walk { WALK_IN, WALK_PAST, WALK_STOP };

struct visitor {
	/* On the way in: go into the node, go past it, or stop the walk. */
	enum walk (*enter)(void *self, struct node *node);
	/* On the way out of every node gone into; may be NULL. */
	void (*leave)(void *self, struct node *node);
};

/*
 * Visits root and all below, in document order, without recursion. enter and
 * leave may change the node and what it holds, and may remove or replace the
 * node itself as long as its next brother stays. False when it was stopped.
 */
bool walk_tree(struct node *root, const struct visitor *visitor, void *self);

#endif
