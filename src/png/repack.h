/* SPDX-License-Identifier: MIT */
/* A PNG file -> a smaller one with the same pixels. */
#ifndef PNG_REPACK_H
#define PNG_REPACK_H

#include "base/buf.h"

/* Bytes that the file has unpacked: what repacking costs. 0: it cannot be. */
size_t png_cost(struct str bytes);
/*
 * Puts a file with the same pixels and the chunks that change how it looks:
 * its colours by index, in gray or without alpha where that says the same.
 * False when that is no smaller; out is then as it was.
 */
bool png_repack(struct buf *out, struct str bytes);
/* The same, but its pixels stay packed as they are: only text goes. */
bool png_strip(struct buf *out, struct str bytes);

#endif
