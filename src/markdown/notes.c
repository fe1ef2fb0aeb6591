/* SPDX-License-Identifier: MIT */
/* Footnotes' labels, read from the author's text. */
#include "markdown/notes.h"

#include "base/map.h"

/* The label when the line begins a note, "[^label]:"; empty otherwise. */
static struct str label_of(struct str line)
{
	size_t at = 0;
	while (at < line.length && (line.at[at] == ' ' || line.at[at] == '>'))
		at++;
	line = str_slice(line, at, line.length);
	if (!str_starts(line, STR("[^")))
		return STR("");
	size_t end = str_find_byte(line, ']');
	if (end + 1 >= line.length || line.at[end + 1] != ':')
		return STR("");
	return str_slice(line, 2, end);
}

void notes_put_calls(struct str text, struct buf *out)
{
	struct str line;
	while (str_take_line(&text, &line)) {
		struct str label = label_of(line);
		if (label.length > 0)
			buf_put_format(out, "[^%.*s]", STR_FORMAT(label));
	}
	if (out->length > 0)
		buf_put(out, STR("\n\n"));
}

struct str notes_label_on(
	const struct source *source, uint32_t line, uint32_t column)
{
	struct str text = source_line(source, line);
	size_t end = column - 1 < text.length ? column - 1 : text.length;
	while (end > 0 && text.at[end - 1] != ']')
		end--;
	size_t start = end;
	while (start > 1 &&
		!(text.at[start - 1] == '^' && text.at[start - 2] == '['))
		start--;
	return end == 0 || start <= 1 ? STR("")
				      : str_slice(text, start, end - 1);
}

/* Where the next call stands in the words; length when none does. */
static size_t find_call(struct str words, size_t from, size_t *end)
{
	struct str rest = str_slice(words, from, words.length);
	size_t at = str_find(rest, STR("[^"));
	if (at == rest.length)
		return words.length;
	size_t length = str_find_byte(str_slice(rest, at, rest.length), ']');
	*end = from + at + length + 1;
	return *end > words.length ? words.length : from + at;
}

/*
 * Finds the call in the raw text from *at on and moves behind it; *found is
 * its place. False when it is escaped there or is no call.
 */
static bool take_call(
	struct str raw, struct str call, size_t *at, size_t *found)
{
	struct str rest = str_slice(raw, *at, raw.length);
	*found = *at + str_find(rest, call);
	if (*found >= raw.length)
		return false;
	*at = *found + call.length;
	return call.length > 3 && (*found == 0 || raw.at[*found - 1] != '\\') &&
		str_find_byte(call, ' ') == call.length;
}

static struct span moved(struct span span, size_t bytes)
{
	span.column += (uint32_t)bytes;
	return span;
}

struct node *notes_split(
	struct parse *parse, struct str words, struct str raw, struct span span)
{
	struct node *first = NULL, **link = &first;
	size_t done = 0, end = 0, raw_at = 0, raw_done = 0, found;
	raw = str_slice(raw, 0, words.length * 2 + 64);
	raw = str_slice(raw, 0, str_find_byte(raw, '\n'));
	for (size_t at = find_call(words, 0, &end); at < words.length;
		at = find_call(words, end, &end)) {
		struct str call = str_slice(words, at, end);
		if (!take_call(raw, call, &raw_at, &found))
			continue;
		if (at > done) {
			*link = make_words(parse, NODE_TEXT,
				moved(span, raw_done),
				str_slice(words, done, at));
			link = &(*link)->next;
		}
		*link = node_make(
			parse->arena, NODE_NOTE_CALL, moved(span, found));
		(*link)->as.note_call.label = arena_copy(
			parse->arena, str_slice(call, 2, call.length - 1));
		link = &(*link)->next;
		done = end;
		raw_done = raw_at;
	}
	if (done < words.length || done == 0)
		*link = make_words(parse, NODE_TEXT, moved(span, raw_done),
			str_slice(words, done, words.length));
	return first;
}

void notes_report_doubles(struct parse *parse, struct str text, size_t start,
	const struct node *root)
{
	struct map notes = { 0 };
	const char *whole = text.at;
	struct str line;
	for (const struct node *node = root->last;
		node && node->kind == NODE_FOOTNOTE; node = node->previous)
		map_put(&notes, node->as.footnote.label, (void *)node);
	while (notes.count > 0 && str_take_line(&text, &line)) {
		struct str label = label_of(line);
		const struct node *note =
			label.length > 0 ? map_find(&notes, label) : NULL;
		if (!note)
			continue;
		size_t at = start + (size_t)(label.at - 2 - whole);
		struct span span = expansion_span(parse->text, at);
		if (span.source != note->span.source ||
			span.line != note->span.line)
			diag(parse->diags, span, MSG_NOTE_DUPLICATE, "'%.*s'",
				STR_FORMAT(label));
	}
	map_free(&notes);
}
