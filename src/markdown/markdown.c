/* SPDX-License-Identifier: MIT */
/*
 * Markdown -> nodes through cmark-gfm: in: a lesson's expanded text; out: the
 * tree as the author's Markdown has it. This file and its relatives (reader,
 * markdown_*, definition_syntax) are the only ones that know cmark.
 */
#include "markdown/markdown.h"

#ifndef CMARK_NO_SHORT_NAMES
#define CMARK_NO_SHORT_NAMES
#endif
#include <cmark-gfm-core-extensions.h>
#include <stdlib.h>
#include <string.h>

#include "markdown/index_mask.h"
#include "markdown/notes.h"
#include "markdown/reader.h"

struct markdown *markdown_open(const struct settings *settings)
{
	struct markdown *markdown = calloc(1, sizeof *markdown);
	if (!markdown)
		fatal_out_of_memory();
	cmark_gfm_core_extensions_ensure_registered();
	definition_syntax_init(&markdown->definitions);
	markdown->has_definitions = settings->definition_lists;
	markdown->options = CMARK_OPT_SOURCEPOS | CMARK_OPT_UNSAFE |
		CMARK_OPT_FOOTNOTES | CMARK_OPT_FULL_INFO_STRING |
		CMARK_OPT_VALIDATE_UTF8;
	if (settings->smart_punctuation)
		markdown->options |= CMARK_OPT_SMART;
	return markdown;
}

void markdown_close(struct markdown *markdown)
{
	definition_syntax_free(&markdown->definitions);
	free(markdown);
}

static enum construct extension_of(
	const struct markdown *markdown, cmark_node *from)
{
	cmark_node_type type = cmark_node_get_type(from);
	if (type == markdown->definitions.list)
		return CONSTRUCT_DEFINITIONS;
	if (type == markdown->definitions.term)
		return CONSTRUCT_TERM;
	if (type == markdown->definitions.definition)
		return CONSTRUCT_DEFINITION;
	const char *name = cmark_node_get_type_string(from);
	if (strcmp(name, "table") == 0)
		return CONSTRUCT_TABLE;
	if (strcmp(name, "table_header") == 0)
		return CONSTRUCT_HEAD_ROW;
	if (strcmp(name, "table_row") == 0)
		return CONSTRUCT_ROW;
	if (strcmp(name, "table_cell") == 0)
		return CONSTRUCT_CELL;
	return strcmp(name, "strikethrough") == 0 ? CONSTRUCT_STRIKE
						  : CONSTRUCT_OTHER;
}

static enum construct construct_of(
	const struct markdown *markdown, cmark_node *from)
{
	static const struct {
		cmark_node_type type;
		enum construct construct;
	} core[] = {
		{ CMARK_NODE_TEXT, CONSTRUCT_WORDS },
		{ CMARK_NODE_SOFTBREAK, CONSTRUCT_SOFT_BREAK },
		{ CMARK_NODE_CODE, CONSTRUCT_CODE },
		{ CMARK_NODE_PARAGRAPH, CONSTRUCT_PARAGRAPH },
		{ CMARK_NODE_LINK, CONSTRUCT_LINK },
		{ CMARK_NODE_EMPH, CONSTRUCT_EMPHASIS },
		{ CMARK_NODE_STRONG, CONSTRUCT_STRONG },
		{ CMARK_NODE_ITEM, CONSTRUCT_ITEM },
		{ CMARK_NODE_LIST, CONSTRUCT_LIST },
		{ CMARK_NODE_CODE_BLOCK, CONSTRUCT_CODE_BLOCK },
		{ CMARK_NODE_HEADING, CONSTRUCT_HEADING },
		{ CMARK_NODE_LINEBREAK, CONSTRUCT_LINE_BREAK },
		{ CMARK_NODE_HTML_INLINE, CONSTRUCT_HTML },
		{ CMARK_NODE_HTML_BLOCK, CONSTRUCT_HTML_BLOCK },
		{ CMARK_NODE_IMAGE, CONSTRUCT_IMAGE },
		{ CMARK_NODE_BLOCK_QUOTE, CONSTRUCT_QUOTE },
		{ CMARK_NODE_THEMATIC_BREAK, CONSTRUCT_RULE },
		{ CMARK_NODE_FOOTNOTE_DEFINITION, CONSTRUCT_NOTE },
		{ CMARK_NODE_FOOTNOTE_REFERENCE, CONSTRUCT_NOTE_CALL },
		{ CMARK_NODE_DOCUMENT, CONSTRUCT_DOCUMENT },
	};
	cmark_node_type type = cmark_node_get_type(from);
	for (size_t i = 0; i < sizeof core / sizeof *core; i++)
		if (core[i].type == type)
			return core[i].construct;
	return extension_of(markdown, from);
}

static void enter(struct reader *reader, cmark_node *from)
{
	enum construct construct = construct_of(reader->markdown, from);
	const struct taker *taker = &markdown_block_takers[construct];
	if (!taker->take)
		taker = &markdown_inline_takers[construct];
	if (taker->take)
		taker->take(reader, from, taker->kind);
}

static bool is_leaf(cmark_node *from)
{
	switch ((int)cmark_node_get_type(from)) {
	case CMARK_NODE_HTML_BLOCK:
	case CMARK_NODE_THEMATIC_BREAK:
	case CMARK_NODE_CODE_BLOCK:
	case CMARK_NODE_TEXT:
	case CMARK_NODE_SOFTBREAK:
	case CMARK_NODE_LINEBREAK:
	case CMARK_NODE_CODE:
	case CMARK_NODE_HTML_INLINE:
		return true;
	}
	return false;
}

static void walk(
	struct reader *reader, cmark_node *document, const cmark_node *left_out)
{
	cmark_iter *iter = cmark_iter_new(document);
	cmark_event_type event;
	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *from = cmark_iter_get_node(iter);
		if (from == left_out && event == CMARK_EVENT_ENTER)
			cmark_iter_reset(iter, from, CMARK_EVENT_EXIT);
		else if (event == CMARK_EVENT_ENTER)
			enter(reader, from);
		if (event == CMARK_EVENT_EXIT && !is_leaf(from))
			reader_leave(reader, from);
	}
	cmark_iter_free(iter);
}

/*
 * The parser matches quotes in quadratic time: nobody writes so many in one
 * paragraph, so they stay straight then.
 */
static bool has_quote_flood(struct str text)
{
	enum { FLOOD = 10000 };
	struct str line;
	size_t count = 0;
	while (count <= FLOOD && str_take_line(&text, &line)) {
		if (str_trim(line).length == 0)
			count = 0;
		for (size_t i = 0; i < line.length; i++)
			count += line.at[i] == '"' || line.at[i] == '\'';
	}
	return count > FLOOD;
}

static cmark_parser *open_parser(
	const struct markdown *markdown, struct str text)
{
	static const char *const names[] = { "table", "strikethrough",
		"tasklist" };
	int options = markdown->options;
	if (has_quote_flood(text))
		options &= ~CMARK_OPT_SMART;
	cmark_parser *parser = cmark_parser_new(options);
	// First, as that of tables claims every line behind a paragraph.
	if (markdown->has_definitions)
		cmark_parser_attach_syntax_extension(
			parser, markdown->definitions.extension);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		cmark_parser_attach_syntax_extension(
			parser, cmark_find_syntax_extension(names[i]));
	return parser;
}

void markdown_read(struct parse *parse, size_t start, struct node *root)
{
	struct reader reader = { .parse = parse,
		.markdown = parse->markdown,
		.position = { .text = parse->text } };
	const struct source *source = parse->text->text;
	struct str text = str_slice(source->text, start, source->text.length);
	cmark_parser *parser = open_parser(parse->markdown, text);
	struct buf feed = { 0 };
	notes_put_calls(text, &feed);
	bool has_calls = feed.length > 0;
	reader.line_shift = (int)source_span(source, start).line - 1;
	if (has_calls)
		reader.line_shift -= 2;
	buf_put(&feed, text);
	index_mask(feed.at, feed.length);
	cmark_parser_feed(parser, feed.at, feed.length);
	cmark_node *document = cmark_parser_finish(parser);
	reader_open_frame(&reader, document, root);
	walk(&reader, document,
		has_calls ? cmark_node_first_child(document) : NULL);
	reader_fill(&reader, reader_top(&reader));
	notes_report_doubles(parse, text, start, root);
	cmark_node_free(document);
	cmark_parser_free(parser);
	vec_free(&reader.frames);
	vec_free(&reader.fragments);
	buf_free(&feed);
}

void markdown_read_inlines(struct parse *parse, struct str markdown,
	struct span span, struct node *holder)
{
	struct arena *scratch = &parse->scratch;
	struct piece piece = { 0, span.source,
		source_offset(span.source, span.line, span.column) };
	struct expansion words = { source_make(scratch, STR(""),
					   arena_copy(scratch, markdown)),
		&piece, 1 };
	struct node *document = node_make(scratch, NODE_DOCUMENT, span);
	struct parse inner = *parse;
	inner.text = &words;
	markdown_read(&inner, 0, document);
	parse->scratch = inner.scratch;
	for (struct node *block = document->first; block; block = block->next)
		node_take_children(block, holder);
}
