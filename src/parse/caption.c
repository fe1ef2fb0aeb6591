/* SPDX-License-Identifier: MIT */
/* The paragraph before a table, or after a figure -> its CAPTION. */
#include "parse/caption.h"

#include "parse/braces.h"

#define MARK "Table:"

static bool has_caption(const struct node *object)
{
	return object->first && object->first->kind == NODE_CAPTION;
}

static void put_first(struct node *object, struct node *caption)
{
	if (object->first)
		node_insert_before(object->first, caption);
	else
		node_append(object, caption);
}

void caption_take_table(struct parse *parse, struct node *table)
{
	struct node *paragraph = table->previous;
	if (!paragraph || paragraph->kind != NODE_PARAGRAPH ||
		has_caption(table))
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
	put_first(table, caption);
}

void caption_take_phrase(struct parse *parse, struct node *paragraph)
{
	struct node *figure = paragraph->previous;
	struct node *phrase = paragraph->first;
	if (!figure || figure->kind != NODE_FIGURE || has_caption(figure) ||
		!phrase || phrase->kind != NODE_PHRASE || phrase->next ||
		!node_has_class(phrase, STR("caption")))
		return;
	struct node *caption =
		node_make(parse->arena, NODE_CAPTION, paragraph->span);
	caption->id = phrase->id;
	caption->language = phrase->language;
	caption->direction = phrase->direction;
	node_take_children(phrase, caption);
	node_remove(paragraph);
	put_first(figure, caption);
}
