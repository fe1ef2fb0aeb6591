/* SPDX-License-Identifier: MIT */
/* Values of a PDF as text: numbers, names, strings, references. */
#include "pdf/text.h"

#include "base/utf8.h"

static const char digits[] = "0123456789ABCDEF";

char *write_fixed(char *at, int64_t value, int decimals)
{
	if (value < 0) {
		*at++ = '-';
		value = -value;
	}
	if (value < 1000 && decimals == 0) { // most numbers
		if (value >= 100)
			*at++ = digits[value / 100];
		if (value >= 10)
			*at++ = digits[value / 10 % 10];
		*at++ = digits[value % 10];
		return at;
	}
	while (decimals > 0 && value % 10 == 0) {
		value /= 10;
		decimals--;
	}
	char reversed[24];
	int count = 0;
	uint64_t left = (uint64_t)value;
	for (; left > 0 || count < decimals; left /= 10) {
		reversed[count++] = digits[left % 10];
		if (count == decimals)
			reversed[count++] = '.';
	}
	if (count == 0)
		reversed[count++] = '0';
	while (count > 0)
		*at++ = reversed[--count];
	return at;
}

void put_fixed(struct buf *out, int64_t value, int decimals)
{
	char *at = buf_reserve(out, 32);
	out->length += (size_t)(write_fixed(at, value, decimals) - at);
}

int64_t hundredths(int64_t value)
{
	int64_t twice = value * 25; // value * 100 / 1024 = value * 25 / 256
	return (twice >= 0 ? twice + 128 : twice - 128) / 256;
}

void put_points(struct buf *out, length value)
{
	put_fixed(out, hundredths(value), 2);
}

void put_reference(struct buf *out, uint32_t number)
{
	buf_put_number(out, number);
	buf_put(out, STR(" 0 R"));
}

static bool is_regular(unsigned char byte)
{
	if (byte <= ' ' || byte >= 127)
		return false;
	return str_find_byte(STR("()<>[]{}/%#"), (char)byte) == 11;
}

static void put_hex(struct buf *out, unsigned value, int digit_count)
{
	for (int shift = 4 * (digit_count - 1); shift >= 0; shift -= 4)
		buf_put_byte(out, digits[value >> shift & 15]);
}

void put_name(struct buf *out, struct str name)
{
	buf_put_byte(out, '/');
	for (size_t i = 0; i < name.length; i++) {
		unsigned char byte = (unsigned char)name.at[i];
		if (is_regular(byte)) {
			buf_put_byte(out, (char)byte);
		} else {
			buf_put_byte(out, '#');
			put_hex(out, byte, 2);
		}
	}
}

void put_string(struct buf *out, struct str bytes)
{
	buf_put_byte(out, '(');
	for (size_t i = 0; i < bytes.length; i++) {
		char byte = bytes.at[i];
		if (byte == '\r') {
			buf_put(out, STR("\\r"));
			continue;
		}
		if (byte == '(' || byte == ')' || byte == '\\')
			buf_put_byte(out, '\\');
		buf_put_byte(out, byte);
	}
	buf_put_byte(out, ')');
}

void put_utf16(struct buf *out, struct str text)
{
	for (size_t at = 0; at < text.length;) {
		uint32_t code_point = utf8_decode(text, &at);
		if (code_point >= 0x10000) {
			code_point -= 0x10000;
			put_hex(out, 0xD800 | code_point >> 10, 4);
			put_hex(out, 0xDC00 | (code_point & 0x3FF), 4);
		} else {
			put_hex(out, code_point, 4);
		}
	}
}

void put_text(struct buf *out, struct str text)
{
	bool is_plain = true;
	for (size_t i = 0; i < text.length; i++)
		if (text.at[i] < ' ' || text.at[i] > '~')
			is_plain = false;
	if (is_plain) {
		put_string(out, text);
		return;
	}
	buf_put(out, STR("<FEFF"));
	put_utf16(out, text);
	buf_put_byte(out, '>');
}
