/* SPDX-License-Identifier: MIT */
/*
 * The levels of bidi for text with code in it. Code is an island, an isolate
 * of UAX #9: it runs to the right whatever is around it, and its figures and
 * marks do not join the words beside it. So ICU is asked for the words with
 * something neutral in place of all code, and then for each stretch of words
 * within code: what a string or a comment says, or a name. The marks between
 * them run to the right, so that f("a", "b") keeps its order in any script.
 */
#include "text/bidi.h"

#include <string.h>

static bool is_code_mark(char c)
{
	bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');

	return c > ' ' && c < 0x7F && !is_letter && c != '_' &&
		!(c >= '0' && c <= '9');
}

static bool begins_comment(struct str code, size_t at)
{
	struct str rest = str_slice(code, at, at + 2);

	return code.at[at] == '#' || str_equal(rest, STR("//")) ||
		str_equal(rest, STR("/*")) || str_equal(rest, STR("--"));
}

/* The end of the words that begin here: at the quote, or at any mark. */
static size_t words_end(struct str code, size_t at, char quote)
{
	while (at < code.length &&
		(quote != 0 ? code.at[at] != quote
			    : !is_code_mark(code.at[at])))
		at++;
	return at;
}

static void set_words(struct breaker *breaker, struct str code, size_t start,
	size_t end, uint8_t *levels)
{
	if (end > start)
		breaker_levels(breaker, str_slice(code, start, end),
			/*is_right_to_left=*/false, levels + start);
}

/* Levels of one code, as if nothing were around it. */
static void set_code(struct breaker *breaker, struct str code, uint8_t *levels)
{
	size_t at = 0;

	while (at < code.length) {
		size_t end = words_end(code, at, 0);
		set_words(breaker, code, at, end, levels);
		if (end == code.length)
			return;
		char mark = code.at[end];
		at = end + 1;
		levels[end] = 0;
		if (begins_comment(code, end)) {
			set_words(breaker, code, at, code.length, levels);
			return;
		}
		if (mark != '"' && mark != '\'' && mark != '`')
			continue;
		end = words_end(code, at, mark);
		set_words(breaker, code, at, end, levels);
		if (end < code.length)
			levels[end++] = 0;
		at = end;
	}
}

/* What the book says by itself is no code, though its blanks are kept too. */
static bool is_island(const struct flat *flat, const struct strand *strand)
{
	return strand->kind == STRAND_CODE && strand->length > 0 &&
		(strand->node != NULL || !flat->runs_left);
}

void bidi_levels(
	const struct flat *flat, struct breaker *breaker, uint8_t *levels)
{
	struct str text = buf_str(&flat->text);
	struct buf words = { 0 };

	buf_put(&words, text);
	for (size_t i = 0; i < flat->strands.count; i++) {
		const struct strand *strand = &flat->strands.at[i];
		if (is_island(flat, strand))
			memset(words.at + strand->at, '&', strand->length);
	}
	breaker_levels(breaker, buf_str(&words), flat->runs_left, levels);
	buf_free(&words);
	for (size_t i = 0; i < flat->strands.count; i++) {
		const struct strand *strand = &flat->strands.at[i];
		if (!is_island(flat, strand))
			continue;
		uint8_t *inner = levels + strand->at;
		uint8_t base = (uint8_t)(inner[0] + (inner[0] & 1));
		set_code(breaker,
			str_slice(
				text, strand->at, strand->at + strand->length),
			inner);
		for (uint32_t k = 0; k < strand->length; k++)
			inner[k] = (uint8_t)(inner[k] + base);
	}
}
