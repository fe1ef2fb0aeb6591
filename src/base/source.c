/* SPDX-License-Identifier: MIT */
/* Sources and expansions: lines are found once, places by binary search. */
#include "base/source.h"

#include <assert.h>
#include <string.h>

/* The place behind the next line end from at on; 0: there is none. */
static size_t behind_line(struct str text, size_t at)
{
	if (at == text.length)
		return 0;
	const char *end = memchr(text.at + at, '\n', text.length - at);
	return end == NULL ? 0 : (size_t)(end - text.at) + 1;
}

struct source *source_make(
	struct arena *arena, struct str name, struct str text)
{
	struct source *source = ARENA_NEW(arena, struct source);
	source->name = name;
	source->text = text;
	source->line_count = 1;
	for (size_t at = 0; (at = behind_line(text, at)) > 0;)
		source->line_count++;
	source->line_starts = ARENA_ARRAY(arena, size_t, source->line_count);
	size_t line = 1;
	for (size_t at = 0; (at = behind_line(text, at)) > 0;)
		source->line_starts[line++] = at;
	return source;
}

struct span source_span(const struct source *source, size_t at)
{
	size_t low = 0, high = source->line_count;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;
		if (source->line_starts[middle] <= at)
			low = middle;
		else
			high = middle;
	}
	return (struct span){ source, (uint32_t)low + 1,
		(uint32_t)(at - source->line_starts[low]) + 1 };
}

struct str source_line(const struct source *source, uint32_t line)
{
	if (line == 0 || line > source->line_count)
		return (struct str){ 0 };
	size_t start = source->line_starts[line - 1];
	size_t end = source->text.length;
	if (line < source->line_count) {
		end = source->line_starts[line] - 1;
		if (end > start && source->text.at[end - 1] == '\r')
			end--;
	}
	return str_slice(source->text, start, end);
}

size_t source_offset(
	const struct source *source, uint32_t line, uint32_t column)
{
	if (line == 0)
		return 0;
	if (line > source->line_count)
		return source->text.length;
	size_t length = source_line(source, line).length;
	size_t at = column > 0 ? column - 1 : 0;
	return source->line_starts[line - 1] + (at < length ? at : length);
}

struct expansion expansion_of(struct arena *arena, const struct source *source)
{
	struct piece *piece = ARENA_NEW(arena, struct piece);
	piece->source = source;
	struct expansion expansion = { .pieces = piece, .count = 1 };
	expansion.text = source_make(arena, source->name, source->text);
	return expansion;
}

struct span expansion_span(const struct expansion *expansion, size_t at)
{
	assert(expansion->count > 0);
	size_t low = 0, high = expansion->count;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;
		if (expansion->pieces[middle].at <= at)
			low = middle;
		else
			high = middle;
	}
	const struct piece *piece = &expansion->pieces[low];
	size_t source_at = piece->source_at + (at - piece->at);
	if (source_at > piece->source->text.length)
		source_at = piece->source->text.length;
	return source_span(piece->source, source_at);
}
