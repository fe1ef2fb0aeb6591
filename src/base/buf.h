/* SPDX-License-Identifier: MIT */
/* Growing bytes, on the heap. Out of memory ends the program. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdint.h>

#include "base/str.h"

struct buf {
	char *at;
	size_t length;
	size_t capacity;
};

/* Sets an empty buf; nothing is allocated yet. {0} does the same. */
void buf_init(struct buf *buf);
void buf_put(struct buf *buf, struct str s);
void buf_put_bytes(struct buf *buf, const void *bytes, size_t count);
void buf_put_byte(struct buf *buf, char byte);
/* A decimal number. */
void buf_put_number(struct buf *buf, int64_t number);
/* A code point as UTF-8. */
void buf_put_utf8(struct buf *buf, uint32_t code_point);
/* printf; whole numbers and text only (a locale may change the others). */
__attribute__((format(printf, 2, 3))) void buf_put_format(
	struct buf *buf, const char *format, ...);
/* Room for count more bytes at the returned place; add to length yourself. */
char *buf_reserve(struct buf *buf, size_t count);
/* A view, valid until the next put. */
struct str buf_str(const struct buf *buf);
/* Empty, its memory kept. */
void buf_clear(struct buf *buf);
void buf_free(struct buf *buf);

#endif
