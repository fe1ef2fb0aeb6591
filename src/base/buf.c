/* SPDX-License-Identifier: MIT */
/* Growing bytes. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

enum { SHORT_TEXT = 128 }; /* what is put by a format, mostly */

void buf_init(struct buf *buf)
{
	*buf = (struct buf){ 0 };
}

char *buf_reserve(struct buf *buf, size_t count)
{
	if (buf->capacity - buf->length < count) {
		size_t capacity = buf->capacity + buf->capacity / 2;
		if (capacity < buf->length + count)
			capacity = buf->length + count;
		if (capacity < 256)
			capacity = 256;
		buf->at = realloc(buf->at, capacity);
		if (buf->at == NULL)
			fatal_out_of_memory();
		buf->capacity = capacity;
	}
	return buf->at + buf->length;
}

void buf_put_bytes(struct buf *buf, const void *bytes, size_t count)
{
	if (count == 0)
		return;
	memcpy(buf_reserve(buf, count), bytes, count);
	buf->length += count;
}

void buf_put(struct buf *buf, struct str s)
{
	buf_put_bytes(buf, s.at, s.length);
}

void buf_put_byte(struct buf *buf, char byte)
{
	*buf_reserve(buf, 1) = byte;
	buf->length++;
}

void buf_put_number(struct buf *buf, int64_t number)
{
	char digits[24];
	size_t at = sizeof digits;
	uint64_t rest = number < 0 ? -(uint64_t)number : (uint64_t)number;
	do {
		digits[--at] = (char)('0' + rest % 10);
		rest /= 10;
	} while (rest > 0);
	if (number < 0)
		digits[--at] = '-';
	buf_put_bytes(buf, digits + at, sizeof digits - at);
}

void buf_put_utf8(struct buf *buf, uint32_t code_point)
{
	buf->length += utf8_encode(code_point, buf_reserve(buf, 4));
}

void buf_put_format(struct buf *buf, const char *format, ...)
{
	va_list arguments, again;
	va_start(arguments, format);
	va_copy(again, arguments);
	char *text = buf_reserve(buf, SHORT_TEXT);
	size_t room = buf->capacity - buf->length;
	size_t length = (size_t)vsnprintf(text, room, format, arguments);
	if (length >= room) {
		text = buf_reserve(buf, length + 1);
		vsnprintf(text, length + 1, format, again);
	}
	va_end(again);
	va_end(arguments);
	buf->length += length;
}

struct str buf_str(const struct buf *buf)
{
	return (struct str){ buf->at, buf->length };
}

void buf_clear(struct buf *buf)
{
	buf->length = 0;
}

void buf_free(struct buf *buf)
{
	free(buf->at);
	buf_init(buf);
}
