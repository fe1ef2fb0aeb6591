/* SPDX-License-Identifier: MIT */
/*
 * The outline: parts, their lessons and nested lessons, and of each lesson the
 * sections of two levels. Levels never jump: what stands too deep is raised.
 */
#include "resolve/private.h"

enum { DEEPEST_HEADING = 3 };

static void add_entry(struct resolver *resolver, struct contents_entry entry)
{
	struct book *book = resolver->book;
	int last = -1;

	if (book->contents.count > 0)
		last = book->contents.at[book->contents.count - 1].level;
	// A lesson outside parts may stand first; 0 is for parts alone.
	if (last < 0 && entry.part == NULL)
		last = 0;
	if (entry.level > last + 1)
		entry.level = last + 1;
	vec_push(&book->contents, entry);
}

/* The lesson's first heading, when it says what SUMMARY.md says. */
static const struct node *title_heading(
	struct resolver *resolver, const struct sheet *sheet)
{
	for (size_t i = 0; i < sheet->nodes.count; i++) {
		const struct node *node = sheet->nodes.at[i];
		if (node->kind != NODE_HEADING)
			continue;
		struct str text = node_text(resolver->arena, node);
		bool is_title = node->as.heading.level == 1 &&
			str_equal(str_trim(text), sheet->lesson->title);
		return is_title ? node : NULL;
	}
	return NULL;
}

static bool is_section_heading(const struct node *node)
{
	return node->kind == NODE_HEADING &&
		node->as.heading.level <= DEEPEST_HEADING &&
		node->parent != NULL &&
		(node->parent->kind == NODE_SECTION ||
			node->parent->kind == NODE_DOCUMENT);
}

static void add_sections(struct resolver *resolver, const struct sheet *sheet)
{
	bool is_title = true;

	for (size_t i = 0; i < sheet->nodes.count; i++) {
		const struct node *node = sheet->nodes.at[i];
		if (!is_section_heading(node))
			continue;
		// The first heading of level 1 is the lesson's title; others
		// of that level are sections.
		int level = node->as.heading.level;
		bool is_skipped = is_title && level == 1;
		is_title = false;
		if (is_skipped)
			continue;
		struct str text = node_text(resolver->arena, node);
		if (str_is_empty(str_trim(text)))
			continue;
		add_entry(resolver,
			(struct contents_entry){
				.level = sheet->lesson->depth +
					(level > 1 ? level : 2),
				.number = node->number,
				.heading = node,
				.title = str_trim(text),
				.lesson = sheet->lesson,
				.target = node,
			});
	}
}

static void add_lesson(struct resolver *resolver, const struct sheet *sheet)
{
	if (sheet->lesson->is_draft)
		return;
	add_entry(resolver,
		(struct contents_entry){
			.level = 1 + sheet->lesson->depth,
			.number = sheet->lesson->number,
			.heading = title_heading(resolver, sheet),
			.title = sheet->lesson->title,
			.lesson = sheet->lesson,
		});
	add_sections(resolver, sheet);
}

void make_contents(struct resolver *resolver)
{
	struct book *book = resolver->book;
	const struct part *part = NULL;

	for (size_t i = 0; i < book->lessons.count; i++) {
		const struct sheet *sheet = &resolver->sheets[i];
		bool begins_part = sheet->lesson->part != part &&
			sheet->lesson->part != NULL;
		part = sheet->lesson->part;
		if (begins_part && !str_is_empty(part->title))
			add_entry(resolver,
				(struct contents_entry){
					.number = part->number,
					.title = part->title,
					.part = part,
				});
		add_lesson(resolver, sheet);
	}
}
