/* SPDX-License-Identifier: MIT */
/* Letters of any script, and the order of words in a language. */
#ifndef RESOLVE_LETTERS_H
#define RESOLVE_LETTERS_H

#include <stdint.h>

#include "base/arena.h"

bool letter_is_alphanumeric(uint32_t code_point);
bool letter_is_space(uint32_t code_point);
uint32_t letter_lower(uint32_t code_point);

/* The order of words in one language. */
struct word_order;

/* The language's order; of an unknown language the general one. */
struct word_order *word_order_open(struct str language);
void word_order_close(struct word_order *order);
/* Bytes that compare as the text sorts. */
struct str word_order_key(
	const struct word_order *order, struct arena *arena, struct str text);
/*
 * The heading of the text in an index: its first letter as a capital, without
 * accents that do not make another letter in the language; the consonant of a
 * Korean syllable; the pinyin letter of a Chinese character where the language
 * sorts so; "0-9" for digits; empty when it has neither.
 */
struct str word_order_heading(
	const struct word_order *order, struct arena *arena, struct str text);

#endif
