/* SPDX-License-Identifier: MIT */
/* Inline elements of HTML, and those that are replaced -> nodes. */
#include "markdown/html_rules.h"

void html_leaf(struct html *html, const GumboNode *node, enum node_kind kind)
{
	flow_put(&html->flow, html_make(html, node, kind));
	html_pass(html, node, kind);
}

void html_possible_break(
	struct html *html, const GumboNode *node, enum node_kind kind)
{
	(void)kind;
	flow_put_words(&html->flow, STR("\u200b"), html_node_span(html, node));
}

void html_link(struct html *html, const GumboNode *element, enum node_kind kind)
{
	struct arena *arena = html->parse->arena;
	struct node *node = html_make(html, element, kind);
	if (str_is_empty(node->id))
		node->id = arena_copy(arena, html_attribute(element, "name"));
	if (gumbo_get_attribute(&element->v.element.attributes, "href")) {
		node->as.link.target = arena_copy(
			arena, str_trim(html_attribute(element, "href")));
		node->as.link.title =
			arena_copy(arena, html_attribute(element, "title"));
		html_fill(html, element, node);
		return;
	}
	node->kind = NODE_ANCHOR;
	if (!str_is_empty(node->id))
		flow_put(&html->flow, node);
	html_pass(html, element, kind);
}

/* The width of the style sheet's words, else of the attribute. */
static struct str width_of(const GumboNode *element)
{
	struct str style = html_attribute(element, "style");
	size_t at = str_find(style, STR("width:"));
	bool is_other = at > 0 && style.at[at - 1] == '-';
	return at == style.length || is_other
		? html_attribute(element, "width")
		: str_slice(style, at + 6, style.length);
}

void html_image(
	struct html *html, const GumboNode *element, enum node_kind kind)
{
	struct arena *arena = html->parse->arena;
	// a picture that only a style sheet of the web fills
	if (str_is_empty(str_trim(html_attribute(element, "src")))) {
		html_drop(html, element, kind);
		return;
	}
	struct node *node = html_make(html, element, kind);
	struct image *picture = &node->as.image;
	struct str unit;
	picture->target =
		arena_copy(arena, str_trim(html_attribute(element, "src")));
	picture->alt = arena_copy(arena, html_attribute(element, "alt"));
	picture->title = arena_copy(arena, html_attribute(element, "title"));
	picture->is_decorative = str_equal(html_attribute(element, "role"),
					 STR("presentation")) ||
		str_equal(html_attribute(element, "aria-hidden"), STR("true"));
	int width = html_number(width_of(element), &unit);
	if (str_starts(unit, STR("%")))
		picture->width_percent = width;
	else if (str_is_empty(unit) || str_starts(unit, STR("px")))
		picture->width_pixels = width;
	int height = html_number(html_attribute(element, "height"), &unit);
	if (!str_starts(unit, STR("%")))
		picture->height_pixels = height;
	flow_put(&html->flow, node);
}

void html_code(struct html *html, const GumboNode *node, enum node_kind kind)
{
	html->flow.code_depth++;
	html_pass(html, node, kind);
	html->flow.code_depth--;
}

void html_abbreviation(
	struct html *html, const GumboNode *element, enum node_kind kind)
{
	struct node *node = html_make(html, element, kind);
	node->text = arena_copy(
		html->parse->arena, html_attribute(element, "title"));
	html_fill(html, element, node);
}

/* An icon font's i has nothing to print. */
void html_italic(struct html *html, const GumboNode *node, enum node_kind kind)
{
	struct str classes = html_attribute(node, "class");
	if (node->v.element.children.length == 0 &&
		(html_has_class(node, STR("fa")) ||
			str_starts(classes, STR("fa-")) ||
			str_find(classes, STR(" fa-")) < classes.length))
		diag(html->parse->diags, html_node_span(html, node),
			MSG_HTML_ICON, "'%.*s'", STR_FORMAT(classes));
	else
		html_container(html, node, kind);
}

/* The reading of a ruby stands behind its base, in parentheses. */
void html_reading(struct html *html, const GumboNode *node, enum node_kind kind)
{
	struct span span = html_node_span(html, node);
	flow_put_words(&html->flow, STR("("), span);
	html_pass(html, node, kind);
	flow_put_words(&html->flow, STR(")"), span);
}

/* Films and frames: a link to them, when they are on the web. */
void html_media(
	struct html *html, const GumboNode *element, enum node_kind kind)
{
	struct str target = str_trim(html_attribute(element, "src"));
	if (str_is_empty(target))
		target = str_trim(html_attribute(element, "data"));
	html_report_dropped(html, element);
	if (str_starts(target, STR("http://")) ||
		str_starts(target, STR("https://"))) {
		struct node *node = html_make(html, element, NODE_LINK);
		struct str title = html_attribute(element, "title");
		node->as.link.target = arena_copy(html->parse->arena, target);
		node_append(node,
			make_words(html->parse, NODE_TEXT, node->span,
				str_is_empty(title) ? target : title));
		flow_put(&html->flow, node);
	}
	if (element->v.element.tag != GUMBO_TAG_IFRAME)
		html_pass(html, element, kind);
}

void html_drawing(struct html *html, const GumboNode *node, enum node_kind kind)
{
	html_report_dropped(html, node);
	html_pass(html, node, kind);
}
