/* SPDX-License-Identifier: MIT */
/* Pages made from the metadata: title, copyright, dedication, parts. */
#include "epub/private.h"

static void open_section(
	struct xml *xml, const char *type, const char *role, const char *class)
{
	xml_open(xml, "section");
	xml_attribute(xml, "epub:type", str_of(type));
	xml_attribute_if(xml, "role", str_of(role));
	xml_attribute(xml, "class", str_of(class));
	xml_line(xml);
}

/* <p class="class">text</p>, unless the text is empty. */
static void put_line(struct xml *xml, const char *class, struct str text)
{
	if (str_is_empty(text))
		return;
	xml_open(xml, "p");
	xml_attribute(xml, "class", str_of(class));
	xml_text(xml, text);
	xml_close(xml, "p");
	xml_line(xml);
}

void write_title_page(struct writer *writer)
{
	const struct metadata *metadata = writer->book->metadata;
	struct str file = STR("title-page.xhtml");
	struct xml xml;
	open_document(writer, &xml, metadata->title, "frontmatter");
	open_section(&xml, "titlepage", NULL, "title-page");
	put_markers(writer, &xml, file, START_TITLE, 0);
	xml_leaf(&xml, "h1", metadata->title);
	put_line(&xml, "subtitle", metadata->subtitle);
	for (size_t i = 0; i < metadata->author_count; i++)
		put_line(&xml, "author", metadata->authors[i].name);
	put_line(&xml, "edition", metadata->edition);
	put_line(&xml, "publisher", metadata->publisher);
	xml_close(&xml, "section");
	xml_line(&xml);
	close_document(&xml);
	add_document(writer, file, &xml);
}

static bool is_address(struct str text)
{
	return str_starts(text, STR("https://")) ||
		str_starts(text, STR("http://"));
}

/* A paragraph of the copyright page: a link when it is an address. */
static void put_imprint(struct xml *xml, struct str text)
{
	xml_open(xml, "p");
	if (is_address(text)) {
		xml_open(xml, "a");
		xml_attribute(xml, "href", text);
	}
	xml_text(xml, text);
	if (is_address(text))
		xml_close(xml, "a");
	xml_close(xml, "p");
	xml_line(xml);
}

void write_copyright_page(struct writer *writer)
{
	struct str title = word_of(writer, WORD_COPYRIGHT);
	struct str file = STR("copyright.xhtml");
	struct xml xml;
	size_t count;
	const struct str *paragraphs = metadata_imprint(
		&writer->arena, writer->book->metadata, &count);
	open_document(writer, &xml, title, "frontmatter");
	open_section(&xml, "copyright-page", NULL, "copyright");
	xml_leaf(&xml, "h1", title);
	// the printed page has no heading
	put_markers(writer, &xml, file, START_COPYRIGHT, 0);
	for (size_t i = 0; i < count; i++)
		put_imprint(&xml, paragraphs[i]);
	xml_close(&xml, "section");
	xml_line(&xml);
	close_document(&xml);
	add_document(writer, file, &xml);
}

void write_dedication(struct writer *writer)
{
	const struct metadata *metadata = writer->book->metadata;
	struct str file = STR("dedication.xhtml");
	struct xml xml;
	if (str_is_empty(metadata->dedication))
		return;
	open_document(writer, &xml, metadata->title, "frontmatter");
	open_section(&xml, "dedication", "doc-dedication", "dedication");
	put_markers(writer, &xml, file, START_DEDICATION, 0);
	put_line(&xml, "dedication", metadata->dedication);
	xml_close(&xml, "section");
	xml_line(&xml);
	close_document(&xml);
	add_document(writer, file, &xml);
}

/* Its number from 0; the parts' count when it is none of them. */
static size_t part_number(const struct writer *writer, const struct part *part)
{
	size_t number = 0;
	while (number < writer->book->parts.count &&
		writer->book->parts.at[number] != part)
		number++;
	return number;
}

struct str part_stem(struct arena *arena, size_t number)
{
	return arena_format(arena, "part-%zu", number + 1);
}

struct str part_file(struct writer *writer, const struct part *part)
{
	struct arena *arena = &writer->arena;
	return arena_format(arena, "%.*s.xhtml",
		STR_FORMAT(part_stem(arena, part_number(writer, part))));
}

void write_part(struct writer *writer, const struct part *part)
{
	struct str file = part_file(writer, part);
	struct xml xml;
	open_document(writer, &xml, part->title, "bodymatter");
	open_section(&xml, "part", "doc-part", "part");
	put_markers(writer, &xml, file, START_PART, part_number(writer, part));
	xml_open(&xml, "h1");
	if (!str_is_empty(part->number)) {
		xml_open(&xml, "span");
		xml_attribute(&xml, "class", STR("number"));
		xml_text(&xml,
			book_numbered(writer->book, &writer->arena, WORD_PART,
				part->number, " "));
		xml_close(&xml, "span");
		xml_text(&xml, STR(" "));
	}
	xml_text(&xml, part->title);
	xml_close(&xml, "h1");
	xml_line(&xml);
	xml_close(&xml, "section");
	xml_line(&xml);
	close_document(&xml);
	add_document(writer, file, &xml);
}

void write_colophon(struct writer *writer)
{
	const struct book *book = writer->book;
	struct str title = word_of(writer, WORD_COLOPHON);
	struct str file = STR("colophon.xhtml");
	struct xml xml;
	if (book->colophon.count == 0)
		return;
	open_document(writer, &xml, title, "backmatter");
	open_section(&xml, "colophon", "doc-colophon", "colophon");
	put_markers(writer, &xml, file, START_COLOPHON, 0);
	xml_leaf(&xml, "h1", title);
	for (size_t i = 0; i < book->colophon.count; i++)
		xml_leaf(&xml, "p", book->colophon.at[i]);
	xml_close(&xml, "section");
	xml_line(&xml);
	close_document(&xml);
	add_document(writer, file, &xml);
}
