/* SPDX-License-Identifier: MIT */
/* PNG files packed anew: smaller, and the same pixels as libpng reads them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <png.h>

#include "base/arena.h"
#include "png/repack.h"

enum { WIDTH = 61, HEIGHT = 47, MOST_ROW = WIDTH * 8 };

/* What a file is to be made of. */
struct recipe {
	int depth, color; /* as libpng calls them */
	int filters; /* PNG_FILTER_... */
	int interlace;
	bool has_text;
	bool has_key; /* the colour of the first pixel is transparent */
	void (*paint)(unsigned x, unsigned y, unsigned sample[4]);
};

static void append(png_structp writer, png_bytep bytes, size_t count)
{
	buf_put_bytes(png_get_io_ptr(writer), bytes, count);
}

static int channels_of(int color)
{
	switch (color) {
	case PNG_COLOR_TYPE_RGB_ALPHA:
		return 4;
	case PNG_COLOR_TYPE_RGB:
		return 3;
	case PNG_COLOR_TYPE_GRAY_ALPHA:
		return 2;
	default:
		return 1;
	}
}

static void put_sample(
	unsigned char *row, const struct recipe *recipe, size_t at, unsigned v)
{
	if (recipe->depth == 16) {
		row[2 * at] = (unsigned char)(v >> 8);
		row[2 * at + 1] = (unsigned char)v;
	} else if (recipe->depth == 8) {
		row[at] = (unsigned char)v;
	} else {
		size_t bit = at * (size_t)recipe->depth;
		row[bit / 8] |= (unsigned char)(v
			<< (8 - recipe->depth - (int)(bit % 8)));
	}
}

static void paint_row(
	unsigned char *row, const struct recipe *recipe, unsigned y)
{
	int channels = channels_of(recipe->color);
	memset(row, 0, MOST_ROW);
	for (unsigned x = 0; x < WIDTH; x++) {
		unsigned sample[4] = { 0, 0, 0, 255 };
		recipe->paint(x, y, sample);
		if (channels == 2)
			sample[1] = sample[3];
		for (int i = 0; i < channels; i++)
			put_sample(row, recipe,
				x * (size_t)channels + (size_t)i, sample[i]);
	}
}

static void put_extras(
	png_structp writer, png_infop info, const struct recipe *recipe)
{
	unsigned sample[4] = { 0 };
	png_color colors[4] = { { 0, 0, 0 }, { 255, 0, 0 }, { 0, 255, 0 },
		{ 9, 9, 9 } };
	png_byte alphas[4] = { 255, 255, 128, 0 };
	if (recipe->color == PNG_COLOR_TYPE_PALETTE) {
		png_set_PLTE(writer, info, colors, 4);
		png_set_tRNS(writer, info, alphas, 4, NULL);
	}
	recipe->paint(0, 0, sample);
	png_color_16 key = { 0, (png_uint_16)sample[0], (png_uint_16)sample[1],
		(png_uint_16)sample[2], (png_uint_16)sample[0] };
	if (recipe->has_key)
		png_set_tRNS(writer, info, NULL, 0, &key);
	png_set_gAMA(writer, info, 0.45455);
	png_set_pHYs(writer, info, 5669, 5669, PNG_RESOLUTION_METER);
	char word[] = "Comment", words[] = "who made this, and with what";
	png_text text = { .compression = PNG_TEXT_COMPRESSION_NONE,
		.key = word,
		.text = words };
	if (recipe->has_text)
		png_set_text(writer, info, &text, 1);
}

static void make_png(struct buf *out, const struct recipe *recipe)
{
	png_structp writer = png_create_write_struct(
		PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
	png_infop info = png_create_info_struct(writer);
	unsigned char rows[HEIGHT][MOST_ROW];
	png_bytep pointers[HEIGHT];
	png_set_write_fn(writer, out, append, NULL);
	png_set_IHDR(writer, info, WIDTH, HEIGHT, recipe->depth, recipe->color,
		recipe->interlace, PNG_COMPRESSION_TYPE_DEFAULT,
		PNG_FILTER_TYPE_DEFAULT);
	if (recipe->filters)
		png_set_filter(writer, PNG_FILTER_TYPE_BASE, recipe->filters);
	png_set_compression_level(writer, 1);
	put_extras(writer, info, recipe);
	png_write_info(writer, info);
	for (unsigned y = 0; y < HEIGHT; y++) {
		paint_row(rows[y], recipe, y);
		pointers[y] = rows[y];
	}
	png_write_image(writer, pointers);
	png_write_end(writer, info);
	png_destroy_write_struct(&writer, &info);
}

static void fetch(png_structp reader, png_bytep bytes, size_t count)
{
	struct str *rest = png_get_io_ptr(reader);
	assert_true(count <= rest->length);
	memcpy(bytes, rest->at, count);
	*rest = str_slice(*rest, count, rest->length);
}

/* What libpng reads: 16 bits of red, green, blue and alpha for each pixel. */
struct reading {
	unsigned char rows[HEIGHT][MOST_ROW];
	int depth, color;
	double gamma;
	png_uint_32 dots;
	int text_count;
};

static void read_png(struct str bytes, struct reading *reading)
{
	png_structp reader =
		png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
	png_infop info = png_create_info_struct(reader);
	png_bytep pointers[HEIGHT];
	*reading = (struct reading){ 0 };
	png_set_read_fn(reader, &bytes, fetch);
	png_read_info(reader, info);
	assert_int_equal(png_get_image_width(reader, info), WIDTH);
	assert_int_equal(png_get_image_height(reader, info), HEIGHT);
	reading->depth = png_get_bit_depth(reader, info);
	reading->color = png_get_color_type(reader, info);
	png_get_gAMA(reader, info, &reading->gamma);
	reading->dots = png_get_pixels_per_meter(reader, info);
	reading->text_count = png_get_text(reader, info, NULL, NULL);
	png_set_expand_16(reader);
	png_set_gray_to_rgb(reader);
	png_set_add_alpha(reader, 0xFFFF, PNG_FILLER_AFTER);
	png_set_interlace_handling(reader);
	png_read_update_info(reader, info);
	assert_int_equal(png_get_rowbytes(reader, info), MOST_ROW);
	for (int y = 0; y < HEIGHT; y++)
		pointers[y] = reading->rows[y];
	png_read_image(reader, pointers);
	png_read_end(reader, info);
	png_destroy_read_struct(&reader, &info, NULL);
}

/* Repacks what the recipe makes; says whether it is smaller. */
static bool repack(const struct recipe *recipe, struct reading *after)
{
	struct buf file = { 0 }, smaller = { 0 };
	struct reading before;
	make_png(&file, recipe);
	buf_put(&smaller, STR("before"));
	bool is_smaller = png_repack(&smaller, buf_str(&file));
	if (is_smaller) {
		struct str bytes =
			str_slice(buf_str(&smaller), 6, smaller.length);
		assert_true(bytes.length < file.length);
		read_png(buf_str(&file), &before);
		read_png(bytes, after);
		assert_memory_equal(
			before.rows, after->rows, sizeof(before.rows));
		assert_true(before.gamma == after->gamma);
		assert_int_equal(before.dots, after->dots);
	} else
		assert_int_equal(smaller.length, 6);
	buf_free(&file);
	buf_free(&smaller);
	return is_smaller;
}

static void must_become(const struct recipe *recipe, int depth, int color)
{
	struct reading after;
	assert_true(repack(recipe, &after));
	assert_int_equal(after.depth, depth);
	assert_int_equal(after.color, color);
	assert_int_equal(after.text_count, 0);
}

/* ---- pictures ---- */

static void noise(unsigned x, unsigned y, unsigned sample[4])
{
	uint32_t seed = (x * 7919 + y) * 2654435761U;
	for (int i = 0; i < 4; i++) {
		seed ^= seed << 13;
		seed ^= seed >> 17;
		seed ^= seed << 5;
		sample[i] = seed >> 24;
	}
}

static void opaque_noise(unsigned x, unsigned y, unsigned sample[4])
{
	noise(x, y, sample);
	sample[3] = 255;
}

static void slope(unsigned x, unsigned y, unsigned sample[4])
{
	sample[0] = 3 * x + y;
	sample[1] = 5 * y;
	sample[2] = (x * y) & 255;
	sample[0] &= 255;
	sample[3] = 255;
}

static void slope_with_holes(unsigned x, unsigned y, unsigned sample[4])
{
	slope(x, y, sample);
	sample[3] = x == 30 && y == 46 ? 254 : 255;
}

static void slope_of_gray(unsigned x, unsigned y, unsigned sample[4])
{
	sample[0] = sample[1] = sample[2] = (2 * x + y) & 255;
}

static void black_and_white(unsigned x, unsigned y, unsigned sample[4])
{
	sample[0] = sample[1] = sample[2] = (x * y) % 3 ? 255 : 0;
}

static void four_grays(unsigned x, unsigned y, unsigned sample[4])
{
	sample[0] = sample[1] = sample[2] = (x + y / 3) % 4 * 85;
}

static void odd_grays(unsigned x, unsigned y, unsigned sample[4])
{
	sample[0] = sample[1] = sample[2] = 100 + (x + y) % 2;
}

static void three_colors(unsigned x, unsigned y, unsigned sample[4])
{
	sample[(x / 3 + y) % 3] = 200;
}

static void ten_colors(unsigned x, unsigned y, unsigned sample[4])
{
	sample[1] = 20 * ((x * y) % 10);
	sample[2] = 77;
	sample[3] = (x * y) % 10 < 3 ? (x * y) % 10 : 255;
}

static void many_colors(unsigned x, unsigned y, unsigned sample[4])
{
	noise(x, y, sample);
	sample[0] = sample[0] % 16 * 16;
	sample[1] = sample[1] % 12 * 16;
	sample[2] = 0;
}

static void indices(unsigned x, unsigned y, unsigned sample[4])
{
	sample[0] = (x / 2 + y) % 4;
}

static void wide_halves_alike(unsigned x, unsigned y, unsigned sample[4])
{
	sample[0] = (x / 10) * 0x0101;
	sample[1] = (y / 10) * 0x0101;
	sample[3] = 0xFFFF;
}

static void wide_halves_other(unsigned x, unsigned y, unsigned sample[4])
{
	sample[0] = x * 0x0101;
	sample[1] = y * 0x0102;
	sample[3] = 0xFFFF;
}

enum {
	GRAY = PNG_COLOR_TYPE_GRAY,
	RGB = PNG_COLOR_TYPE_RGB,
	PALETTE = PNG_COLOR_TYPE_PALETTE,
	GRAY_ALPHA = PNG_COLOR_TYPE_GRAY_ALPHA,
	RGB_ALPHA = PNG_COLOR_TYPE_RGB_ALPHA
};

#define RECIPE(...) (&(struct recipe){ __VA_ARGS__ })

static void few_colors_get_a_palette(void **state)
{
	(void)state;
	must_become(RECIPE(8, RGB, .paint = three_colors), 2, PALETTE);
	must_become(RECIPE(8, RGB_ALPHA, .paint = ten_colors), 4, PALETTE);
	must_become(RECIPE(8, RGB, .paint = many_colors), 8, PALETTE);
	must_become(RECIPE(8, RGB, .paint = odd_grays), 1, PALETTE);
	must_become(RECIPE(8, PALETTE, .paint = indices), 2, PALETTE);
	must_become(
		RECIPE(16, RGB_ALPHA, .paint = wide_halves_alike), 8, PALETTE);
}

static void gray_is_gray(void **state)
{
	(void)state;
	must_become(RECIPE(8, RGB, .paint = black_and_white), 1, GRAY);
	must_become(RECIPE(8, GRAY_ALPHA, .paint = four_grays), 2, GRAY);
	must_become(RECIPE(8, RGB_ALPHA, .paint = slope_of_gray), 8, GRAY);
}

static void transparent_colors_stay_so(void **state)
{
	(void)state;
	must_become(RECIPE(8, RGB, .has_key = true, .paint = three_colors), 2,
		PALETTE);
	must_become(RECIPE(8, GRAY, .has_key = true, .paint = four_grays), 2,
		PALETTE);
	must_become(RECIPE(8, RGB, .has_key = true, .paint = slope,
			    .filters = PNG_FILTER_NONE),
		8, RGB);
	struct reading after;
	repack(RECIPE(4, GRAY, .has_key = true, .paint = indices), &after);
}

static void alpha_goes_when_it_is_opaque(void **state)
{
	static const int filters[] = { PNG_FILTER_NONE, PNG_FILTER_SUB,
		PNG_FILTER_UP, PNG_FILTER_AVG, PNG_FILTER_PAETH,
		PNG_ALL_FILTERS };
	(void)state;
	for (size_t i = 0; i < sizeof(filters) / sizeof(*filters); i++) {
		must_become(RECIPE(8, RGB_ALPHA, .filters = filters[i],
				    .paint = slope),
			8, RGB);
		must_become(
			RECIPE(8, RGB_ALPHA, .filters = filters[i],
				.has_text = true, .paint = slope_with_holes),
			8, RGB_ALPHA);
	}
}

static void text_goes(void **state)
{
	struct buf file = { 0 }, smaller = { 0 };
	struct reading before, after;
	(void)state;
	make_png(&file, RECIPE(8, RGB_ALPHA, .has_text = true, .paint = noise));
	assert_true(png_strip(&smaller, buf_str(&file)));
	read_png(buf_str(&file), &before);
	read_png(buf_str(&smaller), &after);
	assert_int_equal(before.text_count, 1);
	assert_int_equal(after.text_count, 0);
	assert_memory_equal(before.rows, after.rows, sizeof(before.rows));
	assert_true(after.gamma == before.gamma);
	buf_clear(&file);
	assert_false(png_strip(&file, buf_str(&smaller)));
	assert_int_equal(file.length, 0);
	buf_free(&file);
	buf_free(&smaller);
}

static void what_is_no_smaller_is_left(void **state)
{
	static void (*const paints[])(unsigned, unsigned, unsigned *) = {
		opaque_noise, noise, slope, three_colors, slope_of_gray
	};
	(void)state;
	for (size_t i = 0; i < sizeof(paints) / sizeof(*paints); i++) {
		struct buf file = { 0 }, smaller = { 0 };
		make_png(&file, RECIPE(8, RGB_ALPHA, .paint = paints[i]));
		assert_true(png_repack(&smaller, buf_str(&file)));
		buf_clear(&file);
		buf_put(&file, STR("before"));
		assert_false(png_repack(&file, buf_str(&smaller)));
		assert_int_equal(file.length, 6);
		buf_free(&file);
		buf_free(&smaller);
	}
}

static void odd_files_are_left(void **state)
{
	struct buf file = { 0 }, smaller = { 0 };
	struct reading after;
	(void)state;
	assert_false(repack(RECIPE(8, RGB, .interlace = PNG_INTERLACE_ADAM7,
				    .paint = three_colors),
		&after));
	repack(RECIPE(16, RGB, .paint = wide_halves_other), &after);
	make_png(&file, RECIPE(8, RGB, .paint = three_colors));
	assert_true(png_cost(buf_str(&file)) == HEIGHT * (1 + 3 * WIDTH));
	for (size_t length = 0; length < file.length; length++) {
		struct str part = str_slice(buf_str(&file), 0, length);
		assert_false(png_repack(&smaller, part));
		assert_false(png_strip(&smaller, part));
		assert_true(png_cost(part) == 0);
	}
	file.at[file.length / 2] ^= 1;
	assert_false(png_repack(&smaller, buf_str(&file)));
	assert_int_equal(smaller.length, 0);
	buf_free(&file);
	buf_free(&smaller);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(few_colors_get_a_palette),
		cmocka_unit_test(gray_is_gray),
		cmocka_unit_test(transparent_colors_stay_so),
		cmocka_unit_test(alpha_goes_when_it_is_opaque),
		cmocka_unit_test(text_goes),
		cmocka_unit_test(what_is_no_smaller_is_left),
		cmocka_unit_test(odd_files_are_left),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
