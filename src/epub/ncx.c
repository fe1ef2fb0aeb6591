/* SPDX-License-Identifier: MIT */
/* toc.ncx: the contents and pages once more, for readers of EPUB 2. */
#include "epub/nav.h"

static void put_label(struct xml *xml, const char *element, struct str text)
{
	xml_open(xml, element);
	xml_open(xml, "text");
	xml_text(xml, text);
	xml_close(xml, "text");
	xml_close(xml, element);
}

static void put_content(struct xml *xml, struct str address)
{
	xml_open(xml, "content");
	xml_attribute(xml, "src", address);
	xml_close(xml, "content");
}

static void put_head(struct writer *writer, struct xml *xml)
{
	xml_open(xml, "head");
	xml_open(xml, "meta");
	xml_attribute(xml, "name", STR("dtb:uid"));
	xml_attribute(xml, "content", writer->book->metadata->identifier);
	xml_close(xml, "meta");
	xml_close(xml, "head");
	xml_line(xml);
	put_label(xml, "docTitle", writer->book->metadata->title);
	xml_line(xml);
}

static void open_point(struct writer *writer, struct xml *xml, size_t number,
	struct str title, struct str address)
{
	xml_line(xml);
	xml_open(xml, "navPoint");
	xml_attribute(
		xml, "id", arena_format(&writer->arena, "point-%zu", number));
	put_label(xml, "navLabel", title);
	put_content(xml, address);
}

static void put_index_point(struct writer *writer, struct xml *xml)
{
	struct str file = STR("book-index.xhtml");
	if (!has_file(writer, file))
		return;
	open_point(writer, xml, writer->book->contents.count + 1,
		word_of(writer, WORD_INDEX), file);
	xml_close(xml, "navPoint");
}

static void put_points(struct writer *writer, struct xml *xml)
{
	const struct book *book = writer->book;
	int levels[16];
	int depth = 0;
	for (size_t i = 0; i < book->contents.count; i++) {
		const struct contents_entry *entry = &book->contents.at[i];
		int level = contents_level(entry);
		while (depth > 0 &&
			(level <= levels[depth - 1] || depth == 16)) {
			xml_close(xml, "navPoint");
			depth--;
		}
		open_point(writer, xml, i + 1, contents_title(writer, entry),
			contents_address(writer, entry));
		levels[depth++] = level;
	}
	while (depth-- > 0)
		xml_close(xml, "navPoint");
	put_index_point(writer, xml);
	xml_line(xml);
}

/* Numbers are normal pages, roman numerals front ones. */
static bool is_number(struct str label)
{
	int number;
	return str_to_number(label, &number);
}

static void put_pages(struct writer *writer, struct xml *xml)
{
	const struct book *book = writer->book;
	for (size_t i = 0; i < book->page_starts.count; i++) {
		const struct page_place *place = &writer->pages[i];
		struct str label = book->page_starts.at[i].label;
		if (!place->is_placed)
			continue;
		xml_open(xml, "pageTarget");
		xml_attribute(xml, "type",
			is_number(label) ? STR("normal") : STR("front"));
		put_label(xml, "navLabel", label);
		put_content(xml,
			arena_format(&writer->arena, "%.*s#%.*s",
				STR_FORMAT(place->file),
				STR_FORMAT(place->id)));
		xml_close(xml, "pageTarget");
		xml_line(xml);
	}
}

void write_ncx(struct writer *writer)
{
	struct xml xml;
	xml_init(&xml);
	xml_open(&xml, "ncx");
	xml_attribute(
		&xml, "xmlns", STR("http://www.daisy.org/z3986/2005/ncx/"));
	xml_attribute(&xml, "version", STR("2005-1"));
	xml_attribute(&xml, "xml:lang", writer->book->metadata->language);
	xml_line(&xml);
	put_head(writer, &xml);
	xml_open(&xml, "navMap");
	put_points(writer, &xml);
	xml_close(&xml, "navMap");
	xml_line(&xml);
	if (has_page_list(writer)) {
		xml_open(&xml, "pageList");
		xml_line(&xml);
		put_pages(writer, &xml);
		xml_close(&xml, "pageList");
		xml_line(&xml);
	}
	xml_close(&xml, "ncx");
	xml_line(&xml);
	struct epub_file *file = add_file(writer, STR("toc.ncx"),
		"application/x-dtbncx+xml", buf_str(&xml.out));
	file->owned = xml.out;
}
