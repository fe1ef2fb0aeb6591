/* SPDX-License-Identifier: MIT */
/*
 * References: `[](#fig-x)` says "Figure 2-1" in the book's language. Word and
 * number are kept on one line by a no-break space.
 */
#include "resolve/references.h"

#include "resolve/words.h"

#define NO_BREAK_SPACE "\xC2\xA0"

bool stands_in_heading(const struct node *node)
{
	while (node != NULL && node->kind != NODE_HEADING)
		node = node->parent;
	return node != NULL;
}

static struct str numbered(
	struct resolver *resolver, enum word word, struct str number)
{
	return book_numbered(
		resolver->book, resolver->arena, word, number, NO_BREAK_SPACE);
}

static struct str quoted(struct resolver *resolver, struct str title)
{
	const struct quotation_marks *marks =
		quotation_marks_of(resolver->book->metadata->language);

	return arena_format(resolver->arena, "%s%.*s%s", marks->outer[0],
		STR_FORMAT(str_trim(title)), marks->outer[1]);
}

/* The node or the one around it that carries the number. */
static const struct node *numbered_node(const struct node *node)
{
	while (node != NULL && node->kind != NODE_FIGURE &&
		node->kind != NODE_TABLE && node->kind != NODE_LISTING &&
		node->kind != NODE_EXERCISE)
		node = node->parent;
	return node;
}

enum word word_of_object(const struct node *node)
{
	if (node->kind == NODE_FIGURE)
		return WORD_FIGURE;
	if (node->kind == NODE_TABLE)
		return WORD_TABLE;
	if (node->kind == NODE_LISTING)
		return WORD_LISTING;
	return WORD_EXERCISE;
}

static struct str lesson_text(
	struct resolver *resolver, const struct lesson *lesson)
{
	enum word word =
		lesson->role == ROLE_APPENDIX ? WORD_APPENDIX : WORD_CHAPTER;

	if (str_is_empty(lesson->number))
		return quoted(resolver, lesson->title);
	return numbered(resolver, word, lesson->number);
}

static struct str node_reference(
	struct resolver *resolver, const struct node *from)
{
	const struct link *link = &from->as.link;
	const struct node *object = numbered_node(link->node);

	if (object != NULL && !str_is_empty(object->number))
		return numbered(
			resolver, word_of_object(object), object->number);
	if (link->node->kind == NODE_HEADING || link->node->kind == NODE_TERM)
		return quoted(resolver, node_text(resolver->arena, link->node));
	diag(resolver->diags, from->span, MSG_REFERENCE_UNNUMBERED, "'%.*s'",
		STR_FORMAT(link->target));
	diag_hint(resolver->diags, "%s",
		object == NULL ? "write the link's text: [text](...)"
			       : "give it a caption, or the link a text");
	return link->target;
}

void put_reference_text(struct resolver *resolver, struct node *node)
{
	const struct link *link = &node->as.link;
	struct str text = link->target;

	if (link->node != NULL)
		text = node_reference(resolver, node);
	else if (link->lesson != NULL)
		text = lesson_text(resolver, link->lesson);
	struct node *child = node_make(resolver->arena, NODE_TEXT, node->span);
	child->text = text;
	node_append(node, child);
}
