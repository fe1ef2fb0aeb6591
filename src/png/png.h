/* SPDX-License-Identifier: MIT */
/* A PNG file taken apart (ISO/IEC 15948), and the parts of a new one. */
#ifndef PNG_PNG_H
#define PNG_PNG_H

#include <stdint.h>

#include "base/buf.h"
#include "base/vec.h"

enum png_color {
	PNG_GRAY = 0,
	PNG_RGB = 2,
	PNG_PALETTE = 3,
	PNG_GRAY_ALPHA = 4,
	PNG_RGB_ALPHA = 6
};

/* What stands before each row. */
enum png_filter {
	PNG_NONE,
	PNG_SUB,
	PNG_UP,
	PNG_AVERAGE,
	PNG_PAETH,
	PNG_FILTER_COUNT
};

/* How the pixels of a file are written down. */
struct png_form {
	uint32_t width, height;
	int depth; /* bits of a sample */
	enum png_color color;
};

/* The parts of a file; views of its bytes. */
struct png {
	struct png_form form;
	struct str palette, transparency; /* data of PLTE and tRNS, or empty */
	VEC(struct str) kept; /* whole chunks that change how it looks */
	VEC(struct str) data; /* of the IDAT chunks */
	bool has_profile; /* of its colour space */
	bool is_interlaced;
	bool is_strange; /* animated, or with chunks not known here */
	bool has_end;
};

/* Takes a file apart. What is wrong with it, or NULL; close it either way. */
const char *png_open(struct png *png, struct str bytes);
void png_close(struct png *png);
/* Puts all rows, filtered, each behind its filter's number; or false. Not of
 * an interlaced file. */
bool png_unpack(const struct png *png, struct buf *rows);
/* Undoes the filter of a row; above: the row before, or zeros. */
void png_unfilter(unsigned char *row, const unsigned char *above, size_t count,
	size_t pixel_bytes, unsigned filter);

/* Whether the last of 2 or 4 channels of 8 bits is 255 in all of the rows. */
bool png_is_opaque(const struct png_form *form, const unsigned char *rows);
/* The same of one row, if all above it are opaque. */
bool png_row_is_opaque(
	const struct png_form *form, const unsigned char *row, bool is_top);

/* What a byte is guessed to be from three neighbours: the nearest of them. */
int png_paeth(int left, int above, int corner);

int png_channels(enum png_color color);
/* Bytes of a row without its filter's number. */
size_t png_row_bytes(const struct png_form *form);
/* Bytes from a sample to the same one of the next pixel; at least 1. */
size_t png_pixel_bytes(const struct png_form *form);

/* write.c: a file, part by part. */
void png_put_header(struct buf *out, const struct png_form *form);
void png_put_chunk(
	struct buf *out, const char kind[4], const void *bytes, size_t count);
/* Filtered rows, packed at a level of libdeflate's. */
void png_put_rows(struct buf *out, struct str rows, int level);
void png_put_packed(struct buf *out, const struct png *png);
void png_put_end(struct buf *out);

/* filter.c: puts rows, each with the filter that leaves the least. */
void png_filter_rows(struct buf *out, const unsigned char *rows,
	const struct png_form *form);

#endif
