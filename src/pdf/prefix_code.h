/* SPDX-License-Identifier: MIT */
/* A prefix code of short words for symbols by their uses (Huffman's). */
#ifndef PDF_PREFIX_CODE_H
#define PDF_PREFIX_CODE_H

#include <stdint.h>

enum { CODE_SYMBOLS = 286, CODE_BITS = 15 }; /* at most */

struct prefix_code {
	int count; /* of symbols */
	unsigned char lengths[CODE_SYMBOLS]; /* in bits; 0: not used */
	uint16_t words[CODE_SYMBOLS]; /* lowest bit first, as deflate wants */
};

/* Needs room for two symbols or more; two have words in any case. */
void prefix_code_make(
	struct prefix_code *code, const uint32_t *uses, int count);
/* The lowest count bits in reverse. */
uint32_t reverse_bits(uint32_t bits, int count);

#endif
