/* SPDX-License-Identifier: MIT */
/* Flat blocks with headings among them -> SECTIONs in SECTIONs. */
#include "parse/section.h"

static int level_of(const struct node *section)
{
	return section->kind == NODE_SECTION ? section->first->as.heading.level
					     : 0;
}

/*
 * The first heading of level 1 before all others is the lesson's title; what
 * the author wrote above it (a badge, a mark for other tools) follows it, as
 * a chapter opens with its title in print.
 */
static void put_title_first(struct node *root)
{
	struct node *heading = root->first;
	while (heading != NULL && heading->kind != NODE_HEADING)
		heading = heading->next;
	if (heading == NULL || heading == root->first ||
		heading->as.heading.level != 1)
		return;
	node_remove(heading);
	node_insert_before(root->first, heading);
}

void section_nest(struct parse *parse, struct node *root)
{
	put_title_first(root);
	struct node *child = root->first, *at = root, *notes = NULL;
	root->first = root->last = NULL;
	for (struct node *next; child; child = next) {
		next = child->next;
		child->parent = child->next = child->previous = NULL;
		if (child->kind == NODE_FOOTNOTE) {
			child->next = notes;
			notes = child;
			continue;
		}
		if (child->kind == NODE_HEADING) {
			while (level_of(at) >= child->as.heading.level)
				at = at->parent;
			struct node *section = node_make(
				parse->arena, NODE_SECTION, child->span);
			node_append(at, section);
			at = section;
		}
		node_append(at, child);
	}
	for (struct node *note = notes, *next; note; note = next) {
		next = note->next;
		note->next = NULL;
		if (root->last && root->last->kind == NODE_FOOTNOTE) {
			struct node *first = root->last;
			while (first->previous &&
				first->previous->kind == NODE_FOOTNOTE)
				first = first->previous;
			node_insert_before(first, note);
		} else {
			node_append(root, note);
		}
	}
}
