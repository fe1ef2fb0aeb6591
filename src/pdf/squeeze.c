/* SPDX-License-Identifier: MIT */
/*
 * Filtered rows are nearly all zeros, for which zlib has a strategy of its own:
 * only runs are looked for. Of screenshots it makes a sixth more bytes than
 * libdeflate does, in less time, and takes rows one by one. A small memory
 * level, as the table of hashes, which is moved on with the window though no
 * run needs it, costs a third of the time at the greatest. The checksum is
 * libdeflate's, as zlib's own takes a sixth of the time: zlib makes the bare
 * deflate stream, head and checksum (RFC 1950) are put around it here.
 */
#include "pdf/squeeze.h"

#include <libdeflate.h>
#include <zlib.h>

enum { LEVEL = 6, WINDOW_BITS = 15, MEMORY_LEVEL = 5, ROOM = 1 << 16 };
enum { BARE = -1 }; /* for zlib: without head and checksum */

struct squeezer {
	z_stream stream;
	struct buf *out;
	uint32_t checksum;
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

void squeezer_put(struct squeezer *squeezer, const void *bytes, size_t count)
{
	squeezer->checksum =
		libdeflate_adler32(squeezer->checksum, bytes, count);
	squeezer->stream.next_in = (z_const unsigned char *)bytes;
	squeezer->stream.avail_in = (uInt)count;
	run(squeezer, Z_NO_FLUSH);
}

void squeezer_end(struct squeezer *squeezer)
{
	squeezer->stream.avail_in = 0;
	run(squeezer, Z_FINISH);
	for (int shift = 24; shift >= 0; shift -= 8)
		buf_put_byte(
			squeezer->out, (char)(squeezer->checksum >> shift));
}
