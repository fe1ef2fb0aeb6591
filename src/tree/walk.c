/* SPDX-License-Identifier: MIT */
/* The traversal: by the nodes' links, so depth costs no stack. */
#include "tree/walk.h"

/*
 * The node behind this one in the walk, when this one's children are done.
 * Parents on the way are left. next and parent were noted before the node
 * was handed out, since the visitor may have taken it out of the tree.
 */
static struct node *go_on(struct node *root, struct node *next,
	struct node *parent, const struct visitor *visitor, void *self)
{
	while (next == NULL && parent != NULL) {
		next = parent == root ? NULL : parent->next;
		struct node *above = parent == root ? NULL : parent->parent;
		if (visitor->leave != NULL)
			visitor->leave(self, parent);
		parent = above;
	}
	return next;
}

bool walk_tree(struct node *root, const struct visitor *visitor, void *self)
{
	for (struct node *node = root; node != NULL;) {
		struct node *next = node == root ? NULL : node->next;
		struct node *parent = node == root ? NULL : node->parent;
		enum walk step = visitor->enter(self, node);
		if (step == WALK_STOP)
			return false;
		if (step == WALK_IN && node->first != NULL) {
			node = node->first;
			continue;
		}
		if (step == WALK_IN && visitor->leave != NULL)
			visitor->leave(self, node);
		node = go_on(root, next, parent, visitor, self);
	}
	return true;
}
