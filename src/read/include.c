/* SPDX-License-Identifier: MIT */
/*
 * {{#include}} and its relatives, put into a lesson's text before anything of
 * its Markdown is understood, as mdBook does it. For every stretch of the
 * result a piece remembers the file and the byte that it came from.
 *
 * A frame is one file being copied. Where a directive stands behind white
 * space and '>' only, that prefix is repeated before every further line, so
 * that an include in a list or a quote stays in it.
 */
#include "read/private.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/path.h"
#include "read/region.h"

/* An argument that does not end within so many bytes is none. */
enum { MAXIMAL_DEPTH = 10, LONGEST_ARGUMENT = 1024 };

struct expander {
	struct reader *reader;
	struct entry *entry;
	struct buf out;
	VEC(struct piece) pieces;
};

struct frame {
	const struct frame *outer;
	const struct source *source;
	struct str path;
	struct str prefix; /* before every line but the first */
	int depth;
};

/* {{#name argument}} */
struct directive {
	size_t start, end; /* in the source */
	struct str name, argument;
	bool is_escaped; /* \{{#...}}: shown without the backslash */
};

static bool is_word_byte(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
		(byte >= '0' && byte <= '9') || byte == '_';
}

static bool is_blank(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\n';
}

static size_t skip_blanks(struct str text, size_t at)
{
	while (at < text.length && is_blank(text.at[at]))
		at++;
	return at;
}

/* Reads the directive whose "{{" stands at start. */
static bool parse_directive(
	struct str text, size_t start, struct directive *directive)
{
	size_t name = skip_blanks(text, start + 2);
	if (name >= text.length || text.at[name] != '#')
		return false;
	size_t name_end = ++name;
	while (name_end < text.length && is_word_byte(text.at[name_end]))
		name_end++;
	size_t argument = skip_blanks(text, name_end);
	struct str rest =
		str_slice(text, argument, argument + LONGEST_ARGUMENT);
	size_t length = str_find_byte(rest, '}');
	if (name_end == name || argument == name_end || length == 0 ||
		!str_starts(str_slice(rest, length, rest.length), STR("}}")))
		return false;
	directive->start = start;
	directive->end = argument + length + 2;
	directive->name = str_slice(text, name, name_end);
	directive->argument = str_trim(str_slice(rest, 0, length));
	directive->is_escaped = start > 0 && text.at[start - 1] == '\\';
	return true;
}

/* The first directive in [from, until); false when there is none. */
static bool find_directive(
	struct str text, size_t from, size_t until, struct directive *directive)
{
	text = str_slice(text, 0, until);
	while (from < until) {
		struct str rest = str_slice(text, from, until);
		size_t open = str_find(rest, STR("{{"));
		if (open == rest.length)
			return false;
		if (parse_directive(text, from + open, directive))
			return true;
		from += open + 2;
	}
	return false;
}

/* What is put next comes from here; pieces without text are forgotten. */
static void put_piece(
	struct expander *expander, const struct source *source, size_t at)
{
	size_t count = expander->pieces.count;
	while (count > 0 &&
		expander->pieces.at[count - 1].at >= expander->out.length)
		count--;
	expander->pieces.count = count;
	vec_push(&expander->pieces,
		((struct piece){ expander->out.length, source, at }));
}

/* Text of our own, which a message would place at the byte at. */
static void put_made(struct expander *expander, const struct source *source,
	size_t at, struct str text)
{
	put_piece(expander, source, at);
	buf_put(&expander->out, text);
}

static void copy(struct expander *expander, const struct frame *frame,
	size_t start, size_t end)
{
	struct str text = frame->source->text;
	while (start < end) {
		struct str rest = str_slice(text, start, end);
		size_t line = str_is_empty(frame->prefix)
			? rest.length
			: str_find_byte(rest, '\n');
		line += line < rest.length;
		put_piece(expander, frame->source, start);
		buf_put(&expander->out, str_slice(rest, 0, line));
		start += line;
		if (!str_is_empty(frame->prefix) && line > 0 &&
			rest.at[line - 1] == '\n')
			put_made(expander, frame->source, start, frame->prefix);
	}
}

/* The white space and '>' before the directive, if nothing else is there. */
static struct str prefix_of(struct reader *reader, const struct frame *frame,
	const struct directive *directive)
{
	struct str text = frame->source->text;
	size_t start = directive->start;
	while (start > 0 && text.at[start - 1] != '\n')
		start--;
	struct str own = str_slice(text, start, directive->start);
	for (size_t i = 0; i < own.length; i++)
		if (own.at[i] != ' ' && own.at[i] != '\t' && own.at[i] != '>')
			return frame->prefix;
	if (str_is_empty(own) || str_is_empty(frame->prefix))
		return str_is_empty(own) ? frame->prefix : own;
	return arena_format(reader->arena, "%.*s%.*s",
		STR_FORMAT(frame->prefix), STR_FORMAT(own));
}

static void scan(struct expander *expander, const struct frame *frame,
	size_t start, size_t end);

static void hint_at_file(struct reader *reader, struct str path)
{
	struct str *names;
	size_t count;
	const char *why;
	if (!file_list(reader->arena, path_parent(path), &names, &count, &why))
		return;
	struct str nearest = nearest_name(path_name(path), names, count);
	if (!str_is_empty(nearest))
		diag_hint(reader->diags, "did you mean '%.*s'?",
			STR_FORMAT(nearest));
}

/* The source of an included file; NULL after a report. */
static struct source *open_source(struct expander *expander,
	const struct frame *frame, struct span span, struct str path)
{
	struct reader *reader = expander->reader;
	const char *why;
	for (const struct frame *at = frame; at; at = at->outer)
		if (str_equal(at->path, path)) {
			diag(reader->diags, span, MSG_INCLUDE_CYCLE, "'%.*s'",
				STR_FORMAT(path));
			return NULL;
		}
	if (frame->depth == MAXIMAL_DEPTH) {
		diag(reader->diags, span, MSG_INCLUDE_DEPTH, "'%.*s'",
			STR_FORMAT(path));
		return NULL;
	}
	struct source *source = text_source(reader, path, &why);
	if (!source) {
		diag(reader->diags, span, MSG_INCLUDE_MISSING, "'%.*s': %s",
			STR_FORMAT(path), why);
		hint_at_file(reader, path);
		return NULL;
	}
	source->order = frame->source->order;
	source->includer = span;
	return source;
}

static void report_empty_region(struct reader *reader, struct span span,
	const struct source *source, const struct region *region)
{
	if (region->kind == REGION_LINES) {
		size_t last = source->line_count;
		last -= str_is_empty(source_line(source, (uint32_t)last));
		diag(reader->diags, span, MSG_INCLUDE_LINES,
			"'%.*s' has %zu lines", STR_FORMAT(source->name), last);
		return;
	}
	diag(reader->diags, span, MSG_INCLUDE_ANCHOR, "'%.*s' in '%.*s'",
		STR_FORMAT(region->anchor), STR_FORMAT(source->name));
	struct str *names;
	size_t count = region_anchors(reader->arena, source, &names);
	struct str nearest = nearest_name(region->anchor, names, count);
	if (!str_is_empty(nearest))
		diag_hint(reader->diags, "did you mean '%.*s'?",
			STR_FORMAT(nearest));
}

/* The lines outside the region, as Rust's own hidden lines. */
static void put_hidden(struct expander *expander, const struct frame *frame,
	size_t from, size_t until)
{
	while (from < until) {
		struct str rest = str_slice(frame->source->text, from, until);
		size_t line = str_find_byte(rest, '\n');
		line += line < rest.length;
		if (!is_anchor_line(str_slice(rest, 0, line))) {
			put_made(expander, frame->source, from, STR("# "));
			copy(expander, frame, from, from + line);
		}
		from += line;
	}
}

/* Takes back the line end, and what was put behind it, of the last line. */
static void trim_end(struct buf *out, struct str prefix)
{
	struct str text = buf_str(out);
	if (!str_is_empty(prefix) && str_ends(text, prefix))
		text.length -= prefix.length;
	if (str_ends(text, STR("\n")))
		out->length = text.length - 1;
}

/* Copies the region's stretches; with is_whole the rest as hidden lines. */
static void put_region(struct expander *expander, const struct frame *frame,
	const struct stretches *stretches, bool is_whole)
{
	size_t done = 0, length = frame->source->text.length;
	for (size_t i = 0; i < stretches->count; i++) {
		const struct stretch *stretch = &stretches->at[i];
		if (is_whole)
			put_hidden(expander, frame, done, stretch->start);
		scan(expander, frame, stretch->start, stretch->end);
		done = stretch->end;
	}
	if (is_whole)
		put_hidden(expander, frame, done, length);
	if (stretches->count > 0)
		trim_end(&expander->out, frame->prefix);
}

/* {{#include path:region}}, {{#rustdoc_include ...}} */
static bool include(struct expander *expander, const struct frame *frame,
	const struct directive *directive, struct span span)
{
	struct reader *reader = expander->reader;
	struct str argument = directive->argument;
	for (size_t i = 0; i < argument.length; i++)
		if (is_blank(argument.at[i]))
			argument.length = i;
	size_t colon = str_find_byte(argument, ':');
	struct region region =
		region_of(str_slice(argument, colon + 1, argument.length));
	struct str path = path_join(reader->arena, path_parent(frame->path),
		str_slice(argument, 0, colon));
	struct source *source = open_source(expander, frame, span, path);
	if (!source)
		return false;
	struct stretches stretches = { 0 };
	region_find(source, &region, &stretches);
	if (stretches.count == 0 && region.kind != REGION_ALL) {
		report_empty_region(reader, span, source, &region);
		return false;
	}
	struct frame inner = { frame, source, path,
		prefix_of(reader, frame, directive), frame->depth + 1 };
	bool is_rust = str_equal(path_extension(path), STR("rs"));
	bool is_whole = region.kind != REGION_ALL && is_rust &&
		str_equal(directive->name, STR("rustdoc_include"));
	put_region(expander, &inner, &stretches, is_whole);
	vec_free(&stretches);
	return true;
}

/* {{#playground file attributes}}: a listing of Rust. */
static bool playground(struct expander *expander, const struct frame *frame,
	const struct directive *directive, struct span span)
{
	struct str argument = directive->argument;
	size_t blank = str_find_byte(argument, ' ');
	struct str rest = str_slice(argument, blank, argument.length);
	put_made(expander, frame->source, directive->start, STR("```rust"));
	while (!str_is_empty(rest = str_trim(rest))) {
		blank = str_find_byte(rest, ' ');
		buf_put_byte(&expander->out, ',');
		buf_put(&expander->out, str_slice(rest, 0, blank));
		rest = str_slice(rest, blank, rest.length);
	}
	buf_put_byte(&expander->out, '\n');
	if (!include(expander, frame, directive, span))
		return false;
	put_made(expander, frame->source, directive->end, STR("\n```\n"));
	return true;
}

/* Carries the directive out. False leaves it in the text. */
static bool obey(struct expander *expander, const struct frame *frame,
	const struct directive *directive)
{
	struct span span = source_span(frame->source, directive->start);
	if (str_equal(directive->name, STR("include")) ||
		str_equal(directive->name, STR("rustdoc_include")))
		return include(expander, frame, directive, span);
	if (str_equal(directive->name, STR("playground")) ||
		str_equal(directive->name, STR("playpen")))
		return playground(expander, frame, directive, span);
	if (!str_equal(directive->name, STR("title")))
		return false;
	expander->entry->page_title = directive->argument;
	return true;
}

static void scan(struct expander *expander, const struct frame *frame,
	size_t start, size_t end)
{
	struct directive directive;
	struct str text = frame->source->text;
	while (find_directive(text, start, end, &directive)) {
		bool is_escaped =
			directive.is_escaped && directive.start > start;
		copy(expander, frame, start, directive.start - is_escaped);
		if (is_escaped || !obey(expander, frame, &directive))
			copy(expander, frame, directive.start, directive.end);
		start = directive.end;
	}
	copy(expander, frame, start, end);
}

void expand_includes(
	struct reader *reader, struct entry *entry, struct source *source)
{
	struct directive directive;
	size_t length = source->text.length;
	if (!find_directive(source->text, 0, length, &directive)) {
		entry->text = expansion_of(reader->arena, source);
		return;
	}
	struct expander expander = { .reader = reader, .entry = entry };
	struct frame frame = { .source = source, .path = source->name };
	put_piece(&expander, source, 0);
	scan(&expander, &frame, 0, length);

	size_t count = expander.pieces.count;
	struct piece *pieces = ARENA_ARRAY(reader->arena, struct piece, count);
	for (size_t i = 0; i < count; i++)
		pieces[i] = expander.pieces.at[i];
	struct str text = arena_copy(reader->arena, buf_str(&expander.out));
	entry->text.text = source_make(reader->arena, source->name, text);
	entry->text.text->order = source->order;
	entry->text.pieces = pieces;
	entry->text.count = count;
	buf_free(&expander.out);
	vec_free(&expander.pieces);
}
