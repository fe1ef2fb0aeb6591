/* SPDX-License-Identifier: MIT */
/*
 * One walk over a lesson's tree that finishes each block when all in it is
 * finished, then sections and exercises over the whole.
 */
#include "parse/blocks.h"

#include "parse/alert.h"
#include "parse/braces.h"
#include "parse/caption.h"
#include "parse/exercise.h"
#include "parse/figure.h"
#include "parse/section.h"
#include "parse/words.h"
#include "tree/walk.h"

static enum walk enter(void *self, struct node *node)
{
	(void)self, (void)node;
	return WALK_IN;
}

static void leave(void *self, struct node *node)
{
	struct parse *parse = self;
	if (node->kind == NODE_HEADING)
		braces_take_last(parse, node, node);
	if (node->kind == NODE_PARAGRAPH) {
		figure_take(parse, node);
		caption_take_phrase(parse, node);
	} else if (node->kind == NODE_QUOTE && parse->settings->admonitions)
		alert_take(parse, node);
	else if (node->kind == NODE_TABLE)
		caption_take_table(parse, node);
}

void blocks_finish(struct parse *parse, struct node *root)
{
	static const struct visitor visitor = { enter, leave };
	words_join(parse, root);
	walk_tree(root, &visitor, parse);
	words_settle_marks(parse, root);
	section_nest(parse, root);
	exercise_find(parse, root);
}
