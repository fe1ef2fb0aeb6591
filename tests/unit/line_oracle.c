/* SPDX-License-Identifier: MIT */
/*
 * Line breaking against LuaTeX: with TeX's numbers as rules, every paragraph
 * of tests/typeset/oracle/paragraphs.txt must break where TeX broke it. The
 * format of that file is told in record.lua beside it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "text/line.h"

enum { PARAGRAPHS_LEAST = 2000 };

/* A paragraph as recorded. */
struct record {
	long measure, pretolerance, tolerance, emergency;
	const char *items;
	const char *breaks;
};

struct glue {
	long width, stretch, shrink;
};

struct division {
	long penalty, before, behind, whole;
};

/* Reading one paragraph's items into candidates. */
struct reader {
	struct line_work *work;
	struct extent sum;
	struct glue glue;
	struct division division;
	bool with_hyphens;
	bool follows_box; /* glue is a place to break only behind something */
	uint32_t item; /* from 1 */
	size_t open; /* candidates from here on wait for the next box */
};

/* Blanks after a break vanish: the next line starts at the next box. */
static void settle_starts(struct reader *r)
{
	struct line_work *work = r->work;

	for (; r->open < work->candidates.count; r->open++)
		work->candidates.at[r->open].start = r->sum;
}

static void put(struct reader *r, struct extent end, long penalty)
{
	vec_push(&r->work->candidates,
		(struct candidate){
			.end = end,
			.penalty = (int32_t)penalty,
			.piece = r->item,
		});
}

static void read_glue(struct reader *r, const char *text)
{
	if (text[1] != ' ')
		sscanf(text, "_%ld+%ld-%ld", &r->glue.width, &r->glue.stretch,
			&r->glue.shrink);
	if (r->follows_box)
		put(r, r->sum, 0);
	r->follows_box = false;
	r->sum.width += r->glue.width;
	r->sum.stretch += r->glue.stretch;
	r->sum.shrink += r->glue.shrink;
}

static void read_division(struct reader *r, const char *text)
{
	const struct division *d = &r->division;

	if (text[1] != ' ')
		sscanf(text + 1, "%ld,%ld,%ld,%ld", &r->division.penalty,
			&r->division.before, &r->division.behind,
			&r->division.whole);
	settle_starts(r);
	r->follows_box = true;
	if (r->with_hyphens || text[0] == '=') {
		struct extent end = r->sum;
		struct extent start = r->sum;
		end.width += d->before;
		start.width += d->whole - d->behind;
		put(r, end, d->penalty);
		struct candidate *added = &r->work->candidates.at[r->open];
		added->start = start;
		added->is_hyphen = true;
		r->open = r->work->candidates.count;
	}
	r->sum.width += d->whole;
}

static void read_penalty(struct reader *r, const char *text)
{
	long penalty = strtol(text + 1, NULL, 10);

	if (penalty < 10000)
		put(r, r->sum, penalty);
	r->follows_box = false;
}

static void read_item(struct reader *r, const char *text)
{
	switch (text[0]) {
	case '_':
		read_glue(r, text);
		return;
	case '-':
	case '=':
		read_division(r, text);
		return;
	case 'p':
		read_penalty(r, text);
		return;
	default:
		settle_starts(r);
		r->sum.width += strtol(text, NULL, 10);
		r->follows_box = true;
	}
}

static void read_items(
	struct line_work *work, const struct record *record, bool with_hyphens)
{
	struct reader r = {
		.work = work,
		.with_hyphens = with_hyphens,
	};

	vec_clear(&work->candidates);
	vec_push(&work->candidates, (struct candidate){ 0 });
	for (const char *at = record->items; *at != ':';) {
		r.item++;
		read_item(&r, at);
		at = strchr(at, ' ') + 1;
	}
	settle_starts(&r);
	put(&r, r.sum, 0);
	work->candidates.at[r.open].is_forced = true;
	work->candidates.at[r.open].is_filled = true;
}

static void break_as_tex(struct line_work *work, const struct record *record)
{
	struct fit_rules rules = {
		.measure = record->measure,
		.line_penalty = 10,
		.adjacent_demerits = 10000,
		.double_hyphen_demerits = 10000,
		.final_hyphen_demerits = 5000,
	};

	if (record->pretolerance >= 0) {
		read_items(work, record, /*with_hyphens=*/false);
		rules.tolerance = (int)record->pretolerance;
		if (line_fit(work, &rules))
			return;
	}
	read_items(work, record, /*with_hyphens=*/true);
	rules.tolerance = (int)record->tolerance;
	rules.is_final = record->emergency == 0;
	if (line_fit(work, &rules))
		return;
	rules.emergency = record->emergency;
	rules.is_final = true;
	line_fit(work, &rules);
}

static bool same_breaks(
	const struct line_work *work, const struct record *record)
{
	const char *at = record->breaks;

	for (size_t i = 0; i + 1 < work->breaks.count; i++) {
		char *next;
		unsigned long item = strtoul(at, &next, 10);
		if (next == at ||
			work->candidates.at[work->breaks.at[i]].piece != item)
			return false;
		at = next;
	}
	return *at == '\0' || strspn(at, " ") == strlen(at);
}

static void parse_record(char *line, struct record *record)
{
	sscanf(line, "%ld %ld %ld %ld", &record->measure, &record->pretolerance,
		&record->tolerance, &record->emergency);
	record->items = strchr(line, ':') + 2;
	record->breaks = strchr(record->items, ':') + 1;
}

static void lines_break_where_tex_broke_them(void **state)
{
	struct arena arena;
	struct str text;
	struct str line;
	const char *why = NULL;
	struct line_work work = { 0 };
	size_t count = 0;
	size_t different = 0;

	(void)state;
	arena_init(&arena);
	assert_true(file_read(&arena,
		STR("tests/typeset/oracle/paragraphs.txt"), &text, &why));
	while (str_take_line(&text, &line)) {
		struct record record;
		parse_record((char *)arena_c_string(&arena, line), &record);
		break_as_tex(&work, &record);
		count++;
		if (!same_breaks(&work, &record)) {
			different++;
			print_error("paragraph %zu differs\n", count);
		}
	}
	assert_true(count >= PARAGRAPHS_LEAST);
	assert_int_equal(different, 0);
	line_work_free(&work);
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_break_where_tex_broke_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
