/* SPDX-License-Identifier: MIT */
/* Inlines of the parser's tree -> nodes. */
#include "markdown/reader.h"

#include "markdown/notes.h"

static struct str copy(const struct reader *reader, const char *text)
{
	return arena_copy(reader->parse->arena, str_of(text));
}

/* Other programs take a comment that begins a line for a block. */
static void note_line_start(struct reader *reader, struct str html, size_t at)
{
	const struct frame *frame = reader_top(reader);
	const struct fragment *last = NULL;
	if (!str_starts(html, STR("<!-- index:")) ||
		frame->node->kind != NODE_PARAGRAPH)
		return;
	if (reader->fragments.count > frame->first)
		last = &reader->fragments.at[reader->fragments.count - 1];
	if (last && (!last->node || last->node->kind != NODE_SOFT_BREAK))
		return;
	reader_note_line_start(reader, at);
}

static void put_html_inline(
	struct reader *reader, cmark_node *from, enum node_kind kind)
{
	(void)kind;
	size_t at = position_take_mark(&reader->position,
		reader_start_line(reader, from), reader_start_column(from),
		STR("<"));
	uint32_t line = source_span(reader->parse->text->text, at).line;
	struct str html = reader_literal(reader, from);
	note_line_start(reader, html, at);
	reader_put_html(reader, html, line, at);
}

static void put_words(
	struct reader *reader, cmark_node *from, enum node_kind kind)
{
	(void)kind;
	struct str words = str_of(cmark_node_get_literal(from));
	size_t at = position_take_words(&reader->position,
		reader_start_line(reader, from), reader_start_column(from),
		words);
	struct span span = reader_span(reader, at);
	report_template(reader->parse, words, span);
	struct str raw = str_slice(
		reader->parse->text->text->text, at, reader->position.end);
	struct node *nodes = notes_split(reader->parse, words, raw, span);
	while (nodes) {
		struct node *next = nodes->next;
		nodes->next = NULL;
		reader_push_node(reader, nodes);
		nodes = next;
	}
}

static void put_code(
	struct reader *reader, cmark_node *from, enum node_kind kind)
{
	struct str words = reader_literal(reader, from);
	struct str text = reader->parse->text->text->text;
	size_t at = position_take_code(&reader->position,
		reader_start_line(reader, from), reader_start_column(from),
		words);
	if (at > 1 && text.at[at - 1] == ' ' && text.at[at - 2] == '`')
		at--;
	while (at > 0 && text.at[at - 1] == '`')
		at--;
	reader_push_node(reader,
		make_words(
			reader->parse, kind, reader_span(reader, at), words));
}

static void put_break(
	struct reader *reader, cmark_node *from, enum node_kind kind)
{
	(void)from;
	size_t at = position_take_line_end(&reader->position);
	reader_push_node(reader,
		node_make(reader->parse->arena, kind, reader_span(reader, at)));
}

static void put_note_call(
	struct reader *reader, cmark_node *from, enum node_kind kind)
{
	size_t at = position_take_mark(&reader->position,
		reader_start_line(reader, from), reader_start_column(from),
		STR("[^"));
	struct node *node =
		node_make(reader->parse->arena, kind, reader_span(reader, at));
	struct str text = reader->parse->text->text->text;
	struct str rest = str_slice(text, at + 2, text.length);
	node->as.note_call.label = arena_copy(reader->parse->arena,
		str_slice(rest, 0, str_find_byte(rest, ']')));
	reader_push_node(reader, node);
}

/* The mark that opens the inline, by what it is and what stands there. */
static struct str mark_of(
	struct reader *reader, cmark_node *from, enum node_kind kind)
{
	size_t at = position_of(&reader->position,
		reader_start_line(reader, from), reader_start_column(from));
	struct str text = reader->parse->text->text->text;
	char byte = at < text.length ? text.at[at] : '\0';
	if (kind == NODE_STRIKE)
		return STR("~");
	if (kind == NODE_IMAGE)
		return STR("![");
	if (kind != NODE_LINK)
		return byte == '_' ? STR("_") : STR("*");
	cmark_node *child = cmark_node_first_child(from);
	struct str url = str_of(cmark_node_get_url(from));
	if (child && cmark_node_get_type(child) == CMARK_NODE_TEXT &&
		byte != '[' &&
		str_ends(url, str_of(cmark_node_get_literal(child))))
		return STR("<");
	return STR("[");
}

static void open_inline(
	struct reader *reader, cmark_node *from, enum node_kind kind)
{
	size_t at = position_take_mark(&reader->position,
		reader_start_line(reader, from), reader_start_column(from),
		mark_of(reader, from, kind));
	struct span span = reader_span(reader, at);
	if (kind != NODE_IMAGE && reader_is_too_deep(reader, span))
		return;
	struct node *node = node_make(reader->parse->arena, kind, span);
	if (kind == NODE_LINK) {
		node->as.link.target = copy(reader, cmark_node_get_url(from));
		node->as.link.title = copy(reader, cmark_node_get_title(from));
	} else if (kind == NODE_IMAGE) {
		node->as.image.target = copy(reader, cmark_node_get_url(from));
		node->as.image.title = copy(reader, cmark_node_get_title(from));
	}
	reader_open_frame(reader, from, node);
}

const struct taker markdown_inline_takers[CONSTRUCT_COUNT] = {
	[CONSTRUCT_WORDS] = { put_words, NODE_TEXT },
	[CONSTRUCT_SOFT_BREAK] = { put_break, NODE_SOFT_BREAK },
	[CONSTRUCT_LINE_BREAK] = { put_break, NODE_LINE_BREAK },
	[CONSTRUCT_CODE] = { put_code, NODE_CODE },
	[CONSTRUCT_HTML] = { put_html_inline, NODE_PHRASE },
	[CONSTRUCT_EMPHASIS] = { open_inline, NODE_EMPHASIS },
	[CONSTRUCT_STRONG] = { open_inline, NODE_STRONG },
	[CONSTRUCT_STRIKE] = { open_inline, NODE_STRIKE },
	[CONSTRUCT_LINK] = { open_inline, NODE_LINK },
	[CONSTRUCT_IMAGE] = { open_inline, NODE_IMAGE },
	[CONSTRUCT_NOTE_CALL] = { put_note_call, NODE_NOTE_CALL },
};
