/* SPDX-License-Identifier: MIT */
/*
 * zlib's deflate for the filtered rows of pictures, put as they come: what is
 * kept of them is a window, whatever the size of the picture.
 */
#ifndef PNG_SQUEEZE_H
#define PNG_SQUEEZE_H

#include "base/arena.h"
#include "base/buf.h"

struct squeezer;

struct squeezer *squeezer_make(struct arena *arena);
/* Gives back what zlib holds; squeezer may be NULL. */
void squeezer_free(struct squeezer *squeezer);
/* Starts a stream; it is appended to out until the end. */
void squeezer_start(struct squeezer *squeezer, struct buf *out);
void squeezer_put(struct squeezer *squeezer, const void *bytes, size_t count);
/* Ends the stream; another may be started. */
void squeezer_end(struct squeezer *squeezer);

#endif
