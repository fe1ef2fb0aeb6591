/* SPDX-License-Identifier: MIT */
/* <!-- index: words -->  <->  <m  index=" words "/> */
#include "markdown/index_mask.h"

#include <string.h>

#define PLAIN_START "<!-- index:"
#define PLAIN_END "-->"
#define MASKED_START "<m  index=\""
#define MASKED_END "\"/>"

enum {
	START_LENGTH = sizeof PLAIN_START - 1,
	END_LENGTH = sizeof PLAIN_END - 1
};

_Static_assert(sizeof PLAIN_START == sizeof MASKED_START, "as long");
_Static_assert(sizeof PLAIN_END == sizeof MASKED_END, "as long");

/* Whether words follow the mark, which ends at end, on its line. */
static bool has_words_behind(struct str line, size_t end)
{
	return str_trim(str_slice(line, end, line.length)).length > 0;
}

void index_mask(char *text, size_t length)
{
	struct str rest = { text, length };
	for (;;) {
		size_t at = str_find(rest, STR(PLAIN_START));
		if (at == rest.length)
			return;
		char *mark = text + (rest.at - text) + at;
		bool is_escaped = mark > text && mark[-1] == '\\';
		struct str line = str_slice(rest, at, rest.length);
		line = str_slice(line, 0, str_find_byte(line, '\n'));
		size_t end = str_find(line, STR(PLAIN_END));
		rest = str_slice(rest, at + START_LENGTH, rest.length);
		if (is_escaped || end == line.length ||
			!has_words_behind(line, end + END_LENGTH) ||
			str_find_byte(str_slice(line, 0, end), '"') < end)
			continue;
		memcpy(mark, MASKED_START, START_LENGTH);
		memcpy(mark + end, MASKED_END, END_LENGTH);
	}
}

struct str index_unmask(struct arena *arena, struct str text)
{
	size_t at = str_find(text, STR(MASKED_START));
	if (at == text.length)
		return text;
	struct str copy = arena_copy(arena, text);
	char *bytes = (char *)copy.at;
	while (at < copy.length) {
		struct str rest = str_slice(copy, at, copy.length);
		size_t end = str_find(rest, STR(MASKED_END));
		memcpy(bytes + at, PLAIN_START, START_LENGTH);
		if (end < rest.length)
			memcpy(bytes + at + end, PLAIN_END, END_LENGTH);
		at += START_LENGTH;
		rest = str_slice(copy, at, copy.length);
		at += str_find(rest, STR(MASKED_START));
	}
	return copy;
}
