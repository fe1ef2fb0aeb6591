/* SPDX-License-Identifier: MIT */
/* PARAGRAPH of one IMAGE -> FIGURE. */
#include "parse/figure.h"

#include "markdown/caption.h"
#include "parse/braces.h"

/* The place of the title in the author's line; else the image's own. */
static struct span title_span(const struct node *image)
{
	struct span span = image->span;
	if (!span.source)
		return span;
	struct str text = span.source->text;
	size_t start = source_offset(span.source, span.line, span.column);
	struct str rest = str_slice(text, start, start + 4096);
	size_t found = str_find(rest, image->as.image.title);
	return found < rest.length ? source_span(span.source, start + found)
				   : span;
}

static struct node *alone_in(const struct node *paragraph)
{
	struct node *image = NULL;
	for (struct node *node = paragraph->first; node; node = node->next) {
		if (node->kind == NODE_INDEX_MARK || node->kind == NODE_ANCHOR)
			continue;
		if (image || node->kind != NODE_IMAGE)
			return NULL;
		image = node;
	}
	return image;
}

static void make_figure(
	struct parse *parse, struct node *paragraph, struct node *image)
{
	struct node *figure =
		node_make(parse->arena, NODE_FIGURE, paragraph->span);
	figure->id = image->id;
	image->id = STR("");
	node_insert_before(paragraph, figure);
	node_remove(paragraph);
	if (image->as.image.title.length > 0) {
		node_append(figure,
			caption_make(parse, image->as.image.title,
				title_span(image)));
		image->as.image.title = STR("");
	}
	node_append(figure, paragraph);
}

void figure_take(struct parse *parse, struct node *paragraph)
{
	for (struct node *node = paragraph->first; node; node = node->next)
		if (node->kind == NODE_IMAGE)
			braces_take_image(parse, node);
	struct node *image = alone_in(paragraph);
	if (image && paragraph->parent->kind != NODE_FIGURE)
		make_figure(parse, paragraph, image);
}
