/* SPDX-License-Identifier: MIT */
/* Ordered LISTs -> EXERCISES; an anchor at an item's start is its id. */
#include "parse/exercise.h"

#include "tree/walk.h"

static void take_id(struct node *exercise)
{
	struct node *paragraph = exercise->first;
	if (!paragraph || paragraph->kind != NODE_PARAGRAPH)
		return;
	struct node *anchor = paragraph->first;
	if (!anchor || anchor->kind != NODE_ANCHOR)
		return;
	exercise->id = anchor->id;
	node_remove(anchor);
	struct node *words = paragraph->first;
	if (words && words->kind == NODE_SOFT_BREAK)
		node_remove(words);
	else if (words && words->kind == NODE_TEXT)
		while (str_starts(words->text, STR(" ")))
			words->text =
				str_slice(words->text, 1, words->text.length);
}

static void take_list(struct node *list)
{
	list->kind = NODE_EXERCISES;
	for (struct node *item = list->first; item; item = item->next) {
		item->kind = NODE_EXERCISE;
		take_id(item);
	}
}

static enum walk enter(void *self, struct node *node)
{
	struct parse *parse = self;
	if (node->kind != NODE_SECTION)
		return node->kind == NODE_DOCUMENT ? WALK_IN : WALK_PAST;
	if (!node_has_class(node->first, STR("exercises")))
		return WALK_IN;
	bool is_found = false;
	for (struct node *child = node->first; child; child = child->next) {
		if (child->kind != NODE_LIST || !child->as.list.is_ordered)
			continue;
		take_list(child);
		is_found = true;
	}
	if (!is_found)
		diag(parse->diags, node->first->span, MSG_EXERCISES_NO_LIST,
			"%s", "");
	return WALK_PAST;
}

void exercise_find(struct parse *parse, struct node *root)
{
	static const struct visitor visitor = { .enter = enter };
	walk_tree(root, &visitor, parse);
}
