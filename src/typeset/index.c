/* SPDX-License-Identifier: MIT */
/*
 * The index: entries with their pages in two columns, balanced on the last
 * page. Pages of one entry are put together: each page once, ranges as the
 * author marked them.
 */
#include <string.h>

#include "typeset/plain.h"
#include "typeset/unit.h"

/* Pages of an entry: from first to last, which may be the same. */
struct locator {
	const struct node *first, *last;
	const struct lesson *lesson;
};

typedef VEC(struct locator) locator_list;

/* The end of a range that starts at mark i; the mark itself when none. */
static const struct node *range_end(const struct index_entry *entry, size_t i)
{
	for (size_t k = i + 1; k < entry->mark_count; k++)
		if (entry->marks[k]->as.index_mark.range == INDEX_END)
			return entry->marks[k];
	return entry->marks[i];
}

static void find_locators(const struct index_entry *entry, locator_list *out)
{
	uint32_t reached = 0;
	for (size_t i = 0; i < entry->mark_count; i++) {
		const struct node *mark = entry->marks[i];
		enum index_range range = mark->as.index_mark.range;
		if (mark->page == 0 || range == INDEX_END ||
			mark->page <= reached)
			continue;
		struct locator locator = { mark, mark, entry->lessons[i] };
		if (range == INDEX_START)
			locator.last = range_end(entry, i);
		if (locator.last->page < mark->page)
			locator.last = mark;
		reached = locator.last->page;
		vec_push(out, locator);
	}
}

static void add_page(struct arena *arena, struct node *paragraph,
	const struct run_context *run, const struct node *mark,
	const struct lesson *lesson)
{
	struct node *link = node_make(arena, NODE_LINK, (struct span){ 0 });
	link->as.link.node = mark;
	link->as.link.lesson = lesson;
	plain_add(arena, link, NODE_TEXT, run->labels[mark->page - 1]);
	node_append(paragraph, link);
}

static void add_locators(struct arena *arena, struct node *paragraph,
	const struct run_context *run, const struct index_entry *entry)
{
	locator_list locators = { 0 };
	find_locators(entry, &locators);
	for (size_t i = 0; i < locators.count; i++) {
		const struct locator *locator = &locators.at[i];
		plain_add(arena, paragraph, NODE_TEXT, STR(", "));
		add_page(
			arena, paragraph, run, locator->first, locator->lesson);
		if (locator->last->page == locator->first->page)
			continue;
		plain_add(arena, paragraph, NODE_TEXT, STR("\xE2\x80\x93"));
		add_page(arena, paragraph, run, locator->last, locator->lesson);
	}
	vec_free(&locators);
}

static void add_reference(struct arena *arena, struct node *paragraph,
	struct str before, struct str word, struct str term)
{
	if (str_is_empty(term))
		return;
	plain_add(arena, paragraph, NODE_TEXT, before);
	plain_add(arena, paragraph, NODE_EMPHASIS, word);
	plain_add(arena, paragraph, NODE_TEXT, STR(" "));
	plain_add_ticked(arena, paragraph, term);
}

static const struct node *entry_words(struct arena *arena,
	const struct run_context *run, const struct index_entry *entry)
{
	struct node *paragraph = plain_paragraph(arena);
	bool is_sub = !str_is_empty(entry->subterm);
	plain_add_ticked(
		arena, paragraph, is_sub ? entry->subterm : entry->term);
	add_locators(arena, paragraph, run, entry);
	add_reference(arena, paragraph, STR(", "), run->book->words[WORD_SEE],
		entry->see);
	add_reference(arena, paragraph, STR("; "),
		run->book->words[WORD_SEE_ALSO], entry->see_also);
	return paragraph;
}

static void set_letter(struct setting *setting, struct str letter)
{
	struct layout *layout = setting->layout;
	const struct style *style = layout->style;
	struct tag *tag = tag_make(layout, TAG_PARAGRAPH, setting->tag);
	galley_space(setting->galley,
		(struct gap){ .size = style->at.index_leading });
	const struct line *line =
		make_line(setting, letter, &style->letter, tag);
	struct strip strip = strip_of_line(setting, line, &style->index);
	strip.height = style->at.index_leading * 3 / 2;
	galley_push(setting->galley, strip);
	galley_keep(setting->galley, PENALTY_KEEP);
}

static void set_entry(struct setting *setting, const struct run_context *run,
	const struct index_entry *entry, const struct paragraph_style *sub)
{
	struct layout *layout = setting->layout;
	bool is_sub = !str_is_empty(entry->subterm);
	struct setting inner = *setting;
	inner.x = layout->style->at.index_turnover;
	inner.width -= inner.x;
	struct paragraph_text text = {
		.node = entry_words(layout->text->arena, run, entry),
		.tag = tag_make(layout, TAG_PARAGRAPH, setting->tag),
	};
	set_text(&inner, &text, is_sub ? sub : &layout->style->index);
}

/* All entries in one narrow galley; starts[i] is the first strip of entry i. */
static void set_entries(
	struct setting *setting, const struct run_context *run, size_t *starts)
{
	struct layout *layout = setting->layout;
	const struct book *book = run->book;
	struct paragraph_style *sub =
		ARENA_NEW(layout->text->arena, struct paragraph_style);
	*sub = layout->style->index;
	sub->first_indent = -layout->style->at.index_turnover / 2;
	for (size_t i = 0; i < book->index.count; i++) {
		const struct index_entry *entry = &book->index.at[i];
		const struct index_entry *before =
			i > 0 ? &book->index.at[i - 1] : NULL;
		starts[i] = setting->galley->strips.count;
		if (before == NULL || !str_equal(before->letter, entry->letter))
			set_letter(setting, entry->letter);
		set_entry(setting, run, entry, sub);
		bool leads_on = i + 1 < book->index.count &&
			!str_is_empty(book->index.at[i + 1].subterm) &&
			str_is_empty(entry->subterm);
		if (leads_on)
			galley_keep(setting->galley, PENALTY_FORBIDDEN);
	}
}

/* Where a column that begins at strip first must end. */
static size_t column_end(const struct galley *galley, size_t first, length room)
{
	size_t count = galley->strips.count, end = first;
	length height = 0;
	while (end < count) {
		const struct strip *strip = &galley->strips.at[end];
		height += strip->height + (end > first ? strip->gap.size : 0);
		if (height > room && end > first)
			break;
		end++;
	}
	size_t kept = end;
	while (kept > first + 1 && kept < count &&
		galley->strips.at[kept - 1].penalty >= PENALTY_FORBIDDEN)
		kept--;
	return kept > first + 1 || end == first + 1 ? kept : end;
}

/* The least room in which two columns hold the rest; room when more do not. */
static length balance(
	const struct galley *galley, size_t first, length room, length step)
{
	for (length height = step; height < room; height += step) {
		size_t middle = column_end(galley, first, height);
		if (middle < galley->strips.count)
			middle = column_end(galley, middle, height);
		if (middle == galley->strips.count)
			return height;
	}
	return room;
}

/* The entry that a strip belongs to. */
static size_t entry_at(const size_t *starts, size_t count, size_t strip)
{
	size_t entry = 0;
	while (entry + 1 < count && starts[entry + 1] <= strip)
		entry++;
	return entry;
}

/* Two columns side by side as one strip. */
static struct strip join_columns(struct arena *arena,
	const struct strip *strips, size_t first, size_t middle, size_t end,
	length second_x)
{
	struct strip left =
		strips_merge(arena, strips + first, middle - first, 0);
	struct strip right =
		strips_merge(arena, strips + middle, end - middle, second_x);
	struct placed *all = ARENA_ARRAY(arena, struct placed,
		left.placed_count + right.placed_count + 1);
	memcpy(all, left.placed, left.placed_count * sizeof *all);
	memcpy(all + left.placed_count, right.placed,
		right.placed_count * sizeof *all);
	left.placed = all;
	left.placed_count += right.placed_count;
	if (right.height > left.height)
		left.height = right.height;
	return left;
}

void lay_out_index(
	struct unit *unit, const struct run_context *run, struct text_job *job)
{
	struct layout layout;
	struct setting setting = unit_setting(unit, &layout, run, job);
	const struct style *style = run->style;
	setting.hang = 0;
	set_opening(&setting, (struct str){ 0 }, NULL,
		run->book->words[WORD_INDEX]);
	struct galley galley;
	galley_init(&galley, &unit->arena, 0);
	struct setting column = setting;
	column.galley = &galley;
	column.width = (setting.width - style->at.index_gutter) / 2;
	column.tag = tag_make(&layout, TAG_INDEX, unit->tag);
	column.is_page = column.is_prose = false;
	size_t count = run->book->index.count;
	size_t *starts = ARENA_ARRAY(&unit->arena, size_t, count + 1);
	set_entries(&column, run, starts);
	length room = style->height - unit->galley.strips.at[0].height;
	for (size_t first = 0; first < galley.strips.count;) {
		vec_push(&unit->entries, entry_at(starts, count, first));
		length height = balance(
			&galley, first, room, style->at.index_leading / 2);
		size_t middle = column_end(&galley, first, height);
		size_t end = middle;
		if (middle < galley.strips.count)
			end = column_end(&galley, middle, height);
		galley_push(&unit->galley,
			join_columns(&unit->arena, galley.strips.at, first,
				middle, end,
				column.width + style->at.index_gutter));
		if (end < galley.strips.count)
			galley_keep(&unit->galley, 0);
		unit->galley.strips.at[unit->galley.strips.count - 1].penalty =
			PENALTY_FORCED;
		first = end;
		room = style->height;
	}
	galley_free(&galley);
	unit_paginate(unit, &layout, run);
}
