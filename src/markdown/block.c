/* SPDX-License-Identifier: MIT */
/* Blocks of the parser's tree -> nodes. */
#include "markdown/reader.h"

#include <cmark-gfm-core-extensions.h>
#include <string.h>

#include "markdown/listing.h"
#include "markdown/notes.h"

static struct node *open_block(
	struct reader *reader, cmark_node *from, enum node_kind kind)
{
	struct node *node = node_make(
		reader->parse->arena, kind, reader_block_span(reader, from));
	reader_open_frame(reader, from, node);
	return node;
}

/* A block of inlines: their places are looked for from here on. */
static struct node *open_text_block(
	struct reader *reader, cmark_node *from, enum node_kind kind)
{
	uint32_t first = reader_start_line(reader, from);
	uint32_t last = reader_line(reader, cmark_node_get_end_line(from));
	position_enter_block(&reader->position, first,
		reader_start_column(from), last < first ? first : last);
	return open_block(reader, from, kind);
}

static void open_list(
	struct reader *reader, cmark_node *from, enum node_kind kind)
{
	if (reader_is_too_deep(reader, reader_block_span(reader, from)))
		return;
	struct node *node = open_block(reader, from, kind);
	node->as.list = (struct list){
		.is_ordered =
			cmark_node_get_list_type(from) == CMARK_ORDERED_LIST,
		.is_tight = cmark_node_get_list_tight(from),
		.start = cmark_node_get_list_start(from),
	};
}

static void open_item(
	struct reader *reader, cmark_node *from, enum node_kind kind)
{
	if (reader_top(reader)->node->kind != NODE_LIST)
		return;
	struct node *node = open_block(reader, from, kind);
	if (strcmp(cmark_node_get_type_string(from), "tasklist") == 0)
		node->as.item.task =
			cmark_gfm_extensions_get_tasklist_item_checked(from)
			? TASK_DONE
			: TASK_OPEN;
}

static void open_table(
	struct reader *reader, cmark_node *from, enum node_kind kind)
{
	struct node *node = open_block(reader, from, kind);
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

static void open_cell(
	struct reader *reader, cmark_node *from, enum node_kind kind)
{
	const struct frame *row = reader_top(reader);
	const struct node *table =
		reader->frames.at[reader->frames.count - 2].node;
	size_t column = reader->fragments.count - row->first;
	bool is_head = row->node->as.row.is_head;
	struct node *node = open_text_block(reader, from, kind);
	node->as.cell = (struct table_cell){
		.is_head = is_head,
		.align = column < table->as.table.column_count
			? table->as.table.columns[column]
			: ALIGN_NONE,
		.column_span = 1,
		.row_span = 1,
	};
}

static void open_note(
	struct reader *reader, cmark_node *from, enum node_kind kind)
{
	struct node *node = open_block(reader, from, kind);
	node->as.footnote.label = arena_copy(reader->parse->arena,
		notes_label_on(reader->parse->text->text,
			reader_start_line(reader, from),
			reader_start_column(from)));
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
		places[i] = reader_span(reader,
			position_of_literal_line(reader->parse->text,
				line + (uint32_t)i, literal));
	return places;
}

static void put_code_block(
	struct reader *reader, cmark_node *from, enum node_kind kind)
{
	struct parse *parse = reader->parse;
	int length, offset;
	char mark;
	bool is_fenced = cmark_node_get_fenced(from, &length, &offset, &mark);
	struct str code = reader_literal(reader, from);
	struct str info = str_of(cmark_node_get_fence_info(from));
	uint32_t line = reader_start_line(reader, from);
	struct span span = reader_block_span(reader, from), info_span = span;
	struct str whole = source_line(parse->text->text, line);
	size_t found = str_find(whole, info);
	if (info.length > 0 && found < whole.length)
		info_span = reader_span(reader,
			source_offset(
				parse->text->text, line, (uint32_t)found + 1));
	struct node *node = node_make(parse->arena, kind, span);
	listing_read(parse, node, info, info_span, code,
		places_of_lines(reader, code, line + is_fenced));
	reader_push_node(reader, node);
}

static bool is_blank(struct str line)
{
	line = str_trim(line);
	return line.length == 0 || str_equal(line, STR(">"));
}

/* Whether HTML of one line stands between the lines of a paragraph. */
static bool cuts_paragraph(struct reader *reader, uint32_t line)
{
	const struct source *text = reader->parse->text->text;
	if (reader->fragments.count == reader_top(reader)->first || line < 2)
		return false;
	const struct node *last =
		reader->fragments.at[reader->fragments.count - 1].node;
	return last && last->kind == NODE_PARAGRAPH &&
		!is_blank(source_line(text, line - 1)) &&
		!is_blank(source_line(text, line + 1));
}

static void put_html_block(
	struct reader *reader, cmark_node *from, enum node_kind kind)
{
	(void)kind;
	uint32_t line = reader_start_line(reader, from);
	struct str html = reader_literal(reader, from), rest = html;
	struct str first = { 0 };
	str_take_line(&rest, &first);
	size_t at = position_of_literal_line(reader->parse->text, line, first);
	if (str_starts(str_trim(html), STR("<!-- index:")) &&
		cuts_paragraph(reader, line))
		reader_note_line_start(reader, at);
	reader_put_html(reader, html, line, at);
}

static void open_paragraph(
	struct reader *reader, cmark_node *from, enum node_kind kind)
{
	open_text_block(reader, from, kind);
}

static void open_heading(
	struct reader *reader, cmark_node *from, enum node_kind kind)
{
	open_text_block(reader, from, kind)->as.heading.level =
		cmark_node_get_heading_level(from);
}

/* A container that nests in its own kind. */
static void open_nested(
	struct reader *reader, cmark_node *from, enum node_kind kind)
{
	if (!reader_is_too_deep(reader, reader_block_span(reader, from)))
		open_block(reader, from, kind);
}

static void open_row(
	struct reader *reader, cmark_node *from, enum node_kind kind)
{
	open_block(reader, from, kind);
}

static void open_head_row(
	struct reader *reader, cmark_node *from, enum node_kind kind)
{
	open_block(reader, from, kind)->as.row.is_head = true;
}

/* In a list that was too deep to be one, terms are paragraphs. */
static void open_term(
	struct reader *reader, cmark_node *from, enum node_kind kind)
{
	bool is_in_list =
		reader_top(reader)->node->kind == NODE_DEFINITION_LIST;
	open_text_block(reader, from, is_in_list ? kind : NODE_PARAGRAPH);
}

static void open_definition(
	struct reader *reader, cmark_node *from, enum node_kind kind)
{
	if (reader_top(reader)->node->kind == NODE_DEFINITION_LIST)
		open_block(reader, from, kind);
}

static void put_rule(
	struct reader *reader, cmark_node *from, enum node_kind kind)
{
	reader_push_node(reader,
		node_make(reader->parse->arena, kind,
			reader_block_span(reader, from)));
}

const struct taker markdown_block_takers[CONSTRUCT_COUNT] = {
	[CONSTRUCT_QUOTE] = { open_nested, NODE_QUOTE },
	[CONSTRUCT_LIST] = { open_list, NODE_LIST },
	[CONSTRUCT_ITEM] = { open_item, NODE_ITEM },
	[CONSTRUCT_PARAGRAPH] = { open_paragraph, NODE_PARAGRAPH },
	[CONSTRUCT_HEADING] = { open_heading, NODE_HEADING },
	[CONSTRUCT_CODE_BLOCK] = { put_code_block, NODE_LISTING },
	[CONSTRUCT_HTML_BLOCK] = { put_html_block, NODE_DIVISION },
	[CONSTRUCT_RULE] = { put_rule, NODE_RULE },
	[CONSTRUCT_NOTE] = { open_note, NODE_FOOTNOTE },
	[CONSTRUCT_TABLE] = { open_table, NODE_TABLE },
	[CONSTRUCT_HEAD_ROW] = { open_head_row, NODE_TABLE_ROW },
	[CONSTRUCT_ROW] = { open_row, NODE_TABLE_ROW },
	[CONSTRUCT_CELL] = { open_cell, NODE_TABLE_CELL },
	[CONSTRUCT_DEFINITIONS] = { open_nested, NODE_DEFINITION_LIST },
	[CONSTRUCT_TERM] = { open_term, NODE_TERM },
	[CONSTRUCT_DEFINITION] = { open_definition, NODE_DEFINITION },
};
