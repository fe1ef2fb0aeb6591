/* SPDX-License-Identifier: MIT */
/* UTF-8 after Unicode 15, section 3.9, table 3-7. */
#include "base/utf8.h"

#include <stdbool.h>
#include <string.h>

/* How many bytes a sequence has by its first byte; 0 for no first byte. */
static size_t sequence_length(unsigned char first)
{
	if (first < 0x80)
		return 1;
	if (first >= 0xC2 && first < 0xE0)
		return 2;
	if (first >= 0xE0 && first < 0xF0)
		return 3;
	return first >= 0xF0 && first < 0xF5 ? 4 : 0;
}

/* Whether the decoded value is one that its length may carry. */
static bool is_well_formed(uint32_t value, size_t length)
{
	if (length == 3)
		return value >= 0x800 && (value < 0xD800 || value > 0xDFFF);
	if (length == 4)
		return value >= 0x10000 && value <= 0x10FFFF;
	return true;
}

/* The code point at the place, or -1; *length bytes long. */
static int64_t decode_at(struct str s, size_t at, size_t *length)
{
	unsigned char first = (unsigned char)s.at[at];
	*length = sequence_length(first);
	if (*length == 1)
		return first;
	if (*length == 0 || at + *length > s.length)
		return -1;
	uint32_t value = first & (0x7Fu >> *length);
	for (size_t i = 1; i < *length; i++) {
		unsigned char next = (unsigned char)s.at[at + i];
		if ((next & 0xC0) != 0x80)
			return -1;
		value = value << 6 | (next & 0x3F);
	}
	return is_well_formed(value, *length) ? (int64_t)value : -1;
}

uint32_t utf8_decode_long(struct str s, size_t *at)
{
	size_t length;
	int64_t value = decode_at(s, *at, &length);
	*at += value < 0 ? 1 : length;
	return value < 0 ? UTF8_REPLACEMENT : (uint32_t)value;
}

size_t utf8_encode(uint32_t code_point, char *bytes)
{
	if (code_point < 0x80) {
		bytes[0] = (char)code_point;
		return 1;
	}
	size_t length = code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
	for (size_t i = length; i-- > 1; code_point >>= 6)
		bytes[i] = (char)(0x80 | (code_point & 0x3F));
	bytes[0] = (char)(0xF00u >> length | code_point);
	return length;
}

/* From at on, past letters of ASCII, by words of eight. */
static size_t skip_ascii(struct str s, size_t at)
{
	uint64_t letters;
	for (; at + sizeof letters <= s.length; at += sizeof letters) {
		memcpy(&letters, s.at + at, sizeof letters);
		if (letters & UINT64_C(0x8080808080808080))
			break;
	}
	return at;
}

size_t utf8_find_fault(struct str s)
{
	size_t at = skip_ascii(s, 0), length;
	for (; at < s.length; at = skip_ascii(s, at + length))
		if (decode_at(s, at, &length) < 0)
			return at;
	return s.length;
}

size_t utf8_count(struct str s)
{
	size_t count = 0;
	for (size_t at = 0; at < s.length; count++)
		utf8_decode(s, &at);
	return count;
}
