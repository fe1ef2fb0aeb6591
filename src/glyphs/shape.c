/* SPDX-License-Identifier: MIT */
/*
 * The word cache over HarfBuzz. In: words and keys. Out: shaped words, their
 * protrusion and their hyphens. Pure functions of key and bytes only, so that
 * a cache may be used for any chapter in any order.
 */
#include "glyphs/shape.h"

#include <assert.h>
#include <hb.h>
#include <string.h>

#include "base/map.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "glyphs/break.h"
#include "glyphs/face_row.h"
#include "glyphs/pair.h"
#include "glyphs/protrusion.h"

enum {
	FEATURE_NO_LIGATURES = 1 << 4, /* of tracked text; ours alone */
	LANGUAGES_MOST = 64,
	FEATURES_MOST = 8,
	HYPHEN_PENALTY = 260,
	HYPHEN_LETTERS_LEAST = 6,
	HUMP_LETTERS_LEAST = 8 /* of the last part of "STMicroelectronics" */
};

struct language {
	struct str name;
	hb_language_t shaper;
	int dictionary;
};

struct slot {
	uint32_t hash;
	struct shaped_word *word; /* NULL: free */
};

struct text_cache {
	struct arena arena;
	struct fonts *fonts;
	struct hyphens *hyphens;
	hb_buffer_t *buffer;
	struct slot *slots;
	size_t capacity, count; /* capacity is a power of two */
	struct language languages[LANGUAGES_MOST];
	size_t language_count;
	glyph_list glyphs; /* of the word at work */
	struct pairs pairs;
};

struct text_cache *text_cache_open(struct fonts *fonts, struct hyphens *hyphens)
{
	struct arena arena;

	arena_init(&arena);
	struct text_cache *cache = ARENA_NEW(&arena, struct text_cache);
	cache->arena = arena;
	cache->fonts = fonts;
	cache->hyphens = hyphens;
	cache->pairs.arena = &cache->arena;
	cache->buffer = hb_buffer_create();
	hb_buffer_set_cluster_level(
		cache->buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
	cache->capacity = 1 << 12;
	cache->slots = ARENA_ARRAY(&cache->arena, struct slot, cache->capacity);
	return cache;
}

void text_cache_close(struct text_cache *cache)
{
	struct arena arena = cache->arena;

	hb_buffer_destroy(cache->buffer);
	vec_free(&cache->glyphs);
	pairs_free(&cache->pairs);
	arena_free(&arena);
}

static uint8_t language_number(struct text_cache *cache, struct str name)
{
	for (size_t i = 0; i < cache->language_count; i++)
		if (str_equal(cache->languages[i].name, name))
			return (uint8_t)i;
	if (cache->language_count == LANGUAGES_MOST)
		return 0;
	struct language *language = &cache->languages[cache->language_count];
	language->name = arena_copy(&cache->arena, name);
	language->shaper = hb_language_from_string(name.at, (int)name.length);
	language->dictionary = hyphens_find(cache->hyphens, name);
	return (uint8_t)cache->language_count++;
}

struct shape_key text_cache_key(struct text_cache *cache,
	const struct text_style *style, struct str language)
{
	unsigned features = style->features;

	if (style->tracking != 0)
		features |= FEATURE_NO_LIGATURES;
	return (struct shape_key){
		.face = fonts_face(cache->fonts, style),
		.features = (uint8_t)features,
		.language = language_number(cache, language),
	};
}

static hb_feature_t feature(const char *name, uint32_t value)
{
	return (hb_feature_t){ hb_tag_from_string(name, 4), value, 0,
		(unsigned)-1 };
}

static bool is_ascii(struct str text)
{
	for (size_t i = 0; i < text.length; i++)
		if ((unsigned char)text.at[i] >= 0x80)
			return false;
	return true;
}

static unsigned list_features(struct text_cache *cache, struct shape_key key,
	struct str text, hb_feature_t list[FEATURES_MOST])
{
	unsigned wanted = key.features;
	unsigned n = 0;

	// Nothing is composed where there are no marks: a fifth of the time.
	if (is_ascii(text))
		list[n++] = feature("ccmp", 0);
	if (fonts_is_monospaced(cache->fonts, key.face)) {
		list[n++] = feature("calt", 0);
		list[n++] = feature("liga", 0);
		return n;
	}
	list[n++] = feature(
		wanted & FEATURE_OLD_STYLE_FIGURES ? "onum" : "lnum", 1);
	list[n++] =
		feature(wanted & FEATURE_TABULAR_FIGURES ? "tnum" : "pnum", 1);
	if (wanted & FEATURE_SMALL_CAPITALS)
		list[n++] = feature("smcp", 1);
	if (wanted & FEATURE_SUPERIORS)
		list[n++] = feature("sups", 1);
	if (wanted & FEATURE_NO_LIGATURES)
		list[n++] = feature("liga", 0);
	return n;
}

/*
 * The bytes that each glyph shows: from its cluster to the next higher one.
 * HarfBuzz's clusters rise with the text, or fall when it runs to the left.
 */
static void give_text(struct shaped_glyph *glyphs, size_t count, size_t end,
	bool is_right_to_left)
{
	size_t stop = end;

	for (size_t k = 0; k < count; k++) {
		size_t i = is_right_to_left ? k : count - 1 - k;
		size_t at = glyphs[i].text_at;
		bool is_last = k + 1 == count;
		size_t next = is_right_to_left ? i + 1 : i - 1;
		// All but the cluster's first glyph show nothing of their own.
		if (!is_last && glyphs[next].text_at == at && !is_right_to_left)
			continue;
		if (is_right_to_left && k > 0 && glyphs[i - 1].text_at == at)
			continue;
		glyphs[i].text_length = (uint16_t)(stop - at);
		stop = at;
	}
}

static void shape_part(struct text_cache *cache, struct shape_key key,
	struct str text, size_t start, size_t end)
{
	hb_feature_t features[FEATURES_MOST];
	hb_buffer_t *buffer = cache->buffer;
	unsigned count = list_features(
		cache, key, str_slice(text, start, end), features);

	hb_buffer_clear_contents(buffer);
	hb_buffer_add_utf8(buffer, text.at, (int)text.length, (unsigned)start,
		(int)(end - start));
	hb_buffer_set_direction(buffer,
		key.is_right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
	hb_buffer_guess_segment_properties(buffer);
	hb_buffer_set_language(buffer, cache->languages[key.language].shaper);
	hb_shape(fonts_shaper(cache->fonts, key.face), buffer, features, count);

	unsigned shaped;
	hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &shaped);
	hb_glyph_position_t *places =
		hb_buffer_get_glyph_positions(buffer, NULL);
	size_t first = cache->glyphs.count;
	for (unsigned i = 0; i < shaped; i++)
		vec_push(&cache->glyphs,
			(struct shaped_glyph){
				.id = (uint16_t)infos[i].codepoint,
				.face = key.face,
				.is_unsafe =
					(hb_glyph_info_get_glyph_flags(
						 &infos[i]) &
						HB_GLYPH_FLAG_UNSAFE_TO_BREAK) !=
					0,
				.text_at = (uint16_t)infos[i].cluster,
				.advance = places[i].x_advance,
				.shift = places[i].x_offset,
				.rise = places[i].y_offset,
			});
	if (shaped > 0)
		give_text(&cache->glyphs.at[first], shaped, end,
			key.is_right_to_left);
}

/* A text all by itself, for pairs. */
static const glyph_list *shape_alone(
	void *self, struct shape_key key, struct str text)
{
	struct text_cache *cache = self;

	vec_clear(&cache->glyphs);
	shape_part(cache, key, text, 0, text.length);
	return &cache->glyphs;
}

/*
 * Our own faces kern by pairs, and join letters in ways that show in pairs.
 * tests/unit/shape.c compares. The author's faces may do what they like.
 */
static bool shape_pairs(
	struct text_cache *cache, struct shape_key key, struct str text)
{
	struct shaper shaper = { shape_alone, cache };

	return key.face < OWN_STYLES && !key.is_right_to_left &&
		is_ascii(text) &&
		pairs_shape(&cache->pairs, &shaper, key, text, &cache->glyphs);
}

static bool has_gap(const struct text_cache *cache)
{
	for (size_t i = 0; i < cache->glyphs.count; i++)
		if (cache->glyphs.at[i].id == 0)
			return true;
	return false;
}

/* Whether a code point goes with the one before it, whatever the face. */
static bool is_follower(uint32_t c)
{
	hb_unicode_general_category_t category =
		hb_unicode_general_category(hb_unicode_funcs_get_default(), c);

	return c == 0x200D || (c >= 0xFE00 && c <= 0xFE0F) ||
		(c >= 0x1F3FB && c <= 0x1F3FF) ||
		category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
		category == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK ||
		category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK;
}

/* A face for the character at *at and its marks; moves *at behind them. */
static uint8_t face_of_cluster(struct text_cache *cache, struct shape_key key,
	struct str text, size_t *at, uint32_t *missing)
{
	struct str language = cache->languages[key.language].name;
	uint32_t c = utf8_decode(text, at);
	uint8_t face = fonts_fallback(cache->fonts, key.face, c, language);

	if (face == FACE_NONE) {
		if (*missing == 0)
			*missing = c;
		face = key.face;
	}
	while (*at < text.length) {
		size_t next = *at;
		if (!is_follower(utf8_decode(text, &next)))
			break;
		*at = next;
	}
	return face;
}

/* The word in stretches of one face each, in visual order. */
static void shape_mixed(struct text_cache *cache, struct shape_key key,
	struct str text, uint32_t *missing)
{
	VEC(size_t) starts = { 0 };
	VEC(uint8_t) faces = { 0 };

	for (size_t at = 0; at < text.length;) {
		size_t start = at;
		uint8_t face = face_of_cluster(cache, key, text, &at, missing);
		if (faces.count == 0 || faces.at[faces.count - 1] != face) {
			vec_push(&starts, start);
			vec_push(&faces, face);
		}
	}
	vec_clear(&cache->glyphs);
	for (size_t k = 0; k < faces.count; k++) {
		size_t i = key.is_right_to_left ? faces.count - 1 - k : k;
		struct shape_key part = key;
		part.face = faces.at[i];
		shape_part(cache, part, text, starts.at[i],
			i + 1 < faces.count ? starts.at[i + 1] : text.length);
	}
	vec_free(&starts);
	vec_free(&faces);
}

/* Signs of other faces in code take whole cells, so that columns stay; letters
 * that run to the left do not, for they would stand apart. */
static void fit_cells(
	struct text_cache *cache, struct shape_key key, struct str text)
{
	int cell;

	fonts_ascii(cache->fonts, key.face, &cell);
	for (size_t i = 0; i < cache->glyphs.count; i++) {
		struct shaped_glyph *glyph = &cache->glyphs.at[i];
		size_t at = glyph->text_at;
		if (glyph->face == key.face || glyph->text_length == 0 ||
			glyph->advance == 0)
			continue;
		int width = is_wide(utf8_decode(text, &at)) ? 2 * cell : cell;
		glyph->shift += (width - glyph->advance) / 2;
		glyph->advance = width;
	}
}

/*
 * The colour of an emoji's skin shows nothing in outlines: its glyph goes, its
 * text is shown by the glyph before it.
 */
static void drop_skin_colors(struct text_cache *cache, struct str text)
{
	size_t kept = 0;

	for (size_t i = 0; i < cache->glyphs.count; i++) {
		struct shaped_glyph glyph = cache->glyphs.at[i];
		size_t at = glyph.text_at;
		uint32_t c = at < text.length ? utf8_decode(text, &at) : 0;
		if (kept > 0 && c >= 0x1F3FB && c <= 0x1F3FF)
			cache->glyphs.at[kept - 1].text_length +=
				glyph.text_length;
		else
			cache->glyphs.at[kept++] = glyph;
	}
	cache->glyphs.count = kept;
}

/* Code in ASCII needs no shaping: a table of glyphs and one advance. */
static bool shape_code(
	struct text_cache *cache, struct shape_key key, struct str text)
{
	int advance;
	const uint16_t *table = fonts_ascii(cache->fonts, key.face, &advance);

	if (advance == 0 || key.is_right_to_left)
		return false;
	for (size_t i = 0; i < text.length; i++)
		if (text.at[i] < ' ' || text.at[i] > '~')
			return false;
	for (size_t i = 0; i < text.length; i++)
		vec_push(&cache->glyphs,
			(struct shaped_glyph){
				.id = table[(unsigned char)text.at[i]],
				.face = key.face,
				.text_at = (uint16_t)i,
				.text_length = 1,
				.advance = advance,
			});
	return true;
}

/* Protrusion follows the first and the last character and their widths. */
static void hang(struct text_cache *cache, struct shaped_word *word)
{
	struct str text = word->text;
	bool is_italic = fonts_is_italic(cache->fonts, word->key.face);
	size_t first = 0;
	size_t last = text.length - 1;

	if (word->glyph_count == 0 || word->key.is_right_to_left ||
		fonts_is_monospaced(cache->fonts, word->key.face))
		return;
	while (last > 0 && ((unsigned char)text.at[last] & 0xC0) == 0x80)
		last--;
	word->overhang_left = (int16_t)(word->glyphs[0].advance *
		protrusion_left(utf8_decode(text, &first), is_italic) / 1000);
	word->overhang_right =
		(int16_t)(word->glyphs[word->glyph_count - 1].advance *
			protrusion_right(utf8_decode(text, &last), is_italic) /
			1000);
}

static struct shaped_word *shape_word(
	struct text_cache *cache, struct shape_key key, struct str text)
{
	struct shaped_word *word = ARENA_NEW(&cache->arena, struct shaped_word);

	assert(text.length > 0 && text.length <= WORD_BYTES_MOST);
	word->text = arena_copy(&cache->arena, text);
	word->key = key;
	word->hyphen_count = HYPHENS_UNKNOWN;
	vec_clear(&cache->glyphs);
	if (!shape_code(cache, key, text)) {
		if (!shape_pairs(cache, key, text)) {
			vec_clear(&cache->glyphs);
			shape_part(cache, key, text, 0, text.length);
		}
		if (has_gap(cache)) {
			shape_mixed(cache, key, text, &word->missing);
			if (!key.is_right_to_left)
				drop_skin_colors(cache, text);
			if (!key.is_right_to_left &&
				fonts_is_monospaced(cache->fonts, key.face))
				fit_cells(cache, key, text);
		}
	}
	word->glyph_count = (uint16_t)cache->glyphs.count;
	struct shaped_glyph *glyphs = ARENA_ARRAY(
		&cache->arena, struct shaped_glyph, word->glyph_count);
	for (size_t i = 0; i < word->glyph_count; i++) {
		glyphs[i] = cache->glyphs.at[i];
		word->advance += glyphs[i].advance;
	}
	word->glyphs = glyphs;
	hang(cache, word);
	return word;
}

static uint32_t hash_of(struct shape_key key, struct str text)
{
	uint32_t bits;

	memcpy(&bits, &key, sizeof bits);
	uint64_t hash = hash_bytes(text.at, text.length) ^
		bits * UINT64_C(0x9E3779B97F4A7C15);
	return (uint32_t)(hash ^ hash >> 32);
}

static void put_slot(struct slot *slots, size_t capacity, struct slot slot)
{
	size_t i = slot.hash & (capacity - 1);

	while (slots[i].word != NULL)
		i = (i + 1) & (capacity - 1);
	slots[i] = slot;
}

static void grow(struct text_cache *cache)
{
	size_t capacity = cache->capacity * 2;
	struct slot *slots = ARENA_ARRAY(&cache->arena, struct slot, capacity);

	for (size_t i = 0; i < cache->capacity; i++)
		if (cache->slots[i].word != NULL)
			put_slot(slots, capacity, cache->slots[i]);
	cache->slots = slots;
	cache->capacity = capacity;
}

static struct shaped_word *cached_word(
	struct text_cache *cache, struct shape_key key, struct str text)
{
	uint32_t hash = hash_of(key, text);
	size_t i = hash & (cache->capacity - 1);

	for (; cache->slots[i].word != NULL;
		i = (i + 1) & (cache->capacity - 1)) {
		struct shaped_word *word = cache->slots[i].word;
		if (cache->slots[i].hash == hash &&
			memcmp(&word->key, &key, sizeof key) == 0 &&
			str_equal(word->text, text))
			return word;
	}
	if (cache->count * 2 > cache->capacity)
		grow(cache);
	struct shaped_word *word = shape_word(cache, key, text);
	put_slot(cache->slots, cache->capacity, (struct slot){ hash, word });
	cache->count++;
	return word;
}

const struct shaped_word *text_cache_word(
	struct text_cache *cache, struct shape_key key, struct str text)
{
	return cached_word(cache, key, text);
}

int32_t shaped_width_before(const struct shaped_word *word, size_t at)
{
	int32_t width = 0;

	for (size_t i = 0; i < word->glyph_count; i++)
		if (word->glyphs[i].text_at < at)
			width += word->glyphs[i].advance;
	return width;
}

int32_t text_cache_space(struct text_cache *cache, struct shape_key key)
{
	return cached_word(cache, key, STR(" "))->advance;
}

/* --- hyphens --- */

/* The letters of a word without the marks around it. */
struct core {
	size_t start, end; /* bytes */
	size_t letter_count;
	bool is_capitalized;
	bool is_hump; /* letters of the word stand before it */
};

static bool is_letter(uint32_t c)
{
	hb_unicode_general_category_t category;

	if (c < 0x80)
		return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
	category =
		hb_unicode_general_category(hb_unicode_funcs_get_default(), c);
	return (category >= HB_UNICODE_GENERAL_CATEGORY_LOWERCASE_LETTER &&
		       category <=
			       HB_UNICODE_GENERAL_CATEGORY_UPPERCASE_LETTER) ||
		category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK;
}

/* Whether an "'s" begins at the byte and no letter stands behind it. */
static bool is_possessive(struct str text, size_t at)
{
	struct str rest = str_slice(text, at, text.length);
	size_t mark = str_starts(rest, STR("\xE2\x80\x99")) ? 3
		: str_starts(rest, STR("'"))                ? 1
							    : 0;

	return mark > 0 && mark < rest.length && rest.at[mark] == 's' &&
		(mark + 1 == rest.length ||
			!is_letter((unsigned char)rest.at[mark + 1]));
}

/*
 * Finds the core; false when the word has anything within that forbids its
 * division: digits and signs. Of a word with capitals within it is what the
 * last one begins, if that is long.
 */
static bool find_core(struct str text, struct core *core)
{
	bool is_over = false;

	*core = (struct core){ 0 };
	for (size_t at = 0; at < text.length;) {
		size_t start = at;
		uint32_t c = utf8_decode(text, &at);
		if (!is_letter(c)) {
			if (c >= '0' && c <= '9')
				return false;
			is_over = core->letter_count > 0;
			if (is_over && is_possessive(text, start))
				at++; // its letter is none of the core's
			continue;
		}
		bool is_capital = lower_letter(c) != c;
		if (is_over)
			return false;
		core->is_hump |= is_capital && core->letter_count > 0;
		if (core->letter_count == 0 || is_capital) {
			core->start = start;
			core->letter_count = 0;
			core->is_capitalized = is_capital;
		}
		core->letter_count++;
		core->end = at;
	}
	return core->letter_count >=
		(core->is_hump ? HUMP_LETTERS_LEAST : HYPHEN_LETTERS_LEAST);
}

/* The points of the soft hyphens, behind each of them. */
static size_t soft_points(struct str text, uint16_t points[HYPHEN_POINTS_MOST])
{
	size_t count = 0;

	for (size_t i = 0; i + 2 < text.length; i++)
		if (text.at[i] == '\xC2' && text.at[i + 1] == '\xAD' &&
			count < HYPHEN_POINTS_MOST)
			points[count++] = (uint16_t)(i + 2);
	return count;
}

static size_t dictionary_points(struct text_cache *cache,
	const struct shaped_word *word, const struct core *core,
	uint16_t points[HYPHEN_POINTS_MOST])
{
	char folded[WORD_BYTES_MOST];
	struct str letters = str_slice(word->text, core->start, core->end);
	int dictionary = cache->languages[word->key.language].dictionary;
	size_t at = 0;
	char first[4];

	if (dictionary < 0)
		return 0;
	memcpy(folded, letters.at, letters.length);
	size_t folded_bytes =
		utf8_encode(lower_letter(utf8_decode(letters, &at)), first);
	if (folded_bytes == at)
		memcpy(folded, first, folded_bytes);
	size_t count = hyphens_divide(cache->hyphens, dictionary,
		(struct str){ folded, letters.length }, points);
	for (size_t i = 0; i < count; i++)
		points[i] = (uint16_t)(points[i] + core->start);
	return count;
}

/* Points close to an end of the word cost more: 15 % a letter under five. */
static int16_t point_penalty(
	struct str text, const struct core *core, size_t at)
{
	size_t before = utf8_count(str_slice(text, core->start, at));
	size_t behind = utf8_count(str_slice(text, at, core->end));
	size_t percent = 100 + (before < 5 ? (5 - before) * 15 : 0) +
		(behind < 5 ? (5 - behind) * 15 : 0);

	return (int16_t)(HYPHEN_PENALTY * percent *
		(core->is_capitalized ? 2 : 1) / 100);
}

/* The widths of the two parts, which change where letters join or kern. */
static void measure_parts(struct text_cache *cache,
	const struct shaped_word *word, struct word_hyphen *hyphen)
{
	struct str text = word->text;

	for (size_t i = 0; i < word->glyph_count; i++)
		if (word->glyphs[i].text_at == hyphen->at &&
			!word->glyphs[i].is_unsafe) {
			hyphen->before = shaped_width_before(word, hyphen->at);
			hyphen->behind = word->advance - hyphen->before;
			return;
		}
	hyphen->before =
		cached_word(cache, word->key, str_slice(text, 0, hyphen->at))
			->advance;
	hyphen->behind = cached_word(
		cache, word->key, str_slice(text, hyphen->at, text.length))
				 ->advance;
}

const struct shaped_word *text_cache_divide(
	struct text_cache *cache, const struct shaped_word *word)
{
	uint16_t points[HYPHEN_POINTS_MOST];
	struct core core = { 0, word->text.length, 10, false, false };

	if (word->hyphen_count != HYPHENS_UNKNOWN)
		return word;
	struct shaped_word *own = cached_word(cache, word->key, word->text);
	size_t count = soft_points(word->text, points);
	if (count == 0 && !word->key.is_right_to_left &&
		find_core(word->text, &core))
		count = dictionary_points(cache, word, &core, points);
	struct word_hyphen *hyphens =
		ARENA_ARRAY(&cache->arena, struct word_hyphen, count);
	for (size_t i = 0; i < count; i++) {
		hyphens[i].at = points[i];
		hyphens[i].penalty =
			point_penalty(word->text, &core, points[i]);
		hyphens[i].is_rare = core.is_hump;
		measure_parts(cache, word, &hyphens[i]);
	}
	own->hyphens = hyphens;
	own->hyphen_count = (uint8_t)count;
	return own;
}
