/* SPDX-License-Identifier: MIT */
/*
 * The words that begin the pages, for the EPUB's list of pages: of pages that
 * are drawn or, when nothing is, right from their plans.
 */
#include "typeset/unit.h"

const struct lesson *lesson_of(const struct unit *unit, const struct book *book,
	const struct node *root, const struct lesson *before)
{
	for (size_t i = 0; i < unit->lesson_count; i++)
		if (book->lessons.at[unit->first_lesson + i]->root == root)
			return book->lessons.at[unit->first_lesson + i];
	return before;
}

static bool find_origin(const struct strip *strip, struct line_origin *origin)
{
	for (uint32_t i = 0; i < strip->placed_count; i++) {
		const struct placed *placed = &strip->placed[i];
		if (placed->kind != PLACED_LINE ||
			placed->line->origin.node == NULL)
			continue;
		*origin = placed->line->origin;
		return true;
	}
	return false;
}

static bool begins_untitled(
	const struct strip *strip, const struct lesson *lesson)
{
	return strip->start_count > 0 && strip->starts[0] == lesson->root &&
		lesson_title(lesson) == NULL;
}

bool unit_note_start(struct unit *unit, size_t page, const struct strip *first,
	const struct lesson *lesson)
{
	struct line_origin origin = { 0 };
	// a floated figure belongs to the page before
	if (unit->kind != UNIT_CHAPTER || lesson->is_draft || first->is_floated)
		return false;
	// a title out of SUMMARY.md is no node of the lesson
	if (begins_untitled(first, lesson))
		origin.node = lesson->root;
	else if (!find_origin(first, &origin) && first->start_count > 0)
		origin.node = first->starts[first->start_count - 1];
	if (origin.node == NULL)
		return false;
	struct page_start start = {
		.node = origin.node,
		.lesson = lesson,
		.offset = origin.offset,
		.page = (uint32_t)page,
	};
	vec_push(&unit->starts, start);
	return true;
}

/* The lesson in force behind the strip. */
static const struct lesson *lesson_behind(const struct unit *unit,
	const struct book *book, const struct strip *strip,
	const struct lesson *lesson)
{
	for (uint32_t i = 0; i < strip->start_count; i++)
		lesson = lesson_of(unit, book, strip->starts[i], lesson);
	return lesson;
}

void unit_sketch(struct unit *unit, const struct run_context *run)
{
	const struct book *book = run->book;
	const struct lesson *lesson = book->lessons.at[unit->first_lesson];
	for (size_t i = 0; i < unit->plans.count; i++) {
		const struct unit_page *page = &unit->plans.at[i];
		const struct strip *strips = page->turned;
		size_t count = 1;
		bool has_start = false;
		if (strips == NULL) {
			strips = unit->galley.strips.at + page->plan.first;
			count = page->plan.end - page->plan.first;
		}
		for (size_t k = 0; k < count; k++) {
			const struct strip *strip = &strips[k];
			lesson = lesson_behind(unit, book, strip, lesson);
			if (!has_start)
				has_start =
					unit_note_start(unit, i, strip, lesson);
		}
	}
	galley_free(&unit->galley);
	arena_free(&unit->draft);
}
