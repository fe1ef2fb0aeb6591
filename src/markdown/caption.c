/* SPDX-License-Identifier: MIT */
/* The Markdown of a title or an attribute -> CAPTION. */
#include "markdown/caption.h"

#include "markdown/markdown.h"

struct node *caption_make(
	struct parse *parse, struct str markdown, struct span span)
{
	struct node *caption = node_make(parse->arena, NODE_CAPTION, span);
	markdown_read_inlines(parse, markdown, span, caption);
	return caption;
}
