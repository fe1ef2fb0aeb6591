/* SPDX-License-Identifier: MIT */
/*
 * The reader of one Markdown text, inside this room's Markdown files only.
 *
 * The parser's tree is walked once, without recursion. Every container at
 * work is a frame; its children wait as fragments until it is left, so that
 * raw CONSTRUCT_HTML among them can be seen as a whole (html.c).
 */
#ifndef MARKDOWN_READER_H
#define MARKDOWN_READER_H

#include "base/vec.h"
#include "markdown/definition_syntax.h"
#include "markdown/html.h"
#include "markdown/markdown.h"
#include "markdown/position.h"

/* cmark gives extensions' types at run time; these are ours for all. */
enum construct {
	CONSTRUCT_DOCUMENT,
	CONSTRUCT_QUOTE,
	CONSTRUCT_LIST,
	CONSTRUCT_ITEM,
	CONSTRUCT_PARAGRAPH,
	CONSTRUCT_HEADING,
	CONSTRUCT_CODE_BLOCK,
	CONSTRUCT_HTML_BLOCK,
	CONSTRUCT_RULE,
	CONSTRUCT_NOTE,
	CONSTRUCT_TABLE,
	CONSTRUCT_HEAD_ROW,
	CONSTRUCT_ROW,
	CONSTRUCT_CELL,
	CONSTRUCT_DEFINITIONS,
	CONSTRUCT_TERM,
	CONSTRUCT_DEFINITION,
	CONSTRUCT_WORDS,
	CONSTRUCT_SOFT_BREAK,
	CONSTRUCT_LINE_BREAK,
	CONSTRUCT_CODE,
	CONSTRUCT_HTML,
	CONSTRUCT_EMPHASIS,
	CONSTRUCT_STRONG,
	CONSTRUCT_STRIKE,
	CONSTRUCT_LINK,
	CONSTRUCT_IMAGE,
	CONSTRUCT_NOTE_CALL,
	CONSTRUCT_OTHER,
	CONSTRUCT_COUNT
};

struct markdown {
	struct definition_syntax definitions;
	bool has_definitions;
	int options;
};

struct frame {
	cmark_node *from;
	struct node *node;
	size_t first; /* fragment */
	bool is_mixed; /* with raw CONSTRUCT_HTML, or what the node may not hold
			*/
};

struct reader {
	struct parse *parse;
	struct markdown *markdown;
	VEC(struct frame) frames;
	VEC(struct fragment) fragments;
	struct position position;
	int line_shift; /* from the parser's lines to those of the text */
};

/* The parser's line as a line of the text; 0 for none. */
uint32_t reader_line(const struct reader *reader, int line);
uint32_t reader_start_line(const struct reader *reader, cmark_node *from);
uint32_t reader_start_column(cmark_node *from);
/* The author's place of a byte of the text, and of a block. */
struct span reader_span(const struct reader *reader, size_t at);
struct span reader_block_span(const struct reader *reader, cmark_node *from);

/* The code or HTML of a leaf as the author wrote it. */
struct str reader_literal(const struct reader *reader, cmark_node *from);

/* Notes that other programs take the index mark there for a block. */
void reader_note_line_start(struct reader *reader, size_t at);

/* The frame at work. */
struct frame *reader_top(struct reader *reader);
void reader_open_frame(
	struct reader *reader, cmark_node *from, struct node *node);
/* Gives a child to the frame at work. */
void reader_push(struct reader *reader, struct fragment fragment);
void reader_push_node(struct reader *reader, struct node *node);
/* The same for raw CONSTRUCT_HTML, of which comments may mean something. */
void reader_put_html(
	struct reader *reader, struct str html, uint32_t line, size_t at);
/* Whether a container opened now would stand too deep; it is reported. */
bool reader_is_too_deep(struct reader *reader, struct span span);
/* Gives the fragments of the frame, now left, to its node. */
void reader_fill(struct reader *reader, const struct frame *frame);
/* Leaves the container when it has the frame at work. */
void reader_leave(struct reader *reader, cmark_node *from);

/* How a construct is taken in, and the kind of node it makes. */
struct taker {
	void (*take)(
		struct reader *reader, cmark_node *from, enum node_kind kind);
	enum node_kind kind;
};

/* One row a construct; those of the other table, and OTHER, have none. */
extern const struct taker markdown_block_takers[CONSTRUCT_COUNT];
extern const struct taker markdown_inline_takers[CONSTRUCT_COUNT];

#endif
