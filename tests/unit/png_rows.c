/* SPDX-License-Identifier: MIT */
/* Rows come as they were packed, all of them or not at all. */
#include "png/rows.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { LEVEL = 5, PIECE = 999 };

/* A file of the form, its rows packed from the bytes and cut into pieces, of
 * which the last ones may be kept back. */
static void put_file(struct buf *file, const struct png_form *form,
	struct str bytes, size_t kept_back)
{
	struct buf packed = { 0 };
	png_put_rows(&packed, bytes, LEVEL);
	struct str data =
		str_slice(buf_str(&packed), 8, packed.length - 4 - kept_back);
	png_put_header(file, form);
	for (size_t at = 0; at < data.length; at += PIECE) {
		struct str piece = str_slice(data, at,
			at + PIECE < data.length ? at + PIECE : data.length);
		png_put_chunk(file, "IDAT", piece.at, piece.length);
		png_put_chunk(file, "IDAT", "", 0);
	}
	png_put_end(file);
	buf_free(&packed);
}

/* Whether the file is complete; its rows are bytes, as far as they come. */
static bool read_rows(struct png_rows *rows, struct str file, struct str bytes)
{
	struct png png;
	assert_null(png_open(&png, file));
	size_t row_bytes = 1 + png_row_bytes(&png.form), done = 0;
	const unsigned char *at;
	uint32_t count;
	png_rows_start(rows, &png);
	while ((count = png_rows_next(rows, &at)) > 0) {
		assert_true(done + count * row_bytes <= bytes.length);
		assert_memory_equal(at, bytes.at + done, count * row_bytes);
		done += count * row_bytes;
	}
	png_close(&png);
	return png_rows_are_complete(rows) && done == bytes.length;
}

static void check(const struct png_form *form, size_t surplus, size_t kept_back,
	bool is_complete)
{
	struct arena arena;
	arena_init(&arena);
	size_t count = (1 + png_row_bytes(form)) * form->height;
	char *bytes = arena_make(&arena, count + surplus);
	for (size_t i = 0; i < count; i++)
		bytes[i] = (char)(i * i >> 8 ^ i % 7);
	struct buf file = { 0 };
	put_file(
		&file, form, (struct str){ bytes, count + surplus }, kept_back);
	struct png_rows *rows = png_rows_make(&arena);
	struct str wanted = { bytes, count };
	for (int i = 0; i < 2; i++) // the same room can be used again
		assert_int_equal(
			read_rows(rows, buf_str(&file), wanted), is_complete);
	png_rows_free(rows);
	buf_free(&file);
	arena_free(&arena);
}

static void rows_come_in_windows(void **state)
{
	(void)state;
	check(&(struct png_form){ 1, 1, 1, PNG_GRAY }, 0, 0, true);
	check(&(struct png_form){ 300, 300, 8, PNG_RGB_ALPHA }, 0, 0, true);
	check(&(struct png_form){ 30000, 3, 8, PNG_RGB_ALPHA }, 0, 0, true);
}

static void faults_are_seen(void **state)
{
	(void)state;
	struct png_form form = { 300, 300, 8, PNG_RGB_ALPHA };
	check(&form, 1, 0, false); // too many bytes
	check(&form, 0, 1, false); // a checksum cut off
	check(&form, 0, 5000, false);
	png_rows_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_come_in_windows),
		cmocka_unit_test(faults_are_seen),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
