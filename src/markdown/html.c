/* SPDX-License-Identifier: MIT */
/*
 * Fragments -> one HTML text in which an element <octavo-N> holds the place of
 * the N-th fragment's node, and of the nodes that follow it before more HTML
 * comes -> gumbo -> elements -> nodes. So HTML that opens in one block and
 * closes in another nests what is written between, by the same rules as in a
 * browser.
 */
#include "markdown/html.h"

#include <string.h>

#include "markdown/html_element.h"
#include "markdown/position.h"

#define HOLDER "<octavo-"

static bool is_letter(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* Elements that hold nothing or are closed by their next brother. */
static bool nests(struct str name)
{
	static const char *const flat[] = { "br", "hr", "img", "wbr", "input",
		"p", "li", "dt", "dd", "td", "th", "tr", "col", "source",
		"option", "link", "meta", "track", "rt", "rp" };
	for (size_t i = 0; i < sizeof flat / sizeof *flat; i++)
		if (str_equal_folded(name, str_of(flat[i])))
			return false;
	return true;
}

/* The name of the tag whose '<' or "</" ends before at. */
static struct str tag_name(struct str html, size_t at)
{
	size_t end = at;
	while (end < html.length &&
		(is_letter(html.at[end]) ||
			(html.at[end] >= '0' && html.at[end] <= '9') ||
			html.at[end] == '-'))
		end++;
	return str_slice(html, at, end);
}

/* How deep the fragments' tags nest at most, reckoned from above. */
static int depth_of(const struct fragment *fragments, size_t count)
{
	int depth = 0, deepest = 0;
	for (size_t i = 0; i < count; i++) {
		struct str html = fragments[i].html;
		if (fragments[i].node)
			continue;
		for (size_t at = 0; at + 1 < html.length; at++) {
			if (html.at[at] != '<')
				continue;
			bool is_end = html.at[at + 1] == '/';
			struct str name = tag_name(html, at + 1 + is_end);
			if (name.length == 0 || !nests(name))
				continue;
			depth += is_end ? -(depth > 0) : 1;
			deepest = depth > deepest ? depth : deepest;
		}
	}
	return deepest;
}

static uint32_t count_lines(struct str text)
{
	uint32_t count = 0;
	for (const char *at = text.at; text.length > 0 &&
		(at = memchr(at, '\n', (size_t)(text.at + text.length - at)));
		at++)
		count++;
	return count;
}

/* Whether the fragment shares the place holder of the one before it. */
static bool is_follower(const struct html *html, size_t i)
{
	return i > 0 && i < html->count && html->fragments[i].node &&
		html->fragments[i - 1].node;
}

/* The text that gumbo reads; it lives in the scratch arena. */
static const struct source *assemble(struct html *html)
{
	struct buf text = { 0 };
	uint32_t line = 1;
	size_t holder = 0;
	html->places = ARENA_ARRAY(
		&html->parse->scratch, struct html_place, html->count);
	for (size_t i = 0; i < html->count; i++) {
		const struct fragment *fragment = &html->fragments[i];
		html->places[i] =
			(struct html_place){ text.length, line, false };
		if (is_follower(html, i)) {
			html->places[i].start = holder + 1;
			continue;
		}
		if (fragment->node) {
			holder = text.length;
			buf_put_format(&text, HOLDER "%zu></octavo-%zu>", i, i);
			continue;
		}
		buf_put(&text, fragment->html);
		line += count_lines(fragment->html);
		html->places[i].is_used = true;
	}
	struct str copy = arena_copy(&html->parse->scratch, buf_str(&text));
	buf_free(&text);
	return source_make(&html->parse->scratch, STR("html"), copy);
}

/* The fragment that the byte of the assembled text is in. */
static size_t fragment_at(const struct html *html, size_t offset)
{
	size_t low = 0, high = html->count;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;
		if (html->places[middle].start <= offset)
			low = middle;
		else
			high = middle;
	}
	return low;
}

struct span html_span(struct html *html, size_t offset)
{
	size_t i = fragment_at(html, offset);
	const struct fragment *fragment = &html->fragments[i];
	const struct html_place *place = &html->places[i];
	if (fragment->node)
		return fragment->node->span;
	struct span here = source_span(html->text, offset);
	if (here.line == place->line)
		return expansion_span(html->parse->text,
			fragment->at + offset - place->start);
	if (here.line != html->mapped_line) {
		html->mapped_line = here.line;
		html->mapped_start = position_of_literal_line(html->parse->text,
			fragment->line + here.line - place->line,
			source_line(html->text, here.line));
	}
	return expansion_span(
		html->parse->text, html->mapped_start + here.column - 1);
}

struct node *html_take_node(struct html *html, size_t offset)
{
	size_t i = fragment_at(html, offset);
	if (html->places[i].start != offset)
		return NULL;
	while (html->places[i].is_used && is_follower(html, i + 1))
		i++;
	if (html->places[i].is_used)
		return NULL;
	html->places[i].is_used = true;
	return html->fragments[i].node;
}

void html_forget(struct html *html, size_t start, size_t end)
{
	size_t i = fragment_at(html, start);
	for (; i < html->count && html->places[i].start < end; i++)
		if (html->places[i].start >= start)
			html->places[i].is_used = true;
}

bool html_put_swallowed(struct html *html, size_t start, size_t end)
{
	size_t first = fragment_at(html, start), i;
	for (i = first; i < html->count && html->places[i].start < end; i++)
		if (!html->places[i].is_used)
			break;
	if (i == html->count || html->places[i].start >= end)
		return false;
	for (i = first; i < html->count && html->places[i].start < end; i++) {
		const struct fragment *fragment = &html->fragments[i];
		size_t at = html->places[i].start;
		size_t from = at < start ? start : at;
		if (fragment->node && !html->places[i].is_used) {
			html->places[i].is_used = true;
			flow_put(&html->flow, fragment->node);
		} else if (!fragment->node) {
			flow_put_words(&html->flow,
				str_slice(fragment->html, from - at, end - at),
				html_span(html, from));
		}
	}
	return true;
}

/* Puts raw HTML as words, where it cannot be read as HTML. */
static void place_as_words(struct html *html)
{
	struct span span = { 0 };
	for (size_t i = 0; i < html->count; i++) {
		const struct fragment *fragment = &html->fragments[i];
		if (fragment->node) {
			flow_put(&html->flow, fragment->node);
			continue;
		}
		span = expansion_span(html->parse->text, fragment->at);
		flow_put_words(&html->flow, fragment->html, span);
		diag(html->parse->diags, span, MSG_HTML_DEEP, "%s", "");
	}
}

static void place_as_elements(struct html *html)
{
	html->text = assemble(html);
	GumboOptions options = kGumboDefaultOptions;
	options.tab_stop = 1;
	options.max_errors = 0;
	options.fragment_context = GUMBO_TAG_DIV;
	GumboOutput *output = gumbo_parse_with_options(
		&options, html->text->text.at, html->text->text.length);
	html_convert_children(html, output->root);
	gumbo_destroy_output(&options, output);
	// What stood inside an element that holds only words (script, say).
	for (size_t i = 0; i < html->count; i++)
		if (!html->places[i].is_used)
			flow_put(&html->flow, html->fragments[i].node);
}

void html_place(struct parse *parse, struct node *root, struct node *paragraph,
	const struct fragment *fragments, size_t count)
{
	struct html html = {
		.parse = parse, .fragments = fragments, .count = count
	};
	bool has_raw = false;
	for (size_t i = 0; i < count; i++)
		has_raw = has_raw || !fragments[i].node;
	flow_init(&html.flow, parse, root);
	if (paragraph)
		flow_open(&html.flow, paragraph);
	if (has_raw && depth_of(fragments, count) <= DEPTH_LIMIT)
		place_as_elements(&html);
	else
		place_as_words(&html);
	flow_free(&html.flow);
}
