/* SPDX-License-Identifier: MIT */
/*
 * The table of protrusion: marks that leave a hole in the edge of the text
 * block hang out by a part of their width, so that the edge looks straight.
 * The values are the usual ones for book faces like ours.
 */
#include "glyphs/protrusion.h"

#include <string.h>

static bool is_one_of(uint32_t code_point, const char *letters)
{
	return code_point < 0x80 && code_point > 0 &&
		strchr(letters, (int)code_point) != NULL;
}

int protrusion_left(uint32_t code_point, bool is_italic)
{
	switch (code_point) {
	case 0x2018: // quotation marks
	case 0x201C:
	case 0x201E:
	case 0xAB:
		return is_italic ? 400 : 300;
	case '(':
		return 100;
	default:
		return is_one_of(code_point, "AJTVWXY") ? 50 : 0;
	}
}

int protrusion_right(uint32_t code_point, bool is_italic)
{
	switch (code_point) {
	case '.':
		return is_italic ? 500 : 700;
	case ',':
	case ':':
	case '-':
	case 0x2010:
		return 500;
	case ';':
		return 300;
	case '!':
	case '?':
		return 100;
	case 0x2013:
		return 200;
	case 0x2014:
		return 150;
	case 0x2019:
		return is_italic ? 200 : 400;
	case 0x201D:
	case 0xBB:
		return is_italic ? 200 : 300;
	case ')':
		return 200;
	default:
		return is_one_of(code_point, "AFKLTVWXYkrvwxy") ? 50 : 0;
	}
}
