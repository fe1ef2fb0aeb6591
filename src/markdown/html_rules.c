/* SPDX-License-Identifier: MIT */
/* What the conversions of elements share, and those of no kind of their own. */
#include "markdown/html_rules.h"

bool html_is_element(const GumboNode *node)
{
	return node->type == GUMBO_NODE_ELEMENT ||
		node->type == GUMBO_NODE_TEMPLATE;
}

struct str html_attribute(const GumboNode *node, const char *name)
{
	const GumboAttribute *found =
		gumbo_get_attribute(&node->v.element.attributes, name);
	return str_of(found ? found->value : NULL);
}

size_t html_offset(const struct html *html, const char *at)
{
	return at >= html->text->text.at &&
			at < html->text->text.at + html->text->text.length
		? (size_t)(at - html->text->text.at)
		: 0;
}

struct span html_node_span(struct html *html, const GumboNode *node)
{
	const char *at = html_is_element(node)
		? node->v.element.original_tag.data
		: node->v.text.original_text.data;
	return html_span(html, html_offset(html, at));
}

/* The name as the author wrote it. */
struct str html_name(const GumboNode *node)
{
	GumboStringPiece tag = node->v.element.original_tag;
	if (node->v.element.tag != GUMBO_TAG_UNKNOWN || !tag.data)
		return str_of(gumbo_normalized_tagname(node->v.element.tag));
	gumbo_tag_from_original_text(&tag);
	return (struct str){ tag.data, tag.length };
}

bool html_has_class(const GumboNode *node, struct str word)
{
	struct node pattern = { .classes = html_attribute(node, "class") };
	return node_has_class(&pattern, word);
}

/* A node with the element's id, classes, language and direction. */
struct node *html_make(
	struct html *html, const GumboNode *element, enum node_kind kind)
{
	struct arena *arena = html->parse->arena;
	struct node *node =
		node_make(arena, kind, html_node_span(html, element));
	node->id = arena_copy(arena, str_trim(html_attribute(element, "id")));
	node->classes =
		arena_copy(arena, str_trim(html_attribute(element, "class")));
	node->language =
		arena_copy(arena, str_trim(html_attribute(element, "lang")));
	node->direction =
		direction_of(str_trim(html_attribute(element, "dir")));
	if (str_is_empty(node->classes) &&
		str_equal_folded(
			html_attribute(element, "align"), STR("center")))
		node->classes = STR("center");
	return node;
}

/* A whole number at the text's beginning; unit is what follows it. */
int html_number(struct str text, struct str *unit)
{
	size_t length = 0;
	int number = 0;
	text = str_trim(text);
	while (length < text.length && text.at[length] >= '0' &&
		text.at[length] <= '9')
		length++;
	if (length > 9 || !str_to_number(str_slice(text, 0, length), &number))
		number = 0;
	*unit = str_slice(text, length, text.length);
	return number;
}

void html_report_dropped(struct html *html, const GumboNode *element)
{
	diag(html->parse->diags, html_node_span(html, element),
		MSG_HTML_DROPPED, "'<%.*s>'", STR_FORMAT(html_name(element)));
}

void html_drop(struct html *html, const GumboNode *node, enum node_kind kind)
{
	html_report_dropped(html, node);
	html_skip(html, node, kind);
}

/* Converts what the element holds as if it were not there. */
void html_pass(struct html *html, const GumboNode *node, enum node_kind kind)
{
	(void)kind;
	html_convert_children(html, node);
}

/* The same for an element that begins and ends paragraphs. */
void html_pass_block(
	struct html *html, const GumboNode *node, enum node_kind kind)
{
	(void)kind;
	flow_break(&html->flow);
	html_convert_children(html, node);
	flow_break(&html->flow);
}

static void forget(struct html *html, const GumboStringPiece *piece)
{
	size_t at = html_offset(html, piece->data);
	html_forget(html, at, at + piece->length);
}

void html_skip(struct html *html, const GumboNode *node, enum node_kind kind)
{
	const GumboVector *children = &node->v.element.children;
	for (unsigned i = 0; i < children->length; i++) {
		const GumboNode *child = children->data[i];
		if (child->type == GUMBO_NODE_TEXT)
			forget(html, &child->v.text.original_text);
		if (!html_is_element(child))
			continue;
		forget(html, &child->v.element.original_tag);
		html_skip(html, child, kind);
	}
}

void html_unknown(struct html *html, const GumboNode *node, enum node_kind kind)
{
	struct str name = html_name(node);
	diag(html->parse->diags, html_node_span(html, node), MSG_HTML_UNKNOWN,
		"'<%.*s>'", STR_FORMAT(name));
	if (node->v.element.tag == GUMBO_TAG_UNKNOWN)
		diag_hint(html->parse->diags,
			"to print it, write '&lt;%.*s>' or put it in backticks",
			STR_FORMAT(name));
	html_pass(html, node, kind);
}

void html_fill(struct html *html, const GumboNode *element, struct node *node)
{
	flow_open(&html->flow, node);
	html_convert_children(html, element);
	flow_close(&html->flow);
}

void html_container(
	struct html *html, const GumboNode *node, enum node_kind kind)
{
	html_fill(html, node, html_make(html, node, kind));
}
