/* SPDX-License-Identifier: MIT */
/*
 * The rows of a PNG file, a few at a time: what is kept of them is a window,
 * whatever the size of the picture.
 */
#ifndef PNG_ROWS_H
#define PNG_ROWS_H

#include "base/arena.h"
#include "png/png.h"

struct png_rows;

/* Can be started for one file after the other; free it before the arena. */
struct png_rows *png_rows_make(struct arena *arena);
void png_rows_free(struct png_rows *rows); /* rows may be NULL */
/* The file must stay, and not be interlaced. */
void png_rows_start(struct png_rows *rows, const struct png *png);
/* The next rows, filtered, each behind its filter's number; 0: there are no
 * more. They are gone with the next call. */
uint32_t png_rows_next(struct png_rows *rows, const unsigned char **at);
/* After the last rows: whether they were all that the header promises. */
bool png_rows_are_complete(const struct png_rows *rows);

#endif
