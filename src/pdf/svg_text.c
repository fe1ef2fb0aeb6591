/* SPDX-License-Identifier: MIT */
/*
 * Finds shown text in SVG: a scan over the markup of a file that an XML
 * parser has accepted already. It knows no nesting, only what to jump over.
 */
#include "pdf/svg_text.h"

#include "base/utf8.h"

static struct str rest_of(struct str svg, size_t at)
{
	return str_slice(svg, at, svg.length);
}

/* Behind the next place of the mark; the end when there is none. */
static size_t behind(struct str svg, size_t at, struct str mark)
{
	size_t found = at + str_find(rest_of(svg, at), mark);
	return found >= svg.length ? svg.length : found + mark.length;
}

/* Whether a tag with the name starts at at, where its '<' stands. */
static bool is_tag(struct str svg, size_t at, struct str name)
{
	struct str rest = rest_of(svg, at + 1);
	return str_starts(rest, name) && rest.length > name.length &&
		str_find_byte(STR(" \t\r\n>"), rest.at[name.length]) < 5;
}

/* Behind the tag at at; behind the whole element when it is never shown. */
static size_t behind_tag(struct str svg, size_t at)
{
	static const struct str hidden[] = { { "title", 5 }, { "desc", 4 },
		{ "style", 5 }, { "metadata", 8 }, { "script", 6 } };
	if (str_starts(rest_of(svg, at), STR("<!--")))
		return behind(svg, at, STR("-->"));
	for (size_t i = 0; i < sizeof hidden / sizeof hidden[0]; i++) {
		if (!is_tag(svg, at, hidden[i]))
			continue;
		size_t end = behind(svg, at, STR(">"));
		if (svg.at[end - 2] != '/') // not <title/>
			end = behind(svg, end, STR("</"));
		return end;
	}
	return behind(svg, at, STR(">"));
}

/* "&#233;" or "&#xE9;" at at; 0: another reference. */
static uint32_t numbered_character(struct str svg, size_t at)
{
	uint32_t code = 0;
	bool is_hexadecimal = str_starts(rest_of(svg, at), STR("&#x"));
	if (!str_starts(rest_of(svg, at), STR("&#")))
		return 0;
	uint32_t base = is_hexadecimal ? 16 : 10;
	for (at += is_hexadecimal ? 3 : 2; at < svg.length; at++) {
		size_t digit = str_find_byte(
			STR("0123456789abcdefABCDEF"), svg.at[at]);
		if (digit >= 22 || code > 0x10FFFF)
			break;
		code = code * base + (uint32_t)(digit < 16 ? digit : digit - 6);
	}
	return code <= 0x10FFFF ? code : 0;
}

uint32_t svg_next_character(struct str svg, size_t *at)
{
	while (*at < svg.length) {
		uint32_t code = 0;
		if (svg.at[*at] == '<') {
			*at = behind_tag(svg, *at);
		} else if (svg.at[*at] == '&') {
			code = numbered_character(svg, *at);
			++*at;
		} else {
			code = utf8_decode(svg, at);
		}
		if (code >= 0x80)
			return code;
	}
	return 0;
}
