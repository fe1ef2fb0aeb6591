/* SPDX-License-Identifier: MIT */
/*
 * Files of the author's as text: without a byte order mark, lines ended by LF,
 * valid UTF-8. A file is read once, however often it is included.
 */
#include "read/private.h"

#include "base/file.h"
#include "base/utf8.h"

static struct str without_carriage_returns(struct arena *arena, struct str text)
{
	if (str_find_byte(text, '\r') == text.length)
		return text;
	char *bytes = arena_make(arena, text.length + 1);
	size_t length = 0;
	for (size_t i = 0; i < text.length; i++) {
		char byte = text.at[i];
		if (byte == '\r' && i + 1 < text.length &&
			text.at[i + 1] == '\n')
			continue;
		bytes[length++] = byte == '\r' ? '\n' : byte;
	}
	return (struct str){ bytes, length };
}

static void report_faults(
	struct reader *reader, struct str path, struct str text)
{
	size_t fault = utf8_find_fault(text);
	size_t nul = str_find_byte(text, '\0');
	if (fault == text.length && nul == text.length)
		return;
	struct source *source = source_make(reader->arena, path, text);
	if (fault < text.length)
		diag(reader->diags, source_span(source, fault),
			MSG_TEXT_ENCODING, "byte 0x%02x",
			(unsigned)(unsigned char)text.at[fault]);
	if (nul < text.length)
		diag(reader->diags, source_span(source, nul), MSG_TEXT_NUL,
			"at byte %zu", nul);
}

bool text_read(struct reader *reader, struct str path, struct str *text,
	const char **why)
{
	const struct str *known = map_find(&reader->texts, path);
	if (known) {
		*text = *known;
		return true;
	}
	struct str bytes;
	if (!file_read(reader->arena, path, &bytes, why))
		return false;
	if (str_starts(bytes, STR("\xEF\xBB\xBF")))
		bytes = str_slice(bytes, 3, bytes.length);
	bytes = without_carriage_returns(reader->arena, bytes);
	report_faults(reader, path, bytes);
	struct str *kept = ARENA_NEW(reader->arena, struct str);
	*kept = bytes;
	map_put(&reader->texts, path, kept);
	*text = bytes;
	return true;
}

struct source *text_source(
	struct reader *reader, struct str path, const char **why)
{
	struct str text;
	if (!text_read(reader, path, &text, why))
		return NULL;
	return source_make(reader->arena, path, text);
}

struct str nearest_name(struct str wrong, const struct str *names, size_t count)
{
	struct str nearest = { 0 };
	size_t least = wrong.length / 3 + 2;
	for (size_t i = 0; i < count; i++) {
		size_t distance = str_distance(wrong, names[i]);
		if (distance < least) {
			least = distance;
			nearest = names[i];
		}
	}
	return nearest;
}
