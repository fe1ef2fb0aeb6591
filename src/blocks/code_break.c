/* SPDX-License-Identifier: MIT */
/*
 * Where a listing may go on upon the next page, and at what cost. Good places
 * are blank lines, best between the outer blocks; bad ones part a comment from
 * what it explains, a block from its first or its last line, or leave a single
 * line before or behind the break (blank lines are not seen, so a group of one
 * line counts as alone).
 */
#include "blocks/code_break.h"

#include "base/utf8.h"
#include "blocks/strip.h"

enum {
	SHORT_LISTING = 12, /* lines that are seen */
	SHORT_PENALTY = 900,
	LONG_PENALTY = 250,
	SHORT_BLANK_PENALTY = 400,
	LONG_BLANK_PENALTY = 60,
	DEPTH_PENALTY = 15, /* for each column of indent, up to some */
	DEPTH_MOST = 12,
	OPENING_PENALTY = 400,
	CLOSING_PENALTY = 500,
	ALONE_PENALTY = 4000,
	ROWS_BEFORE = 2,
	ROWS_AFTER = 2
};

static int indent_of(struct str line)
{
	int indent = 0;
	for (size_t i = 0; i < line.length; i++) {
		if (line.at[i] == ' ')
			indent++;
		else if (line.at[i] == '\t')
			indent += 4;
		else
			break;
	}
	return indent;
}

static enum token_class class_at(const struct listing *listing, size_t at)
{
	size_t low = 0, high = listing->token_count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (listing->tokens[middle].start <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low == 0 ? TOKEN_PLAIN : listing->tokens[low - 1].class;
}

static bool is_only_brackets(struct str line)
{
	for (size_t at = 0; at < line.length;) {
		uint32_t c = utf8_decode(line, &at);
		if (c >= 0x80 || (c >= '0' && c <= '9') ||
			((c | 32) >= 'a' && (c | 32) <= 'z'))
			return false;
	}
	return true;
}

static bool is_introduction(const struct listing *listing, struct str line)
{
	struct str words = str_trim(line);
	if (str_starts(words, STR("@")) || str_starts(words, STR("#[")))
		return true;
	size_t at = (size_t)(words.at - listing->code.at);
	return class_at(listing, at) == TOKEN_COMMENT;
}

/* What a break costs by the two lines alone that are seen around it. */
static int penalty_between(const struct code_line *line,
	const struct code_line *next, bool is_short, bool is_parted)
{
	int depth = line->indent < next->indent ? line->indent : next->indent;
	int deep = DEPTH_PENALTY * (depth < DEPTH_MOST ? depth : DEPTH_MOST);
	if (is_parted)
		return deep / 2 +
			(is_short ? SHORT_BLANK_PENALTY : LONG_BLANK_PENALTY);
	int penalty = deep + (is_short ? SHORT_PENALTY : LONG_PENALTY);
	if (next->indent > line->indent || line->is_introduction)
		penalty += OPENING_PENALTY;
	if (next->is_closing)
		penalty += CLOSING_PENALTY;
	return penalty;
}

/* The first line from i on that is seen. */
static size_t next_seen(const struct code_line *lines, size_t count, size_t i)
{
	while (i < count && lines[i].is_blank)
		i++;
	return i;
}

static bool is_seen(const struct code_line *lines, size_t count, size_t i)
{
	return i < count && !lines[i].is_blank;
}

/*
 * The penalty behind line i, which is seen, with the number of lines that are
 * seen up to it. The blank lines behind it get the same.
 */
static void set_penalty(struct code_line *lines, size_t count, size_t i,
	size_t seen, size_t seen_in_all)
{
	size_t next = next_seen(lines, count, i + 1);
	if (next == count)
		return;
	bool is_alone = !is_seen(lines, count, i - 1) ||
		!is_seen(lines, count, next + 1);
	int penalty = penalty_between(&lines[i], &lines[next],
		seen_in_all <= SHORT_LISTING, next > i + 1);
	if (is_alone)
		penalty += ALONE_PENALTY;
	if (seen < ROWS_BEFORE || seen + ROWS_AFTER > seen_in_all)
		penalty = PENALTY_FORBIDDEN;
	for (size_t k = i; k < next; k++)
		lines[k].penalty = penalty;
}

struct code_line *code_lines(
	struct arena *arena, const struct listing *listing, size_t *count)
{
	struct str rest = listing->code, text;
	size_t seen_in_all = 0, seen = 0;
	*count = 0;
	while (str_take_line(&rest, &text))
		++*count;
	struct code_line *lines =
		ARENA_ARRAY(arena, struct code_line, *count + 1);
	rest = listing->code;
	for (size_t i = 0; str_take_line(&rest, &text); i++) {
		bool is_blank = str_is_empty(str_trim(text));
		lines[i] = (struct code_line){
			.text = text,
			.indent = indent_of(text),
			.is_blank = is_blank,
			.is_introduction =
				!is_blank && is_introduction(listing, text),
			.is_closing = !is_blank && is_only_brackets(text),
		};
		seen_in_all += !is_blank;
	}
	for (size_t i = 0; i < *count; i++)
		if (!lines[i].is_blank)
			set_penalty(lines, *count, i, ++seen, seen_in_all);
	return lines;
}
