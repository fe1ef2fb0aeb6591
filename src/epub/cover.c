/* SPDX-License-Identifier: MIT */
/*
 * The cover: the author's picture, or one made of words. Ours is an SVG
 * drawing in the book's fonts; librsvg and cairo make pixels of it, for few
 * reading systems take an SVG as a cover.
 */
#include "epub/private.h"

#include "base/file.h"
#include "base/path.h"
#include "base/utf8.h"
#include "epub/svg.h"

/* The colours of our design, and how many there are with the shades of ink
 * on the ground: more would not be seen. */
enum { GROUND = 0x14324A, INK = 0xF4F1EA, ACCENT = 0xE2A53A };
enum { INKS = 9 };
enum { COVER_WIDTH = 1600, COVER_HEIGHT = 2560, MARGIN = 150 };
enum { WIDEST_LINE = COVER_WIDTH - 2 * MARGIN };

/* A text in lines of a measure, set in one size. */
struct lettering {
	struct xml *xml;
	int x, y; /* of the next line's baseline */
	int size, leading;
	const char *style; /* attributes of the font, as a class */
	const char *anchor; /* "end" from right to left; or NULL */
};

static void put_number(struct xml *xml, const char *name, int number)
{
	char digits[16];
	struct buf text = { digits, 0, sizeof(digits) };
	buf_put_number(&text, number);
	xml_attribute(xml, name, buf_str(&text));
}

static void put_line(struct lettering *lettering, struct str line)
{
	struct xml *xml = lettering->xml;
	xml_open(xml, "text");
	put_number(xml, "x", lettering->x);
	put_number(xml, "y", lettering->y);
	put_number(xml, "font-size", lettering->size);
	xml_attribute(xml, "class", str_of(lettering->style));
	xml_attribute_if(xml, "text-anchor", str_of(lettering->anchor));
	xml_text(xml, line);
	xml_close(xml, "text");
	xml_line(xml);
	lettering->y += lettering->leading;
}

/* About how wide a word is, in 1/100 of the size: capitals and wide letters
 * count more; ideographs are square. */
static int width_of(struct str word)
{
	int width = 0;
	for (size_t at = 0; at < word.length;) {
		uint32_t point = utf8_decode(word, &at);
		if (point >= UTF8_FIRST_IDEOGRAPH)
			width += 100;
		else if ((point >= 'A' && point <= 'Z') || point == 'm' ||
			point == 'w')
			width += 68;
		else if (point == 'i' || point == 'l' || point == 't' ||
			point == ' ' || point == '.' || point == ',')
			width += 28;
		else
			width += 50;
	}
	return width;
}

static bool is_ideograph(uint32_t point)
{
	bool is_katakana = point >= 0x30A0 && point <= 0x30FF;
	return point >= UTF8_FIRST_IDEOGRAPH && !is_katakana;
}

/* Where the word that begins at a place ends: an ideograph is a word. */
static size_t word_end(struct str text, size_t at)
{
	size_t end = at;
	while (end < text.length) {
		size_t next = end;
		uint32_t point = utf8_decode(text, &next);
		if (point == ' ')
			break;
		if (is_ideograph(point))
			return end > at ? end : next;
		end = next;
	}
	return end;
}

/* The bytes of text that fit on a line; at least a word. */
static size_t fitting_line(struct str text, int size, int measure)
{
	size_t fits = 0, at = 0;
	while (at < text.length) {
		size_t end = word_end(text, at);
		int width = width_of(str_slice(text, 0, end)) * size / 100;
		if (fits > 0 && width > measure)
			break;
		fits = end;
		at = end < text.length && text.at[end] == ' ' ? end + 1 : end;
	}
	return fits;
}

static int count_lines(struct str text, int size, int measure)
{
	int count = 0;
	while (!str_is_empty(text)) {
		size_t length = fitting_line(text, size, measure);
		text = str_trim(str_slice(text, length, text.length));
		count++;
	}
	return count;
}

/* The least measure that needs no more lines than the widest does. */
static int balanced_measure(struct str text, int size)
{
	const int step = 20;
	int measure = WIDEST_LINE;
	int lines = count_lines(text, size, measure);
	while (measure > step &&
		count_lines(text, size, measure - step) == lines)
		measure -= step;
	return measure;
}

static void put_lines(struct lettering *lettering, struct str text)
{
	text = str_trim(text);
	int measure = balanced_measure(text, lettering->size);
	while (!str_is_empty(text)) {
		size_t length = fitting_line(text, lettering->size, measure);
		put_line(lettering, str_slice(text, 0, length));
		text = str_trim(str_slice(text, length, text.length));
	}
}

/* The largest size at which the longest word and the lines have room. */
static int title_size(struct str title)
{
	static const int sizes[] = { 260, 230, 200, 180, 160, 140, 120, 100,
		80 };
	for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
		int widest = 0;
		for (size_t at = 0; at < title.length;) {
			size_t end = word_end(title, at);
			int width = width_of(str_slice(title, at, end));
			widest = width > widest ? width : widest;
			at = end + (end < title.length && title.at[end] == ' ');
		}
		if (widest * sizes[i] / 100 <= WIDEST_LINE &&
			count_lines(title, sizes[i], WIDEST_LINE) <= 6)
			return sizes[i];
	}
	return 70;
}

static void put_box(
	struct xml *xml, int x, int y, int width, int height, const char *class)
{
	xml_open(xml, "rect");
	put_number(xml, "x", x);
	put_number(xml, "y", y);
	put_number(xml, "width", width);
	put_number(xml, "height", height);
	xml_attribute(xml, "class", str_of(class));
	xml_close(xml, "rect");
	xml_line(xml);
}

/*
 * A title before a colon is large, what follows it smaller. A row of bars of
 * the title's own letters stands below, so that no two covers are alike.
 */
static void put_bars(struct xml *xml, struct str title)
{
	int x = MARGIN, y = 1700;
	for (size_t i = 0; i < title.length && x < COVER_WIDTH - MARGIN; i++) {
		int width = 24 + (unsigned char)title.at[i] % 32 * 7;
		if (x + width > COVER_WIDTH - MARGIN)
			width = COVER_WIDTH - MARGIN - x;
		put_box(xml, x, y + (int)(i % 4) * 70, width, 44,
			i % 3 ? "ink" : "accent");
		x += width / 2 + 16;
	}
}

static void put_words(struct xml *xml, const struct metadata *metadata)
{
	bool is_mirrored = metadata->is_right_to_left;
	struct str title = metadata->title;
	size_t colon = str_find(title, STR(": "));
	struct str rest = str_slice(title, colon + 2, title.length);
	title = str_slice(title, 0, colon);
	int size = title_size(title);
	struct lettering lettering = { .xml = xml,
		.x = is_mirrored ? COVER_WIDTH - MARGIN : MARGIN,
		.anchor = is_mirrored ? "end" : NULL,
		.y = 300 + size,
		.size = size,
		.leading = size * 11 / 10,
		.style = "title" };
	put_lines(&lettering, title);
	lettering.size = size / 2 > 90 ? 90 : size / 2;
	lettering.leading = lettering.size * 13 / 10;
	lettering.style = "subtitle";
	put_lines(&lettering, rest);
	put_lines(&lettering, metadata->subtitle);
	lettering.y =
		COVER_HEIGHT - 180 - 90 * ((int)metadata->author_count - 1);
	lettering.size = 64;
	lettering.leading = 90;
	lettering.style = "author";
	for (size_t i = 0; i < metadata->author_count && i < 6; i++)
		put_lines(&lettering, metadata->authors[i].name);
}

static const char cover_style[] =
	".ground { fill: #14324a } .ink { fill: #f4f1ea } "
	".accent { fill: #e2a53a } "
	"text { fill: #f4f1ea } "
	".title { font-family: 'Source Serif 4 Display', 'Source Serif 4', "
	"'Noto Naskh Arabic', 'Noto Serif Hebrew', serif; font-weight: 600 } "
	".subtitle, .author { font-family: 'Source Sans 3', 'Noto Naskh Arabic', sans-serif }";

/* The drawing as SVG. */
static struct buf draw_cover(const struct metadata *metadata)
{
	struct xml xml;
	xml_init(&xml);
	xml_open(&xml, "svg");
	xml_attribute(&xml, "xmlns", STR("http://www.w3.org/2000/svg"));
	put_number(&xml, "width", COVER_WIDTH);
	put_number(&xml, "height", COVER_HEIGHT);
	xml_line(&xml);
	xml_leaf(&xml, "style", str_of(cover_style));
	put_box(&xml, 0, 0, COVER_WIDTH, COVER_HEIGHT, "ground");
	put_box(&xml,
		metadata->is_right_to_left ? COVER_WIDTH - MARGIN - 260
					   : MARGIN,
		180, 260, 14, "accent");
	put_words(&xml, metadata);
	put_bars(&xml, metadata->title);
	xml_close(&xml, "svg");
	return xml.out;
}

/* Accent, and shades from the ground to the ink. */
static void mix_inks(uint32_t inks[INKS])
{
	const int last = INKS - 2;
	for (int i = 0; i <= last; i++) {
		inks[i] = 0;
		for (int shift = 0; shift < 24; shift += 8) {
			int from = GROUND >> shift & 255;
			int to = INK >> shift & 255;
			int mixed = from + (to - from) * i / last;
			inks[i] |= (uint32_t)mixed << shift;
		}
	}
	inks[INKS - 1] = ACCENT;
}

static void add_image(struct writer *writer, const char *name,
	const char *media_type, struct str bytes, struct buf owned)
{
	struct epub_file *file =
		add_file(writer, str_of(name), media_type, bytes);
	file->owned = owned;
	file->properties = "cover-image";
	file->is_stored = true;
	writer->cover_name = file->name;
}

/* The author's own cover; false after a report. */
static bool add_own_cover(struct writer *writer, struct str path)
{
	const char *why = "it is no PNG, JPEG or SVG";
	const struct svg_look own = { .width = COVER_WIDTH };
	struct str bytes;
	struct buf png = { 0 };
	if (!file_read(&writer->arena, path, &bytes, &why)) {
		diag(writer->diags, (struct span){ 0 }, MSG_COVER_UNREADABLE,
			"'%.*s': %s", STR_FORMAT(path), why);
		return false;
	}
	if (str_starts(bytes, STR("\x89PNG"))) {
		if (pack_picture(bytes, &png))
			bytes = buf_str(&png);
		add_image(writer, "cover.png", "image/png", bytes, png);
		return true;
	}
	if (str_starts(bytes, STR("\xFF\xD8\xFF"))) {
		add_image(writer, "cover.jpg", "image/jpeg", bytes, png);
		return true;
	}
	if (str_equal_folded(path_extension(path), STR("svg")) &&
		svg_draw(writer, bytes, &own, &png)) {
		add_image(writer, "cover.png", "image/png", buf_str(&png), png);
		return true;
	}
	diag(writer->diags, (struct span){ 0 }, MSG_COVER_UNREADABLE,
		"'%.*s': %s", STR_FORMAT(path), why);
	return false;
}

/* What our own design needs for a Latin, Greek or Cyrillic title. */
static const char *const cover_fonts[] = { "SourceSerif4Display-Semibold.ttf",
	"SourceSans3-Regular.ttf" };

static void add_made_cover(struct writer *writer)
{
	struct buf png = { 0 };
	struct buf svg = draw_cover(writer->book->metadata);
	uint32_t inks[INKS];
	mix_inks(inks);
	const struct svg_look look = { .width = COVER_WIDTH,
		.inks = inks,
		.ink_count = INKS,
		.font_files = cover_fonts,
		.font_file_count = 2 };
	if (svg_draw(writer, buf_str(&svg), &look, &png))
		add_image(writer, "cover.png", "image/png", buf_str(&png), png);
	buf_free(&svg);
}

/* "Cover: Title by Author and Author" */
static struct str cover_alt(struct writer *writer)
{
	const struct metadata *metadata = writer->book->metadata;
	struct buf text = { 0 };
	buf_put(&text, word_of(writer, WORD_COVER));
	buf_put(&text, STR(": "));
	buf_put(&text, metadata->title);
	for (size_t i = 0; i < metadata->author_count; i++) {
		buf_put(&text, STR(", "));
		buf_put(&text, metadata->authors[i].name);
	}
	struct str copy = arena_copy(&writer->arena, buf_str(&text));
	buf_free(&text);
	return copy;
}

void write_cover(struct writer *writer)
{
	struct str own = writer->book->metadata->cover;
	struct xml xml;
	if (str_is_empty(own) || !add_own_cover(writer, own))
		add_made_cover(writer);
	if (str_is_empty(writer->cover_name))
		return;
	open_document(writer, &xml, word_of(writer, WORD_COVER), "frontmatter");
	xml_open(&xml, "div");
	xml_attribute(&xml, "class", STR("cover"));
	xml_open(&xml, "img");
	xml_attribute(&xml, "src", writer->cover_name);
	xml_attribute(&xml, "alt", cover_alt(writer));
	xml_attribute(&xml, "role", STR("doc-cover"));
	xml_close(&xml, "img");
	xml_close(&xml, "div");
	xml_line(&xml);
	close_document(&xml);
	add_document(writer, STR("cover.xhtml"), &xml);
}
