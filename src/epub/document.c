/* SPDX-License-Identifier: MIT */
/* Head and foot of an XHTML file. */
#include "epub/private.h"

void open_document(struct writer *writer, struct xml *xml, struct str title,
	const char *type)
{
	const struct metadata *metadata = writer->book->metadata;
	xml_init(xml);
	xml_doctype(xml);
	xml_open(xml, "html");
	xml_attribute(xml, "xmlns", STR("http://www.w3.org/1999/xhtml"));
	xml_attribute(xml, "xmlns:epub", STR("http://www.idpf.org/2007/ops"));
	xml_attribute(xml, "lang", metadata->language);
	xml_attribute(xml, "xml:lang", metadata->language);
	if (metadata->is_right_to_left)
		xml_attribute(xml, "dir", STR("rtl"));
	xml_line(xml);
	xml_open(xml, "head");
	xml_line(xml);
	xml_leaf(xml, "title", title);
	xml_open(xml, "link");
	xml_attribute(xml, "rel", STR("stylesheet"));
	xml_attribute(xml, "type", STR("text/css"));
	xml_attribute(xml, "href", STR("style.css"));
	xml_close(xml, "link");
	xml_line(xml);
	xml_close(xml, "head");
	xml_line(xml);
	xml_open(xml, "body");
	if (type)
		xml_attribute(xml, "epub:type", str_of(type));
	xml_line(xml);
}

void close_document(struct xml *xml)
{
	xml_close(xml, "body");
	xml_line(xml);
	xml_close(xml, "html");
	xml_line(xml);
}

void put_marker(struct writer *writer, struct xml *xml, struct str file,
	size_t index, const char *element)
{
	struct str label = writer->book->page_starts.at[index].label;
	struct page_place *place = &writer->pages[index];
	place->is_placed = true;
	place->file = file;
	place->id = arena_format(&writer->arena, "pg%.*s", STR_FORMAT(label));
	xml_open(xml, element);
	xml_attribute(xml, "epub:type", STR("pagebreak"));
	xml_attribute(xml, "role", STR("doc-pagebreak"));
	xml_attribute(xml, "id", place->id);
	xml_attribute(xml, "aria-label", label);
	xml_close(xml, element);
}

void put_markers(struct writer *writer, struct xml *xml, struct str file,
	enum start_kind kind, size_t number)
{
	for (size_t i = 0; i < writer->book->page_starts.count; i++) {
		const struct page_start *start =
			&writer->book->page_starts.at[i];
		if (start->kind != kind || start->number != number)
			continue;
		put_marker(writer, xml, file, i, "div");
		xml_line(xml);
	}
}
