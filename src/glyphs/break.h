/* SPDX-License-Identifier: MIT */
/*
 * What Unicode knows of text: where lines may break, which way it runs, which
 * characters are wide. Used for scripts that the fast path does not know.
 */
#ifndef GLYPHS_BREAK_H
#define GLYPHS_BREAK_H

#include <stdint.h>

#include "base/arena.h"

struct breaker;

/* Nothing is loaded before the first use. */
struct breaker *breaker_open(void);
void breaker_close(struct breaker *breaker);

/*
 * Sets marks[i] for every byte i of the text before which a line may break
 * (UAX #14); marks has text.length + 1 bytes, all written.
 */
void breaker_find(struct breaker *breaker, struct str text, struct str language,
	uint8_t *marks);
/* Sets levels[i], odd for bytes that run to the left (UAX #9). */
void breaker_levels(struct breaker *breaker, struct str text,
	bool is_right_to_left, uint8_t *levels);

/* Simple case folding of one letter. */
uint32_t lower_letter(uint32_t code_point);
/* Ideographs, kana, hangul and all that stands in a square of its own. */
bool is_wide(uint32_t code_point);
/* Letters and digits of narrow scripts. */
bool is_narrow_word(uint32_t code_point);

#endif
