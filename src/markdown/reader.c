/* SPDX-License-Identifier: MIT */
/*
 * The reader: frames and fragments, and the places of what the parser found.
 */
#include "markdown/reader.h"

#include "markdown/comment.h"
#include "markdown/index_mask.h"

uint32_t reader_line(const struct reader *reader, int line)
{
	int shifted = line + reader->line_shift;
	return line <= 0 || shifted <= 0 ? 0 : (uint32_t)shifted;
}

uint32_t reader_start_line(const struct reader *reader, cmark_node *from)
{
	return reader_line(reader, cmark_node_get_start_line(from));
}

uint32_t reader_start_column(cmark_node *from)
{
	int column = cmark_node_get_start_column(from);
	return column < 1 ? 1 : (uint32_t)column;
}

struct span reader_span(const struct reader *reader, size_t at)
{
	return expansion_span(reader->parse->text, at);
}

struct span reader_block_span(const struct reader *reader, cmark_node *from)
{
	return reader_span(reader,
		source_offset(reader->parse->text->text,
			reader_start_line(reader, from),
			reader_start_column(from)));
}

struct str reader_literal(const struct reader *reader, cmark_node *from)
{
	return index_unmask(
		&reader->parse->scratch, str_of(cmark_node_get_literal(from)));
}

void reader_note_line_start(struct reader *reader, size_t at)
{
	diag(reader->parse->diags, reader_span(reader, at),
		MSG_INDEX_LINE_START, "%s", "");
	diag_hint(reader->parse->diags,
		"put it between words, or on the line above the paragraph");
}

struct frame *reader_top(struct reader *reader)
{
	return &reader->frames.at[reader->frames.count - 1];
}

void reader_push(struct reader *reader, struct fragment fragment)
{
	struct frame *frame = reader_top(reader);
	if (!fragment.node ||
		!node_may_hold(frame->node->kind, fragment.node->kind))
		frame->is_mixed = true;
	vec_push(&reader->fragments, fragment);
}

void reader_push_node(struct reader *reader, struct node *node)
{
	struct frame *frame = reader_top(reader);
	if (node->kind == NODE_DEFINITION_LIST &&
		reader->fragments.count > frame->first) {
		struct node *before =
			reader->fragments.at[reader->fragments.count - 1].node;
		if (before && before->kind == node->kind) {
			node_take_children(node, before);
			return;
		}
	}
	reader_push(reader, (struct fragment){ .node = node });
}

void reader_open_frame(
	struct reader *reader, cmark_node *from, struct node *node)
{
	vec_push(&reader->frames,
		(struct frame){ from, node, reader->fragments.count, false });
}

/* Blocks and inlines that nest without limit in what authors write. */
bool reader_is_too_deep(struct reader *reader, struct span span)
{
	if (reader->frames.count < DEPTH_LIMIT)
		return false;
	report_depth(reader->parse, span);
	return true;
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

void reader_put_html(
	struct reader *reader, struct str html, uint32_t line, size_t at)
{
	struct str inside;
	if (!is_comment(html, &inside)) {
		reader_push(reader,
			(struct fragment){
				.html = html, .line = line, .at = at });
		return;
	}
	struct node *node =
		comment_nodes(reader->parse, inside, reader_span(reader, at));
	while (node) {
		struct node *next = node->next;
		node->next = NULL;
		reader_push_node(reader, node);
		node = next;
	}
}

/* Gives the fragments of the frame, now left, to its node. */
void reader_fill(struct reader *reader, const struct frame *frame)
{
	size_t count = reader->fragments.count - frame->first;
	const struct fragment *fragments =
		count > 0 ? reader->fragments.at + frame->first : NULL;
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

void reader_leave(struct reader *reader, cmark_node *from)
{
	struct frame frame = *reader_top(reader);
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
		reader_fill(reader, &frame);
	}
	reader->frames.count--;
	reader->fragments.count = frame.first;
	if (frame.node->kind == NODE_PARAGRAPH && !frame.is_mixed &&
		!frame.node->first)
		return;
	if (frame.node->kind == NODE_DEFINITION_LIST && frame.node->first)
		frame.node->span = frame.node->first->span;
	if (!flow)
		reader_push_node(reader, frame.node);
	while (flow && flow->first) {
		struct node *child = flow->first;
		node_remove(child);
		reader_push_node(reader, child);
	}
}
