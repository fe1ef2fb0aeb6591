/* SPDX-License-Identifier: MIT */
/* The table of trims, and trims that the author measures out. */
#include "style/trim.h"

#include "base/utf8.h"

static const struct trim trims[] = {
	{ "7x9.1875", PT(504), PT(661.5), PT(64), PT(56), PT(10.5), PT(14),
		PT(8), PT(78), 38 },
	{ "6x9", PT(432), PT(648), PT(56), PT(46), PT(10), PT(13.5), PT(7.6),
		PT(72), 38 },
	{ "5.5x8.5", PT(396), PT(612), PT(54), PT(42), PT(9.8), PT(13), PT(7.4),
		PT(69), 37 },
	{ "7x10", PT(504), PT(720), PT(64), PT(56), PT(10.5), PT(14), PT(8),
		PT(78), 42 },
	{ "7.375x9.25", PT(531), PT(666), PT(67), PT(56), PT(10.5), PT(14),
		PT(8.5), PT(78), 38 },
	{ "a5", PT(419.5), PT(595.3), PT(54), PT(45.5), PT(9.8), PT(13),
		PT(7.4), PT(68), 36 },
	{ "a4", PT(595.3), PT(841.9), PT(88), PT(87.3), PT(11), PT(15),
		PT(8.75), PT(84), 46 },
	{ "letter", PT(612), PT(792), PT(96), PT(96), PT(11), PT(15), PT(8.75),
		PT(82), 43 },
};

enum { TRIM_COUNT = sizeof trims / sizeof trims[0] };

struct trim trim_default(void)
{
	return trims[0];
}

/* A decimal number times scale; the rest of the text stays in *text. */
static bool take_decimal(struct str *text, int64_t scale, int64_t *value)
{
	int64_t whole = 0, part = 0, unit = 1;
	size_t i = 0, digits = 0;
	for (; i < text->length && text->at[i] >= '0' && text->at[i] <= '9';
		i++, digits++)
		whole = whole < 100000 ? whole * 10 + text->at[i] - '0' : whole;
	if (i < text->length && text->at[i] == '.') {
		for (i++; i < text->length && text->at[i] >= '0' &&
			text->at[i] <= '9';
			i++, digits++) {
			if (unit >= 100000)
				continue;
			part = part * 10 + text->at[i] - '0';
			unit *= 10;
		}
	}
	*text = str_slice(*text, i, text->length);
	*value = whole * scale + part * scale / unit;
	return digits > 0;
}

/* A unit's points times 10,000; 0 when it is none. */
static int64_t unit_of(struct str name)
{
	if (str_is_empty(name) || str_equal_folded(name, STR("pt")))
		return 10000;
	if (str_equal_folded(name, STR("in")))
		return 720000;
	if (str_equal_folded(name, STR("mm")))
		return 28346;
	if (str_equal_folded(name, STR("cm")))
		return 283465;
	return 0;
}

bool length_parse(struct str text, length *value)
{
	int64_t number;
	text = str_trim(text);
	if (!take_decimal(&text, 10000, &number))
		return false;
	int64_t unit = unit_of(str_trim(text));
	if (unit == 0 || number > 50000000)
		return false;
	*value = (length)(number * unit / 10000 * 1024 / 10000);
	return true;
}

/* The text block of a page that is in no table. */
static struct trim measure_out(length width, length height)
{
	struct trim trim = width < PT(410) ? trims[2]
		: width < PT(470)          ? trims[1]
		: width < PT(560)          ? trims[0]
					   : trims[6];
	trim.inner = length_scale(trim.inner, width, trim.width);
	trim.outer = length_scale(trim.outer, width, trim.width);
	length foot = trim.height - trim.first_baseline -
		(trim.lines - 1) * trim.leading;
	trim.width = width;
	trim.height = height;
	trim.lines = (height - foot - trim.first_baseline) / trim.leading + 1;
	return trim;
}

static bool trim_measure(struct str name, struct trim *trim)
{
	int64_t width, height;
	if (!take_decimal(&name, 10000, &width))
		return false;
	size_t cross = 0;
	uint32_t sign = name.length > 0 ? utf8_decode(name, &cross) : 0;
	if (sign != 'x' && sign != 'X' && sign != 0xD7)
		return false;
	name = str_trim(str_slice(name, cross, name.length));
	if (!take_decimal(&name, 10000, &height))
		return false;
	int64_t unit = str_is_empty(name) && width < 300000
		? unit_of(STR("in"))
		: unit_of(str_trim(name));
	width = width * unit / 10000 * 1024 / 10000;
	height = height * unit / 10000 * 1024 / 10000;
	if (width < PT(180) || width > PT(1300) || height < PT(250) ||
		height > PT(1800))
		return false;
	*trim = measure_out((length)width, (length)height);
	return true;
}

bool trim_find(struct str name, struct trim *trim)
{
	name = str_trim(name);
	struct str bare = name;
	if (str_ends(bare, STR("in")))
		bare = str_trim(str_slice(bare, 0, bare.length - 2));
	for (size_t i = 0; i < TRIM_COUNT; i++) {
		if (str_equal_folded(bare, str_of(trims[i].name))) {
			*trim = trims[i];
			return true;
		}
	}
	return trim_measure(name, trim);
}
