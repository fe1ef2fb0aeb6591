/* SPDX-License-Identifier: MIT */
/*
 * A PNG's filtered rows with alpha -> a packed stream of color and, if some
 * pixel is not opaque, one of alpha; row by row.
 */
#ifndef PDF_PNG_SPLIT_H
#define PDF_PNG_SPLIT_H

#include "png/png.h"
#include "png/squeeze.h"

struct png_splitter {
	struct squeezer *color_squeezer, *alpha_squeezer; /* NULL: not yet */
	struct buf color, alpha; /* the streams */
	struct png_form form;
	uint32_t done; /* rows */
	bool is_opaque; /* so far */
	struct buf row; /* of some of the channels */
	struct arena *arena; /* the caller's; holds the squeezers */
};

/* For a file with alpha, of 8 bits a channel; after another or from zeros. */
void png_splitter_start(struct png_splitter *splitter,
	const struct png_form *form, struct arena *arena);
/* Rows, each behind its filter's number. */
void png_splitter_put(struct png_splitter *splitter, const unsigned char *rows,
	uint32_t count);
/* Ends the streams; that of alpha is empty when all is opaque. */
void png_splitter_end(struct png_splitter *splitter);
void png_splitter_free(struct png_splitter *splitter);

#endif
