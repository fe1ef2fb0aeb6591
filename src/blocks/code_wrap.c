/* SPDX-License-Identifier: MIT */
/*
 * Divides long lines of code: at the last blank or behind the last comma,
 * bracket or dot that fits, rather not inside a string or a comment, and goes
 * on four columns deeper than the line began.
 */
#include "blocks/code_wrap.h"

#include "base/utf8.h"

enum { TAB_STOP = 4, TURN_INDENT = 4 };

int code_columns(uint32_t c, int column)
{
	if (c == '\t')
		return TAB_STOP - column % TAB_STOP;
	if (c < 0x300)
		return 1;
	if (c < 0x370 || (c >= 0x200B && c <= 0x200F) ||
		(c >= 0xFE00 && c <= 0xFE0F))
		return 0;
	bool is_wide = (c >= 0x1100 && c < 0x1160) ||
		(c >= 0x2E80 && c < 0xA4D0) || (c >= 0xAC00 && c < 0xD7A4) ||
		(c >= 0xF900 && c < 0xFB00) || (c >= 0xFE30 && c < 0xFE70) ||
		(c >= 0xFF00 && c < 0xFF61) || (c >= 0x1F300 && c < 0x1FB00) ||
		(c >= 0x20000 && c < 0x40000);
	return is_wide ? 2 : 1;
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

/* How good it is to break before byte at; 0: not at all. */
static int worth(const struct listing *listing, size_t start, size_t at)
{
	if (at <= start)
		return 0;
	char before = listing->code.at[at - 1];
	char here = listing->code.at[at];
	enum token_class class = class_at(listing, at - 1);
	bool is_whole = class == TOKEN_STRING || class == TOKEN_COMMENT;
	if (before == ' ' && here != ' ')
		return is_whole ? 2 : 3;
	if (before == ',' || before == '(')
		return is_whole ? 1 : 3;
	return !is_whole && before == '.' ? 1 : 0;
}

static int indent_of(struct str code, size_t start, size_t end)
{
	int column = 0;
	for (size_t at = start; at < end; at++) {
		if (code.at[at] != ' ' && code.at[at] != '\t')
			break;
		column += code_columns((unsigned char)code.at[at], column);
	}
	return column;
}

/* The byte up to which the code fits into so many columns. */
static size_t fit(struct str code, size_t start, size_t end, int room)
{
	int column = 0;
	size_t at = start;
	struct str line = str_slice(code, 0, end);
	while (at < end) {
		size_t next = at;
		column += code_columns(utf8_decode(line, &next), column);
		if (column > room && at > start)
			break;
		at = next;
	}
	return at;
}

static size_t best_break(
	const struct listing *listing, size_t start, size_t limit)
{
	size_t best = limit;
	int most = 0;
	for (size_t at = limit; at > start + (limit - start) / 3; at--) {
		int value = worth(listing, start, at);
		if (value > most) {
			most = value;
			best = at;
		}
		// A good break far back is not better than a fair one near.
		if (most > 0 && limit - at > (limit - start) / 3)
			break;
	}
	return best;
}

void code_wrap(const struct listing *listing, size_t start, size_t end,
	int columns, code_rows *rows)
{
	struct str code = listing->code;
	int deeper = indent_of(code, start, end) + TURN_INDENT;
	if (deeper > columns / 2)
		deeper = columns / 2;
	int indent = 0;
	for (;;) {
		size_t limit = fit(code, start, end, columns - indent);
		bool is_turned = limit < end;
		size_t stop =
			is_turned ? best_break(listing, start, limit) : end;
		struct code_row row = { start, stop, indent, is_turned };
		vec_push(rows, row);
		if (!is_turned)
			return;
		start = stop;
		indent = deeper;
	}
}
