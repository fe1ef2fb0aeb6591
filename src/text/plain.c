/* SPDX-License-Identifier: MIT */
/* Builds small trees of inlines: contents, index, title pages. */
#include "text/plain.h"

struct node *plain_paragraph(struct arena *arena)
{
	return node_make(arena, NODE_PARAGRAPH, (struct span){ 0 });
}

void plain_add(struct arena *arena, struct node *paragraph, enum node_kind kind,
	struct str text)
{
	struct node *words = node_make(arena, kind, (struct span){ 0 });
	if (kind == NODE_TEXT || kind == NODE_CODE)
		words->text = text;
	else
		plain_add(arena, words, NODE_TEXT, text);
	node_append(paragraph, words);
}

void plain_add_ticked(
	struct arena *arena, struct node *paragraph, struct str text)
{
	enum node_kind kind = NODE_TEXT;
	while (text.length > 0) {
		size_t tick = str_find_byte(text, '`');
		if (tick > 0)
			plain_add(arena, paragraph, kind,
				str_slice(text, 0, tick));
		kind = kind == NODE_TEXT ? NODE_CODE : NODE_TEXT;
		text = str_slice(text, tick + 1, text.length);
	}
}

static bool is_left_out(enum node_kind kind)
{
	return kind == NODE_NOTE_CALL || kind == NODE_INDEX_MARK ||
		kind == NODE_ANCHOR || kind == NODE_IMAGE;
}

/* Copies the children; links and breaks become plain. */
static void copy_children(
	struct arena *arena, struct node *to, const struct node *from)
{
	for (const struct node *child = from->first; child;
		child = child->next) {
		if (is_left_out(child->kind))
			continue;
		if (child->kind == NODE_LINK) {
			copy_children(arena, to, child);
			continue;
		}
		if (child->kind == NODE_SOFT_BREAK ||
			child->kind == NODE_LINE_BREAK) {
			plain_add(arena, to, NODE_TEXT, STR(" "));
			continue;
		}
		struct node *copy = node_make(arena, child->kind, child->span);
		copy->text = child->text;
		copy->language = child->language;
		node_append(to, copy);
		copy_children(arena, copy, child);
	}
}

struct node *plain_copy(struct arena *arena, const struct node *node)
{
	struct node *paragraph = plain_paragraph(arena);
	copy_children(arena, paragraph, node);
	return paragraph;
}
