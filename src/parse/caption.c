/* SPDX-License-Identifier: MIT */
/* The paragraph before a table -> its CAPTION. */
#include "parse/caption.h"

#include "parse/braces.h"

#define MARK "Table:"

void caption_take_table(struct parse *parse, struct node *table)
{
	struct node *paragraph = table->previous;
	if (!paragraph || paragraph->kind != NODE_PARAGRAPH ||
		(table->first && table->first->kind == NODE_CAPTION))
		return;
	struct node *first = paragraph->first;
	if (!first || first->kind != NODE_TEXT ||
		!str_starts(first->text, STR(MARK)))
		return;
	struct str words =
		str_slice(first->text, sizeof MARK - 1, first->text.length);
	while (words.length > 0 && words.at[0] == ' ')
		words = str_slice(words, 1, words.length);
	first->span.column += (uint32_t)(first->text.length - words.length);
	first->text = words;
	struct node *caption =
		node_make(parse->arena, NODE_CAPTION, paragraph->span);
	node_take_children(paragraph, caption);
	braces_take_last(parse, caption, table);
	node_remove(paragraph);
	if (table->first)
		node_insert_before(table->first, caption);
	else
		node_append(table, caption);
}
