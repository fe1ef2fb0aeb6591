/* SPDX-License-Identifier: MIT */
/*
 * Elements of HTML -> nodes, by a white list: one row an element says how it
 * is converted and into which kind. What has no row is left out with a
 * warning and its words are kept.
 */
#include "markdown/html_element.h"

#include <string.h>

#include "markdown/comment.h"
#include "markdown/html_rules.h"

struct rule {
	html_rule *convert;
	enum node_kind kind;
};

/* clang-format off */
static const struct rule rules[GUMBO_TAG_LAST] = {
	[GUMBO_TAG_HTML] = { html_pass, 0 },
	[GUMBO_TAG_BODY] = { html_pass, 0 },
	[GUMBO_TAG_HEAD] = { html_pass, 0 },
	[GUMBO_TAG_BASE] = { html_skip, 0 },
	[GUMBO_TAG_LINK] = { html_drop, 0 },
	[GUMBO_TAG_META] = { html_drop, 0 },
	[GUMBO_TAG_STYLE] = { html_drop, 0 },
	[GUMBO_TAG_SCRIPT] = { html_drop, 0 },
	[GUMBO_TAG_TEMPLATE] = { html_drop, 0 },
	[GUMBO_TAG_NOSCRIPT] = { html_pass, 0 },

	[GUMBO_TAG_P] = { html_container, NODE_PARAGRAPH },
	[GUMBO_TAG_DIV] = { html_division, NODE_DIVISION },
	[GUMBO_TAG_CENTER] = { html_division, NODE_DIVISION },
	[GUMBO_TAG_SECTION] = { html_division, NODE_DIVISION },
	[GUMBO_TAG_ARTICLE] = { html_division, NODE_DIVISION },
	[GUMBO_TAG_ASIDE] = { html_division, NODE_DIVISION },
	[GUMBO_TAG_HEADER] = { html_division, NODE_DIVISION },
	[GUMBO_TAG_FOOTER] = { html_division, NODE_DIVISION },
	[GUMBO_TAG_NAV] = { html_division, NODE_DIVISION },
	[GUMBO_TAG_MAIN] = { html_division, NODE_DIVISION },
	[GUMBO_TAG_ADDRESS] = { html_division, NODE_DIVISION },
	[GUMBO_TAG_HGROUP] = { html_division, NODE_DIVISION },
	[GUMBO_TAG_H1] = { html_heading, NODE_HEADING },
	[GUMBO_TAG_H2] = { html_heading, NODE_HEADING },
	[GUMBO_TAG_H3] = { html_heading, NODE_HEADING },
	[GUMBO_TAG_H4] = { html_heading, NODE_HEADING },
	[GUMBO_TAG_H5] = { html_heading, NODE_HEADING },
	[GUMBO_TAG_H6] = { html_heading, NODE_HEADING },
	[GUMBO_TAG_BLOCKQUOTE] = { html_container, NODE_QUOTE },
	[GUMBO_TAG_HR] = { html_leaf, NODE_RULE },
	[GUMBO_TAG_PRE] = { html_preformatted, NODE_LISTING },
	[GUMBO_TAG_DETAILS] = { html_details, NODE_DETAILS },
	[GUMBO_TAG_SUMMARY] = { html_item, NODE_DETAILS_SUMMARY },
	[GUMBO_TAG_FIGURE] = { html_figure, NODE_FIGURE },
	[GUMBO_TAG_FIGCAPTION] = { html_item, NODE_CAPTION },

	[GUMBO_TAG_UL] = { html_list, NODE_LIST },
	[GUMBO_TAG_OL] = { html_list, NODE_LIST },
	[GUMBO_TAG_MENU] = { html_list, NODE_LIST },
	[GUMBO_TAG_DIR] = { html_list, NODE_LIST },
	[GUMBO_TAG_LI] = { html_item, NODE_ITEM },
	[GUMBO_TAG_DL] = { html_container, NODE_DEFINITION_LIST },
	[GUMBO_TAG_DT] = { html_item, NODE_TERM },
	[GUMBO_TAG_DD] = { html_item, NODE_DEFINITION },

	[GUMBO_TAG_TABLE] = { html_table, NODE_TABLE },
	[GUMBO_TAG_CAPTION] = { html_item, NODE_CAPTION },
	[GUMBO_TAG_COLGROUP] = { html_skip, 0 },
	[GUMBO_TAG_COL] = { html_skip, 0 },
	[GUMBO_TAG_THEAD] = { html_table_head, 0 },
	[GUMBO_TAG_TBODY] = { html_pass, 0 },
	[GUMBO_TAG_TFOOT] = { html_pass, 0 },
	[GUMBO_TAG_TR] = { html_table_row, NODE_TABLE_ROW },
	[GUMBO_TAG_TD] = { html_table_cell, NODE_TABLE_CELL },
	[GUMBO_TAG_TH] = { html_table_cell, NODE_TABLE_CELL },

	[GUMBO_TAG_A] = { html_link, NODE_LINK },
	[GUMBO_TAG_IMG] = { html_image, NODE_IMAGE },
	[GUMBO_TAG_IMAGE] = { html_image, NODE_IMAGE },
	[GUMBO_TAG_BR] = { html_leaf, NODE_LINE_BREAK },
	[GUMBO_TAG_WBR] = { html_possible_break, 0 },
	[GUMBO_TAG_CODE] = { html_code, NODE_CODE },
	[GUMBO_TAG_TT] = { html_code, NODE_CODE },
	[GUMBO_TAG_SAMP] = { html_code, NODE_CODE },
	[GUMBO_TAG_KBD] = { html_container, NODE_KEYBOARD },
	[GUMBO_TAG_EM] = { html_container, NODE_EMPHASIS },
	[GUMBO_TAG_VAR] = { html_container, NODE_EMPHASIS },
	[GUMBO_TAG_DFN] = { html_container, NODE_EMPHASIS },
	[GUMBO_TAG_I] = { html_italic, NODE_EMPHASIS },
	[GUMBO_TAG_STRONG] = { html_container, NODE_STRONG },
	[GUMBO_TAG_B] = { html_container, NODE_STRONG },
	[GUMBO_TAG_S] = { html_container, NODE_STRIKE },
	[GUMBO_TAG_STRIKE] = { html_container, NODE_STRIKE },
	[GUMBO_TAG_DEL] = { html_container, NODE_STRIKE },
	[GUMBO_TAG_U] = { html_container, NODE_UNDERLINE },
	[GUMBO_TAG_INS] = { html_container, NODE_UNDERLINE },
	[GUMBO_TAG_MARK] = { html_container, NODE_MARK },
	[GUMBO_TAG_SMALL] = { html_container, NODE_SMALL },
	[GUMBO_TAG_SUP] = { html_container, NODE_SUPERSCRIPT },
	[GUMBO_TAG_SUB] = { html_container, NODE_SUBSCRIPT },
	[GUMBO_TAG_ABBR] = { html_abbreviation, NODE_ABBREVIATION },
	[GUMBO_TAG_ACRONYM] = { html_abbreviation, NODE_ABBREVIATION },
	[GUMBO_TAG_Q] = { html_container, NODE_QUOTATION },
	[GUMBO_TAG_CITE] = { html_container, NODE_CITE },
	[GUMBO_TAG_SPAN] = { html_division, NODE_PHRASE },
	[GUMBO_TAG_BDI] = { html_division, NODE_PHRASE },
	[GUMBO_TAG_BDO] = { html_division, NODE_PHRASE },
	[GUMBO_TAG_TIME] = { html_pass, 0 },
	[GUMBO_TAG_DATA] = { html_pass, 0 },
	[GUMBO_TAG_FONT] = { html_pass, 0 },
	[GUMBO_TAG_BIG] = { html_pass, 0 },
	[GUMBO_TAG_NOBR] = { html_pass, 0 },
	[GUMBO_TAG_LABEL] = { html_pass, 0 },
	[GUMBO_TAG_OUTPUT] = { html_pass, 0 },
	[GUMBO_TAG_RUBY] = { html_pass, 0 },
	[GUMBO_TAG_RB] = { html_pass, 0 },
	[GUMBO_TAG_RTC] = { html_pass, 0 },
	[GUMBO_TAG_RT] = { html_reading, 0 },
	[GUMBO_TAG_RP] = { html_skip, 0 },
	[GUMBO_TAG_INPUT] = { html_check_box, 0 },

	[GUMBO_TAG_IFRAME] = { html_media, 0 },
	[GUMBO_TAG_VIDEO] = { html_media, 0 },
	[GUMBO_TAG_AUDIO] = { html_media, 0 },
	[GUMBO_TAG_EMBED] = { html_media, 0 },
	[GUMBO_TAG_OBJECT] = { html_media, 0 },
	[GUMBO_TAG_PARAM] = { html_skip, 0 },
	[GUMBO_TAG_SOURCE] = { html_skip, 0 },
	[GUMBO_TAG_TRACK] = { html_skip, 0 },
	[GUMBO_TAG_SVG] = { html_drawing, 0 },
	[GUMBO_TAG_CANVAS] = { html_drawing, 0 },
};
/* clang-format on */

static bool is_hidden(const GumboNode *element)
{
	return html_has_class(element, STR("hidden")) ||
		gumbo_get_attribute(&element->v.element.attributes, "hidden");
}

/* Puts what a place holder stands for; false when the element is none. */
static bool put_held(struct html *html, const GumboNode *element)
{
	size_t offset = html_offset(html, element->v.element.original_tag.data);
	bool is_holder = false;
	struct node *node;
	if (element->v.element.tag != GUMBO_TAG_UNKNOWN)
		return false;
	for (; (node = html_take_node(html, offset)); is_holder = true)
		flow_put(&html->flow, node);
	return is_holder;
}

static void convert_element(struct html *html, const GumboNode *element)
{
	if (put_held(html, element)) {
		html_convert_children(html, element);
		return;
	}
	if (element->v.element.tag != GUMBO_TAG_UNKNOWN && is_hidden(element)) {
		html_skip(html, element, 0);
		return;
	}
	const struct rule *rule = &rules[element->v.element.tag];
	if (rule->convert)
		rule->convert(html, element, rule->kind);
	else if (str_equal(html_name(element), STR("picture")))
		html_pass(html, element, rule->kind);
	else
		html_unknown(html, element, rule->kind);
}

/* The place of the first byte that is not white space. */
static struct span words_span(struct html *html, const GumboNode *node)
{
	GumboStringPiece raw = node->v.text.original_text;
	size_t blanks = 0;
	while (blanks < raw.length && strchr(" \t\n\r\f", raw.data[blanks]))
		blanks++;
	if (blanks == raw.length)
		return html_node_span(html, node);
	return html_span(html, html_offset(html, raw.data) + blanks);
}

/* Puts words with every run of white space as one blank. */
static void convert_words(struct html *html, const GumboNode *node)
{
	struct str words = str_of(node->v.text.text);
	GumboStringPiece raw = node->v.text.original_text;
	size_t at = html_offset(html, raw.data);
	if (html_put_swallowed(html, at, at + raw.length))
		return;
	struct buf folded = { 0 };
	for (size_t i = 0; i < words.length; i++) {
		bool is_space = strchr(" \t\n\r\f", words.at[i]) != NULL;
		if (!is_space)
			buf_put_byte(&folded, words.at[i]);
		else if (folded.length == 0 ||
			folded.at[folded.length - 1] != ' ')
			buf_put_byte(&folded, ' ');
	}
	flow_put_words(&html->flow, buf_str(&folded), words_span(html, node));
	buf_free(&folded);
}

static void convert_comment(struct html *html, const GumboNode *comment)
{
	struct node *node = comment_nodes(html->parse,
		str_of(comment->v.text.text), html_node_span(html, comment));
	while (node) {
		struct node *next = node->next;
		node->next = NULL;
		flow_put(&html->flow, node);
		node = next;
	}
}

void html_convert_children(struct html *html, const GumboNode *element)
{
	const GumboVector *children = &element->v.element.children;
	for (unsigned i = 0; i < children->length; i++) {
		const GumboNode *child = children->data[i];
		switch (child->type) {
		case GUMBO_NODE_ELEMENT:
		case GUMBO_NODE_TEMPLATE:
			convert_element(html, child);
			break;
		case GUMBO_NODE_COMMENT:
			convert_comment(html, child);
			break;
		case GUMBO_NODE_TEXT:
		case GUMBO_NODE_CDATA:
		case GUMBO_NODE_WHITESPACE:
			convert_words(html, child);
			break;
		case GUMBO_NODE_DOCUMENT:
			break;
		}
	}
}
