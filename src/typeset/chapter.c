/* SPDX-License-Identifier: MIT */
/*
 * A chapter: its opening, the lesson's blocks, and the lessons nested in it,
 * which flow on under a heading one level lower.
 */
#include "typeset/unit.h"

/* A heading for a lesson that has none of its own. */
static struct node *make_title(
	struct layout *layout, const struct lesson *lesson)
{
	struct arena *arena = layout->text->arena;
	struct node *heading = node_make(arena, NODE_HEADING, lesson->span);
	struct node *words = node_make(arena, NODE_TEXT, lesson->span);
	heading->as.heading.level = 1;
	words->text = lesson->title;
	node_append(heading, words);
	return heading;
}

static struct str label_of(struct layout *layout, const struct lesson *lesson)
{
	const struct book *book = layout->book;
	if (str_is_empty(lesson->number) || !book->settings->number_chapters)
		return (struct str){ 0 };
	enum word word =
		lesson->role == ROLE_APPENDIX ? WORD_APPENDIX : WORD_CHAPTER;
	return book_numbered(
		book, layout->text->arena, word, lesson->number, " ");
}

/* Things of the opening, with y from the top of the page. */
static void place(struct setting *setting, struct strip *strip,
	struct placed placed, length y)
{
	placed.y = y - setting->layout->style->top;
	strip_add(setting->layout->text->arena, strip, placed);
}

static length place_title(struct setting *setting, struct strip *strip,
	const struct paragraph_text *text)
{
	const struct style *style = setting->layout->style;
	struct paragraph_style type = style->title;
	struct paragraph title = set_title(setting->layout, text, &type);
	length y = style->at.title_baseline;
	for (size_t i = 0; i < title.line_count; i++) {
		if (i > 0)
			y += type.leading;
		place(setting, strip,
			(struct placed){ .kind = PLACED_LINE,
				.width = style->measure,
				.line = &title.lines[i] },
			y);
		attach_notes(setting, strip, &title.lines[i]);
	}
	return y;
}

struct placed label_at_end(struct setting *setting, struct str label,
	const struct text_style *style, struct tag *tag)
{
	length measure = setting->layout->style->measure;
	length width = make_line(setting, label, style, tag)->width;
	struct str spaced = arena_format(setting->layout->text->arena,
		"%.*s\xC2\xA0", STR_FORMAT(label));
	const struct line *line = make_line(setting, spaced, style, tag);
	return (struct placed){
		.kind = PLACED_LINE,
		.x = measure - width,
		.width = line->width,
		.line = line,
	};
}

void set_opening(struct setting *setting, struct str label,
	const struct node *heading, struct str title)
{
	struct layout *layout = setting->layout;
	const struct style *style = layout->style;
	struct strip strip = { .is_opening = true };
	struct tag *tag = tag_make(layout, TAG_HEADING, setting->tag);
	tag->level = 1;
	if (!str_is_empty(label)) {
		place(setting, &strip,
			label_at_end(setting, label, &style->label, tag),
			style->at.label_baseline);
	}
	struct node empty = { .kind = NODE_HEADING };
	struct paragraph_text text = { .node = heading, .tag = tag };
	if (heading == NULL) {
		text.node = &empty;
		text.prefix = title;
		text.prefix_style = style->title.text;
	}
	length y = place_title(setting, &strip, &text);
	y += style->at.opening_rule;
	place(setting, &strip,
		(struct placed){ .kind = PLACED_SHAPE,
			.shape = SHAPE_BOX,
			.color = style->colors.rule,
			.width = style->measure,
			.height = PT(0.5) },
		y);
	// The text begins on a line of the grid.
	length leading = style->at.leading;
	length start = style->at.opening_baseline;
	if (start < y + style->at.opening_least)
		start = y + style->at.opening_least;
	length height = start - ascent_of(leading) - style->top;
	strip.height = (height + leading - 1) / leading * leading;
	galley_push(setting->galley, strip);
	galley_keep(setting->galley, PENALTY_KEEP);
	setting->galley->is_after_heading = true;
}

static void set_lesson(
	struct setting *setting, struct lesson *lesson, bool is_first)
{
	struct layout *layout = setting->layout;
	struct setting inner = *setting;
	layout->lesson = lesson;
	layout->title = NULL;
	vec_clear(&layout->notes);
	struct node *title = lesson_title(lesson);
	inner.tag = tag_make(layout, TAG_SECTION, setting->tag);
	if (!str_is_empty(lesson->language))
		inner.tag->language = lesson->language;
	galley_start(setting->galley, lesson->root);
	if (is_first) {
		if (title != NULL)
			galley_start(setting->galley, title);
		set_opening(
			&inner, label_of(layout, lesson), title, lesson->title);
		layout->title = title;
	} else if (title == NULL) {
		set_block(&inner, make_title(layout, lesson));
	}
	set_blocks(&inner, lesson->root->first);
}

/* An opening page needs no line below its head. */
static void end_chapter(struct setting *setting)
{
	struct galley *galley = setting->galley;
	finish_notes(setting);
	if (galley->starts.count > 0)
		galley_push(galley, (struct strip){ 0 });
}

void lay_out_chapter(
	struct unit *unit, const struct run_context *run, struct text_job *job)
{
	struct layout layout;
	struct setting setting = unit_setting(unit, &layout, run, job);
	for (size_t i = 0; i < unit->lesson_count; i++) {
		struct lesson *lesson =
			run->book->lessons.at[unit->first_lesson + i];
		job->language = str_is_empty(lesson->language)
			? run->book->metadata->language
			: lesson->language;
		set_lesson(&setting, lesson, i == 0);
	}
	job->language = run->book->metadata->language;
	end_chapter(&setting);
	unit_paginate(unit, &layout, run);
}
