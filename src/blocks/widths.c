/* SPDX-License-Identifier: MIT */
/* The least and the natural width of blocks, for the columns of tables. */
#include "blocks/layout.h"

static void widen(length *width, length other)
{
	if (other > *width)
		*width = other;
}

static void text_widths(const struct setting *setting,
	const struct node *parent, const struct node *from,
	const struct node *until, length *least, length *most)
{
	struct paragraph_text text = {
		.node = parent,
		.from = from,
		.until = until,
	};
	paragraph_widths(
		setting->layout->text, &text, setting->text, least, most);
}

static void image_widths(const struct setting *setting,
	const struct node *image, length *least, length *most)
{
	length width, height;
	picture_size(setting, image, &width, &height);
	*most = width;
	*least = width < PT(72) ? width : PT(72);
}

/* What stands at the start of a block's own content. */
static length indent_of(const struct setting *setting, const struct node *node)
{
	const struct measures *at = &setting->layout->style->at;
	if (node->kind == NODE_LIST || node->kind == NODE_DEFINITION)
		return at->list_indent;
	if (node->kind == NODE_QUOTE)
		return 2 * at->quote_indent;
	return node->kind == NODE_ALERT ? at->alert_indent : 0;
}

static void block_widths(const struct setting *setting, const struct node *node,
	length *least, length *most)
{
	if (node->kind == NODE_LISTING) {
		listing_widths(setting, node, least, most);
		return;
	}
	if (node->kind == NODE_TABLE) {
		table_widths(setting, node, least, most);
		return;
	}
	length indent = indent_of(setting, node);
	blocks_widths(setting, node->first, least, most);
	*least += indent;
	*most += indent;
}

void blocks_widths(const struct setting *setting, const struct node *node,
	length *least, length *most)
{
	*least = *most = 0;
	while (node != NULL) {
		length a = 0, b = 0;
		const struct node *next = node->next;
		if (node->kind == NODE_IMAGE) {
			image_widths(setting, node, &a, &b);
		} else if (node_family(node->kind) == FAMILY_INLINE) {
			const struct node *until = node;
			while (until != NULL &&
				node_family(until->kind) == FAMILY_INLINE)
				until = until->next;
			text_widths(setting, node->parent, node, until, &a, &b);
			next = until;
		} else {
			block_widths(setting, node, &a, &b);
		}
		widen(least, a);
		widen(most, b);
		node = next;
	}
}
