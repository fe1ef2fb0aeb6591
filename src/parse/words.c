/* SPDX-License-Identifier: MIT */
/* Mends the words of a tree in which raw HTML and comments have left gaps. */
#include "parse/words.h"

#include "markdown/table.h"

#include "tree/walk.h"

static enum walk enter(void *self, struct node *node)
{
	(void)self, (void)node;
	return WALK_IN;
}

static bool ends_blank(struct str words)
{
	return words.length > 0 && words.at[words.length - 1] == ' ';
}

/* Joins the run of TEXTs (or CODEs) that begins at the node. */
static void join_run(struct parse *parse, struct node *first)
{
	struct buf words = { 0 };
	buf_put(&words, first->text);
	while (first->next && first->next->kind == first->kind) {
		struct node *next = first->next;
		struct str text = next->text;
		if (first->kind == NODE_TEXT && ends_blank(buf_str(&words)) &&
			str_starts(text, STR(" ")))
			text = str_slice(text, 1, text.length);
		buf_put(&words, text);
		node_remove(next);
	}
	first->text = arena_copy(parse->arena, buf_str(&words));
	buf_free(&words);
}

static bool is_break(const struct node *node)
{
	return node->kind == NODE_SOFT_BREAK || node->kind == NODE_LINE_BREAK;
}

/* Cuts blanks and breaks at both ends of a block's inlines. */
static void trim(struct node *block)
{
	struct node *node;
	while ((node = block->last)) {
		while (node->kind == NODE_TEXT && ends_blank(node->text))
			node->text.length--;
		if (!is_break(node) &&
			(node->kind != NODE_TEXT || node->text.length > 0))
			break;
		node_remove(node);
	}
	while ((node = block->first)) {
		while (node->kind == NODE_TEXT &&
			str_starts(node->text, STR(" ")))
			node->text =
				str_slice(node->text, 1, node->text.length);
		if (!is_break(node) &&
			(node->kind != NODE_TEXT || node->text.length > 0))
			break;
		node_remove(node);
	}
}

static void join(void *self, struct node *node)
{
	struct parse *parse = self;
	for (struct node *child = node->first; child; child = child->next)
		if ((child->kind == NODE_TEXT || child->kind == NODE_CODE) &&
			child->next && child->next->kind == child->kind)
			join_run(parse, child);
	if (node_family(node->kind) == FAMILY_INLINE ||
		!node_may_hold(node->kind, NODE_TEXT))
		return;
	trim(node);
	if (node->kind == NODE_PARAGRAPH && !node->first && node->parent)
		node_remove(node);
}

/* Cells get their paragraphs first, which are trimmed then. */
static enum walk finish_cell(void *self, struct node *node)
{
	if (node->kind == NODE_TABLE_CELL)
		table_cell_finish(self, node);
	return WALK_IN;
}

void words_join(struct parse *parse, struct node *root)
{
	static const struct visitor visitor = { finish_cell, join };
	walk_tree(root, &visitor, parse);
}

static bool is_mark(const struct node *node)
{
	return node->kind == NODE_ANCHOR || node->kind == NODE_INDEX_MARK;
}

static bool has_only_marks(const struct node *paragraph)
{
	for (const struct node *node = paragraph->first; node;
		node = node->next)
		if (!is_mark(node) && !is_break(node))
			return false;
	return true;
}

/* The paragraph or heading that the block begins with; NULL if none. */
static struct node *first_line_of(struct node *block)
{
	while (block && !node_may_hold(block->kind, NODE_TEXT))
		block = block->first;
	return block && node_family(block->kind) == FAMILY_BLOCK ? block : NULL;
}

/* The same of its end. */
static struct node *last_line_of(struct node *block)
{
	while (block && !node_may_hold(block->kind, NODE_TEXT))
		block = block->last;
	return block && node_family(block->kind) == FAMILY_BLOCK ? block : NULL;
}

static bool is_only_marks(const struct node *node)
{
	return node && node->kind == NODE_PARAGRAPH && has_only_marks(node);
}

/* Moves the paragraph's marks to one end of the target and drops it. */
static void move_marks(
	struct node *paragraph, struct node *target, bool is_before)
{
	while (paragraph->first) {
		struct node *mark =
			is_before ? paragraph->last : paragraph->first;
		node_remove(mark);
		if (is_break(mark))
			continue;
		if (is_before && target->first)
			node_insert_before(target->first, mark);
		else
			node_append(target, mark);
	}
	node_remove(paragraph);
}

/* At the last of a run of such paragraphs, moves the marks of all. */
static void settle(void *self, struct node *node)
{
	(void)self;
	if (!node->parent || !is_only_marks(node) || is_only_marks(node->next))
		return;
	struct node *target = node->next ? first_line_of(node->next) : NULL;
	struct node *first = node;
	if (target) {
		for (struct node *before; is_only_marks(node); node = before) {
			before = node->previous;
			move_marks(node, target, /*is_before=*/true);
		}
		return;
	}
	while (is_only_marks(first->previous))
		first = first->previous;
	target = first->previous ? last_line_of(first->previous) : NULL;
	const struct node *end = node->next;
	for (struct node *next; target && first != end; first = next) {
		next = first->next;
		move_marks(first, target, /*is_before=*/false);
	}
}

void words_settle_marks(struct parse *parse, struct node *root)
{
	static const struct visitor visitor = { enter, settle };
	walk_tree(root, &visitor, parse);
}
