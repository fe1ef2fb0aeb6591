/* SPDX-License-Identifier: MIT */
/*
 * The index: entries with their pages in two columns, balanced on the last
 * page. Pages of one entry are put together: each page once, ranges as the
 * author marked them.
 */
#include <string.h>

#include "text/plain.h"
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
		plain_add(
			arena, paragraph, NODE_TEXT, book_mark(run->book, ','));
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
	add_reference(arena, paragraph, book_mark(run->book, ','),
		run->book->words[WORD_SEE], entry->see);
	add_reference(arena, paragraph, book_mark(run->book, ';'),
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
	// On the lines of the entries, so that both columns stand level.
	galley_push(
		setting->galley, strip_of_label(setting, line, &style->index));
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

/* The index at work: its entries in one narrow galley. */
struct index_setting {
	struct setting column;
	const struct run_context *run;
	struct galley galley;
	size_t *starts; /* by entry: its first strip, or its letter's */
	struct line_list {
		const struct strip *strips;
		size_t count;
	} * heads; /* by entry: "term (continued)", once it was needed */
};

static void set_entries(struct index_setting *index)
{
	struct setting *setting = &index->column;
	struct layout *layout = setting->layout;
	const struct book *book = index->run->book;
	struct paragraph_style *sub =
		ARENA_NEW(layout->text->arena, struct paragraph_style);
	*sub = layout->style->index;
	sub->first_indent = -layout->style->at.index_turnover / 2;
	for (size_t i = 0; i < book->index.count; i++) {
		const struct index_entry *entry = &book->index.at[i];
		const struct index_entry *before =
			i > 0 ? &book->index.at[i - 1] : NULL;
		index->starts[i] = setting->galley->strips.count;
		if (before == NULL || !str_equal(before->letter, entry->letter))
			set_letter(setting, entry->letter);
		set_entry(setting, index->run, entry, sub);
		bool leads_on = i + 1 < book->index.count &&
			!str_is_empty(book->index.at[i + 1].subterm) &&
			str_is_empty(entry->subterm);
		if (leads_on)
			galley_keep(setting->galley, PENALTY_FORBIDDEN);
	}
}

/* The entry that a strip belongs to; a letter belongs to the one below it. */
static size_t entry_at(const struct index_setting *index, size_t strip)
{
	size_t entry = 0, count = index->run->book->index.count;
	while (entry + 1 < count && index->starts[entry + 1] <= strip)
		entry++;
	return entry;
}

/* The line over a column that begins among the subentries of a term. */
static struct line_list continued_head(
	struct index_setting *index, size_t first)
{
	size_t number = entry_at(index, first);
	const struct index_entry *entry = &index->run->book->index.at[number];
	struct line_list *head = &index->heads[number];
	bool is_letter = index->galley.strips.at[first].penalty == PENALTY_KEEP;
	if (str_is_empty(entry->subterm) || is_letter)
		return (struct line_list){ 0 };
	if (head->count > 0)
		return *head;
	struct setting inner = index->column;
	struct layout *layout = inner.layout;
	struct arena *arena = layout->text->arena;
	struct galley galley;
	galley_init(&galley, arena, 0);
	struct node *words = plain_paragraph(arena);
	plain_add_ticked(arena, words, entry->term);
	plain_add(arena, words, NODE_TEXT, STR(" ("));
	plain_add(arena, words, NODE_EMPHASIS,
		index->run->book->words[WORD_CONTINUED]);
	plain_add(arena, words, NODE_TEXT, STR(")"));
	inner.galley = &galley;
	inner.x = layout->style->at.index_turnover;
	inner.width -= inner.x;
	struct paragraph_text text = { .node = words };
	set_text(&inner, &text, &layout->style->index);
	struct strip *kept =
		ARENA_ARRAY(arena, struct strip, galley.strips.count);
	memcpy(kept, galley.strips.at, galley.strips.count * sizeof *kept);
	*head = (struct line_list){ kept, galley.strips.count };
	galley_free(&galley);
	return *head;
}

/* Where a column that begins at strip first must end. */
static size_t column_end(struct index_setting *index, size_t first, length room)
{
	const struct galley *galley = &index->galley;
	size_t count = galley->strips.count, end = first;
	struct line_list head = continued_head(index, first);
	length height = 0;
	for (size_t i = 0; i < head.count; i++)
		height += head.strips[i].height;
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
	struct index_setting *index, size_t first, length room, length step)
{
	size_t count = index->galley.strips.count;
	for (length height = step; height < room; height += step) {
		size_t middle = column_end(index, first, height), end = middle;
		if (middle < count)
			end = column_end(index, middle, height);
		// A column of a letter alone is too short to keep it.
		bool parts = middle < count &&
			index->galley.strips.at[middle - 1].penalty >=
				PENALTY_FORBIDDEN;
		if (end == count && !parts)
			return height;
	}
	return room;
}

static struct strip join_column(
	struct index_setting *index, size_t first, size_t end, length x)
{
	struct arena *arena = index->column.layout->text->arena;
	struct line_list head = { 0 };
	if (first < end)
		head = continued_head(index, first);
	struct strip *strips =
		ARENA_ARRAY(arena, struct strip, head.count + end - first + 1);
	for (size_t i = 0; i < head.count; i++)
		strips[i] = head.strips[i];
	for (size_t i = first; i < end; i++) {
		strips[head.count + i - first] = index->galley.strips.at[i];
		if (i == first)
			strips[head.count].gap = (struct gap){ 0 };
	}
	return strips_merge(arena, strips, head.count + end - first, x);
}

/* Two columns side by side as one strip. */
static struct strip join_columns(struct index_setting *index, size_t first,
	size_t middle, size_t end, length second_x)
{
	struct strip left = join_column(index, first, middle, 0);
	struct strip right = join_column(index, middle, end, second_x);
	struct placed *all = ARENA_ARRAY(index->column.layout->text->arena,
		struct placed, left.placed_count + right.placed_count + 1);
	memcpy(all, left.placed, left.placed_count * sizeof *all);
	memcpy(all + left.placed_count, right.placed,
		right.placed_count * sizeof *all);
	left.placed = all;
	left.placed_count += right.placed_count;
	if (right.height > left.height)
		left.height = right.height;
	return left;
}

/* All columns, each two of them a strip that is a page. */
static void set_columns(struct index_setting *index, struct unit *unit)
{
	const struct style *style = index->run->style;
	length room = style->height - unit->galley.strips.at[0].height;
	size_t count = index->galley.strips.count;
	for (size_t first = 0; first < count;) {
		vec_push(&unit->entries, entry_at(index, first));
		length height = balance(
			index, first, room, style->at.index_leading / 2);
		size_t middle = column_end(index, first, height);
		size_t end = middle;
		if (middle < count)
			end = column_end(index, middle, height);
		struct strip page = join_columns(index, first, middle, end,
			index->column.width + style->at.index_gutter);
		page.penalty = PENALTY_FORCED;
		galley_push(&unit->galley, page);
		first = end;
		room = style->height;
	}
}

void lay_out_index(
	struct unit *unit, const struct run_context *run, struct text_job *job)
{
	struct layout layout;
	struct setting setting = unit_setting(unit, &layout, run, job);
	const struct style *style = run->style;
	size_t count = run->book->index.count;
	setting.hang = 0;
	set_opening(&setting, (struct str){ 0 }, NULL,
		run->book->words[WORD_INDEX]);
	struct index_setting index = {
		.column = setting,
		.run = run,
		.starts = ARENA_ARRAY(&unit->arena, size_t, count + 1),
		.heads = ARENA_ARRAY(&unit->arena, struct line_list, count + 1),
	};
	galley_init(&index.galley, &unit->arena, 0);
	index.column.galley = &index.galley;
	index.column.width = (setting.width - style->at.index_gutter) / 2;
	index.column.tag = tag_make(&layout, TAG_INDEX, unit->tag);
	index.column.is_page = index.column.is_prose = false;
	set_entries(&index);
	set_columns(&index, unit);
	galley_free(&index.galley);
	unit_paginate(unit, &layout, run);
}
