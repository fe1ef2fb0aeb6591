/* SPDX-License-Identifier: MIT */
/*
 * Mends the places of inlines: in: what the Markdown parser says and the
 * lesson's text; out: bytes of the expanded text. It knows no node and no
 * parser.
 */
#include "parse/position.h"

#include <string.h>

/* How many bytes of the words are compared; more adds nothing. */
enum { PROOF_LENGTH = 24 };

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

/* What proves the words: a first word, as far as nothing can change it. */
static struct str proof_of(struct str words)
{
	size_t length = 0;
	while (length < words.length && length < PROOF_LENGTH) {
		unsigned char byte = (unsigned char)words.at[length];
		if (byte == '&' || byte == '<' || byte == '>' || byte == '\\')
			break;
		if (length > 0 && (byte >= 0x80 || byte == ' '))
			break;
		length++;
	}
	return str_slice(words, 0, length);
}

/* Whether the text at the place can stand for words that begin so. */
static bool agrees(const struct position *position, size_t at, struct str proof)
{
	struct str text = position->text->text->text;
	if (at >= text.length)
		return false;
	if (text.at[at] == '\\' || text.at[at] == '&')
		return true;
	if (proof.length > 0 && (unsigned char)proof.at[0] >= 0x80)
		return strchr("\"'-.", text.at[at]) ||
			text.at[at] == proof.at[0];
	return str_starts(str_slice(text, at, at + proof.length), proof);
}

/* The first place of the proof before the block's end; end if none. */
static size_t search(const struct position *position, struct str proof)
{
	struct str rest = str_slice(
		position->text->text->text, position->at, position->end);
	return position->at + str_find(rest, proof);
}

size_t position_take_words(struct position *position, uint32_t line,
	uint32_t column, struct str words)
{
	struct str proof = proof_of(words);
	size_t at = position_of(position, line, column);
	if (line == 0 || at < position->at || at >= position->end ||
		!agrees(position, at, proof)) {
		at = proof.length > 0 ? search(position, proof) : position->at;
		if (at >= position->end)
			return position->at;
	}
	position->at = at + words.length;
	if (position->at > position->end)
		position->at = position->end;
	return at;
}

size_t position_take_mark(struct position *position, uint32_t line,
	uint32_t column, struct str mark)
{
	size_t at = position_of(position, line, column);
	if (line == 0 || at < position->at || at >= position->end ||
		!agrees(position, at, mark)) {
		at = search(position, mark);
		if (at >= position->end)
			return position->at;
	}
	position->at = at + mark.length;
	return at;
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
