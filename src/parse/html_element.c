/* SPDX-License-Identifier: MIT */
/*
 * Elements of HTML -> nodes, by a white list: one row an element says how it
 * is converted and into which kind. What has no row is left out with a
 * warning and its words are kept.
 */
#include "parse/html_element.h"

#include <string.h>

#include "parse/comment.h"
#include "parse/listing.h"
#include "parse/table.h"

struct rule {
	void (*convert)(
		struct html *html, const GumboNode *node, enum node_kind kind);
	enum node_kind kind;
};

static struct str attribute(const GumboNode *node, const char *name)
{
	const GumboAttribute *found =
		gumbo_get_attribute(&node->v.element.attributes, name);
	return str_of(found ? found->value : NULL);
}

static size_t offset_of(const struct html *html, const char *at)
{
	return at >= html->text->text.at &&
			at < html->text->text.at + html->text->text.length
		? (size_t)(at - html->text->text.at)
		: 0;
}

static struct span span_of(struct html *html, const GumboNode *node)
{
	const char *at = node->type == GUMBO_NODE_ELEMENT
		? node->v.element.original_tag.data
		: node->v.text.original_text.data;
	return html_span(html, offset_of(html, at));
}

/* The name as the author wrote it. */
static struct str name_of(const GumboNode *node)
{
	GumboStringPiece tag = node->v.element.original_tag;
	if (node->v.element.tag != GUMBO_TAG_UNKNOWN || !tag.data)
		return str_of(gumbo_normalized_tagname(node->v.element.tag));
	gumbo_tag_from_original_text(&tag);
	return (struct str){ tag.data, tag.length };
}

static bool has_class(const GumboNode *node, struct str word)
{
	struct node pattern = { .classes = attribute(node, "class") };
	return node_has_class(&pattern, word);
}

/* A node with the element's id, classes and language. */
static struct node *make(
	struct html *html, const GumboNode *element, enum node_kind kind)
{
	struct arena *arena = html->parse->arena;
	struct node *node = node_make(arena, kind, span_of(html, element));
	node->id = arena_copy(arena, str_trim(attribute(element, "id")));
	node->classes =
		arena_copy(arena, str_trim(attribute(element, "class")));
	node->language =
		arena_copy(arena, str_trim(attribute(element, "lang")));
	if (str_is_empty(node->classes) &&
		str_equal_folded(attribute(element, "align"), STR("center")))
		node->classes = STR("center");
	return node;
}

static void drop(struct html *html, const GumboNode *node, enum node_kind kind)
{
	(void)kind;
	diag(html->parse->diags, span_of(html, node), MSG_HTML_DROPPED,
		"'<%.*s>'", STR_FORMAT(name_of(node)));
}

/* Converts what the element holds as if it were not there. */
static void pass(struct html *html, const GumboNode *node, enum node_kind kind)
{
	(void)kind;
	html_convert_children(html, node);
}

/* The same for an element that begins and ends paragraphs. */
static void pass_block(
	struct html *html, const GumboNode *node, enum node_kind kind)
{
	(void)kind;
	flow_break(&html->flow);
	html_convert_children(html, node);
	flow_break(&html->flow);
}

static void skip(struct html *html, const GumboNode *node, enum node_kind kind)
{
	(void)html, (void)node, (void)kind;
}

static void unknown(
	struct html *html, const GumboNode *node, enum node_kind kind)
{
	struct str name = name_of(node);
	diag(html->parse->diags, span_of(html, node), MSG_HTML_UNKNOWN,
		"'<%.*s>'", STR_FORMAT(name));
	if (node->v.element.tag == GUMBO_TAG_UNKNOWN)
		diag_hint(html->parse->diags,
			"to print it, write '&lt;%.*s>' or put it in backticks",
			STR_FORMAT(name));
	pass(html, node, kind);
}

static void fill(struct html *html, const GumboNode *element, struct node *node)
{
	flow_open(&html->flow, node);
	html_convert_children(html, element);
	flow_close(&html->flow);
}

static void container(
	struct html *html, const GumboNode *node, enum node_kind kind)
{
	fill(html, node, make(html, node, kind));
}

/* div and its relatives, and span: a node only when they say something. */
static void division(
	struct html *html, const GumboNode *element, enum node_kind kind)
{
	struct node *node = make(html, element, kind);
	if (element->v.element.tag == GUMBO_TAG_CENTER)
		node->classes = STR("center");
	if (node->id.length + node->classes.length + node->language.length > 0)
		fill(html, element, node);
	else if (kind == NODE_DIVISION)
		pass_block(html, element, kind);
	else
		pass(html, element, kind);
}

static void heading(
	struct html *html, const GumboNode *element, enum node_kind kind)
{
	struct node *node = make(html, element, kind);
	node->as.heading.level =
		(int)(element->v.element.tag - GUMBO_TAG_H1) + 1;
	fill(html, element, node);
}

static void leaf(struct html *html, const GumboNode *node, enum node_kind kind)
{
	flow_put(&html->flow, make(html, node, kind));
	pass(html, node, kind);
}

static void possible_break(
	struct html *html, const GumboNode *node, enum node_kind kind)
{
	(void)kind;
	flow_put_words(&html->flow, STR("\u200b"), span_of(html, node));
}

static void link_or_anchor(
	struct html *html, const GumboNode *element, enum node_kind kind)
{
	struct arena *arena = html->parse->arena;
	struct node *node = make(html, element, kind);
	if (str_is_empty(node->id))
		node->id = arena_copy(arena, attribute(element, "name"));
	if (gumbo_get_attribute(&element->v.element.attributes, "href")) {
		node->as.link.target =
			arena_copy(arena, str_trim(attribute(element, "href")));
		node->as.link.title =
			arena_copy(arena, attribute(element, "title"));
		fill(html, element, node);
		return;
	}
	node->kind = NODE_ANCHOR;
	if (!str_is_empty(node->id))
		flow_put(&html->flow, node);
	pass(html, element, kind);
}

/* A whole number at the text's beginning; unit is what follows it. */
static int number_of(struct str text, struct str *unit)
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

static void image(
	struct html *html, const GumboNode *element, enum node_kind kind)
{
	struct arena *arena = html->parse->arena;
	struct node *node = make(html, element, kind);
	struct image *picture = &node->as.image;
	const struct str absent = { 0 };
	struct str unit = absent;
	picture->target =
		arena_copy(arena, str_trim(attribute(element, "src")));
	picture->alt = arena_copy(arena, attribute(element, "alt"));
	picture->title = arena_copy(arena, attribute(element, "title"));
	picture->is_decorative =
		str_equal(attribute(element, "role"), STR("presentation")) ||
		str_equal(attribute(element, "aria-hidden"), STR("true"));
	int width = number_of(attribute(element, "width"), &unit);
	if (str_starts(unit, STR("%")))
		picture->width_percent = width;
	else
		picture->width_pixels = width;
	int height = number_of(attribute(element, "height"), &unit);
	if (!str_starts(unit, STR("%")))
		picture->height_pixels = height;
	flow_put(&html->flow, node);
}

/* Appends all words below, as written. */
static void collect(const GumboNode *node, struct html *html, struct buf *words)
{
	const GumboVector *children = &node->v.element.children;
	for (unsigned i = 0; i < children->length; i++) {
		const GumboNode *child = children->data[i];
		if (child->type == GUMBO_NODE_COMMENT)
			continue;
		if (child->type != GUMBO_NODE_ELEMENT) {
			buf_put(words, str_of(child->v.text.text));
			continue;
		}
		struct node *node_here = html_take_node(html,
			offset_of(html, child->v.element.original_tag.data));
		if (node_here)
			buf_put(words,
				node_text(html->parse->arena, node_here));
		if (child->v.element.tag == GUMBO_TAG_BR)
			buf_put_byte(words, '\n');
		collect(child, html, words);
	}
}

/* The language-... class of the element or the element in it. */
static struct str language_of(const GumboNode *element)
{
	struct str rest = attribute(element, "class");
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
	return child->type == GUMBO_NODE_ELEMENT &&
			child->v.element.tag == GUMBO_TAG_CODE
		? language_of(child)
		: rest;
}

static void preformatted(
	struct html *html, const GumboNode *element, enum node_kind kind)
{
	struct buf words = { 0 };
	struct node *node = make(html, element, kind);
	collect(element, html, &words);
	listing_fill(html->parse, node, language_of(element), buf_str(&words));
	node->classes = STR("");
	flow_put(&html->flow, node);
	buf_free(&words);
}

static void code(struct html *html, const GumboNode *node, enum node_kind kind)
{
	html->flow.code_depth++;
	pass(html, node, kind);
	html->flow.code_depth--;
}

static void abbreviation(
	struct html *html, const GumboNode *element, enum node_kind kind)
{
	struct node *node = make(html, element, kind);
	node->text =
		arena_copy(html->parse->arena, attribute(element, "title"));
	fill(html, element, node);
}

/* An icon font's i has nothing to print. */
static void italic_or_icon(
	struct html *html, const GumboNode *node, enum node_kind kind)
{
	struct str classes = attribute(node, "class");
	if (node->v.element.children.length == 0 &&
		(has_class(node, STR("fa")) ||
			str_starts(classes, STR("fa-")) ||
			str_find(classes, STR(" fa-")) < classes.length))
		diag(html->parse->diags, span_of(html, node), MSG_HTML_ICON,
			"'%.*s'", STR_FORMAT(classes));
	else
		container(html, node, kind);
}

/* The reading of a ruby stands behind its base, in parentheses. */
static void reading(
	struct html *html, const GumboNode *node, enum node_kind kind)
{
	struct span span = span_of(html, node);
	flow_put_words(&html->flow, STR("("), span);
	pass(html, node, kind);
	flow_put_words(&html->flow, STR(")"), span);
}

static void list(
	struct html *html, const GumboNode *element, enum node_kind kind)
{
	struct node *node = make(html, element, kind);
	struct str rest;
	struct str start = attribute(element, "start");
	node->as.list.is_ordered = element->v.element.tag == GUMBO_TAG_OL;
	node->as.list.is_tight = true;
	node->as.list.start = str_is_empty(start) ? 1 : number_of(start, &rest);
	fill(html, element, node);
}

/* A part of a list; outside of one it is only a block. */
static void item(struct html *html, const GumboNode *node, enum node_kind kind)
{
	if (node_may_hold(flow_block(&html->flow)->kind, kind))
		container(html, node, kind);
	else
		pass_block(html, node, kind);
}

static void check_box(
	struct html *html, const GumboNode *element, enum node_kind kind)
{
	struct node *block = flow_block(&html->flow);
	if (block->kind != NODE_ITEM ||
		!str_equal_folded(
			attribute(element, "type"), STR("checkbox"))) {
		unknown(html, element, kind);
		return;
	}
	bool is_done =
		gumbo_get_attribute(&element->v.element.attributes, "checked");
	block->as.item.task = is_done ? TASK_DONE : TASK_OPEN;
}

static void details(
	struct html *html, const GumboNode *element, enum node_kind kind)
{
	struct node *node = make(html, element, kind), *child;
	fill(html, element, node);
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

static void figure(
	struct html *html, const GumboNode *element, enum node_kind kind)
{
	struct node *node = make(html, element, kind), *child;
	fill(html, element, node);
	for (child = node->first; child; child = child->next)
		if (child->kind == NODE_CAPTION)
			break;
	if (child && child != node->first) {
		node_remove(child);
		node_insert_before(node->first, child);
	}
}

static void table(
	struct html *html, const GumboNode *element, enum node_kind kind)
{
	struct node *node = make(html, element, kind);
	bool was_in_head = html->is_in_head;
	html->is_in_head = false;
	fill(html, element, node);
	html->is_in_head = was_in_head;
	table_finish(html->parse, node);
}

static void table_head(
	struct html *html, const GumboNode *node, enum node_kind kind)
{
	html->is_in_head = true;
	pass(html, node, kind);
	html->is_in_head = false;
}

static void table_row(
	struct html *html, const GumboNode *element, enum node_kind kind)
{
	struct node *node = make(html, element, kind);
	node->as.row.is_head = html->is_in_head;
	fill(html, element, node);
}

static enum align align_of(const GumboNode *element)
{
	struct str word = attribute(element, "align");
	struct str style = attribute(element, "style");
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
	int number = number_of(text, &rest);
	return number < 1 ? 1 : number > 100 ? 100 : number;
}

static void table_cell(
	struct html *html, const GumboNode *element, enum node_kind kind)
{
	struct node *node = make(html, element, kind);
	node->as.cell = (struct table_cell){
		.is_head = html->is_in_head ||
			element->v.element.tag == GUMBO_TAG_TH,
		.align = align_of(element),
		.column_span = clamped_span(attribute(element, "colspan")),
		.row_span = clamped_span(attribute(element, "rowspan")),
	};
	bool was_in_head = html->is_in_head;
	html->is_in_head = false;
	fill(html, element, node);
	html->is_in_head = was_in_head;
	table_cell_finish(html->parse, node);
}

/* Films and frames: a link to them, when they are on the web. */
static void media(
	struct html *html, const GumboNode *element, enum node_kind kind)
{
	struct str target = str_trim(attribute(element, "src"));
	if (str_is_empty(target))
		target = str_trim(attribute(element, "data"));
	drop(html, element, kind);
	if (str_starts(target, STR("http://")) ||
		str_starts(target, STR("https://"))) {
		struct node *node = make(html, element, NODE_LINK);
		struct str title = attribute(element, "title");
		node->as.link.target = arena_copy(html->parse->arena, target);
		node_append(node,
			make_words(html->parse, NODE_TEXT, node->span,
				str_is_empty(title) ? target : title));
		flow_put(&html->flow, node);
	}
	if (element->v.element.tag != GUMBO_TAG_IFRAME)
		pass(html, element, kind);
}

static void drawing(
	struct html *html, const GumboNode *node, enum node_kind kind)
{
	drop(html, node, kind);
	pass(html, node, kind);
}

/* clang-format off */
static const struct rule rules[GUMBO_TAG_LAST] = {
	[GUMBO_TAG_HTML] = { pass, 0 },
	[GUMBO_TAG_BODY] = { pass, 0 },
	[GUMBO_TAG_HEAD] = { pass, 0 },
	[GUMBO_TAG_BASE] = { skip, 0 },
	[GUMBO_TAG_LINK] = { drop, 0 },
	[GUMBO_TAG_META] = { drop, 0 },
	[GUMBO_TAG_STYLE] = { drop, 0 },
	[GUMBO_TAG_SCRIPT] = { drop, 0 },
	[GUMBO_TAG_TEMPLATE] = { drop, 0 },
	[GUMBO_TAG_NOSCRIPT] = { pass, 0 },

	[GUMBO_TAG_P] = { container, NODE_PARAGRAPH },
	[GUMBO_TAG_DIV] = { division, NODE_DIVISION },
	[GUMBO_TAG_CENTER] = { division, NODE_DIVISION },
	[GUMBO_TAG_SECTION] = { division, NODE_DIVISION },
	[GUMBO_TAG_ARTICLE] = { division, NODE_DIVISION },
	[GUMBO_TAG_ASIDE] = { division, NODE_DIVISION },
	[GUMBO_TAG_HEADER] = { division, NODE_DIVISION },
	[GUMBO_TAG_FOOTER] = { division, NODE_DIVISION },
	[GUMBO_TAG_NAV] = { division, NODE_DIVISION },
	[GUMBO_TAG_MAIN] = { division, NODE_DIVISION },
	[GUMBO_TAG_ADDRESS] = { division, NODE_DIVISION },
	[GUMBO_TAG_HGROUP] = { division, NODE_DIVISION },
	[GUMBO_TAG_H1] = { heading, NODE_HEADING },
	[GUMBO_TAG_H2] = { heading, NODE_HEADING },
	[GUMBO_TAG_H3] = { heading, NODE_HEADING },
	[GUMBO_TAG_H4] = { heading, NODE_HEADING },
	[GUMBO_TAG_H5] = { heading, NODE_HEADING },
	[GUMBO_TAG_H6] = { heading, NODE_HEADING },
	[GUMBO_TAG_BLOCKQUOTE] = { container, NODE_QUOTE },
	[GUMBO_TAG_HR] = { leaf, NODE_RULE },
	[GUMBO_TAG_PRE] = { preformatted, NODE_LISTING },
	[GUMBO_TAG_LISTING] = { preformatted, NODE_LISTING },
	[GUMBO_TAG_XMP] = { preformatted, NODE_LISTING },
	[GUMBO_TAG_DETAILS] = { details, NODE_DETAILS },
	[GUMBO_TAG_SUMMARY] = { item, NODE_DETAILS_SUMMARY },
	[GUMBO_TAG_FIGURE] = { figure, NODE_FIGURE },
	[GUMBO_TAG_FIGCAPTION] = { item, NODE_CAPTION },

	[GUMBO_TAG_UL] = { list, NODE_LIST },
	[GUMBO_TAG_OL] = { list, NODE_LIST },
	[GUMBO_TAG_MENU] = { list, NODE_LIST },
	[GUMBO_TAG_DIR] = { list, NODE_LIST },
	[GUMBO_TAG_LI] = { item, NODE_ITEM },
	[GUMBO_TAG_DL] = { container, NODE_DEFINITION_LIST },
	[GUMBO_TAG_DT] = { item, NODE_TERM },
	[GUMBO_TAG_DD] = { item, NODE_DEFINITION },

	[GUMBO_TAG_TABLE] = { table, NODE_TABLE },
	[GUMBO_TAG_CAPTION] = { item, NODE_CAPTION },
	[GUMBO_TAG_COLGROUP] = { skip, 0 },
	[GUMBO_TAG_COL] = { skip, 0 },
	[GUMBO_TAG_THEAD] = { table_head, 0 },
	[GUMBO_TAG_TBODY] = { pass, 0 },
	[GUMBO_TAG_TFOOT] = { pass, 0 },
	[GUMBO_TAG_TR] = { table_row, NODE_TABLE_ROW },
	[GUMBO_TAG_TD] = { table_cell, NODE_TABLE_CELL },
	[GUMBO_TAG_TH] = { table_cell, NODE_TABLE_CELL },

	[GUMBO_TAG_A] = { link_or_anchor, NODE_LINK },
	[GUMBO_TAG_IMG] = { image, NODE_IMAGE },
	[GUMBO_TAG_IMAGE] = { image, NODE_IMAGE },
	[GUMBO_TAG_BR] = { leaf, NODE_LINE_BREAK },
	[GUMBO_TAG_WBR] = { possible_break, 0 },
	[GUMBO_TAG_CODE] = { code, NODE_CODE },
	[GUMBO_TAG_TT] = { code, NODE_CODE },
	[GUMBO_TAG_SAMP] = { code, NODE_CODE },
	[GUMBO_TAG_KBD] = { container, NODE_KEYBOARD },
	[GUMBO_TAG_EM] = { container, NODE_EMPHASIS },
	[GUMBO_TAG_VAR] = { container, NODE_EMPHASIS },
	[GUMBO_TAG_DFN] = { container, NODE_EMPHASIS },
	[GUMBO_TAG_I] = { italic_or_icon, NODE_EMPHASIS },
	[GUMBO_TAG_STRONG] = { container, NODE_STRONG },
	[GUMBO_TAG_B] = { container, NODE_STRONG },
	[GUMBO_TAG_S] = { container, NODE_STRIKE },
	[GUMBO_TAG_STRIKE] = { container, NODE_STRIKE },
	[GUMBO_TAG_DEL] = { container, NODE_STRIKE },
	[GUMBO_TAG_U] = { container, NODE_UNDERLINE },
	[GUMBO_TAG_INS] = { container, NODE_UNDERLINE },
	[GUMBO_TAG_MARK] = { container, NODE_MARK },
	[GUMBO_TAG_SMALL] = { container, NODE_SMALL },
	[GUMBO_TAG_SUP] = { container, NODE_SUPERSCRIPT },
	[GUMBO_TAG_SUB] = { container, NODE_SUBSCRIPT },
	[GUMBO_TAG_ABBR] = { abbreviation, NODE_ABBREVIATION },
	[GUMBO_TAG_ACRONYM] = { abbreviation, NODE_ABBREVIATION },
	[GUMBO_TAG_Q] = { container, NODE_QUOTATION },
	[GUMBO_TAG_CITE] = { container, NODE_CITE },
	[GUMBO_TAG_SPAN] = { division, NODE_PHRASE },
	[GUMBO_TAG_BDI] = { division, NODE_PHRASE },
	[GUMBO_TAG_BDO] = { division, NODE_PHRASE },
	[GUMBO_TAG_TIME] = { pass, 0 },
	[GUMBO_TAG_DATA] = { pass, 0 },
	[GUMBO_TAG_FONT] = { pass, 0 },
	[GUMBO_TAG_BIG] = { pass, 0 },
	[GUMBO_TAG_NOBR] = { pass, 0 },
	[GUMBO_TAG_LABEL] = { pass, 0 },
	[GUMBO_TAG_OUTPUT] = { pass, 0 },
	[GUMBO_TAG_RUBY] = { pass, 0 },
	[GUMBO_TAG_RB] = { pass, 0 },
	[GUMBO_TAG_RTC] = { pass, 0 },
	[GUMBO_TAG_RT] = { reading, 0 },
	[GUMBO_TAG_RP] = { skip, 0 },
	[GUMBO_TAG_INPUT] = { check_box, 0 },

	[GUMBO_TAG_IFRAME] = { media, 0 },
	[GUMBO_TAG_VIDEO] = { media, 0 },
	[GUMBO_TAG_AUDIO] = { media, 0 },
	[GUMBO_TAG_EMBED] = { media, 0 },
	[GUMBO_TAG_OBJECT] = { media, 0 },
	[GUMBO_TAG_PARAM] = { skip, 0 },
	[GUMBO_TAG_SOURCE] = { skip, 0 },
	[GUMBO_TAG_TRACK] = { skip, 0 },
	[GUMBO_TAG_SVG] = { drawing, 0 },
	[GUMBO_TAG_CANVAS] = { drawing, 0 },
};
/* clang-format on */

static bool is_hidden(const GumboNode *element)
{
	return has_class(element, STR("hidden")) ||
		gumbo_get_attribute(&element->v.element.attributes, "hidden");
}

static void convert_element(struct html *html, const GumboNode *element)
{
	size_t offset = offset_of(html, element->v.element.original_tag.data);
	struct node *node = element->v.element.tag == GUMBO_TAG_UNKNOWN
		? html_take_node(html, offset)
		: NULL;
	if (node) {
		flow_put(&html->flow, node);
		html_convert_children(html, element);
		return;
	}
	if (element->v.element.tag != GUMBO_TAG_UNKNOWN && is_hidden(element))
		return;
	const struct rule *rule = &rules[element->v.element.tag];
	if (rule->convert)
		rule->convert(html, element, rule->kind);
	else if (str_equal(name_of(element), STR("picture")))
		pass(html, element, rule->kind);
	else
		unknown(html, element, rule->kind);
}

/* Puts words with every run of white space as one blank. */
static void convert_words(struct html *html, const GumboNode *node)
{
	struct str words = str_of(node->v.text.text);
	struct buf folded = { 0 };
	for (size_t i = 0; i < words.length; i++) {
		bool is_space = strchr(" \t\n\r\f", words.at[i]) != NULL;
		if (!is_space)
			buf_put_byte(&folded, words.at[i]);
		else if (folded.length == 0 ||
			folded.at[folded.length - 1] != ' ')
			buf_put_byte(&folded, ' ');
	}
	flow_put_words(&html->flow, buf_str(&folded), span_of(html, node));
	buf_free(&folded);
}

static void convert_comment(struct html *html, const GumboNode *comment)
{
	struct node *node = comment_nodes(html->parse,
		str_of(comment->v.text.text), span_of(html, comment));
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
