/* SPDX-License-Identifier: MIT */
/* The colophon: the last page says how the book was made. */
#include "typeset/plain.h"
#include "typeset/unit.h"

/* Sets a paragraph and lets the other outputs have its words. */
static void say(struct setting *setting, const struct run_context *run,
	struct str words)
{
	struct layout *layout = setting->layout;
	vec_push(&run->book->colophon, arena_copy(&run->book->arena, words));
	struct arena *arena = layout->text->arena;
	struct node *paragraph = plain_paragraph(arena);
	plain_add(arena, paragraph, NODE_TEXT, words);
	galley_space_text(setting->galley, setting->gap);
	struct paragraph_text text = {
		.node = paragraph,
		.tag = tag_make(layout, TAG_PARAGRAPH, setting->tag),
	};
	set_text(setting, &text, &layout->style->body);
}

/* A length in points with up to two decimals. */
static struct str points(struct arena *arena, length value)
{
	int hundredths = (int)(((int64_t)value * 100 + 512) / 1024);
	if (hundredths % 100 == 0)
		return arena_format(arena, "%d", hundredths / 100);
	if (hundredths % 10 == 0)
		return arena_format(
			arena, "%d.%d", hundredths / 100, hundredths / 10 % 10);
	return arena_format(
		arena, "%d.%02d", hundredths / 100, hundredths % 100);
}

void lay_out_colophon(
	struct unit *unit, const struct run_context *run, struct text_job *job)
{
	struct layout layout;
	struct setting setting = unit_setting(unit, &layout, run, job);
	const struct style *style = run->style;
	struct arena *arena = &unit->arena;
	setting.hang = 0;
	vec_clear(&run->book->colophon);
	set_opening(&setting, (struct str){ 0 }, NULL,
		run->book->words[WORD_COLOPHON]);
	say(&setting, run,
		arena_format(arena,
			"The text of this book is set in Source Serif 4 at "
			"%.*s on %.*s points, its headings and tables in "
			"Source Sans 3, its code in JetBrains Mono.",
			STR_FORMAT(points(arena, style->at.body_size)),
			STR_FORMAT(points(arena, style->at.leading))));
	say(&setting, run,
		arena_format(arena,
			"Its pages are %.*s by %.*s points. They were made "
			"by octavo, which compiles a folder of Markdown "
			"lessons into an EPUB and a PDF.",
			STR_FORMAT(points(arena, style->page_width)),
			STR_FORMAT(points(arena, style->page_height))));
	unit_paginate(unit, &layout, run);
}
