/* SPDX-License-Identifier: MIT */
/*
 * Footnotes -> strips at the foot of the page of their call. A note of up to a
 * third of the page stays whole. A longer one begins at its call; the rest is
 * dealt out, two lines each, to the strips that follow, so that wherever the
 * page breaks, what is left of the note stands on the next page.
 */
#include "blocks/layout.h"

static struct laid_note *find_note(
	struct layout *layout, const struct node *footnote)
{
	for (size_t i = 0; i < layout->notes.count; i++)
		if (layout->notes.at[i].footnote == footnote)
			return &layout->notes.at[i];
	return NULL;
}

/* Sets a note into strips of its own. */
static struct laid_note lay_note(struct setting *page, struct node *footnote)
{
	struct layout *layout = page->layout;
	const struct style *style = layout->style;
	struct galley galley;
	galley_init(&galley, layout->text->arena, 0);
	length hang = style->at.note_size * 3 / 2;
	struct setting setting = {
		.layout = layout,
		.galley = &galley,
		.x = hang,
		.width = style->measure - hang,
		.text = &style->note,
		.gap = { style->at.note_leading / 4, 0, 0 },
		.tag = tag_make(layout, TAG_NOTE, page->tag),
	};
	setting.tag->id = arena_format(layout->text->arena, "%.*s-note-%d",
		layout->lesson ? (int)layout->lesson->slug.length : 0,
		layout->lesson ? layout->lesson->slug.at : "",
		footnote->as.footnote.number);
	galley_start(&galley, footnote);
	layout->is_setting_notes = true;
	set_blocks(&setting, footnote->first);
	layout->is_setting_notes = false;
	struct str number = arena_format(
		layout->text->arena, "%d", footnote->as.footnote.number);
	struct tag *label = tag_make(layout, TAG_LABEL, setting.tag);
	if (galley.strips.count == 0)
		galley_push(&galley,
			(struct strip){ .height = style->at.note_leading });
	set_marker(&setting, 0,
		make_line(&setting, number, &style->note_mark, label),
		hang - style->at.note_size / 2);
	struct strip *strips = ARENA_ARRAY(
		layout->text->arena, struct strip, galley.strips.count);
	struct laid_note note = { .footnote = footnote, .strips = strips };
	for (; note.count < galley.strips.count; note.count++) {
		strips[note.count] = galley.strips.at[note.count];
		note.height +=
			strips[note.count].height + strips[note.count].gap.size;
	}
	galley_free(&galley);
	return note;
}

static length height_of(const struct strip *strips, size_t count)
{
	length height = 0;
	for (size_t i = 0; i < count; i++)
		height += strips[i].gap.size + strips[i].height;
	return height;
}

/* Two lines at a time of what is too long to stay together. */
static void deal_out(
	struct layout *layout, const struct laid_note *note, size_t from)
{
	while (from < note->count) {
		size_t count = note->count - from < 4 ? note->count - from : 2;
		struct strip_note rest = {
			.strips = note->strips + from,
			.count = count,
			.height = height_of(note->strips + from, count),
			.is_continued = from + count < note->count,
		};
		vec_push(&layout->waiting, rest);
		from += count;
	}
}

static struct strip_note first_part(
	struct layout *layout, const struct laid_note *note)
{
	length most = layout->style->height / 3;
	if (note->height <= most)
		return (struct strip_note){
			.strips = note->strips,
			.count = note->count,
			.height = note->height,
		};
	size_t count = 0;
	while (count < note->count &&
		height_of(note->strips, count + 1) <= most / 2)
		count++;
	if (count == 0)
		count = 1;
	deal_out(layout, note, count);
	return (struct strip_note){
		.strips = note->strips,
		.count = count,
		.height = height_of(note->strips, count),
		.is_continued = true,
	};
}

enum { SPLIT_PENALTY = 2500 };

static void add_note(
	struct arena *arena, struct strip *strip, struct strip_note note)
{
	struct strip_note *notes =
		ARENA_ARRAY(arena, struct strip_note, strip->note_count + 1);
	for (uint32_t i = 0; i < strip->note_count; i++)
		notes[i] = strip->notes[i];
	notes[strip->note_count++] = note;
	strip->notes = notes;
	strip->note_height += note.height;
	if (note.is_continued && strip->penalty < SPLIT_PENALTY)
		strip->penalty = SPLIT_PENALTY;
}

/* Takes the next lines of a long note, if there are any. */
static void take_waiting(struct layout *layout, struct strip *strip)
{
	if (layout->waiting.count == 0)
		return;
	add_note(layout->text->arena, strip, layout->waiting.at[0]);
	for (size_t i = 1; i < layout->waiting.count; i++)
		layout->waiting.at[i - 1] = layout->waiting.at[i];
	layout->waiting.count--;
}

void attach_notes(
	struct setting *setting, struct strip *strip, const struct line *line)
{
	struct layout *layout = setting->layout;
	if (layout->is_setting_notes)
		return;
	if (setting->is_page)
		take_waiting(layout, strip);
	for (size_t i = 0; i < line->note_count; i++) {
		struct node *footnote = line->notes[i];
		if (find_note(layout, footnote) != NULL)
			continue;
		struct laid_note note = lay_note(setting, footnote);
		vec_push(&layout->notes, note);
		add_note(layout->text->arena, strip, first_part(layout, &note));
	}
}

void finish_notes(struct setting *setting)
{
	struct layout *layout = setting->layout;
	while (layout->waiting.count > 0) {
		struct strip strip = { 0 };
		take_waiting(layout, &strip);
		galley_push(setting->galley, strip);
	}
}
