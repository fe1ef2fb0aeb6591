/* SPDX-License-Identifier: MIT */
/* Messages: reported in any order, printed in the order of the book. */
#include "diag/diag.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct diagnostic {
	struct span span;
	enum message message;
	struct str subject;
	struct str hints; /* lines, each with its LF */
	size_t serial; /* in the order of report */
};

struct message_row {
	const char *id;
	enum level level;
	const char *text;
};

static const struct message_row rows[MESSAGE_COUNT] = {
#define MESSAGE(name, id, level, text) [MSG_##name] = { id, level, text },
#include "diag/messages.def"
#undef MESSAGE
};

static const char *const level_names[] = {
	[LEVEL_NOTE] = "note",
	[LEVEL_WARNING] = "warning",
	[LEVEL_ERROR] = "error",
};

static const char *const level_colors[] = {
	[LEVEL_NOTE] = "\033[1;36m",
	[LEVEL_WARNING] = "\033[1;35m",
	[LEVEL_ERROR] = "\033[1;31m",
};

const char *message_id(enum message message)
{
	return rows[message].id;
}

enum level message_level(enum message message)
{
	return rows[message].level;
}

void diags_init(struct diags *diags, bool is_strict)
{
	*diags = (struct diags){ .is_strict = is_strict };
	arena_init(&diags->arena);
}

/* printf into the arena; control characters become blanks. */
static struct str format_text(
	struct arena *arena, const char *format, va_list arguments)
{
	va_list again;
	va_copy(again, arguments);
	int length = vsnprintf(NULL, 0, format, arguments);
	char *text = arena_make(arena, (size_t)length + 1);
	vsnprintf(text, (size_t)length + 1, format, again);
	va_end(again);
	for (int i = 0; i < length; i++)
		if ((unsigned char)text[i] < ' ')
			text[i] = ' ';
	return (struct str){ text, (size_t)length };
}

void diag(struct diags *diags, struct span span, enum message message,
	const char *format, ...)
{
	struct diagnostic *new = ARENA_NEW(&diags->arena, struct diagnostic);
	va_list arguments;
	va_start(arguments, format);
	new->subject = format_text(&diags->arena, format, arguments);
	va_end(arguments);
	new->span = span;
	new->message = message;
	vec_push(&diags->all, new);
	diags->counts[rows[message].level]++;
}

void diag_hint(struct diags *diags, const char *format, ...)
{
	struct diagnostic *last = diags->all.at[diags->all.count - 1];
	va_list arguments;
	va_start(arguments, format);
	struct str hint = format_text(&diags->arena, format, arguments);
	va_end(arguments);
	last->hints = arena_format(&diags->arena, "%.*s      hint: %.*s\n",
		STR_FORMAT(last->hints), STR_FORMAT(hint));
}

bool diags_ok(const struct diags *diags)
{
	return diags->counts[LEVEL_ERROR] == 0 &&
		(!diags->is_strict || diags->counts[LEVEL_WARNING] == 0);
}

void diags_take(struct diags *diags, struct diags *other)
{
	for (size_t i = 0; i < other->all.count; i++) {
		struct diagnostic *copy =
			ARENA_NEW(&diags->arena, struct diagnostic);
		*copy = *other->all.at[i];
		copy->subject = arena_copy(&diags->arena, copy->subject);
		copy->hints = arena_copy(&diags->arena, copy->hints);
		vec_push(&diags->all, copy);
		diags->counts[rows[copy->message].level]++;
	}
	bool is_strict = other->is_strict;
	diags_free(other);
	diags_init(other, is_strict);
}

/* The place in the lesson's own file: that of the outermost include. */
static struct span outermost(struct span span)
{
	while (span.source != NULL && span.source->includer.source != NULL)
		span = span.source->includer;
	return span;
}

static int compare_numbers(size_t a, size_t b)
{
	return a < b ? -1 : a > b;
}

static int compare_spans(struct span a, struct span b)
{
	if (a.source == NULL || b.source == NULL)
		return compare_numbers(a.source != NULL, b.source != NULL);
	int order = compare_numbers(a.source->order, b.source->order);
	if (order == 0)
		order = str_compare(a.source->name, b.source->name);
	if (order == 0)
		order = compare_numbers(a.line, b.line);
	return order != 0 ? order : compare_numbers(a.column, b.column);
}

static int compare_diagnostics(const void *left, const void *right)
{
	const struct diagnostic *a = *(struct diagnostic *const *)left;
	const struct diagnostic *b = *(struct diagnostic *const *)right;
	int order = compare_spans(outermost(a->span), outermost(b->span));
	if (order == 0)
		order = compare_spans(a->span, b->span);
	return order != 0 ? order : compare_numbers(a->serial, b->serial);
}

/* A part of a message in a color, where colors are wanted. */
static void put_colored(
	struct buf *out, const char *color, bool in_color, const char *text)
{
	if (in_color)
		buf_put(out, str_of(color));
	buf_put(out, str_of(text));
	if (in_color)
		buf_put(out, STR("\033[0m"));
}

static void put_place(struct buf *out, struct span span)
{
	if (span.source == NULL) {
		buf_put(out, STR("octavo: "));
		return;
	}
	buf_put(out, span.source->name);
	if (span.line > 0)
		buf_put_format(out, ":%u:%u", span.line, span.column);
	buf_put(out, STR(": "));
}

enum { LINE_BYTES_SHOWN = 160 };

/* The source line, and below it a caret at the column. */
static void put_source_line(struct buf *out, struct span span, bool in_color)
{
	if (span.source == NULL || span.line == 0)
		return;
	struct str line = source_line(span.source, span.line);
	size_t column = span.column > 0 ? span.column - 1 : 0;
	if (line.length > LINE_BYTES_SHOWN || column > line.length)
		return;
	buf_put_format(
		out, "%5u | %.*s\n      | ", span.line, STR_FORMAT(line));
	for (size_t i = 0; i < column; i++) {
		unsigned char byte = (unsigned char)line.at[i];
		if ((byte & 0xC0) != 0x80)
			buf_put_byte(out, byte == '\t' ? '\t' : ' ');
	}
	put_colored(out, "\033[1;32m", in_color, "^");
	buf_put_byte(out, '\n');
}

static void put_includers(struct buf *out, struct span span)
{
	if (span.source == NULL)
		return;
	struct span from = span.source->includer;
	if (from.source == NULL)
		return;
	buf_put_format(out, "      included from %.*s:%u:%u\n",
		STR_FORMAT(from.source->name), from.line, from.column);
	put_includers(out, from);
}

static void put_diagnostic(
	struct buf *out, const struct diagnostic *diagnostic, bool in_color)
{
	const struct message_row *row = &rows[diagnostic->message];
	put_place(out, diagnostic->span);
	put_colored(out, level_colors[row->level], in_color,
		level_names[row->level]);
	buf_put_format(out, ": %s", row->text);
	if (diagnostic->subject.length > 0)
		buf_put_format(out, " %.*s", STR_FORMAT(diagnostic->subject));
	buf_put_format(out, " [%s]\n", row->id);
	put_source_line(out, diagnostic->span, in_color);
	put_includers(out, diagnostic->span);
	buf_put(out, diagnostic->hints);
}

static void put_count(struct buf *out, size_t count, const char *noun)
{
	buf_put_format(out, "%zu %s%s", count, noun, count == 1 ? "" : "s");
}

static void put_counts(struct buf *out, const struct diags *diags)
{
	const char *before = "";
	for (int level = LEVEL_ERROR; level >= LEVEL_WARNING; level--) {
		if (diags->counts[level] == 0)
			continue;
		buf_put(out, str_of(before));
		put_count(out, diags->counts[level], level_names[level]);
		before = ", ";
	}
	if (*before != '\0')
		buf_put_byte(out, '\n');
}

void diags_put(const struct diags *diags, enum level least, bool in_color,
	struct buf *out)
{
	size_t count = diags->all.count;
	if (count == 0)
		return;
	for (size_t i = 0; i < count; i++)
		diags->all.at[i]->serial = i;
	struct diagnostic **sorted = malloc(count * sizeof *sorted);
	if (sorted == NULL)
		fatal_out_of_memory();
	memcpy(sorted, diags->all.at, count * sizeof *sorted);
	qsort(sorted, count, sizeof *sorted, compare_diagnostics);
	for (size_t i = 0; i < count; i++)
		if (rows[sorted[i]->message].level >= least)
			put_diagnostic(out, sorted[i], in_color);
	free(sorted);
	put_counts(out, diags);
}

void diags_free(struct diags *diags)
{
	vec_free(&diags->all);
	arena_free(&diags->arena);
}
