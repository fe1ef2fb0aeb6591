/* SPDX-License-Identifier: MIT */
/* UTF-8, one code point at a time. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdint.h>

#include "base/str.h"

/* Radicals: ideographs and what is set with them begin here. */
enum { UTF8_FIRST_IDEOGRAPH = 0x2E80 };

enum { UTF8_REPLACEMENT = 0xFFFD };

/* The same as utf8_decode, for a first byte above ASCII. */
uint32_t utf8_decode_long(struct str s, size_t *at);

/*
 * The code point at *at, which must be below s.length; moves *at behind it.
 * Ill-formed bytes give UTF8_REPLACEMENT, one at a time.
 */
static inline uint32_t utf8_decode(struct str s, size_t *at)
{
	unsigned char first = (unsigned char)s.at[*at];
	if (first >= 0x80)
		return utf8_decode_long(s, at);
	(*at)++;
	return first;
}

/* Writes 1 to 4 bytes and returns how many. */
size_t utf8_encode(uint32_t code_point, char *bytes);
/* The place of the first ill-formed byte; s.length when there is none. */
size_t utf8_find_fault(struct str s);
/* How many code points. */
size_t utf8_count(struct str s);

#endif
