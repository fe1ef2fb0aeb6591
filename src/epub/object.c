/* SPDX-License-Identifier: MIT */
/* Figures, tables and their captions. */
#include "epub/lesson.h"

void put_label(struct lesson_writer *self, enum word word, struct str number)
{
	if (str_is_empty(number))
		return;
	xml_open(&self->xml, "span");
	xml_attribute(&self->xml, "class", STR("label"));
	xml_text(&self->xml,
		book_numbered(self->writer->book, &self->writer->arena, word,
			number, " "));
	xml_close(&self->xml, "span");
	xml_text(&self->xml, STR(" "));
}

static const struct node *caption_of(const struct node *node)
{
	const struct node *first = node->first;
	if (first && first->kind == NODE_CAPTION)
		return first;
	return node->last && node->last->kind == NODE_CAPTION ? node->last
							      : NULL;
}

/* The captions of figures and tables; listings write their own. */
void put_caption(struct lesson_writer *self, const struct node *node)
{
	const struct node *parent = node->parent;
	bool is_table = parent && parent->kind == NODE_TABLE;
	const char *element = is_table ? "caption" : "figcaption";
	xml_open(&self->xml, element);
	put_attributes(self, node, id_of(self->writer, node), NULL);
	put_pending_breaks(self);
	if (parent)
		put_label(self, is_table ? WORD_TABLE : WORD_FIGURE,
			parent->number);
	put_children(self, node);
	xml_close(&self->xml, element);
	xml_line(&self->xml);
}

void put_figure(struct lesson_writer *self, const struct node *node)
{
	const struct node *caption = caption_of(node);
	xml_open(&self->xml, "figure");
	put_attributes(self, node, id_of(self->writer, node), NULL);
	xml_line(&self->xml);
	for (const struct node *at = node->first; at; at = at->next)
		if (at != caption)
			put_node(self, at);
	xml_line(&self->xml);
	if (caption)
		put_node(self, caption);
	xml_close(&self->xml, "figure");
	xml_line(&self->xml);
}

/* Head rows in a thead, the others in a tbody. */
void put_table(struct lesson_writer *self, const struct node *node)
{
	enum { NO_GROUP, HEAD, BODY } group = NO_GROUP;
	static const char *const elements[] = { NULL, "thead", "tbody" };
	xml_open(&self->xml, "table");
	put_attributes(self, node, id_of(self->writer, node),
		node->as.table.column_count > 4 ? "wide" : NULL);
	xml_line(&self->xml);
	for (const struct node *at = node->first; at; at = at->next) {
		bool is_row = at->kind == NODE_TABLE_ROW;
		int next = !is_row                            ? NO_GROUP
			: at->as.row.is_head && group != BODY ? HEAD
							      : BODY;
		if (is_row && next != (int)group) {
			if (group != NO_GROUP)
				xml_close(&self->xml, elements[group]);
			group = next == HEAD ? HEAD : BODY;
			xml_open(&self->xml, elements[group]);
			xml_line(&self->xml);
		}
		put_node(self, at);
	}
	if (group != NO_GROUP)
		xml_close(&self->xml, elements[group]);
	xml_close(&self->xml, "table");
	xml_line(&self->xml);
}

static void put_span(struct lesson_writer *self, const char *name, int count)
{
	if (count > 1)
		xml_attribute(&self->xml, name,
			arena_format(&self->writer->arena, "%d", count));
}

static const char *class_of_align(enum align align)
{
	switch (align) {
	case ALIGN_NONE:
	case ALIGN_LEFT:
		break;
	case ALIGN_CENTER:
		return "center";
	case ALIGN_RIGHT:
		return "right";
	}
	return NULL;
}

void put_table_cell(struct lesson_writer *self, const struct node *node)
{
	const struct table_cell *cell = &node->as.cell;
	bool in_head = node->parent && node->parent->as.row.is_head;
	// a header without words would head nothing
	const char *element = cell->is_head && node->first ? "th" : "td";
	xml_open(&self->xml, element);
	put_attributes(self, node, id_of(self->writer, node),
		class_of_align(cell->align));
	put_span(self, "colspan", cell->column_span);
	put_span(self, "rowspan", cell->row_span);
	if (cell->is_head && node->first)
		xml_attribute(
			&self->xml, "scope", in_head ? STR("col") : STR("row"));
	put_pending_breaks(self);
	put_children(self, node);
	xml_close(&self->xml, element);
}
