/* SPDX-License-Identifier: MIT */
/* How values are spelt in a PDF. No locale and no floating point in sight. */
#ifndef PDF_TEXT_H
#define PDF_TEXT_H

#include "base/buf.h"
#include "base/length.h"

/* value / 10^decimals, shortest: 1050 with 2 decimals is "10.5". */
void put_fixed(struct buf *out, int64_t value, int decimals);
/* The same at a place with room for 24 bytes; returns the place behind. */
char *write_fixed(char *at, int64_t value, int decimals);
/* A length in points, to 1/100 pt. */
void put_points(struct buf *out, length value);
/* A length in 1/100 pt, rounded. */
int64_t hundredths(int64_t value);
/* "12 0 R" */
void put_reference(struct buf *out, uint32_t number);
/* "/Name", odd bytes as #xx. */
void put_name(struct buf *out, struct str name);
/* A string of bytes: "(...)". */
void put_string(struct buf *out, struct str bytes);
/* A text for people, of UTF-8: "(plain)", or UTF-16 as "<FEFF...>". */
void put_text(struct buf *out, struct str text);
/* UTF-8 as hexadecimal UTF-16BE digits, without < > and without FEFF. */
void put_utf16(struct buf *out, struct str text);

#endif
