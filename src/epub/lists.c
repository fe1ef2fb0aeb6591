/* SPDX-License-Identifier: MIT */
/* The lists of figures, tables and listings, when the settings ask for them. */
#include "epub/nav.h"

#include "tree/walk.h"

/* One list: what is in it and how it is called. */
static const struct list_row {
	const char *option; /* in [output.octavo.pages] */
	const char *type; /* epub:type of the nav; NULL: there is none */
	enum node_kind kind;
	enum word title, label;
	enum start_kind start;
} list_rows[] = {
	{ "list-of-figures", "loi", NODE_FIGURE, WORD_FIGURES, WORD_FIGURE,
		START_FIGURES },
	{ "list-of-tables", "lot", NODE_TABLE, WORD_TABLES, WORD_TABLE,
		START_TABLES },
	{ "list-of-listings", NULL, NODE_LISTING, WORD_LISTINGS, WORD_LISTING,
		START_LISTINGS },
};

struct collector {
	struct writer *writer;
	struct xml *xml;
	const struct list_row *row;
	const struct lesson *lesson;
	size_t count; /* of objects listed */
};

static void open_list(struct collector *collector)
{
	struct xml *xml = collector->xml;
	const struct list_row *row = collector->row;
	if (collector->count > 0)
		return;
	put_markers(collector->writer, xml, STR("nav.xhtml"), row->start, 0);
	xml_open(xml, "nav");
	xml_attribute_if(xml, "epub:type", str_of(row->type));
	xml_line(xml);
	xml_leaf(xml, "h2", word_of(collector->writer, row->title));
	xml_open(xml, "ol");
	xml_line(xml);
}

/* "Figure 2-1 Its caption", and where it stands. */
static void put_object(struct collector *collector, const struct node *node)
{
	struct writer *writer = collector->writer;
	struct xml *xml = collector->xml;
	struct str id = id_of(writer, node);
	const char *between = str_is_empty(id) ? "" : "#";
	open_list(collector);
	xml_open(xml, "li");
	xml_open(xml, "a");
	xml_attribute(xml, "href",
		arena_format(&writer->arena, "%.*s%s%.*s",
			STR_FORMAT(lesson_file(writer, collector->lesson)),
			between, STR_FORMAT(id)));
	put_list_markers(
		writer, xml, collector->row->start, collector->count++);
	xml_text(xml,
		book_numbered(writer->book, &writer->arena,
			collector->row->label, node->number, " "));
	xml_text(xml, STR(" "));
	xml_text(xml, node_text(&writer->arena, node->first));
	xml_close(xml, "a");
	xml_close(xml, "li");
	xml_line(xml);
}

static enum walk collect(void *self, struct node *node)
{
	struct collector *collector = self;
	if (node->kind == collector->row->kind && !str_is_empty(node->number) &&
		node->first && node->first->kind == NODE_CAPTION) {
		put_object(collector, node);
		return WALK_PAST;
	}
	return WALK_IN;
}

static void put_list(
	struct writer *writer, struct xml *xml, const struct list_row *row)
{
	static const struct visitor visitor = { .enter = collect };
	struct collector collector = {
		.writer = writer, .xml = xml, .row = row
	};
	for (size_t i = 0; i < writer->book->lessons.count; i++) {
		collector.lesson = writer->book->lessons.at[i];
		if (collector.lesson->root && !collector.lesson->is_draft)
			walk_tree(collector.lesson->root, &visitor, &collector);
	}
	if (collector.count == 0)
		return;
	xml_close(xml, "ol");
	xml_close(xml, "nav");
	xml_line(xml);
}

void put_lists(struct writer *writer, struct xml *xml)
{
	const struct settings *settings = writer->book->settings;
	for (size_t i = 0; i < sizeof(list_rows) / sizeof(*list_rows); i++) {
		const struct option *option = option_find(settings->pages,
			settings->page_count, str_of(list_rows[i].option));
		if (option && str_equal(option->value, STR("true")))
			put_list(writer, xml, &list_rows[i]);
	}
}
