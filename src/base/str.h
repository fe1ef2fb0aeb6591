/* SPDX-License-Identifier: MIT */
/*
 * A string: a view of bytes that somebody else keeps (a source, an arena, a
 * literal). Not terminated by NUL unless its maker says so.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct str {
	const char *at;
	size_t length; /* bytes */
};

/* A str of a string literal. */
#define STR(literal) ((struct str){ (literal), sizeof(literal) - 1 })

/* For printf: "%.*s", STR_FORMAT(s). */
#define STR_FORMAT(s) (int)(s).length, (s).at

/* A str of a C string; of NULL an empty one. */
struct str str_of(const char *text);

static inline bool str_is_empty(struct str s)
{
	return s.length == 0;
}

static inline bool str_equal(struct str a, struct str b)
{
	return a.length == b.length &&
		(a.length == 0 || memcmp(a.at, b.at, a.length) == 0);
}

/* The same, ASCII letters of either case being equal. */
bool str_equal_folded(struct str a, struct str b);
/* Bytewise order: < 0, 0, > 0. */
int str_compare(struct str a, struct str b);
bool str_ends(struct str s, struct str suffix);

/* The bytes from start up to end; both are cut to s.length. */
static inline struct str str_slice(struct str s, size_t start, size_t end)
{
	if (end > s.length)
		end = s.length;
	if (start > end)
		start = end;
	// Nothing is added to NULL: its length is 0.
	return (struct str){ start > 0 ? s.at + start : s.at, end - start };
}

static inline bool str_starts(struct str s, struct str prefix)
{
	return s.length >= prefix.length &&
		str_equal(str_slice(s, 0, prefix.length), prefix);
}

/* The first place of the byte or text in s; s.length when there is none. */
size_t str_find_byte(struct str s, char byte);
size_t str_find(struct str s, struct str text);

/* Without the ASCII white space at both ends. */
struct str str_trim(struct str s);

/*
 * Takes the first line off *rest, without its line end (LF or CRLF), into
 * *line. False when nothing is left.
 */
bool str_take_line(struct str *rest, struct str *line);

/* A decimal whole number and nothing else, up to 9 digits; false otherwise. */
bool str_to_number(struct str s, int *number);

/* Insertions, deletions and changes that turn a into b (Levenshtein). */
size_t str_distance(struct str a, struct str b);

#endif
