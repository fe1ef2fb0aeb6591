/* SPDX-License-Identifier: MIT */
/*
 * The charset of a CID-keyed CFF font (Adobe Technical Note 5176, sections 9
 * to 13 and 18): which CID each glyph has. A PDF calls the glyphs of such a
 * font by their CIDs, those of any other by their place.
 */
#include "pdf/private.h"

/* A place in the table; reads past the end give 0 and set is_past. */
struct reader {
	struct str table;
	size_t at;
	bool is_past;
};

static uint32_t take(struct reader *reader, size_t byte_count)
{
	uint32_t value = 0;
	for (size_t i = 0; i < byte_count; i++, reader->at++) {
		value <<= 8;
		if (reader->at < reader->table.length)
			value |= (unsigned char)reader->table.at[reader->at];
		else
			reader->is_past = true;
	}
	return value;
}

/* Goes behind an INDEX; *first is where its first item starts and ends. */
static void skip_index(struct reader *reader, struct reader *first)
{
	size_t count = take(reader, 2);
	if (count == 0)
		return;
	size_t offset_bytes = take(reader, 1);
	size_t offsets = reader->at;
	size_t base = offsets + (count + 1) * offset_bytes - 1;
	uint32_t start = take(reader, offset_bytes);
	uint32_t end = take(reader, offset_bytes);
	*first = (struct reader){ str_slice(reader->table, 0, base + end),
		base + start, false };
	reader->at = offsets + count * offset_bytes;
	reader->at = base + take(reader, offset_bytes);
}

/* A number that starts with the byte; real numbers are skipped. */
static uint32_t take_number(struct reader *reader, uint32_t byte)
{
	if (byte == 28)
		return take(reader, 2);
	if (byte == 29)
		return take(reader, 4);
	if (byte == 30) {
		uint32_t digits;
		do
			digits = take(reader, 1);
		while ((digits & 15) != 15 && !reader->is_past);
		return 0;
	}
	if (byte <= 246)
		return byte - 139;
	return (byte <= 250 ? byte - 247 : byte - 251) * 256 + 108 +
		take(reader, 1);
}

/* The charset's offset, and whether the font has ROS, so is CID-keyed. */
static bool read_top(struct reader *top, uint32_t *charset)
{
	enum { OPERATOR_CHARSET = 15, OPERATOR_ROS = 0x0C00 | 30 };
	bool has_ros = false;
	uint32_t number = 0;
	*charset = 0;
	while (top->at < top->table.length && !top->is_past) {
		uint32_t byte = take(top, 1);
		if (byte > 21) {
			number = take_number(top, byte);
			continue;
		}
		if (byte == 12)
			byte = 0x0C00 | take(top, 1);
		if (byte == OPERATOR_CHARSET)
			*charset = number;
		if (byte == OPERATOR_ROS)
			has_ros = true;
	}
	return has_ros;
}

static void read_charset(struct reader *reader, uint16_t *cids, size_t count)
{
	uint32_t format = take(reader, 1);
	size_t left_bytes = format == 0 ? 0 : format == 1 ? 1 : 2;
	cids[0] = 0;
	for (size_t id = 1; id < count && !reader->is_past;) {
		uint32_t cid = take(reader, 2);
		size_t more = take(reader, left_bytes);
		for (size_t i = 0; i <= more && id < count; i++)
			cids[id++] = (uint16_t)(cid + i);
	}
}

bool cff_read_cids(struct str table, uint16_t *cids, size_t count)
{
	struct reader reader = { table, 2, false };
	reader.at = take(&reader, 1); // size of the header
	struct reader top = { 0 };
	skip_index(&reader, &top); // names
	top = (struct reader){ 0 };
	skip_index(&reader, &top);
	uint32_t charset;
	if (!read_top(&top, &charset))
		return false;
	for (size_t id = 0; id < count; id++)
		cids[id] = (uint16_t)id;
	reader.at = charset;
	if (charset > 2)
		read_charset(&reader, cids, count);
	return true;
}
