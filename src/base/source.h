/* SPDX-License-Identifier: MIT */
/*
 * A source: a named text of the author's, and places in it. An expansion: a
 * lesson's text with its includes put in, which remembers for every byte the
 * source that it came from.
 */
#ifndef BASE_SOURCE_H
#define BASE_SOURCE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/vec.h"

struct source;

/* A place. source is NULL for "nowhere"; line 0 means the whole file. */
struct span {
	const struct source *source;
	uint32_t line; /* from 1 */
	uint32_t column; /* from 1, in bytes */
};

struct source {
	struct str name; /* the path as messages print it */
	struct str text;
	uint32_t order; /* its lesson's place in the book; 0 before them */
	struct span includer; /* the directive that brought it in, or nowhere */
	size_t *line_starts; /* line i + 1 starts at byte line_starts[i] */
	size_t line_count;
};

/* A source in the arena; name and text must live as long. */
struct source *source_make(
	struct arena *arena, struct str name, struct str text);
/* The place of a byte; at may be text.length. */
struct span source_span(const struct source *source, size_t at);
/* The byte of a place; past the end of a line its end. */
size_t source_offset(
	const struct source *source, uint32_t line, uint32_t column);
/* The text of a line from 1, without its end; empty outside. */
struct str source_line(const struct source *source, uint32_t line);

/* From byte at on, the expansion shows source from byte source_at on. */
struct piece {
	size_t at;
	const struct source *source;
	size_t source_at;
};

struct expansion {
	struct source *text; /* the expanded text, with lines of its own */
	struct piece *pieces; /* by at, the first at 0; at least one */
	size_t count;
};

/* An expansion that is one source unchanged. */
struct expansion expansion_of(struct arena *arena, const struct source *source);
/* The place in the author's file of a byte of the expanded text. */
struct span expansion_span(const struct expansion *expansion, size_t at);

#endif
