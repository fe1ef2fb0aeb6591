/* SPDX-License-Identifier: MIT */
/*
 * Rows unpacked by zlib as they are asked for. libdeflate is faster but has to
 * have all of them in memory, and fresh memory costs more than that saves. The
 * chunks have checksums, which png_open looks at: zlib need not look at its
 * own.
 */
#include "png/rows.h"

#include <zlib.h>

enum { WINDOW = 1 << 16 }; /* bytes at a time, if a row is no longer */

struct png_rows {
	z_stream stream;
	const struct png *png;
	size_t fed; /* IDAT chunks */
	uint32_t left; /* rows */
	bool is_at_end; /* of the stream */
	bool is_complete;
	struct buf window;
};

struct png_rows *png_rows_make(struct arena *arena)
{
	struct png_rows *rows = ARENA_NEW(arena, struct png_rows);
	if (inflateInit(&rows->stream) != Z_OK)
		fatal_out_of_memory();
	return rows;
}

void png_rows_free(struct png_rows *rows)
{
	if (rows == NULL)
		return;
	inflateEnd(&rows->stream);
	buf_free(&rows->window);
}

void png_rows_start(struct png_rows *rows, const struct png *png)
{
	inflateReset(&rows->stream);
	inflateValidate(&rows->stream, 0);
	rows->stream.avail_in = 0;
	rows->png = png;
	rows->fed = 0;
	rows->left = png->form.height;
	rows->is_at_end = false;
	rows->is_complete = false;
}

static void feed(struct png_rows *rows)
{
	while (rows->stream.avail_in == 0 &&
		rows->fed < rows->png->data.count) {
		struct str chunk = rows->png->data.at[rows->fed++];
		rows->stream.next_in = (z_const unsigned char *)chunk.at;
		rows->stream.avail_in = (uInt)chunk.length;
	}
}

/* Unpacks up to so many bytes; returns how many came. */
static uint32_t fill(struct png_rows *rows, unsigned char *at, uint32_t count)
{
	z_stream *stream = &rows->stream;
	int status = Z_OK;
	stream->next_out = at;
	stream->avail_out = count;
	while (status == Z_OK && stream->avail_out > 0 && !rows->is_at_end) {
		feed(rows);
		status = inflate(stream, Z_NO_FLUSH);
		rows->is_at_end = status == Z_STREAM_END;
	}
	return count - stream->avail_out;
}

uint32_t png_rows_next(struct png_rows *rows, const unsigned char **at)
{
	size_t row_bytes = 1 + png_row_bytes(&rows->png->form);
	uint32_t count = (uint32_t)(WINDOW / row_bytes);
	if (count == 0)
		count = 1;
	if (count > rows->left)
		count = rows->left;
	unsigned char *window =
		(unsigned char *)buf_reserve(&rows->window, WINDOW + row_bytes);
	uint32_t bytes = (uint32_t)(count * row_bytes);
	*at = window;
	if (count == 0 || fill(rows, window, bytes) < bytes)
		return 0;
	rows->left -= count;
	unsigned char more;
	if (rows->left == 0)
		rows->is_complete =
			fill(rows, &more, 1) == 0 && rows->is_at_end;
	return count;
}

bool png_rows_are_complete(const struct png_rows *rows)
{
	return rows->is_complete;
}
