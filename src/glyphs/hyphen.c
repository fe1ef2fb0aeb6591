/* SPDX-License-Identifier: MIT */
/*
 * libhyphen's dictionaries. In: words of letters. Out: where they may be
 * divided. Dictionaries with 8-bit character sets get their words translated.
 */
#include "glyphs/hyphen.h"

#include <hyphen.h>
#include <iconv.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/path.h"
#include "base/utf8.h"

enum {
	DICTIONARIES_MOST = 32,
	WORD_LETTERS_MOST = 120,
	LETTERS_BEFORE = 2,
	LETTERS_BEHIND = 3
};

struct dictionary {
	struct str language;
	HyphenDict *dictionary; /* NULL: there is none for the language */
	uint32_t high[128]; /* code points of the bytes 128 to 255 */
};

struct hyphens {
	struct arena *arena;
	struct str folder;
	pthread_mutex_t lock;
	struct dictionary dictionaries[DICTIONARIES_MOST];
	int count;
};

struct hyphens *hyphens_open(struct arena *arena, struct str folder)
{
	struct hyphens *hyphens = ARENA_NEW(arena, struct hyphens);

	hyphens->arena = arena;
	hyphens->folder = arena_copy(arena, folder);
	pthread_mutex_init(&hyphens->lock, NULL);
	return hyphens;
}

void hyphens_close(struct hyphens *hyphens)
{
	for (int i = 0; i < hyphens->count; i++)
		if (hyphens->dictionaries[i].dictionary != NULL)
			hnj_hyphen_free(hyphens->dictionaries[i].dictionary);
	pthread_mutex_destroy(&hyphens->lock);
}

/* hyph_LL_CC.dic, with '_' for the tag's '-'; false when there is none. */
static bool name_file(struct hyphens *hyphens, struct str tag, struct str *path)
{
	struct str name =
		arena_format(hyphens->arena, "hyph_%.*s.dic", STR_FORMAT(tag));
	char *bytes = (char *)name.at;

	for (size_t i = 0; i < name.length; i++)
		if (bytes[i] == '-')
			bytes[i] = '_';
	*path = path_join(hyphens->arena, hyphens->folder, name);
	return file_is_regular(*path);
}

/* The first dictionary of the language in another country. */
static bool name_relative(
	struct hyphens *hyphens, struct str language, struct str *path)
{
	struct str *names;
	size_t count;
	const char *why = NULL;
	struct str prefix = arena_format(
		hyphens->arena, "hyph_%.*s_", STR_FORMAT(language));

	if (!file_list(hyphens->arena, hyphens->folder, &names, &count, &why))
		return false;
	for (size_t i = 0; i < count; i++)
		if (str_starts(names[i], prefix) &&
			str_ends(names[i], STR(".dic"))) {
			*path = path_join(
				hyphens->arena, hyphens->folder, names[i]);
			return true;
		}
	return false;
}

static bool find_dictionary(
	struct hyphens *hyphens, struct str tag, struct str *path)
{
	struct str language = str_slice(tag, 0, str_find_byte(tag, '-'));

	if (name_file(hyphens, tag, path))
		return true;
	if (str_equal(language, STR("en")) &&
		name_file(hyphens, STR("en-US"), path))
		return true;
	struct str doubled = arena_format(hyphens->arena, "%.*s-%.*s",
		STR_FORMAT(language), STR_FORMAT(language));
	char *country = (char *)doubled.at + language.length + 1;
	for (size_t i = 0; i < language.length; i++)
		country[i] = (char)(country[i] & ~0x20);
	return name_file(hyphens, doubled, path) ||
		name_file(hyphens, language, path) ||
		name_relative(hyphens, language, path);
}

/* What the dictionary's bytes above 127 mean. */
static void learn_high_bytes(struct dictionary *dictionary)
{
	iconv_t converter = iconv_open("UTF-8", dictionary->dictionary->cset);

	if (converter == (iconv_t)-1)
		return;
	for (int i = 0; i < 128; i++) {
		char byte = (char)(128 + i);
		char utf8[8];
		char *in = &byte;
		char *out = utf8;
		size_t in_left = 1;
		size_t out_left = sizeof utf8;
		size_t at = 0;
		if (iconv(converter, &in, &in_left, &out, &out_left) !=
			(size_t)-1)
			dictionary->high[i] = utf8_decode(
				(struct str){ utf8, (size_t)(out - utf8) },
				&at);
	}
	iconv_close(converter);
}

static void load(struct hyphens *hyphens, struct dictionary *dictionary)
{
	struct str path;
	struct str bytes;
	const char *why = NULL;

	if (!find_dictionary(hyphens, dictionary->language, &path) ||
		!file_read(hyphens->arena, path, &bytes, &why))
		return;
	FILE *stream = fmemopen((void *)bytes.at, bytes.length, "r");
	if (stream == NULL)
		return;
	dictionary->dictionary = hnj_hyphen_load_file(stream);
	fclose(stream);
	if (dictionary->dictionary != NULL && !dictionary->dictionary->utf8)
		learn_high_bytes(dictionary);
}

int hyphens_find(struct hyphens *hyphens, struct str language)
{
	int number = -1;

	pthread_mutex_lock(&hyphens->lock);
	for (int i = 0; i < hyphens->count && number < 0; i++)
		if (str_equal(hyphens->dictionaries[i].language, language))
			number = i;
	if (number < 0 && hyphens->count < DICTIONARIES_MOST &&
		language.length > 0) {
		struct dictionary *added =
			&hyphens->dictionaries[hyphens->count];
		added->language = arena_copy(hyphens->arena, language);
		load(hyphens, added);
		number = hyphens->count++;
	}
	if (number >= 0 && hyphens->dictionaries[number].dictionary == NULL)
		number = -1;
	pthread_mutex_unlock(&hyphens->lock);
	return number;
}

/* The byte of an 8-bit dictionary that means the code point; 0: none. */
static char narrow(const struct dictionary *dictionary, uint32_t code_point)
{
	if (code_point < 0x80)
		return (char)code_point;
	for (int i = 0; i < 128; i++)
		if (dictionary->high[i] == code_point)
			return (char)(128 + i);
	return 0;
}

/* The word in the dictionary's bytes; 0 when it has no bytes for it. */
static size_t translate(
	const struct dictionary *dictionary, struct str word, char *bytes)
{
	size_t count = 0;

	if (dictionary->dictionary->utf8) {
		memcpy(bytes, word.at, word.length);
		return word.length;
	}
	for (size_t at = 0; at < word.length;) {
		char byte = narrow(dictionary, utf8_decode(word, &at));
		if (byte == 0)
			return 0;
		bytes[count++] = byte;
	}
	return count;
}

/*
 * libhyphen marks letters, one mark each, in the order of the word. Points at
 * which the spelling would change are passed over.
 */
static size_t collect(const char *marks, char **replacements, struct str word,
	uint16_t points[HYPHEN_POINTS_MOST])
{
	size_t letters = utf8_count(word);
	size_t count = 0;
	size_t index = 0;

	for (size_t at = 0; at < word.length; index++) {
		utf8_decode(word, &at);
		if ((marks[index] & 1) && index + 1 >= LETTERS_BEFORE &&
			index + 1 + LETTERS_BEHIND <= letters &&
			(replacements == NULL || replacements[index] == NULL) &&
			count < HYPHEN_POINTS_MOST)
			points[count++] = (uint16_t)at;
	}
	return count;
}

size_t hyphens_divide(struct hyphens *hyphens, int number, struct str word,
	uint16_t points[HYPHEN_POINTS_MOST])
{
	const struct dictionary *dictionary = &hyphens->dictionaries[number];
	char bytes[WORD_LETTERS_MOST * 4 + 1];
	char marks[WORD_LETTERS_MOST * 4 + 6] = { 0 };
	char **replacements = NULL;
	int *places = NULL;
	int *cuts = NULL;

	if (word.length > WORD_LETTERS_MOST)
		return 0;
	size_t length = translate(dictionary, word, bytes);
	if (length == 0)
		return 0;
	bytes[length] = '\0';
	if (hnj_hyphen_hyphenate3(dictionary->dictionary, bytes, (int)length,
		    marks, NULL, &replacements, &places, &cuts, LETTERS_BEFORE,
		    LETTERS_BEHIND, 0, 0) != 0)
		return 0;
	size_t count = collect(marks, replacements, word, points);
	for (size_t i = 0; replacements != NULL && i < length; i++)
		free(replacements[i]);
	free(replacements);
	free(places);
	free(cuts);
	return count;
}
