/* SPDX-License-Identifier: MIT */
/*
 * Words put together of pairs are what HarfBuzz makes of the whole: one letter
 * beyond ASCII behind the word sends it all to HarfBuzz, and changes nothing
 * before the word's last glyph.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "glyphs/shape.h"

struct fixture {
	struct arena arena;
	struct fonts *fonts;
	struct hyphens *hyphens;
	struct text_cache *cache;
};

static int open_all(void **state)
{
	static struct fixture fixture;
	struct fixture *f = &fixture;

	arena_init(&f->arena);
	f->fonts = fonts_open(&f->arena, STR("out/share/fonts"));
	f->hyphens = hyphens_open(&f->arena, STR("/usr/share/hyphen"));
	f->cache = text_cache_open(f->fonts, f->hyphens);
	*state = f;
	return 0;
}

static int close_all(void **state)
{
	struct fixture *f = *state;

	text_cache_close(f->cache);
	hyphens_close(f->hyphens);
	fonts_close(f->fonts);
	arena_free(&f->arena);
	return 0;
}

static void compare(struct fixture *f, struct shape_key key, struct str word)
{
	struct str longer = arena_format(
		&f->arena, "%.*s\xC3\xA9", STR_FORMAT(word)); // an e acute
	const struct shaped_word *pairs = text_cache_word(f->cache, key, word);
	const struct shaped_word *whole =
		text_cache_word(f->cache, key, longer);

	assert_int_equal(pairs->glyph_count + 1, whole->glyph_count);
	for (size_t i = 0; i + 1 < pairs->glyph_count; i++) {
		const struct shaped_glyph *a = &pairs->glyphs[i];
		const struct shaped_glyph *b = &whole->glyphs[i];
		assert_int_equal(a->id, b->id);
		assert_int_equal(a->advance, b->advance);
		assert_int_equal(a->is_unsafe, b->is_unsafe);
		assert_int_equal(a->text_at, b->text_at);
		assert_int_equal(a->text_length, b->text_length);
	}
}

static void compare_words(
	struct fixture *f, struct shape_key key, struct str text)
{
	size_t count = 0;

	for (size_t at = 0, end; at < text.length; at = end + 1) {
		bool is_ascii = true;
		for (end = at;
			end < text.length && (unsigned char)text.at[end] > ' ';
			end++)
			is_ascii &= (unsigned char)text.at[end] < 0x80;
		if (end == at || !is_ascii || end - at > 60)
			continue;
		compare(f, key, str_slice(text, at, end));
		count++;
	}
	assert_true(count > 500);
}

/* Strings that no text has: what is between two letters may depend on none but
 * them. */
static void compare_random(struct fixture *f, struct shape_key key)
{
	uint32_t seed = 1;

	for (int i = 0; i < 2000; i++) {
		char word[6];
		for (size_t k = 0; k < sizeof word; k++) {
			seed = seed * 1664525u + 1013904223u;
			word[k] = (char)('!' + (seed >> 16) % 94);
		}
		compare(f, key, (struct str){ word, sizeof word });
	}
}

static void words_are_the_sums_of_their_pairs(void **state)
{
	struct fixture *f = *state;
	static const length sizes[] = { PT(8), PT(10.5), PT(16), PT(30) };
	static const int weights[] = { 400, 600, 700 };
	struct str text;
	const char *why;

	assert_true(file_read(
		&f->arena, STR("src/manual/src/writing.md"), &text, &why));
	for (int i = 0; i < 2 * 4 * 3 * 2; i++) {
		struct text_style style = {
			.family = i % 2 ? FAMILY_SANS : FAMILY_SERIF,
			.size = sizes[i / 2 % 4],
			.weight = weights[i / 8 % 3],
			.is_italic = i / 24,
			.features = i % 3 == 0 ? FEATURE_OLD_STYLE_FIGURES
				: i % 3 == 1   ? FEATURE_TABULAR_FIGURES
					       : FEATURE_SMALL_CAPITALS,
		};
		struct shape_key key =
			text_cache_key(f->cache, &style, STR("en"));
		compare_words(f, key, text);
		compare_random(f, key);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_the_sums_of_their_pairs),
	};

	return cmocka_run_group_tests(tests, open_all, close_all);
}
