/* SPDX-License-Identifier: MIT */
/*
 * The kind and size of a picture from its bytes: PNG, JPEG, GIF, WebP by their
 * headers; SVG by width, height and viewBox of its root element.
 */
#include "resolve/picture.h"

#include <stdint.h>

static unsigned byte_at(struct str s, size_t at)
{
	return at < s.length ? (unsigned char)s.at[at] : 0;
}

static uint32_t big16(struct str s, size_t at)
{
	return byte_at(s, at) << 8 | byte_at(s, at + 1);
}

static uint32_t big32(struct str s, size_t at)
{
	return big16(s, at) << 16 | big16(s, at + 2);
}

static uint32_t little16(struct str s, size_t at)
{
	return byte_at(s, at) | byte_at(s, at + 1) << 8;
}

static uint32_t little24(struct str s, size_t at)
{
	return little16(s, at) | byte_at(s, at + 2) << 16;
}

/* False for a size that no printed picture has. */
static bool set_size(struct image_file *file, uint32_t width, uint32_t height)
{
	if (width == 0 || height == 0 || width > INT16_MAX * 8 ||
		height > INT16_MAX * 8)
		return false;
	file->width = (int)width;
	file->height = (int)height;
	return true;
}

/* 0 for a density that no printer has. */
static int dots_per_inch(uint32_t dots_per_metre)
{
	enum { MOST_PER_METRE = 400000 };

	if (dots_per_metre > MOST_PER_METRE)
		return 0;
	return (int)((dots_per_metre * 254 + 5000) / 10000);
}

/* Chunks of length, name, data, sum; pHYs stands before the first IDAT. */
static bool read_png(struct image_file *file)
{
	struct str s = file->bytes;
	enum { METRE = 1 };

	for (size_t at = 8; at + 12 <= s.length;) {
		size_t length = big32(s, at);
		struct str name = str_slice(s, at + 4, at + 8);
		if (str_equal(name, STR("IDAT")))
			break;
		if (str_equal(name, STR("pHYs")) &&
			byte_at(s, at + 16) == METRE)
			file->dpi = dots_per_inch(big32(s, at + 8));
		at += 12 + length;
	}
	return set_size(file, big32(s, 16), big32(s, 20));
}

static bool is_frame_marker(unsigned marker)
{
	// SOF0 to SOF15 without DHT, JPG and DAC.
	return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 &&
		marker != 0xC8 && marker != 0xCC;
}

static void read_jfif(struct image_file *file, size_t at)
{
	enum { INCH = 1, CENTIMETRE = 2 };
	struct str name = str_slice(file->bytes, at + 4, at + 8);
	unsigned unit = byte_at(file->bytes, at + 11);
	int density = (int)big16(file->bytes, at + 12);

	if (!str_equal(name, STR("JFIF")))
		return;
	if (unit == INCH)
		file->dpi = density;
	else if (unit == CENTIMETRE)
		file->dpi = (density * 254 + 50) / 100;
}

static bool read_jpeg(struct image_file *file)
{
	struct str s = file->bytes;

	for (size_t at = 2; at + 9 < s.length;) {
		unsigned marker = byte_at(s, at + 1);
		if (byte_at(s, at) != 0xFF)
			return false;
		if (marker == 0xFF) { // padding
			at++;
			continue;
		}
		if (is_frame_marker(marker))
			return set_size(
				file, big16(s, at + 7), big16(s, at + 5));
		if (marker == 0xE0)
			read_jfif(file, at);
		bool stands_alone =
			marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
		at += 2 + (stands_alone ? 0 : big16(s, at + 2));
	}
	return false;
}

static bool read_webp(struct image_file *file)
{
	struct str s = file->bytes;
	struct str chunk = str_slice(s, 12, 16);

	if (str_equal(chunk, STR("VP8X")))
		return set_size(file, little24(s, 24) + 1, little24(s, 27) + 1);
	if (str_equal(chunk, STR("VP8 ")))
		return set_size(file, little16(s, 26) & 0x3FFF,
			little16(s, 28) & 0x3FFF);
	if (str_equal(chunk, STR("VP8L"))) {
		uint32_t bits = little24(s, 21) | byte_at(s, 24) << 24;
		return set_size(
			file, (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1);
	}
	return false;
}

/* The value of an attribute in the text of a start tag; or empty. */
static struct str attribute(struct str tag, struct str name)
{
	for (size_t at = 0; at < tag.length;) {
		size_t found =
			at + str_find(str_slice(tag, at, tag.length), name);
		size_t i = found + name.length;
		at = i;
		if (found >= tag.length || found == 0 ||
			(unsigned char)tag.at[found - 1] > ' ')
			continue;
		while (i < tag.length && (unsigned char)tag.at[i] <= ' ')
			i++;
		if (i >= tag.length || tag.at[i] != '=')
			continue;
		i++;
		while (i < tag.length && (unsigned char)tag.at[i] <= ' ')
			i++;
		if (i >= tag.length)
			break;
		struct str value = str_slice(tag, i + 1, tag.length);
		return str_slice(value, 0, str_find_byte(value, tag.at[i]));
	}
	return (struct str){ "", 0 };
}

enum { THOUSAND = 1000, LARGEST_SIZE = 200000 };

/*
 * A decimal number in thousandths, and the bytes behind it. -1: none. Digits
 * behind the third decimal are left out.
 */
static int64_t take_number(struct str *rest)
{
	int64_t value = 0;
	size_t i = 0, digits = 0, decimals = 0;
	bool is_fraction = false;

	while (i < rest->length &&
		((unsigned char)rest->at[i] <= ' ' || rest->at[i] == ',' ||
			rest->at[i] == '+'))
		i++;
	if (i < rest->length && rest->at[i] == '-')
		i++;
	for (; i < rest->length; i++) {
		char c = rest->at[i];
		if (c == '.' && !is_fraction) {
			is_fraction = true;
			continue;
		}
		if (c < '0' || c > '9')
			break;
		digits++;
		if (decimals == 3 || value > INT32_MAX)
			continue;
		decimals += is_fraction;
		value = value * 10 + (c - '0');
	}
	for (; decimals < 3; decimals++)
		value *= 10;
	*rest = str_slice(*rest, i, rest->length);
	return digits == 0 ? -1 : value;
}

/* A length in thousandths of a CSS pixel; -1 when it is none, or in %. */
static int64_t take_length(struct str text)
{
	static const struct {
		const char *name;
		int64_t numerator, denominator; /* pixels in one */
	} units[] = {
		{ "", 1, 1 },
		{ "px", 1, 1 },
		{ "pt", 4, 3 },
		{ "pc", 16, 1 },
		{ "in", 96, 1 },
		{ "cm", 9600, 254 },
		{ "mm", 960, 254 },
		{ "em", 16, 1 },
		{ "ex", 8, 1 },
	};
	int64_t value = take_number(&text);

	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++)
		if (value >= 0 &&
			str_equal(str_trim(text), str_of(units[i].name)))
			return value * units[i].numerator /
				units[i].denominator;
	return -1;
}

static uint32_t pixels(int64_t thousandths)
{
	int64_t rounded = (thousandths + THOUSAND / 2) / THOUSAND;

	if (rounded > LARGEST_SIZE)
		return LARGEST_SIZE;
	return rounded > 0 ? (uint32_t)rounded : 1;
}

/* What width and height leave open, the viewBox says. */
static bool size_svg(struct image_file *file, struct str tag)
{
	int64_t width = take_length(attribute(tag, STR("width")));
	int64_t height = take_length(attribute(tag, STR("height")));
	struct str box = attribute(tag, STR("viewBox"));
	int64_t sides[4] = { -1, -1, -1, -1 };

	for (int i = 0; i < 4; i++)
		sides[i] = take_number(&box);
	bool has_box = sides[2] > 0 && sides[3] > 0;
	if (width <= 0 && height > 0 && has_box)
		width = height * sides[2] / sides[3];
	else if (width <= 0)
		width = has_box ? sides[2] : 300 * THOUSAND;
	if (height <= 0 && has_box)
		height = width * sides[3] / sides[2];
	else if (height <= 0)
		height = 150 * THOUSAND;
	file->kind = IMAGE_SVG;
	return set_size(file, pixels(width), pixels(height));
}

/* Skips what may stand before the root: declarations and comments. */
static bool read_svg(struct image_file *file)
{
	struct str rest = file->bytes;

	while (rest.length > 0) {
		rest = str_slice(rest, str_find_byte(rest, '<'), rest.length);
		if (str_starts(rest, STR("<svg")) ||
			str_starts(rest, STR("<svg:svg")))
			return size_svg(file,
				str_slice(rest, 0, str_find_byte(rest, '>')));
		struct str end = STR(">");
		if (str_starts(rest, STR("<!--")))
			end = STR("-->");
		else if (!str_starts(rest, STR("<?")) &&
			!str_starts(rest, STR("<!")))
			return false;
		rest = str_slice(
			rest, str_find(rest, end) + end.length, rest.length);
	}
	return false;
}

bool picture_recognize(struct image_file *file)
{
	struct str s = file->bytes;

	if (str_starts(s, STR("\x89PNG\r\n\x1A\n"))) {
		file->kind = IMAGE_PNG;
		return read_png(file);
	}
	if (str_starts(s, STR("\xFF\xD8\xFF"))) {
		file->kind = IMAGE_JPEG;
		return read_jpeg(file);
	}
	if (str_starts(s, STR("GIF87a")) || str_starts(s, STR("GIF89a"))) {
		file->kind = IMAGE_GIF;
		return set_size(file, little16(s, 6), little16(s, 8));
	}
	if (str_starts(s, STR("RIFF")) &&
		str_equal(str_slice(s, 8, 12), STR("WEBP"))) {
		file->kind = IMAGE_WEBP;
		return read_webp(file);
	}
	return read_svg(file);
}
