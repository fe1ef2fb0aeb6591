/* SPDX-License-Identifier: MIT */
/*
 * The white between ideographs: none, but it may stretch; a quarter of an em
 * beside narrow words; half an em less between two marks, since each brings
 * its own empty half.
 */
#include "text/seam.h"

#include "base/utf8.h"
#include "glyphs/break.h"

static bool opens(uint32_t code_point)
{
	switch (code_point) {
	case 0x3008:
	case 0x300A:
	case 0x300C:
	case 0x300E:
	case 0x3010:
	case 0x3014:
	case 0x3016:
	case 0x3018:
	case 0xFF08:
	case 0xFF3B:
	case 0xFF5B:
		return true;
	default:
		return false;
	}
}

static bool closes(uint32_t code_point)
{
	switch (code_point) {
	case 0x3001:
	case 0x3002:
	case 0x3009:
	case 0x300B:
	case 0x300D:
	case 0x300F:
	case 0x3011:
	case 0x3015:
	case 0x3017:
	case 0x3019:
	case 0xFF09:
	case 0xFF0C:
	case 0xFF0E:
	case 0xFF3D:
	case 0xFF5D:
		return true;
	default:
		return false;
	}
}

static uint32_t code_point_before(struct str text, size_t at)
{
	size_t start = at - 1;

	while (start > 0 && ((unsigned char)text.at[start] & 0xC0) == 0x80)
		start--;
	return utf8_decode(text, &start);
}

static bool is_plain_wide(uint32_t code_point)
{
	return is_wide(code_point) && !opens(code_point) && !closes(code_point);
}

struct seam seam_at(struct str text, size_t at, length em)
{
	size_t next = at;
	uint32_t before = code_point_before(text, at);
	uint32_t after = utf8_decode(text, &next);
	struct seam seam = { .stretch = em / 8 };

	seam.is_wide = is_wide(before) || is_wide(after);
	if ((closes(before) && (closes(after) || opens(after))) ||
		(opens(before) && opens(after)))
		seam.width = -em / 2;
	else if ((is_plain_wide(before) && is_narrow_word(after)) ||
		(is_narrow_word(before) && is_plain_wide(after)))
		seam.width = em / 4;
	if (seam.width > 0)
		seam.shrink = em / 8;
	return seam;
}

bool is_seam(struct str text, size_t at)
{
	size_t next = at;
	uint32_t before = code_point_before(text, at);
	uint32_t after = utf8_decode(text, &next);

	return (is_wide(before) && is_narrow_word(after)) ||
		(is_narrow_word(before) && is_wide(after)) ||
		(closes(before) && closes(after)) ||
		(opens(before) && opens(after));
}

bool joins_wide(struct str text, size_t start, size_t end)
{
	return is_wide(code_point_before(text, start)) &&
		is_wide(utf8_decode(text, &end));
}
