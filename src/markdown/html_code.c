/* SPDX-License-Identifier: MIT */
/* Preformatted elements of HTML -> LISTINGs. */
#include "markdown/html_rules.h"

#include "markdown/listing.h"

/* Appends all words below, as written. */
static void collect(const GumboNode *node, struct html *html, struct buf *words)
{
	const GumboVector *children = &node->v.element.children;
	for (unsigned i = 0; i < children->length; i++) {
		const GumboNode *child = children->data[i];
		if (child->type == GUMBO_NODE_COMMENT)
			continue;
		if (!html_is_element(child)) {
			buf_put(words, str_of(child->v.text.text));
			continue;
		}
		size_t offset =
			html_offset(html, child->v.element.original_tag.data);
		struct node *held;
		while ((held = html_take_node(html, offset)))
			buf_put(words, node_text(html->parse->arena, held));
		if (child->v.element.tag == GUMBO_TAG_BR)
			buf_put_byte(words, '\n');
		collect(child, html, words);
	}
}

/* The language-... class of the element or the element in it. */
static struct str language_of(const GumboNode *element)
{
	struct str rest = html_attribute(element, "class");
	while (rest.length > 0) {
		size_t blank = str_find_byte(rest, ' ');
		struct str word = str_slice(rest, 0, blank);
		if (str_starts(word, STR("language-")))
			return str_slice(word, 9, word.length);
		rest = str_slice(rest, blank + 1, rest.length);
	}
	const GumboVector *children = &element->v.element.children;
	if (children->length == 0)
		return rest;
	const GumboNode *child = children->data[0];
	return html_is_element(child) && child->v.element.tag == GUMBO_TAG_CODE
		? language_of(child)
		: rest;
}

void html_preformatted(
	struct html *html, const GumboNode *element, enum node_kind kind)
{
	struct buf words = { 0 };
	struct node *node = html_make(html, element, kind);
	collect(element, html, &words);
	listing_fill(html->parse, node, language_of(element), buf_str(&words));
	node->classes = STR("");
	flow_put(&html->flow, node);
	buf_free(&words);
}
