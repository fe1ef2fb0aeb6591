/* SPDX-License-Identifier: MIT */
/*
 * The contents with page numbers, in two levels, and the lists of figures,
 * tables and listings: entries -> strips.
 */
#include <string.h>

#include "text/plain.h"
#include "tree/walk.h"
#include "typeset/unit.h"

/* A line of a list, before it is set. */
struct entry {
	const struct node *words; /* a paragraph */
	struct str number; /* set before the words; or empty */
	const struct paragraph_style *style;
	length indent; /* of the words */
	struct gap gap; /* before it */
	bool has_leader;
	struct str destination;
	struct str page; /* its label; or empty */
};

/* Dots in a fixed pitch, so that those of all lines stand in columns. */
static const struct line *leader(
	struct setting *setting, length from, length to)
{
	struct layout *layout = setting->layout;
	struct arena *arena = layout->text->arena;
	struct text_style style = layout->style->section.text;
	style.color = layout->style->colors.faint;
	length pitch = layout->style->at.leader_pitch;
	length start = (from + pitch - 1) / pitch * pitch;
	if (to - start < pitch)
		return NULL;
	size_t count = (size_t)((to - start) / pitch);
	struct line dot = line_of_text(layout->text, STR("."), &style, NULL);
	if (dot.run_count == 0 || dot.runs[0].glyph_count == 0)
		return NULL;
	struct glyph *glyphs = ARENA_ARRAY(arena, struct glyph, count);
	char *text = ARENA_ARRAY(arena, char, count);
	for (size_t i = 0; i < count; i++) {
		glyphs[i] = dot.runs[0].glyphs[0];
		glyphs[i].advance = pitch;
		glyphs[i].text_at = (uint32_t)i;
		text[i] = '.';
	}
	struct run *run = ARENA_NEW(arena, struct run);
	*run = dot.runs[0];
	run->x = layout->style->is_right_to_left
		? setting->width - start - (length)count * pitch
		: start;
	run->glyphs = glyphs;
	run->offsets = NULL;
	run->glyph_count = (uint32_t)count;
	run->text = (struct str){ text, count };
	struct line *line = ARENA_NEW(arena, struct line);
	line->runs = run;
	line->run_count = 1;
	line->width = to;
	return line;
}

static void add_folio(struct setting *setting, struct strip *strip,
	const struct entry *entry, struct tag *tag)
{
	struct layout *layout = setting->layout;
	struct arena *arena = layout->text->arena;
	const struct style *style = layout->style;
	struct text_style text = entry->style->text;
	text.features = FEATURE_TABULAR_FIGURES;
	const struct line *folio = make_line(setting, entry->page, &text, tag);
	const struct placed *words = &strip->placed[0];
	length end = setting->width - folio->width;
	const struct line *dots = NULL;
	if (entry->has_leader)
		dots = leader(setting,
			words->x + words->line->width + style->at.leader_pitch,
			end - style->at.leader_pitch);
	length y = words->y;
	if (dots != NULL)
		strip_add(arena, strip,
			(struct placed){ .kind = PLACED_LINE,
				.y = y,
				.width = setting->width,
				.line = dots });
	strip_add(arena, strip,
		(struct placed){ .kind = PLACED_LINE,
			.x = end,
			.y = y,
			.width = folio->width,
			.line = folio });
}

static void add_link(struct setting *setting, struct strip *strip,
	const struct entry *entry, struct tag *tag)
{
	struct arena *arena = setting->layout->text->arena;
	if (str_is_empty(entry->destination))
		return;
	strip_add(arena, strip,
		(struct placed){ .kind = PLACED_LINK,
			.x = entry->indent,
			.width = setting->width - entry->indent,
			.height = strip->height,
			.destination = entry->destination,
			.contents = node_text(arena, entry->words),
			.tag = tag });
}

static void set_entry(
	struct setting *setting, const struct entry *entry, struct tag *list)
{
	struct layout *layout = setting->layout;
	struct galley *galley = setting->galley;
	struct tag *item = tag_make(layout, TAG_CONTENTS_ITEM, list);
	struct tag *link = tag_make(layout, TAG_LINK, item);
	struct setting inner = *setting;
	inner.x = entry->indent;
	inner.hang = 0;
	inner.width =
		setting->width - entry->indent - layout->style->at.folio_room;
	inner.is_page = inner.is_prose = false;
	struct paragraph_text text = { .node = entry->words, .tag = link };
	galley_space(galley, entry->gap);
	size_t first = galley->strips.count;
	set_text(&inner, &text, entry->style);
	for (size_t i = first; i < galley->strips.count; i++)
		add_link(setting, &galley->strips.at[i], entry, link);
	struct strip *last = &galley->strips.at[galley->strips.count - 1];
	if (!str_is_empty(entry->page))
		add_folio(setting, last, entry, link);
	if (!str_is_empty(entry->number)) {
		struct text_style style = entry->style->text;
		style.features = FEATURE_TABULAR_FIGURES;
		set_marker(setting, first,
			make_line(setting, entry->number, &style, link), 0);
		struct placed *number =
			(struct placed *)galley->strips.at[first].placed;
		number->x = 0;
	}
}

static struct str label_of(const struct run_context *run, uint32_t page)
{
	if (page == 0 || page > run->page_count)
		return (struct str){ 0 };
	return run->labels[page - 1];
}

static const struct node *words_of(
	struct arena *arena, const struct contents_entry *entry)
{
	if (entry->heading != NULL)
		return plain_copy(arena, entry->heading);
	struct node *paragraph = plain_paragraph(arena);
	plain_add(arena, paragraph, NODE_TEXT, entry->title);
	return paragraph;
}

static struct entry entry_of_part(struct setting *setting,
	const struct run_context *run, const struct contents_entry *line)
{
	struct arena *arena = setting->layout->text->arena;
	const struct style *style = run->style;
	struct paragraph_style *look = ARENA_NEW(arena, struct paragraph_style);
	*look = style->contents;
	look->text.color = style->colors.accent;
	struct node *words = plain_paragraph(arena);
	if (!str_is_empty(line->part->number))
		plain_add(arena, words, NODE_TEXT,
			arena_format(arena, "%.*s\xE2\x80\x83",
				STR_FORMAT(book_numbered(run->book, arena,
					WORD_PART, line->part->number, " "))));
	plain_add(arena, words, NODE_TEXT, line->part->title);
	return (struct entry){
		.words = words,
		.style = look,
		.gap = { style->at.contents_gap * 5 / 2, style->at.contents_gap,
			0 },
		.destination = arena_format(
			arena, "part-%.*s", STR_FORMAT(line->part->number)),
		.page = label_of(run, line->part->page),
	};
}

static struct gap gap_of_chapter(const struct style *style)
{
	length gap = style->at.contents_gap;
	return (struct gap){ gap, gap / 2, gap / 4 };
}

static struct entry entry_of_line(struct setting *setting,
	const struct run_context *run, const struct contents_entry *line)
{
	struct arena *arena = setting->layout->text->arena;
	const struct style *style = run->style;
	if (line->part != NULL && line->lesson == NULL)
		return entry_of_part(setting, run, line);
	bool is_chapter = line->level <= 1;
	struct entry entry = {
		.words = words_of(arena, line),
		.style = is_chapter ? &style->contents : &style->section,
		.indent = style->at.contents_indent,
		.has_leader = !is_chapter,
	};
	if (is_chapter) {
		entry.number = line->number;
		entry.gap = gap_of_chapter(style);
		if (str_is_empty(line->number))
			entry.indent = 0;
	}
	uint32_t page = line->target != NULL ? line->target->page : 0;
	if (page == 0)
		page = line->lesson->page;
	entry.page = label_of(run, page);
	if (!line->lesson->is_draft)
		entry.destination =
			destination_name(arena, line->lesson, line->target);
	return entry;
}

/* The index stands in the contents, though no lesson holds it. */
static struct entry entry_of_index(
	struct setting *setting, const struct run_context *run)
{
	struct arena *arena = setting->layout->text->arena;
	const struct style *style = run->style;
	struct node *words = plain_paragraph(arena);
	plain_add(arena, words, NODE_TEXT, run->book->words[WORD_INDEX]);
	return (struct entry){
		.words = words,
		.style = &style->contents,
		.gap = gap_of_chapter(style),
		.destination = STR("index"),
		.page = label_of(run, run->index_page),
	};
}

enum { CONTENTS_DEEPEST = 2 };

/* Where a line of the list begins, among the strips. */
struct line_start {
	size_t strip, number;
};

typedef VEC(struct line_start) line_starts;

static void note_line(
	const struct setting *setting, size_t number, line_starts *starts)
{
	struct line_start start = { setting->galley->strips.count, number };
	vec_push(starts, start);
}

static void set_contents(struct setting *setting, const struct run_context *run,
	struct tag *list, line_starts *starts)
{
	const struct book *book = run->book;
	for (size_t i = 0; i < book->contents.count; i++) {
		const struct contents_entry *line = &book->contents.at[i];
		if (line->level > CONTENTS_DEEPEST)
			continue;
		struct entry entry = entry_of_line(setting, run, line);
		note_line(setting, i, starts);
		set_entry(setting, &entry, list);
		// No head alone at the foot of a page.
		if (i + 1 < book->contents.count &&
			book->contents.at[i + 1].level > line->level &&
			line->level <= 1)
			galley_keep(setting->galley, PENALTY_FORBIDDEN);
	}
	if (run->index_page == 0)
		return;
	struct entry index = entry_of_index(setting, run);
	note_line(setting, book->contents.count, starts);
	set_entry(setting, &index, list);
}

struct object_list {
	struct setting *setting;
	const struct run_context *run;
	struct tag *list;
	enum node_kind kind;
	line_starts *starts;
	const struct lesson *lesson;
};

static enum walk list_object(void *self, struct node *node)
{
	struct object_list *objects = self;
	if (node->kind != objects->kind || str_is_empty(node->number) ||
		node->first == NULL || node->first->kind != NODE_CAPTION)
		return WALK_IN;
	struct arena *arena = objects->setting->layout->text->arena;
	const struct style *style = objects->run->style;
	struct entry entry = {
		.words = plain_copy(arena, node->first),
		.number = node->number,
		.style = &style->section,
		.indent = style->at.contents_indent * 2,
		.gap = { style->at.contents_gap / 4, style->at.contents_gap / 4,
			0 },
		.has_leader = true,
		.destination = destination_name(arena, objects->lesson, node),
		.page = label_of(objects->run, node->page),
	};
	note_line(objects->setting, objects->starts->count, objects->starts);
	set_entry(objects->setting, &entry, objects->list);
	return WALK_PAST;
}

static void set_objects(struct setting *setting, const struct run_context *run,
	struct tag *list, enum node_kind kind, line_starts *starts)
{
	static const struct visitor visitor = { .enter = list_object };
	for (size_t i = 0; i < run->book->lessons.count; i++) {
		struct lesson *lesson = run->book->lessons.at[i];
		struct object_list objects = { setting, run, list, kind, starts,
			lesson };
		if (lesson->root != NULL)
			walk_tree(lesson->root, &visitor, &objects);
	}
}

static enum word title_of(enum unit_kind kind)
{
	if (kind == UNIT_FIGURES)
		return WORD_FIGURES;
	if (kind == UNIT_TABLES)
		return WORD_TABLES;
	return kind == UNIT_LISTINGS ? WORD_LISTINGS : WORD_CONTENTS;
}

/* Which line each page begins with; the first with the heading, so 0. */
static void note_entries(struct unit *unit, const line_starts *starts)
{
	size_t next = 0;
	for (size_t i = 0; i < unit->plans.count; i++) {
		while (next < starts->count &&
			starts->at[next].strip < unit->plans.at[i].plan.first)
			next++;
		vec_push(&unit->entries,
			i == 0                         ? 0
				: next < starts->count ? starts->at[next].number
						       : SIZE_MAX);
	}
}

void lay_out_contents(
	struct unit *unit, const struct run_context *run, struct text_job *job)
{
	struct layout layout;
	struct setting setting = unit_setting(unit, &layout, run, job);
	line_starts starts = { 0 };
	setting.hang = 0;
	set_opening(&setting, (struct str){ 0 }, NULL,
		run->book->words[title_of(unit->kind)]);
	struct tag *list = tag_make(&layout, TAG_CONTENTS, unit->tag);
	if (unit->kind == UNIT_CONTENTS)
		set_contents(&setting, run, list, &starts);
	else
		set_objects(&setting, run, list,
			unit->kind == UNIT_FIGURES          ? NODE_FIGURE
				: unit->kind == UNIT_TABLES ? NODE_TABLE
							    : NODE_LISTING,
			&starts);
	unit_paginate(unit, &layout, run);
	note_entries(unit, &starts);
	vec_free(&starts);
}
