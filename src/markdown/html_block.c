/* SPDX-License-Identifier: MIT */
/* Block elements of HTML -> nodes: divisions, lists, figures, tables. */
#include "markdown/html_rules.h"

#include "markdown/table.h"

/* div and its relatives, and span: a node only when they say something. */
void html_division(
	struct html *html, const GumboNode *element, enum node_kind kind)
{
	struct node *node = html_make(html, element, kind);
	if (element->v.element.tag == GUMBO_TAG_CENTER)
		node->classes = STR("center");
	if (node->id.length + node->classes.length + node->language.length > 0)
		html_fill(html, element, node);
	else if (kind == NODE_DIVISION)
		html_pass_block(html, element, kind);
	else
		html_pass(html, element, kind);
}

void html_heading(
	struct html *html, const GumboNode *element, enum node_kind kind)
{
	struct node *node = html_make(html, element, kind);
	node->as.heading.level =
		(int)(element->v.element.tag - GUMBO_TAG_H1) + 1;
	html_fill(html, element, node);
}

void html_list(struct html *html, const GumboNode *element, enum node_kind kind)
{
	struct node *node = html_make(html, element, kind);
	struct str rest;
	struct str start = html_attribute(element, "start");
	node->as.list.is_ordered = element->v.element.tag == GUMBO_TAG_OL;
	node->as.list.is_tight = true;
	node->as.list.start =
		str_is_empty(start) ? 1 : html_number(start, &rest);
	html_fill(html, element, node);
}

/* A part of a list; outside of one it is only a block. */
void html_item(struct html *html, const GumboNode *node, enum node_kind kind)
{
	if (node_may_hold(flow_block(&html->flow)->kind, kind))
		html_container(html, node, kind);
	else
		html_pass_block(html, node, kind);
}

void html_check_box(
	struct html *html, const GumboNode *element, enum node_kind kind)
{
	struct node *block = flow_block(&html->flow);
	if (block->kind != NODE_ITEM ||
		!str_equal_folded(
			html_attribute(element, "type"), STR("checkbox"))) {
		html_unknown(html, element, kind);
		return;
	}
	bool is_done =
		gumbo_get_attribute(&element->v.element.attributes, "checked");
	block->as.item.task = is_done ? TASK_DONE : TASK_OPEN;
}

void html_details(
	struct html *html, const GumboNode *element, enum node_kind kind)
{
	struct node *node = html_make(html, element, kind), *child;
	html_fill(html, element, node);
	for (child = node->first; child; child = child->next)
		if (child->kind == NODE_DETAILS_SUMMARY)
			break;
	if (child) {
		node_remove(child);
	} else {
		child = node_make(
			html->parse->arena, NODE_DETAILS_SUMMARY, node->span);
		node_append(child,
			make_words(html->parse, NODE_TEXT, node->span,
				STR("Details")));
	}
	if (node->first)
		node_insert_before(node->first, child);
	else
		node_append(node, child);
}

void html_figure(
	struct html *html, const GumboNode *element, enum node_kind kind)
{
	struct node *node = html_make(html, element, kind), *child;
	html_fill(html, element, node);
	for (child = node->first; child; child = child->next)
		if (child->kind == NODE_CAPTION)
			break;
	if (child && child != node->first) {
		node_remove(child);
		node_insert_before(node->first, child);
	}
}

void html_table(
	struct html *html, const GumboNode *element, enum node_kind kind)
{
	struct node *node = html_make(html, element, kind);
	bool was_in_head = html->is_in_head;
	html->is_in_head = false;
	html_fill(html, element, node);
	html->is_in_head = was_in_head;
	table_finish(html->parse, node);
}

void html_table_head(
	struct html *html, const GumboNode *node, enum node_kind kind)
{
	html->is_in_head = true;
	html_pass(html, node, kind);
	html->is_in_head = false;
}

void html_table_row(
	struct html *html, const GumboNode *element, enum node_kind kind)
{
	if (!node_may_hold(flow_block(&html->flow)->kind, kind)) {
		html_pass_block(html, element, kind);
		return;
	}
	struct node *node = html_make(html, element, kind);
	node->as.row.is_head = html->is_in_head;
	html_fill(html, element, node);
}

static enum align align_of(const GumboNode *element)
{
	struct str word = html_attribute(element, "align");
	struct str style = html_attribute(element, "style");
	size_t at = str_find(style, STR("text-align:"));
	if (at < style.length)
		word = str_trim(str_slice(style, at + 11, style.length));
	if (str_starts(word, STR("left")))
		return ALIGN_LEFT;
	if (str_starts(word, STR("center")))
		return ALIGN_CENTER;
	return str_starts(word, STR("right")) ? ALIGN_RIGHT : ALIGN_NONE;
}

static int clamped_span(struct str text)
{
	struct str rest;
	int number = html_number(text, &rest);
	return number < 1 ? 1 : number > 100 ? 100 : number;
}

void html_table_cell(
	struct html *html, const GumboNode *element, enum node_kind kind)
{
	if (!node_may_hold(flow_block(&html->flow)->kind, kind)) {
		html_pass_block(html, element, kind);
		return;
	}
	struct node *node = html_make(html, element, kind);
	node->as.cell = (struct table_cell){
		.is_head = html->is_in_head ||
			element->v.element.tag == GUMBO_TAG_TH,
		.align = align_of(element),
		.column_span = clamped_span(html_attribute(element, "colspan")),
		.row_span = clamped_span(html_attribute(element, "rowspan")),
	};
	bool was_in_head = html->is_in_head;
	html->is_in_head = false;
	html_fill(html, element, node);
	html->is_in_head = was_in_head;
}
