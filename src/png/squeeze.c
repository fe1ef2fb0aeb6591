/* SPDX-License-Identifier: MIT */
/*
 * Filtered rows are nearly all zeros, for which zlib has a strategy of its own:
 * only runs are looked for. Of screenshots it makes a sixth more bytes than
 * libdeflate does, in less time, and takes rows one by one. Runs need no
 * window, yet zlib moves its tables of hashes on with it, which takes two
 * fifths of the time: so it starts anew before the window is full, with a block
 * that ends at a whole byte. The checksum is libdeflate's, as zlib's own takes
 * a sixth of the time: zlib makes the bare deflate blocks, head and checksum
 * (RFC 1950) are put around them here.
 */
#include "png/squeeze.h"

#include <libdeflate.h>
#include <zlib.h>

enum { LEVEL = 6, WINDOW_BITS = 15, MEMORY_LEVEL = 6, ROOM = 1 << 16 };
enum { BARE = -1 }; /* for zlib: without head and checksum */
enum { STRETCH = 65000 }; /* bytes that zlib takes before it moves its window */

struct squeezer {
	z_stream stream;
	struct buf *out;
	uint32_t checksum;
	size_t left; /* of the stretch */
};

struct squeezer *squeezer_make(struct arena *arena)
{
	struct squeezer *squeezer = ARENA_NEW(arena, struct squeezer);
	if (deflateInit2(&squeezer->stream, LEVEL, Z_DEFLATED,
		    BARE * WINDOW_BITS, MEMORY_LEVEL, Z_RLE) != Z_OK)
		fatal_out_of_memory();
	return squeezer;
}

void squeezer_free(struct squeezer *squeezer)
{
	if (squeezer != NULL)
		deflateEnd(&squeezer->stream);
}

void squeezer_start(struct squeezer *squeezer, struct buf *out)
{
	deflateReset(&squeezer->stream);
	squeezer->out = out;
	squeezer->checksum = libdeflate_adler32(0, NULL, 0);
	squeezer->left = STRETCH;
	buf_put(out, STR("\x78\x01"));
}

static void run(struct squeezer *squeezer, int flush)
{
	z_stream *stream = &squeezer->stream;
	do {
		stream->next_out =
			(unsigned char *)buf_reserve(squeezer->out, ROOM);
		stream->avail_out = ROOM;
		deflate(stream, flush);
		squeezer->out->length += ROOM - stream->avail_out;
	} while (stream->avail_out == 0);
}

static void start_anew(struct squeezer *squeezer)
{
	run(squeezer, Z_FULL_FLUSH);
	deflateReset(&squeezer->stream);
	squeezer->left = STRETCH;
}

void squeezer_put(struct squeezer *squeezer, const void *bytes, size_t count)
{
	squeezer->checksum =
		libdeflate_adler32(squeezer->checksum, bytes, count);
	squeezer->stream.next_in = (z_const unsigned char *)bytes;
	while (count > 0) {
		size_t part = count < squeezer->left ? count : squeezer->left;
		squeezer->stream.avail_in = (uInt)part;
		run(squeezer, Z_NO_FLUSH);
		count -= part;
		squeezer->left -= part;
		if (squeezer->left == 0)
			start_anew(squeezer);
	}
}

void squeezer_end(struct squeezer *squeezer)
{
	squeezer->stream.avail_in = 0;
	run(squeezer, Z_FINISH);
	for (int shift = 24; shift >= 0; shift -= 8)
		buf_put_byte(
			squeezer->out, (char)(squeezer->checksum >> shift));
}
