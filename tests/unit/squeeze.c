/* SPDX-License-Identifier: MIT */
/* What is squeezed comes out again, whatever it is. */
#include "png/squeeze.h"

#include <libdeflate.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "pdf/png_split.h"

/* Unpacks what was squeezed; in the arena. */
static struct str unpack(struct arena *arena, struct str packed, size_t room)
{
	struct libdeflate_decompressor *decompressor =
		libdeflate_alloc_decompressor();
	char *bytes = arena_make(arena, room + 1);
	size_t count = 0;
	assert_int_equal(libdeflate_zlib_decompress(decompressor, packed.at,
				 packed.length, bytes, room + 1, &count),
		LIBDEFLATE_SUCCESS);
	libdeflate_free_decompressor(decompressor);
	return (struct str){ bytes, count };
}

static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525 + 1013904223;
	return *seed >> 8;
}

/* Puts the bytes in uneven pieces; returns how many they became. */
static size_t check(struct squeezer *squeezer, struct str bytes)
{
	struct arena arena;
	struct buf packed = { 0 };
	uint32_t seed = 1;
	arena_init(&arena);
	squeezer_start(squeezer, &packed);
	for (size_t at = 0; at < bytes.length;) {
		size_t count = next_random(&seed) % 100000;
		if (count > bytes.length - at)
			count = bytes.length - at;
		squeezer_put(squeezer, bytes.at + at, count);
		at += count;
	}
	squeezer_end(squeezer);
	struct str again = unpack(&arena, buf_str(&packed), bytes.length);
	assert_true(str_equal(again, bytes));
	size_t length = packed.length;
	buf_free(&packed);
	arena_free(&arena);
	return length;
}

enum { COUNT = 600000 };

/* One byte of so many is not 0; its value is below most. */
static size_t check_noise(struct squeezer *squeezer, struct arena *arena,
	uint32_t rarity, uint32_t most)
{
	char *bytes = arena_make(arena, COUNT);
	uint32_t seed = rarity;
	for (size_t i = 0; i < COUNT; i++)
		if (next_random(&seed) % rarity == 0)
			bytes[i] = (char)(next_random(&seed) % most);
	return check(squeezer, (struct str){ bytes, COUNT });
}

static void bytes_come_out_again(void **state)
{
	(void)state;
	struct arena arena;
	arena_init(&arena);
	struct squeezer *squeezer = squeezer_make(&arena);
	check(squeezer, STR(""));
	check(squeezer, STR("a"));
	check(squeezer, STR("aaaaaaaaaa"));
	check(squeezer, STR("abcabcabcabcab"));
	assert_true(check_noise(squeezer, &arena, 1, 256) < COUNT + 9000);
	assert_true(check_noise(squeezer, &arena, 20, 256) < COUNT / 6);
	assert_true(check_noise(squeezer, &arena, 2000, 9) < COUNT / 200);
	assert_true(check_noise(squeezer, &arena, COUNT, 2) < 4000);
	squeezer_free(squeezer);
	arena_free(&arena);
}

/* What the rows become; alpha: what is expected of it, or empty. */
static void check_split(const struct png_form *form, const char *rows,
	struct str color, struct str alpha)
{
	struct arena arena;
	arena_init(&arena);
	struct png_splitter splitter = { 0 };
	for (int i = 0; i < 2; i++) { // a splitter can be used again
		png_splitter_start(&splitter, form, &arena);
		png_splitter_put(
			&splitter, (const unsigned char *)rows, form->height);
		png_splitter_end(&splitter);
		assert_true(str_equal(
			unpack(&arena, buf_str(&splitter.color), 99), color));
		if (alpha.length == 0)
			assert_int_equal(splitter.alpha.length, 0);
		else
			assert_true(str_equal(
				unpack(&arena, buf_str(&splitter.alpha), 99),
				alpha));
	}
	png_splitter_free(&splitter);
	arena_free(&arena);
}

static void rows_are_dealt_out(void **state)
{
	(void)state;
	const struct png_form form = { 2, 2, 8, PNG_RGB_ALPHA };
	check_split(&form, "\1RGBaRGBb\2rgbArgbB", STR("\1RGBRGB\2rgbrgb"),
		STR("\1ab\2AB"));
	const struct png_form gray = { 2, 3, 8, PNG_GRAY_ALPHA };
	check_split(&gray, "\0A\377B\377\2a\0b\0\1c\377d\0",
		STR("\0AB\2ab\1cd"), STR(""));
	// Only the last row says something; those above are as opaque.
	check_split(&gray, "\0A\377B\377\2a\0b\0\1c\377d\1",
		STR("\0AB\2ab\1cd"), STR("\1\377\0\2\0\0\1\377\1"));
}

/* Rows that are opaque under each filter. */
static void opaque_alpha_is_seen(void **state)
{
	(void)state;
	static const unsigned char pixels[] = {
		1, 0, 255, 0, 0, /* Sub: 255, 255 */
		0, 0, 255, 0, 255, /* None */
		2, 0, 0, 0, 0, /* Up */
		3, 0, 128, 0, 0, /* Average */
		4, 0, 0, 0, 0, /* Paeth */
	};
	const struct png_form form = { 2, 5, 8, PNG_GRAY_ALPHA };
	assert_true(png_is_opaque(&form, pixels));
	// At the top there is nothing to be like.
	const struct png_form rest = { 2, 3, 8, PNG_GRAY_ALPHA };
	assert_false(png_is_opaque(&rest, pixels + 10));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bytes_come_out_again),
		cmocka_unit_test(rows_are_dealt_out),
		cmocka_unit_test(opaque_alpha_is_seen),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
