/* SPDX-License-Identifier: MIT */
/*
 * What ICU knows of letters and of the order of words. The only file of this
 * room that knows ICU. An order that ICU cannot open sorts by bytes.
 */
#include "resolve/letters.h"

#include <stdlib.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/ucol.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

#include "base/utf8.h"

enum { SHORT_TEXT = 512, SHORT_KEY = 1024 };

struct word_order {
	UCollator *sorting; /* NULL: by bytes */
	UCollator *letters; /* which letters differ at all; NULL as well */
};

bool letter_is_alphanumeric(uint32_t code_point)
{
	return u_isUAlphabetic((UChar32)code_point) ||
		(U_GET_GC_MASK((UChar32)code_point) & U_GC_N_MASK) != 0;
}

bool letter_is_space(uint32_t code_point)
{
	return u_isUWhiteSpace((UChar32)code_point);
}

uint32_t letter_lower(uint32_t code_point)
{
	return (uint32_t)u_tolower((UChar32)code_point);
}

/* An opened collator, or NULL. */
static UCollator *open_collator(const char *locale, UCollationStrength strength)
{
	UErrorCode status = U_ZERO_ERROR;
	UCollator *collator = ucol_open(locale, &status);

	if (U_FAILURE(status)) {
		ucol_close(collator);
		return NULL;
	}
	ucol_setStrength(collator, strength);
	return collator;
}

struct word_order *word_order_open(struct str language)
{
	struct word_order *order = calloc(1, sizeof(*order));
	char locale[32] = "";
	UErrorCode status = U_ZERO_ERROR;

	if (order == NULL)
		fatal_out_of_memory();
	for (size_t i = 0; i < language.length && i < sizeof(locale) - 1; i++)
		locale[i] = language.at[i] == '-' ? '_' : language.at[i];
	order->sorting = open_collator(locale, UCOL_TERTIARY);
	order->letters = open_collator(locale, UCOL_PRIMARY);
	if (order->sorting != NULL) {
		// Letter by letter: blanks and punctuation do not count, so
		// that __init__ stands at I. Numbers sort by their value.
		ucol_setAttribute(order->sorting, UCOL_ALTERNATE_HANDLING,
			UCOL_SHIFTED, &status);
		ucol_setAttribute(order->sorting, UCOL_NUMERIC_COLLATION,
			UCOL_ON, &status);
	}
	return order;
}

void word_order_close(struct word_order *order)
{
	ucol_close(order->sorting);
	ucol_close(order->letters);
	free(order);
}

/* UTF-16 of the text, cut to the room; the count of units. */
static int32_t to_utf16(struct str text, UChar units[SHORT_TEXT])
{
	int32_t count = 0;
	UErrorCode status = U_ZERO_ERROR;
	struct str cut = str_slice(text, 0, SHORT_TEXT);

	u_strFromUTF8WithSub(units, SHORT_TEXT, &count, cut.at,
		(int32_t)cut.length, UTF8_REPLACEMENT, NULL, &status);
	return U_SUCCESS(status) ? count : 0;
}

struct str word_order_key(
	const struct word_order *order, struct arena *arena, struct str text)
{
	UChar units[SHORT_TEXT];
	uint8_t key[SHORT_KEY];

	if (order->sorting == NULL)
		return arena_copy(arena, text);
	int32_t count = to_utf16(text, units);
	int32_t length =
		ucol_getSortKey(order->sorting, units, count, key, sizeof(key));
	if (length > SHORT_KEY)
		length = SHORT_KEY;
	// The last byte is a NUL of ICU's.
	struct str bytes = { (const char *)key,
		length > 0 ? (size_t)length - 1 : 0 };
	return arena_copy(arena, bytes);
}

/* The letter without its accents. */
static UChar32 base_letter(UChar32 letter)
{
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *decomposer = unorm2_getNFDInstance(&status);
	UChar units[16];
	UChar32 base;

	if (U_FAILURE(status))
		return letter;
	int32_t count =
		unorm2_getDecomposition(decomposer, letter, units, 16, &status);
	if (U_FAILURE(status) || count <= 0)
		return letter;
	U16_GET(units, 0, 0, count, base);
	return base;
}

static bool same_letter(const struct word_order *order, UChar32 a, UChar32 b)
{
	UChar a_units[2], b_units[2];
	int32_t a_count = 0, b_count = 0;

	if (order->letters == NULL)
		return false;
	U16_APPEND_UNSAFE(a_units, a_count, a);
	U16_APPEND_UNSAFE(b_units, b_count, b);
	return ucol_equal(order->letters, a_units, a_count, b_units, b_count);
}

/*
 * The Latin letter under which the language's order puts a Chinese character:
 * ICU's pinyin order has a mark before the first character of each letter.
 */
static UChar32 pinyin_letter(const struct word_order *order, UChar32 character)
{
	enum { MARK = 0xFDD0 };
	UChar units[2], mark[2] = { MARK, 'A' };
	int32_t count = 0;
	UChar32 letter = 0;

	if (order->sorting == NULL ||
		!uscript_hasScript(character, USCRIPT_HAN))
		return 0;
	U16_APPEND_UNSAFE(units, count, character);
	for (; mark[1] <= 'Z'; mark[1]++)
		if (ucol_greaterOrEqual(order->sorting, units, count, mark, 2))
			letter = mark[1];
	return letter;
}

/* The consonant that a Korean syllable begins with, doubled ones as single. */
static UChar32 leading_consonant(UChar32 syllable)
{
	enum { FIRST = 0xAC00, LAST = 0xD7A3, PER_CONSONANT = 588 };
	static const UChar consonants[] =
		u"ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ";

	if (syllable < FIRST || syllable > LAST)
		return 0;
	return consonants[(syllable - FIRST) / PER_CONSONANT];
}

/* The letter as it heads a part of an index. */
static UChar32 heading_letter(const struct word_order *order, UChar32 letter)
{
	UChar32 base = base_letter(letter);
	UChar32 other = leading_consonant(letter);

	if (other == 0)
		other = pinyin_letter(order, letter);
	if (other != 0)
		return other;
	if (base != letter && same_letter(order, base, letter))
		letter = base;
	return u_toupper(letter);
}

struct str word_order_heading(
	const struct word_order *order, struct arena *arena, struct str text)
{
	for (size_t at = 0; at < text.length;) {
		UChar32 letter = (UChar32)utf8_decode(text, &at);
		char bytes[4];
		struct str heading = { bytes, 0 };
		if (u_isdigit(letter))
			return STR("0\u20139");
		if (!u_isUAlphabetic(letter))
			continue;
		letter = heading_letter(order, letter);
		heading.length = utf8_encode((uint32_t)letter, bytes);
		return arena_copy(arena, heading);
	}
	return (struct str){ "", 0 };
}
