/* SPDX-License-Identifier: MIT */
/*
 * The door to ICU: its line break iterator, its bidi algorithm and a few
 * properties of characters. In: UTF-8. Out: a mark or a level for each byte.
 */
#include "glyphs/break.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ubidi.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include "base/utf8.h"
#include "base/vec.h"

enum { LANGUAGE_BYTES_MOST = 32 };

struct breaker {
	UBreakIterator *lines; /* NULL: not yet opened */
	char language[LANGUAGE_BYTES_MOST]; /* of the iterator */
	UBiDi *bidi; /* NULL: not yet opened */
	VEC(UChar) units; /* the text as UTF-16 */
	VEC(uint32_t) bytes; /* where each unit begins in the text */
};

struct breaker *breaker_open(void)
{
	VEC(struct breaker) made = { 0 };

	vec_push(&made, (struct breaker){ 0 });
	return made.at;
}

void breaker_close(struct breaker *breaker)
{
	if (breaker->lines != NULL)
		ubrk_close(breaker->lines);
	if (breaker->bidi != NULL)
		ubidi_close(breaker->bidi);
	vec_free(&breaker->units);
	vec_free(&breaker->bytes);
	vec_release(breaker);
}

/* The iterator for the language, the old one when it is the same. */
static UBreakIterator *iterator(struct breaker *breaker, struct str language)
{
	UErrorCode status = U_ZERO_ERROR;
	char name[LANGUAGE_BYTES_MOST] = { 0 };

	memcpy(name, language.at,
		language.length < sizeof name ? language.length
					      : sizeof name - 1);
	if (breaker->lines != NULL && strcmp(name, breaker->language) == 0)
		return breaker->lines;
	if (breaker->lines != NULL)
		ubrk_close(breaker->lines);
	breaker->lines = ubrk_open(UBRK_LINE, name, NULL, 0, &status);
	memcpy(breaker->language, name, sizeof name);
	return U_SUCCESS(status) ? breaker->lines : NULL;
}

void breaker_find(struct breaker *breaker, struct str text, struct str language,
	uint8_t *marks)
{
	UErrorCode status = U_ZERO_ERROR;
	UBreakIterator *lines = iterator(breaker, language);
	UText utext = UTEXT_INITIALIZER;

	memset(marks, 0, text.length + 1);
	if (lines == NULL)
		return;
	utext_openUTF8(&utext, text.at, (int64_t)text.length, &status);
	ubrk_setUText(lines, &utext, &status);
	if (U_SUCCESS(status)) {
		int32_t at = ubrk_first(lines);
		for (; at != UBRK_DONE; at = ubrk_next(lines))
			marks[at] = 1;
	}
	utext_close(&utext);
}

/* The text as UTF-16, with the byte that each unit came from. */
static void widen(struct breaker *breaker, struct str text)
{
	vec_clear(&breaker->units);
	vec_clear(&breaker->bytes);
	for (size_t at = 0; at < text.length;) {
		uint32_t start = (uint32_t)at;
		uint32_t c = utf8_decode(text, &at);
		if (c >= 0x10000) {
			vec_push(&breaker->units, (UChar)U16_LEAD(c));
			vec_push(&breaker->bytes, start);
			c = U16_TRAIL(c);
		}
		vec_push(&breaker->units, (UChar)c);
		vec_push(&breaker->bytes, start);
	}
}

void breaker_levels(struct breaker *breaker, struct str text,
	bool is_right_to_left, uint8_t *levels)
{
	UErrorCode status = U_ZERO_ERROR;
	UBiDiLevel base = is_right_to_left ? 1 : 0;

	memset(levels, base, text.length);
	widen(breaker, text);
	if (breaker->bidi == NULL)
		breaker->bidi = ubidi_open();
	if (breaker->bidi == NULL)
		return;
	int32_t count = (int32_t)breaker->units.count;
	ubidi_setPara(
		breaker->bidi, breaker->units.at, count, base, NULL, &status);
	const UBiDiLevel *found = ubidi_getLevels(breaker->bidi, &status);
	if (U_FAILURE(status))
		return;
	for (int32_t i = 0; i < count; i++) {
		size_t end =
			i + 1 < count ? breaker->bytes.at[i + 1] : text.length;
		for (size_t at = breaker->bytes.at[i]; at < end; at++)
			levels[at] = found[i];
	}
}

uint32_t lower_letter(uint32_t code_point)
{
	if (code_point < 0x80)
		return code_point >= 'A' && code_point <= 'Z'
			? code_point | 0x20
			: code_point;
	return (uint32_t)u_tolower((UChar32)code_point);
}

bool is_wide(uint32_t code_point)
{
	if (code_point < 0x1100)
		return false;
	int width = u_getIntPropertyValue(
		(UChar32)code_point, UCHAR_EAST_ASIAN_WIDTH);
	return width == U_EA_WIDE || width == U_EA_FULLWIDTH;
}

bool is_narrow_word(uint32_t code_point)
{
	return u_isalnum((UChar32)code_point) && !is_wide(code_point);
}
