/* SPDX-License-Identifier: MIT */
/*
 * Markdown -> nodes through cmark-gfm: in: a lesson's expanded text; out: the
 * tree as the author's Markdown has it. With definition_syntax the only file
 * that knows cmark.
 *
 * The parser's tree is walked once, without recursion. Every container at
 * work is a frame; its children wait as fragments until it is left, so that
 * raw HTML among them can be seen as a whole (html.c).
 */
#include "parse/markdown.h"

#define CMARK_NO_SHORT_NAMES
#include <cmark-gfm-core-extensions.h>
#include <stdlib.h>
#include <string.h>

#include "parse/comment.h"
#include "parse/definition_syntax.h"
#include "parse/html.h"
#include "parse/listing.h"
#include "parse/notes.h"
#include "parse/position.h"

struct markdown {
	struct definition_syntax definitions;
	bool has_definitions;
	int options;
};

struct frame {
	cmark_node *from;
	struct node *node;
	size_t first; /* fragment */
	bool is_mixed; /* with raw HTML, or what the node may not hold */
};

struct reader {
	struct parse *parse;
	struct markdown *markdown;
	VEC(struct frame) frames;
	VEC(struct fragment) fragments;
	struct position position;
	int line_shift; /* from the parser's lines to those of the text */
};

/* cmark gives extensions' types at run time; these are ours for all. */
enum construct {
	DOCUMENT,
	QUOTE,
	LIST,
	ITEM,
	PARAGRAPH,
	HEADING,
	CODE_BLOCK,
	HTML_BLOCK,
	RULE,
	NOTE,
	TABLE,
	HEAD_ROW,
	ROW,
	CELL,
	DEFINITIONS,
	TERM,
	DEFINITION,
	WORDS,
	SOFT_BREAK,
	LINE_BREAK,
	CODE,
	HTML,
	EMPHASIS,
	STRONG,
	STRIKE,
	LINK,
	IMAGE,
	NOTE_CALL,
	OTHER
};

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
		return DEFINITIONS;
	if (type == markdown->definitions.term)
		return TERM;
	if (type == markdown->definitions.definition)
		return DEFINITION;
	const char *name = cmark_node_get_type_string(from);
	if (strcmp(name, "table") == 0)
		return TABLE;
	if (strcmp(name, "table_header") == 0)
		return HEAD_ROW;
	if (strcmp(name, "table_row") == 0)
		return ROW;
	if (strcmp(name, "table_cell") == 0)
		return CELL;
	return strcmp(name, "strikethrough") == 0 ? STRIKE : OTHER;
}

static enum construct construct_of(
	const struct markdown *markdown, cmark_node *from)
{
	static const struct {
		cmark_node_type type;
		enum construct construct;
	} core[] = {
		{ CMARK_NODE_TEXT, WORDS },
		{ CMARK_NODE_SOFTBREAK, SOFT_BREAK },
		{ CMARK_NODE_CODE, CODE },
		{ CMARK_NODE_PARAGRAPH, PARAGRAPH },
		{ CMARK_NODE_LINK, LINK },
		{ CMARK_NODE_EMPH, EMPHASIS },
		{ CMARK_NODE_STRONG, STRONG },
		{ CMARK_NODE_ITEM, ITEM },
		{ CMARK_NODE_LIST, LIST },
		{ CMARK_NODE_CODE_BLOCK, CODE_BLOCK },
		{ CMARK_NODE_HEADING, HEADING },
		{ CMARK_NODE_LINEBREAK, LINE_BREAK },
		{ CMARK_NODE_HTML_INLINE, HTML },
		{ CMARK_NODE_HTML_BLOCK, HTML_BLOCK },
		{ CMARK_NODE_IMAGE, IMAGE },
		{ CMARK_NODE_BLOCK_QUOTE, QUOTE },
		{ CMARK_NODE_THEMATIC_BREAK, RULE },
		{ CMARK_NODE_FOOTNOTE_DEFINITION, NOTE },
		{ CMARK_NODE_FOOTNOTE_REFERENCE, NOTE_CALL },
		{ CMARK_NODE_DOCUMENT, DOCUMENT },
	};
	cmark_node_type type = cmark_node_get_type(from);
	for (size_t i = 0; i < sizeof core / sizeof *core; i++)
		if (core[i].type == type)
			return core[i].construct;
	return extension_of(markdown, from);
}

static uint32_t line_of(const struct reader *reader, int line)
{
	int shifted = line + reader->line_shift;
	return line <= 0 || shifted <= 0 ? 0 : (uint32_t)shifted;
}

static uint32_t start_line(const struct reader *reader, cmark_node *from)
{
	return line_of(reader, cmark_node_get_start_line(from));
}

static uint32_t start_column(cmark_node *from)
{
	int column = cmark_node_get_start_column(from);
	return column < 1 ? 1 : (uint32_t)column;
}

static struct span span_at(const struct reader *reader, size_t at)
{
	return expansion_span(reader->parse->text, at);
}

static struct span block_span(const struct reader *reader, cmark_node *from)
{
	return span_at(reader,
		source_offset(reader->parse->text->text,
			start_line(reader, from), start_column(from)));
}

static struct str copy(const struct reader *reader, const char *text)
{
	return arena_copy(reader->parse->arena, str_of(text));
}

static struct frame *top(struct reader *reader)
{
	return &reader->frames.at[reader->frames.count - 1];
}

static void push_fragment(struct reader *reader, struct fragment fragment)
{
	struct frame *frame = top(reader);
	if (!fragment.node ||
		!node_may_hold(frame->node->kind, fragment.node->kind))
		frame->is_mixed = true;
	vec_push(&reader->fragments, fragment);
}

static void push_node(struct reader *reader, struct node *node)
{
	struct frame *frame = top(reader);
	if (node->kind == NODE_DEFINITION_LIST &&
		reader->fragments.count > frame->first) {
		struct node *before =
			reader->fragments.at[reader->fragments.count - 1].node;
		if (before && before->kind == node->kind) {
			node_take_children(node, before);
			return;
		}
	}
	push_fragment(reader, (struct fragment){ .node = node });
}

static void open_frame(
	struct reader *reader, cmark_node *from, struct node *node)
{
	vec_push(&reader->frames,
		(struct frame){ from, node, reader->fragments.count, false });
}

/* Blocks and inlines that nest without limit in what authors write. */
static bool is_too_deep(struct reader *reader, struct span span)
{
	if (reader->frames.count < DEPTH_LIMIT)
		return false;
	report_depth(reader->parse, span);
	return true;
}

static struct node *open_block(
	struct reader *reader, cmark_node *from, enum node_kind kind)
{
	struct node *node =
		node_make(reader->parse->arena, kind, block_span(reader, from));
	open_frame(reader, from, node);
	return node;
}

/* A block of inlines: their places are looked for from here on. */
static struct node *open_text_block(
	struct reader *reader, cmark_node *from, enum node_kind kind)
{
	uint32_t first = start_line(reader, from);
	uint32_t last = line_of(reader, cmark_node_get_end_line(from));
	position_enter_block(&reader->position, first, start_column(from),
		last < first ? first : last);
	return open_block(reader, from, kind);
}

static void open_list(struct reader *reader, cmark_node *from)
{
	if (is_too_deep(reader, block_span(reader, from)))
		return;
	struct node *node = open_block(reader, from, NODE_LIST);
	node->as.list = (struct list){
		.is_ordered =
			cmark_node_get_list_type(from) == CMARK_ORDERED_LIST,
		.is_tight = cmark_node_get_list_tight(from),
		.start = cmark_node_get_list_start(from),
	};
}

static void open_item(struct reader *reader, cmark_node *from)
{
	if (top(reader)->node->kind != NODE_LIST)
		return;
	struct node *node = open_block(reader, from, NODE_ITEM);
	if (strcmp(cmark_node_get_type_string(from), "tasklist") == 0)
		node->as.item.task =
			cmark_gfm_extensions_get_tasklist_item_checked(from)
			? TASK_DONE
			: TASK_OPEN;
}

static void open_table(struct reader *reader, cmark_node *from)
{
	struct node *node = open_block(reader, from, NODE_TABLE);
	size_t count = cmark_gfm_extensions_get_table_columns(from);
	const uint8_t *letters =
		cmark_gfm_extensions_get_table_alignments(from);
	enum align *columns =
		ARENA_ARRAY(reader->parse->arena, enum align, count);
	for (size_t i = 0; i < count; i++)
		columns[i] = letters[i] == 'l' ? ALIGN_LEFT
			: letters[i] == 'c'    ? ALIGN_CENTER
			: letters[i] == 'r'    ? ALIGN_RIGHT
					       : ALIGN_NONE;
	node->as.table = (struct table){ columns, count };
}

static void open_cell(struct reader *reader, cmark_node *from)
{
	const struct frame *row = top(reader);
	const struct node *table =
		reader->frames.at[reader->frames.count - 2].node;
	size_t column = reader->fragments.count - row->first;
	bool is_head = row->node->as.row.is_head;
	struct node *node = open_text_block(reader, from, NODE_TABLE_CELL);
	node->as.cell = (struct table_cell){
		.is_head = is_head,
		.align = column < table->as.table.column_count
			? table->as.table.columns[column]
			: ALIGN_NONE,
		.column_span = 1,
		.row_span = 1,
	};
}

static void open_note(struct reader *reader, cmark_node *from)
{
	struct node *node = open_block(reader, from, NODE_FOOTNOTE);
	node->as.footnote.label = arena_copy(reader->parse->arena,
		notes_label_on(reader->parse->text->text,
			start_line(reader, from), start_column(from)));
}

/* The places of the lines of a code block, in the scratch arena. */
static struct span *places_of_lines(
	struct reader *reader, struct str code, uint32_t line)
{
	size_t count = 0, i = 0;
	struct str rest = code, literal;
	while (str_take_line(&rest, &literal))
		count++;
	struct span *places =
		ARENA_ARRAY(&reader->parse->scratch, struct span, count);
	for (rest = code; str_take_line(&rest, &literal); i++)
		places[i] = span_at(reader,
			position_of_literal_line(reader->parse->text,
				line + (uint32_t)i, literal));
	return places;
}

static void put_code_block(struct reader *reader, cmark_node *from)
{
	struct parse *parse = reader->parse;
	int length, offset;
	char mark;
	bool is_fenced = cmark_node_get_fenced(from, &length, &offset, &mark);
	struct str code = str_of(cmark_node_get_literal(from));
	struct str info = str_of(cmark_node_get_fence_info(from));
	uint32_t line = start_line(reader, from);
	struct span span = block_span(reader, from), info_span = span;
	struct str whole = source_line(parse->text->text, line);
	size_t found = str_find(whole, info);
	if (info.length > 0 && found < whole.length)
		info_span = span_at(reader,
			source_offset(
				parse->text->text, line, (uint32_t)found + 1));
	struct node *node = node_make(parse->arena, NODE_LISTING, span);
	listing_read(parse, node, info, info_span, code,
		places_of_lines(reader, code, line + is_fenced));
	push_node(reader, node);
}

/* Whether the HTML is a comment and nothing else; its inside. */
static bool is_comment(struct str html, struct str *inside)
{
	html = str_trim(html);
	if (!str_starts(html, STR("<!--")) || html.length < 7)
		return false;
	*inside = str_slice(html, 4, html.length - 3);
	struct str rest = str_slice(html, 4, html.length);
	return str_find(rest, STR("-->")) == rest.length - 3;
}

static void put_html(
	struct reader *reader, struct str html, uint32_t line, size_t at)
{
	struct str inside;
	if (!is_comment(html, &inside)) {
		push_fragment(reader,
			(struct fragment){
				.html = html, .line = line, .at = at });
		return;
	}
	struct node *node =
		comment_nodes(reader->parse, inside, span_at(reader, at));
	while (node) {
		struct node *next = node->next;
		node->next = NULL;
		push_node(reader, node);
		node = next;
	}
}

static void put_html_block(struct reader *reader, cmark_node *from)
{
	uint32_t line = start_line(reader, from);
	struct str html = str_of(cmark_node_get_literal(from)), rest = html;
	struct str first = { 0 };
	str_take_line(&rest, &first);
	put_html(reader, html, line,
		position_of_literal_line(reader->parse->text, line, first));
}

static void put_html_inline(struct reader *reader, cmark_node *from)
{
	size_t at = position_take_mark(&reader->position,
		start_line(reader, from), start_column(from), STR("<"));
	uint32_t line = source_span(reader->parse->text->text, at).line;
	put_html(reader, str_of(cmark_node_get_literal(from)), line, at);
}

static void put_words(struct reader *reader, cmark_node *from)
{
	struct str words = str_of(cmark_node_get_literal(from));
	size_t at = position_take_words(&reader->position,
		start_line(reader, from), start_column(from), words);
	struct span span = span_at(reader, at);
	report_template(reader->parse, words, span);
	struct str raw = str_slice(
		reader->parse->text->text->text, at, reader->position.end);
	struct node *nodes = notes_split(reader->parse, words, raw, span);
	while (nodes) {
		struct node *next = nodes->next;
		nodes->next = NULL;
		push_node(reader, nodes);
		nodes = next;
	}
}

static void put_code(struct reader *reader, cmark_node *from)
{
	struct str words = str_of(cmark_node_get_literal(from));
	struct str text = reader->parse->text->text->text;
	size_t at = position_take_words(&reader->position,
		start_line(reader, from), start_column(from), words);
	if (at > 1 && text.at[at - 1] == ' ' && text.at[at - 2] == '`')
		at--;
	while (at > 0 && text.at[at - 1] == '`')
		at--;
	push_node(reader,
		make_words(
			reader->parse, NODE_CODE, span_at(reader, at), words));
}

static void put_break(struct reader *reader, enum node_kind kind)
{
	size_t at = position_take_line_end(&reader->position);
	push_node(reader,
		node_make(reader->parse->arena, kind, span_at(reader, at)));
}

static void put_note_call(struct reader *reader, cmark_node *from)
{
	size_t at = position_take_mark(&reader->position,
		start_line(reader, from), start_column(from), STR("[^"));
	struct node *node = node_make(
		reader->parse->arena, NODE_NOTE_CALL, span_at(reader, at));
	struct str text = reader->parse->text->text->text;
	struct str rest = str_slice(text, at + 2, text.length);
	node->as.note_call.label = arena_copy(reader->parse->arena,
		str_slice(rest, 0, str_find_byte(rest, ']')));
	push_node(reader, node);
}

/* The mark that opens the inline, by what it is and what stands there. */
static struct str mark_of(
	struct reader *reader, cmark_node *from, enum construct construct)
{
	size_t at = position_of(&reader->position, start_line(reader, from),
		start_column(from));
	struct str text = reader->parse->text->text->text;
	char byte = at < text.length ? text.at[at] : '\0';
	if (construct == STRIKE)
		return STR("~");
	if (construct == IMAGE)
		return STR("![");
	if (construct != LINK)
		return byte == '_' ? STR("_") : STR("*");
	cmark_node *child = cmark_node_first_child(from);
	struct str url = str_of(cmark_node_get_url(from));
	if (child && cmark_node_get_type(child) == CMARK_NODE_TEXT &&
		byte != '[' &&
		str_ends(url, str_of(cmark_node_get_literal(child))))
		return STR("<");
	return STR("[");
}

static void open_inline(struct reader *reader, cmark_node *from,
	enum construct construct, enum node_kind kind)
{
	size_t at =
		position_take_mark(&reader->position, start_line(reader, from),
			start_column(from), mark_of(reader, from, construct));
	struct span span = span_at(reader, at);
	if (kind != NODE_IMAGE && is_too_deep(reader, span))
		return;
	struct node *node = node_make(reader->parse->arena, kind, span);
	if (kind == NODE_LINK) {
		node->as.link.target = copy(reader, cmark_node_get_url(from));
		node->as.link.title = copy(reader, cmark_node_get_title(from));
	} else if (kind == NODE_IMAGE) {
		node->as.image.target = copy(reader, cmark_node_get_url(from));
		node->as.image.title = copy(reader, cmark_node_get_title(from));
	}
	open_frame(reader, from, node);
}

/* long: a flat switch over all constructs */
static void enter(struct reader *reader, cmark_node *from)
{
	enum construct construct = construct_of(reader->markdown, from);
	switch (construct) {
	case DOCUMENT:
	case OTHER:
		break;
	case QUOTE:
		if (!is_too_deep(reader, block_span(reader, from)))
			open_block(reader, from, NODE_QUOTE);
		break;
	case LIST:
		open_list(reader, from);
		break;
	case ITEM:
		open_item(reader, from);
		break;
	case PARAGRAPH:
		open_text_block(reader, from, NODE_PARAGRAPH);
		break;
	case HEADING:
		open_text_block(reader, from, NODE_HEADING)->as.heading.level =
			cmark_node_get_heading_level(from);
		break;
	case CODE_BLOCK:
		put_code_block(reader, from);
		break;
	case HTML_BLOCK:
		put_html_block(reader, from);
		break;
	case RULE:
		push_node(reader,
			node_make(reader->parse->arena, NODE_RULE,
				block_span(reader, from)));
		break;
	case NOTE:
		open_note(reader, from);
		break;
	case TABLE:
		open_table(reader, from);
		break;
	case HEAD_ROW:
	case ROW:
		open_block(reader, from, NODE_TABLE_ROW)->as.row.is_head =
			construct == HEAD_ROW;
		break;
	case CELL:
		open_cell(reader, from);
		break;
	case DEFINITIONS:
		if (!is_too_deep(reader, block_span(reader, from)))
			open_block(reader, from, NODE_DEFINITION_LIST);
		break;
	case TERM:
		open_text_block(reader, from,
			top(reader)->node->kind == NODE_DEFINITION_LIST
				? NODE_TERM
				: NODE_PARAGRAPH);
		break;
	case DEFINITION:
		if (top(reader)->node->kind == NODE_DEFINITION_LIST)
			open_block(reader, from, NODE_DEFINITION);
		break;
	case WORDS:
		put_words(reader, from);
		break;
	case SOFT_BREAK:
		put_break(reader, NODE_SOFT_BREAK);
		break;
	case LINE_BREAK:
		put_break(reader, NODE_LINE_BREAK);
		break;
	case CODE:
		put_code(reader, from);
		break;
	case HTML:
		put_html_inline(reader, from);
		break;
	case EMPHASIS:
		open_inline(reader, from, construct, NODE_EMPHASIS);
		break;
	case STRONG:
		open_inline(reader, from, construct, NODE_STRONG);
		break;
	case STRIKE:
		open_inline(reader, from, construct, NODE_STRIKE);
		break;
	case LINK:
		open_inline(reader, from, construct, NODE_LINK);
		break;
	case IMAGE:
		open_inline(reader, from, construct, NODE_IMAGE);
		break;
	case NOTE_CALL:
		put_note_call(reader, from);
		break;
	}
}

/* Gives the fragments of the frame, now left, to its node. */
static void fill(struct reader *reader, const struct frame *frame)
{
	const struct fragment *fragments = reader->fragments.at + frame->first;
	size_t count = reader->fragments.count - frame->first;
	if (frame->is_mixed) {
		html_place(reader->parse, frame->node, NULL, fragments, count);
		return;
	}
	for (size_t i = 0; i < count; i++)
		node_append(frame->node, fragments[i].node);
}

/* An image's words are its alternative text. */
static void finish_image(struct reader *reader, const struct frame *frame)
{
	struct buf words = { 0 };
	for (size_t i = frame->first; i < reader->fragments.count; i++) {
		const struct node *node = reader->fragments.at[i].node;
		if (node &&
			(node->kind == NODE_SOFT_BREAK ||
				node->kind == NODE_LINE_BREAK))
			buf_put_byte(&words, ' ');
		else if (node && node->kind == NODE_IMAGE)
			buf_put(&words, node->as.image.alt);
		else if (node)
			buf_put(&words, node_text(reader->parse->arena, node));
	}
	frame->node->as.image.alt =
		arena_copy(reader->parse->arena, buf_str(&words));
	buf_free(&words);
}

static void leave(struct reader *reader, cmark_node *from)
{
	struct frame frame = *top(reader);
	if (frame.from != from || reader->frames.count == 1)
		return;
	struct node *flow = NULL;
	if (frame.node->kind == NODE_IMAGE) {
		finish_image(reader, &frame);
	} else if (frame.node->kind == NODE_PARAGRAPH && frame.is_mixed) {
		flow = node_make(
			reader->parse->arena, NODE_DIVISION, frame.node->span);
		html_place(reader->parse, flow, frame.node,
			reader->fragments.at + frame.first,
			reader->fragments.count - frame.first);
	} else {
		fill(reader, &frame);
	}
	reader->frames.count--;
	reader->fragments.count = frame.first;
	if (frame.node->kind == NODE_PARAGRAPH && !frame.is_mixed &&
		!frame.node->first)
		return;
	if (frame.node->kind == NODE_DEFINITION_LIST && frame.node->first)
		frame.node->span = frame.node->first->span;
	if (!flow)
		push_node(reader, frame.node);
	while (flow && flow->first) {
		struct node *child = flow->first;
		node_remove(child);
		push_node(reader, child);
	}
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
			leave(reader, from);
	}
	cmark_iter_free(iter);
}

static cmark_parser *open_parser(const struct markdown *markdown)
{
	static const char *const names[] = { "table", "strikethrough",
		"tasklist" };
	cmark_parser *parser = cmark_parser_new(markdown->options);
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
	cmark_parser *parser = open_parser(parse->markdown);
	struct buf calls = { 0 };
	notes_put_calls(text, &calls);
	reader.line_shift = (int)source_span(source, start).line - 1;
	if (calls.length > 0)
		reader.line_shift -= 2;
	cmark_parser_feed(parser, calls.at, calls.length);
	cmark_parser_feed(parser, text.at, text.length);
	cmark_node *document = cmark_parser_finish(parser);
	open_frame(&reader, document, root);
	walk(&reader, document,
		calls.length > 0 ? cmark_node_first_child(document) : NULL);
	fill(&reader, top(&reader));
	notes_report_doubles(parse, text, start, root);
	cmark_node_free(document);
	cmark_parser_free(parser);
	vec_free(&reader.frames);
	vec_free(&reader.fragments);
	buf_free(&calls);
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
