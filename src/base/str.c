/* SPDX-License-Identifier: MIT */
/* Views of bytes. */
#include "base/str.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

struct str str_of(const char *text)
{
	return (struct str){ text, text != NULL ? strlen(text) : 0 };
}

static char fold(char byte)
{
	return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

bool str_equal_folded(struct str a, struct str b)
{
	if (a.length != b.length)
		return false;
	for (size_t i = 0; i < a.length; i++)
		if (fold(a.at[i]) != fold(b.at[i]))
			return false;
	return true;
}

int str_compare(struct str a, struct str b)
{
	size_t shared = a.length < b.length ? a.length : b.length;
	int order = shared > 0 ? memcmp(a.at, b.at, shared) : 0;
	if (order != 0)
		return order;
	return a.length < b.length ? -1 : a.length > b.length;
}

bool str_ends(struct str s, struct str suffix)
{
	return s.length >= suffix.length &&
		str_equal(str_slice(s, s.length - suffix.length, s.length),
			suffix);
}

size_t str_find_byte(struct str s, char byte)
{
	const char *found = s.length > 0 ? memchr(s.at, byte, s.length) : NULL;
	return found != NULL ? (size_t)(found - s.at) : s.length;
}

size_t str_find(struct str s, struct str text)
{
	if (text.length == 0)
		return 0;
	for (size_t at = 0; at + text.length <= s.length; at++) {
		at += str_find_byte(str_slice(s, at, s.length), text.at[0]);
		if (at + text.length <= s.length &&
			memcmp(s.at + at, text.at, text.length) == 0)
			return at;
	}
	return s.length;
}

static bool is_blank(char byte)
{
	return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

struct str str_trim(struct str s)
{
	size_t start = 0, end = s.length;
	while (start < end && is_blank(s.at[start]))
		start++;
	while (end > start && is_blank(s.at[end - 1]))
		end--;
	return str_slice(s, start, end);
}

bool str_take_line(struct str *rest, struct str *line)
{
	if (rest->length == 0)
		return false;
	size_t end = str_find_byte(*rest, '\n');
	size_t next = end < rest->length ? end + 1 : end;
	if (end < rest->length && end > 0 && rest->at[end - 1] == '\r')
		end--;
	*line = str_slice(*rest, 0, end);
	*rest = str_slice(*rest, next, rest->length);
	return true;
}

bool str_to_number(struct str s, int *number)
{
	if (s.length == 0 || s.length > 9)
		return false;
	int value = 0;
	for (size_t i = 0; i < s.length; i++) {
		if (s.at[i] < '0' || s.at[i] > '9')
			return false;
		value = value * 10 + (s.at[i] - '0');
	}
	*number = value;
	return true;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

size_t str_distance(struct str a, struct str b)
{
	size_t *row = calloc(b.length + 1, sizeof *row);
	if (row == NULL)
		fatal_out_of_memory();
	for (size_t j = 0; j <= b.length; j++)
		row[j] = j;
	for (size_t i = 1; i <= a.length; i++) {
		size_t corner = row[0];
		row[0] = i;
		for (size_t j = 1; j <= b.length; j++) {
			size_t change = corner + (a.at[i - 1] != b.at[j - 1]);
			corner = row[j];
			row[j] = least(change, least(row[j], row[j - 1]) + 1);
		}
	}
	size_t distance = row[b.length];
	free(row);
	return distance;
}
