/* SPDX-License-Identifier: MIT */
/*
 * A term of HonKit's GLOSSARY.md is a heading of the second level with
 * paragraphs below it; octavo's glossary is a list of definitions. Sections of
 * other levels stay what they are.
 */
#include "parse/glossary.h"

static bool is_term(const struct node *node)
{
	return node->kind == NODE_SECTION && node->first &&
		node->first->kind == NODE_HEADING &&
		node->first->as.heading.level == 2;
}

/* What stands in a section -> a term and its definition in the list. */
static void take_term(
	struct arena *arena, struct node *list, struct node *section)
{
	struct node *heading = section->first;
	struct node *term = node_make(arena, NODE_TERM, heading->span);
	struct node *definition =
		node_make(arena, NODE_DEFINITION, heading->span);
	term->id = heading->id;
	node_take_children(heading, term);
	node_remove(heading);
	if (section->first)
		definition->span = section->first->span;
	node_take_children(section, definition);
	node_append(list, term);
	node_append(list, definition);
}

/* The terms among a node's children, in lists where they stood. */
static void take_terms(struct arena *arena, struct node *parent)
{
	struct node *list = NULL, *next;
	for (struct node *at = parent->first; at; at = next) {
		next = at->next;
		if (!is_term(at)) {
			list = NULL;
			continue;
		}
		if (!list) {
			list = node_make(arena, NODE_DEFINITION_LIST, at->span);
			node_insert_before(at, list);
		}
		node_remove(at);
		take_term(arena, list, at);
	}
}

void glossary_finish(struct arena *arena, struct node *root)
{
	take_terms(arena, root);
	for (struct node *at = root->first; at; at = at->next)
		if (at->kind == NODE_SECTION)
			take_terms(arena, at);
}
