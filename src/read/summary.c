/* SPDX-License-Identifier: MIT */
/*
 * SUMMARY.md by mdBook's grammar: a title, prefix lessons, parts with numbered
 * lists, suffix lessons. Numbers go on across parts and separators.
 */
#include "read/summary.h"

#include "base/file.h"
#include "base/path.h"

enum { MAXIMAL_DEPTH = 33 };

struct grammar {
	struct reader *reader;
	enum entry_place place;
	bool has_title; /* the first heading is the summary's own */
	int numbers[MAXIMAL_DEPTH];
	struct map listed; /* path -> struct entry that lists it */
};

struct str next_number(struct arena *arena, int *numbers, int depth)
{
	struct buf text = { 0 };
	numbers[depth]++;
	for (int i = 0; i <= depth; i++) {
		if (i > 0)
			buf_put_byte(&text, '.');
		buf_put_number(&text, numbers[i]);
	}
	for (int i = depth + 1; i < MAXIMAL_DEPTH; i++)
		numbers[i] = 0;
	struct str copy = arena_copy(arena, buf_str(&text));
	buf_free(&text);
	return copy;
}

bool is_outside_address(struct str target)
{
	return str_find(target, STR("://")) < target.length ||
		str_starts(target, STR("mailto:"));
}

void add_entry(struct reader *reader, struct entry entry)
{
	vec_push(&reader->manuscript->entries, entry);
}

/* Where a target of the summary lies, below the source folder. */
struct str entry_path(struct reader *reader, struct str target)
{
	struct str folder = reader->manuscript->settings.source_folder;
	struct str path = path_join(reader->arena, folder, target);
	return path_relative(reader->arena, path, folder);
}

static void report_second(struct grammar *grammar, const struct row *row,
	struct str path, const struct entry *first)
{
	struct diags *diags = grammar->reader->diags;
	diag(diags, row->span, MSG_LESSON_TWICE, "'%.*s'", STR_FORMAT(path));
	diag_hint(diags, "its first entry is on line %u", first->span.line);
}

static void take_lesson(struct grammar *grammar, const struct row *row)
{
	struct reader *reader = grammar->reader;
	struct entry entry = { .kind = ENTRY_LESSON,
		.place = grammar->place,
		.title = row->title,
		.depth = row->depth,
		.span = row->span };
	if (is_outside_address(row->target)) {
		diag(reader->diags, row->span, MSG_SUMMARY_OUTSIDE, "'%.*s'",
			STR_FORMAT(row->target));
		return;
	}
	if (grammar->place == PLACE_NUMBERED)
		entry.number = next_number(
			reader->arena, grammar->numbers, row->depth);
	if (str_is_empty(row->target)) {
		entry.kind = ENTRY_DRAFT;
		add_entry(reader, entry);
		return;
	}
	entry.path = entry_path(reader, row->target);
	struct entry *first = map_find(&grammar->listed, entry.path);
	if (first) {
		report_second(grammar, row, entry.path, first);
		return;
	}
	struct entry *kept = ARENA_NEW(reader->arena, struct entry);
	*kept = entry;
	map_put(&grammar->listed, entry.path, kept);
	add_entry(reader, entry);
}

static void take_heading(struct grammar *grammar, const struct row *row)
{
	bool is_title = !grammar->has_title;
	if (row->level != 1)
		return;
	grammar->has_title = true;
	if (is_title)
		return;
	if (grammar->place == PLACE_SUFFIX)
		diag(grammar->reader->diags, row->span, MSG_SUMMARY_ORDER,
			"'%.*s'", STR_FORMAT(row->title));
	grammar->place = PLACE_NUMBERED;
	add_entry(grammar->reader,
		(struct entry){ .kind = ENTRY_PART,
			.place = PLACE_NUMBERED,
			.title = row->title,
			.span = row->span });
}

static void take_item(struct grammar *grammar, const struct row *row)
{
	if (grammar->place == PLACE_SUFFIX)
		diag(grammar->reader->diags, row->span, MSG_SUMMARY_ORDER,
			"'%.*s'", STR_FORMAT(row->title));
	grammar->place = PLACE_NUMBERED;
	take_lesson(grammar, row);
}

static void take_row(struct grammar *grammar, const struct row *row)
{
	if (row->kind != ROW_HEADING)
		grammar->has_title = true;
	switch (row->kind) {
	case ROW_HEADING:
		take_heading(grammar, row);
		break;
	case ROW_ITEM:
		take_item(grammar, row);
		break;
	case ROW_BARE_ITEM:
		diag(grammar->reader->diags, row->span, MSG_SUMMARY_ITEM,
			"'%.*s'", STR_FORMAT(row->title));
		break;
	case ROW_LINK:
		if (grammar->place == PLACE_NUMBERED)
			grammar->place = PLACE_SUFFIX;
		take_lesson(grammar, row);
		break;
	case ROW_RULE:
		add_entry(grammar->reader,
			(struct entry){ .kind = ENTRY_SEPARATOR,
				.place = grammar->place,
				.span = row->span });
		break;
	}
}

bool open_summary(struct reader *reader, struct str name, struct rows *rows)
{
	struct str path = path_join(reader->arena,
		reader->manuscript->settings.source_folder, name);
	const char *why;
	struct source *source = text_source(reader, path, &why);
	if (!source) {
		diag(reader->diags, (struct span){ 0 }, MSG_SUMMARY_MISSING,
			"'%.*s': %s", STR_FORMAT(path), why);
		return false;
	}
	reader->manuscript->summary = source;
	rows_of(reader->arena, source, rows);
	return true;
}

bool read_summary(struct reader *reader)
{
	struct rows rows = { 0 };
	struct grammar grammar = { .reader = reader, .place = PLACE_PREFIX };
	bool is_read = open_summary(reader, STR("SUMMARY.md"), &rows);
	for (size_t i = 0; i < rows.count; i++)
		take_row(&grammar, &rows.at[i]);
	map_free(&grammar.listed);
	vec_free(&rows);
	return is_read;
}
