/* SPDX-License-Identifier: MIT */
/*
 * Mends the places of inlines: in: what the Markdown parser says and the
 * lesson's text; out: bytes of the expanded text. It knows no node and no
 * parser.
 */
#include "markdown/position.h"

#include <ctype.h>
#include <string.h>

#include "base/utf8.h"

enum {
	PROOF_LENGTH = 24, /* bytes compared; more proves nothing more */
	SEARCH_LENGTH = 1 << 14 /* a link's address may stand between */
};

static size_t line_start(const struct position *position, uint32_t line)
{
	return source_offset(position->text->text, line, 1);
}

void position_enter_block(struct position *position, uint32_t first_line,
	uint32_t column, uint32_t last_line)
{
	const struct source *source = position->text->text;
	position->at = source_offset(source, first_line, column);
	position->end = last_line < source->line_count
		? line_start(position, last_line + 1)
		: source->text.length;
	if (position->end < position->at)
		position->end = position->at;
}

size_t position_of(
	const struct position *position, uint32_t line, uint32_t column)
{
	const struct source *source = position->text->text;
	if (line == 0 || column == 0 || line > source->line_count)
		return position->at;
	if (column > source_line(source, line).length + 1)
		return position->at;
	return source_offset(source, line, column);
}

/* A place is believed only inside the block and behind what was met. */
static bool is_ahead(const struct position *position, uint32_t line, size_t at)
{
	return line > 0 && at >= position->at && at < position->end;
}

static bool stands_at(const struct position *position, size_t at, struct str s)
{
	return str_starts(
		str_slice(position->text->text->text, at, position->end), s);
}

/* The next place of s; position->end when there is none near. */
static size_t search(const struct position *position, struct str s)
{
	size_t end = position->end - position->at > SEARCH_LENGTH
		? position->at + SEARCH_LENGTH
		: position->end;
	struct str rest =
		str_slice(position->text->text->text, position->at, end);
	size_t found = str_find(rest, s);
	return s.length == 0 || found == rest.length ? position->end
						     : position->at + found;
}

/* The first word, as far as typography and entities cannot have made it. */
static struct str first_word(struct str words)
{
	size_t length = 0;
	while (length < words.length && length < PROOF_LENGTH) {
		unsigned char byte = (unsigned char)words.at[length];
		if (strchr("&<>\\", byte) ||
			(length > 0 && (byte >= 0x80 || byte == ' ')))
			break;
		length++;
	}
	return str_slice(words, 0, length);
}

/* The word up to punctuation, which the author may have escaped. */
static struct str unescapable(struct str word)
{
	size_t length = 0;
	while (length < word.length && !ispunct((unsigned char)word.at[length]))
		length++;
	return str_slice(word, 0, length);
}

/* Whether words may be written so: escaped, an entity, before typography. */
static bool may_stand_at(
	const struct position *position, size_t at, struct str word)
{
	char byte = position->text->text->text.at[at];
	if (byte == '\\' || byte == '&' || word.length == 0)
		return true;
	if ((unsigned char)word.at[0] >= 0x80)
		return strchr("\"'-.", byte) || byte == word.at[0];
	return stands_at(position, at, word);
}

static size_t find_words(const struct position *position, uint32_t line,
	size_t reported, struct str words)
{
	struct str word = first_word(words), start = unescapable(word);
	bool is_ahead_there = is_ahead(position, line, reported);
	if (is_ahead_there && may_stand_at(position, reported, word))
		return reported;
	size_t at = search(position, word);
	if (at < position->end)
		return at;
	if (is_ahead_there && start.length > 0 &&
		stands_at(position, reported, start))
		return reported;
	return search(position, start);
}

/* Where nothing was found: the next byte that is not a blank. */
static size_t next_byte(const struct position *position)
{
	size_t at = position->at;
	while (at < position->end && position->text->text->text.at[at] == ' ')
		at++;
	return at;
}

/* Moves behind the words, and never too far: "..." was three bytes. */
static size_t take(struct position *position, size_t at, struct str words)
{
	if (at >= position->end)
		return next_byte(position);
	position->at = at + utf8_count(words);
	if (position->at > position->end)
		position->at = position->end;
	return at;
}

size_t position_take_words(struct position *position, uint32_t line,
	uint32_t column, struct str words)
{
	size_t reported = position_of(position, line, column);
	return take(
		position, find_words(position, line, reported, words), words);
}

size_t position_take_code(struct position *position, uint32_t line,
	uint32_t column, struct str code)
{
	size_t at = position_of(position, line, column);
	struct str start = str_slice(code, 0, PROOF_LENGTH);
	struct str word = str_slice(start, 0,
		1 + str_find_byte(str_slice(start, 1, start.length), ' '));
	if (!is_ahead(position, line, at) || !stands_at(position, at, start))
		at = search(position, start);
	if (at >= position->end)
		at = search(position, word);
	return take(position, at, code);
}

size_t position_take_mark(struct position *position, uint32_t line,
	uint32_t column, struct str mark)
{
	size_t at = position_of(position, line, column);
	if (!is_ahead(position, line, at) || !stands_at(position, at, mark))
		at = search(position, mark);
	return take(position, at, mark);
}

size_t position_take_line_end(struct position *position)
{
	size_t at = search(position, STR("\n"));
	if (at >= position->end)
		return position->at;
	position->at = at + 1;
	return at;
}

size_t position_of_literal_line(
	const struct expansion *text, uint32_t line, struct str literal)
{
	struct str whole = source_line(text->text, line);
	size_t start = source_offset(text->text, line, 1);
	return str_ends(whole, literal) ? start + whole.length - literal.length
					: start;
}
