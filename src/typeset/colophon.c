/* SPDX-License-Identifier: MIT */
/* The colophon: the last page says how the book was made. */
#include "glyphs/font.h"
#include "text/plain.h"
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

/* value / parts, a power of ten, without zeros at its end: 91875 of 10,000 are
 * "9.1875". */
static struct str decimal(struct arena *arena, int64_t value, int64_t parts)
{
	int64_t rest = value % parts;
	struct str text = arena_format(arena, "%d", (int)(value / parts));
	if (rest > 0)
		text = arena_format(arena, "%.*s.", STR_FORMAT(text));
	for (; rest > 0; rest = rest % parts) {
		parts /= 10;
		text = arena_format(
			arena, "%.*s%d", STR_FORMAT(text), (int)(rest / parts));
	}
	return text;
}

/* A length in points, in inches, in whole millimetres. */
static struct str points(struct arena *arena, length value)
{
	return decimal(arena, ((int64_t)value * 100 + 512) / 1024, 100);
}

static struct str inches(struct arena *arena, length value)
{
	int64_t inch = (int64_t)72 * 1024;
	return decimal(
		arena, ((int64_t)value * 10000 + inch / 2) / inch, 10000);
}

static int millimetres(length value)
{
	int64_t inch = (int64_t)72 * 10240;
	return (int)(((int64_t)value * 254 + inch / 2) / inch);
}

/* A family with the version of its face, "Source Serif 4 (4.005)". */
static struct str family(struct layout *layout, const struct text_style *style)
{
	struct fonts *fonts = layout->text->fonts;
	struct str name = fonts_family(fonts, style->family);
	struct str version = fonts_version(fonts, fonts_face(fonts, style));
	if (str_is_empty(version))
		return name;
	return arena_format(layout->text->arena, "%.*s (%.*s)",
		STR_FORMAT(name), STR_FORMAT(version));
}

static void say_fonts(struct setting *setting, const struct run_context *run)
{
	struct layout *layout = setting->layout;
	const struct style *style = run->style;
	struct arena *arena = layout->text->arena;
	say(setting, run,
		arena_format(arena,
			"The text of this book is set in %.*s at %.*s on %.*s "
			"points, its headings and tables in %.*s, its code in "
			"%.*s.",
			STR_FORMAT(family(layout, &style->body.text)),
			STR_FORMAT(points(arena, style->at.body_size)),
			STR_FORMAT(points(arena, style->at.leading)),
			STR_FORMAT(family(layout, &style->cell.text)),
			STR_FORMAT(family(layout, &style->code))));
}

static void say_pages(struct setting *setting, const struct run_context *run)
{
	const struct style *style = run->style;
	struct arena *arena = setting->layout->text->arena;
	struct str date = run->book->metadata->date;
	struct str edition = str_is_empty(date)
		? date
		: arena_format(arena, ", from the manuscript of %.*s",
			  STR_FORMAT(date));
	say(setting, run,
		arena_format(arena,
			"Its pages measure %.*s by %.*s inches (%d by %d mm). "
			"They were made by octavo " OCTAVO_VERSION
			", which compiles a folder of Markdown lessons into an "
			"EPUB and a PDF%.*s.",
			STR_FORMAT(inches(arena, style->page_width)),
			STR_FORMAT(inches(arena, style->page_height)),
			millimetres(style->page_width),
			millimetres(style->page_height), STR_FORMAT(edition)));
}

void lay_out_colophon(
	struct unit *unit, const struct run_context *run, struct text_job *job)
{
	struct layout layout;
	struct setting setting = unit_setting(unit, &layout, run, job);
	setting.hang = 0;
	vec_clear(&run->book->colophon);
	set_opening(&setting, (struct str){ 0 }, NULL,
		run->book->words[WORD_COLOPHON]);
	say_fonts(&setting, run);
	say_pages(&setting, run);
	unit_paginate(unit, &layout, run);
}
