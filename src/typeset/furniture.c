/* SPDX-License-Identifier: MIT */
/*
 * Running heads: the chapter on a verso, the section on a recto, at the outer
 * edge; none on a chapter's first page. The folio stands at the outer edge of
 * the foot, on every page in the same place. Title pages and parts have
 * neither.
 */
#include "typeset/furniture.h"

static bool has_furniture(enum unit_kind kind)
{
	switch (kind) {
	case UNIT_HALF_TITLE:
	case UNIT_TITLE:
	case UNIT_DEDICATION:
	case UNIT_PART:
	case UNIT_COLOPHON:
		return false;
	case UNIT_CONTENTS:
	case UNIT_FIGURES:
	case UNIT_TABLES:
	case UNIT_LISTINGS:
	case UNIT_CHAPTER:
	case UNIT_INDEX:
	case UNIT_KIND_COUNT:
		return true;
	}
	return true;
}

static struct str lesson_head(const struct sheet *sheet)
{
	const struct book *book = sheet->run->book;
	const struct unit *unit = sheet->unit;
	const struct lesson *lesson = book->lessons.at[unit->first_lesson];
	struct str title = str_is_empty(lesson->short_title)
		? lesson->title
		: lesson->short_title;
	if (str_is_empty(lesson->number) || !book->settings->number_chapters)
		return title;
	enum word word =
		lesson->role == ROLE_APPENDIX ? WORD_APPENDIX : WORD_CHAPTER;
	struct arena *arena = &sheet->unit->arena;
	return arena_format(arena, "%.*s: %.*s",
		STR_FORMAT(
			book_numbered(book, arena, word, lesson->number, " ")),
		STR_FORMAT(title));
}

/* What the unit is called at the head of its pages. */
static struct str unit_head(const struct sheet *sheet)
{
	const struct str *words = sheet->run->book->words;
	switch (sheet->unit->kind) {
	case UNIT_CONTENTS:
		return words[WORD_CONTENTS];
	case UNIT_FIGURES:
		return words[WORD_FIGURES];
	case UNIT_TABLES:
		return words[WORD_TABLES];
	case UNIT_LISTINGS:
		return words[WORD_LISTINGS];
	case UNIT_INDEX:
		return words[WORD_INDEX];
	case UNIT_CHAPTER:
		return lesson_head(sheet);
	case UNIT_HALF_TITLE:
	case UNIT_TITLE:
	case UNIT_DEDICATION:
	case UNIT_PART:
	case UNIT_COLOPHON:
	case UNIT_KIND_COUNT:
		break;
	}
	return (struct str){ 0 };
}

/* The line cut behind a word so that it fits, with an ellipsis. */
static struct line fit_line(struct sheet *sheet, struct text_job *job,
	struct str text, const struct text_style *style, length room)
{
	struct line line = line_of_text(job, text, style, NULL);
	while (line.width > room && text.length > 0) {
		size_t end = text.length;
		while (end > 0 && text.at[end - 1] != ' ')
			end--;
		text = str_trim(str_slice(text, 0, end));
		line = line_of_text(job,
			arena_format(&sheet->unit->arena, "%.*s\xE2\x80\xA6",
				STR_FORMAT(text)),
			style, NULL);
	}
	return line;
}

/* A line at the outer edge of the page. */
static void put_outside(struct sheet *sheet, const struct page_facts *facts,
	const struct line *line, length baseline)
{
	length x = sheet->left;
	if (facts->is_recto != sheet->run->style->is_right_to_left)
		x += sheet->width - line->width;
	sheet_put_line(sheet, line, x, baseline, /*is_artifact=*/true);
}

void furnish(struct sheet *sheet, const struct page_facts *facts,
	struct text_job *job)
{
	const struct style *style = sheet->run->style;
	if (!has_furniture(sheet->unit->kind))
		return;
	if (!facts->is_opening) {
		struct str text =
			facts->is_recto && !str_is_empty(facts->section)
			? facts->section
			: unit_head(sheet);
		struct line head = fit_line(
			sheet, job, text, &style->running_head, sheet->width);
		put_outside(sheet, facts, &head, style->at.head_baseline);
	}
	struct line folio =
		line_of_text(job, facts->label, &style->folio, NULL);
	put_outside(sheet, facts, &folio, style->at.folio_baseline);
}
