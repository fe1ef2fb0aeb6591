/* SPDX-License-Identifier: MIT */
/*
 * Where the printed pages start. A break that cannot stand where it belongs
 * (between the rows of a table, the items of a list) waits for the next place
 * that takes one: the first cell or item of the new page.
 */
#include "epub/lesson.h"

const struct break_range *breaks_of(
	const struct lesson_writer *self, const struct node *node)
{
	return address_find(&self->writer->breaks, node);
}

void put_page_break(
	struct lesson_writer *self, size_t index, const char *element)
{
	put_marker(self->writer, &self->xml, self->file, index, element);
}

/* Whether a div may stand directly in a node of the kind. */
static bool takes_blocks(enum node_kind kind)
{
	switch (kind) {
	case NODE_DOCUMENT:
	case NODE_SECTION:
	case NODE_QUOTE:
	case NODE_ALERT:
	case NODE_DIVISION:
	case NODE_DETAILS:
	case NODE_ITEM:
	case NODE_DEFINITION:
	case NODE_EXERCISES:
	case NODE_EXERCISE:
	case NODE_FIGURE:
	case NODE_FOOTNOTE:
	case NODE_TABLE_CELL:
		return true;
	case NODE_HEADING:
	case NODE_PARAGRAPH:
	case NODE_DETAILS_SUMMARY:
	case NODE_RULE:
	case NODE_PAGE_BREAK:
	case NODE_LIST:
	case NODE_DEFINITION_LIST:
	case NODE_TERM:
	case NODE_LISTING:
	case NODE_CAPTION:
	case NODE_TABLE:
	case NODE_TABLE_ROW:
	case NODE_TEXT:
	case NODE_CODE:
	case NODE_EMPHASIS:
	case NODE_STRONG:
	case NODE_STRIKE:
	case NODE_UNDERLINE:
	case NODE_MARK:
	case NODE_SMALL:
	case NODE_SUPERSCRIPT:
	case NODE_SUBSCRIPT:
	case NODE_KEYBOARD:
	case NODE_ABBREVIATION:
	case NODE_QUOTATION:
	case NODE_CITE:
	case NODE_PHRASE:
	case NODE_LINK:
	case NODE_IMAGE:
	case NODE_NOTE_CALL:
	case NODE_INDEX_MARK:
	case NODE_ANCHOR:
	case NODE_SOFT_BREAK:
	case NODE_LINE_BREAK:
	case NODE_KIND_COUNT:
		break;
	}
	return false;
}

void put_breaks_before(struct lesson_writer *self, const struct node *node)
{
	const struct break_range *range = breaks_of(self, node);
	bool is_inline = node_family(node->kind) == FAMILY_INLINE;
	bool in_flow = !node->parent || takes_blocks(node->parent->kind);
	// a caption or summary must come first in its element
	bool is_first = node->kind == NODE_CAPTION ||
		node->kind == NODE_DETAILS_SUMMARY;
	for (size_t i = 0; range && i < range->count; i++) {
		if (self->writer->pages[range->first + i].is_placed)
			continue;
		if (is_inline)
			put_page_break(self, range->first + i, "span");
		else if (in_flow && !is_first)
			put_page_break(self, range->first + i, "div");
		else
			vec_push(&self->pending, range->first + i);
	}
}

void put_pending_breaks(struct lesson_writer *self)
{
	for (size_t i = 0; i < self->pending.count; i++)
		put_page_break(self, self->pending.at[i], "span");
	vec_clear(&self->pending);
}

void put_heading_break(struct lesson_writer *self, const struct node *node)
{
	const struct node *leaf = node;
	while (leaf->first)
		leaf = leaf->first;
	const struct break_range *range = breaks_of(self, leaf);
	if (leaf != node && range &&
		self->writer->book->page_starts.at[range->first].offset == 0)
		put_page_break(self, range->first, "div");
}
