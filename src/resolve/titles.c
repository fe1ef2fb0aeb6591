/* SPDX-License-Identifier: MIT */
/*
 * Lessons written for the web often begin with "## Title". When the first
 * thing in a lesson without a heading of level 1 is a heading that is its
 * title, it becomes that heading, and those below it move up with it.
 */
#include "resolve/private.h"

/* The heading that the lesson begins with; or NULL. */
static struct node *leading_heading(const struct node *root)
{
	struct node *first = root->first;
	while (first != NULL && first->kind == NODE_SECTION)
		first = first->first;
	return first != NULL && first->kind == NODE_HEADING ? first : NULL;
}

/* How many headings there are at the level; *least is the least of all. */
static size_t count_level(const struct sheet *sheet, int level, int *least)
{
	size_t count = 0;
	*least = level;
	for (size_t i = 0; i < sheet->nodes.count; i++) {
		const struct node *node = sheet->nodes.at[i];
		if (node->kind != NODE_HEADING)
			continue;
		count += node->as.heading.level == level;
		if (node->as.heading.level < *least)
			*least = node->as.heading.level;
	}
	return count;
}

static void raise_headings(const struct sheet *sheet, int levels)
{
	for (size_t i = 0; i < sheet->nodes.count; i++) {
		struct node *node = sheet->nodes.at[i];
		if (node->kind == NODE_HEADING)
			node->as.heading.level -= levels;
	}
}

static void raise_title(struct resolver *resolver, const struct sheet *sheet)
{
	struct node *title = leading_heading(sheet->lesson->root);
	if (title == NULL || title->as.heading.level == 1)
		return;
	int level = title->as.heading.level, least;
	bool is_alone = count_level(sheet, level, &least) == 1;
	if (least < level)
		return;
	struct str text = str_trim(node_text(resolver->arena, title));
	if (is_alone) {
		raise_headings(sheet, level - 1);
	} else if (str_equal(text, sheet->lesson->title)) {
		raise_headings(sheet, level - 2);
		title->as.heading.level = 1;
	}
}

void raise_titles(struct resolver *resolver)
{
	for (size_t i = 0; i < resolver->book->lessons.count; i++)
		raise_title(resolver, &resolver->sheets[i]);
}
