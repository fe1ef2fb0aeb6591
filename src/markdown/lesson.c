/* SPDX-License-Identifier: MIT */
/* What all readers of a lesson do in the same way. */
#include "markdown/lesson.h"

struct node *make_words(struct parse *parse, enum node_kind kind,
	struct span span, struct str words)
{
	struct node *node = node_make(parse->arena, kind, span);
	node->text = arena_copy(parse->arena, words);
	return node;
}

void report_depth(struct parse *parse, struct span span)
{
	if (!parse->has_deep_message)
		diag(parse->diags, span, MSG_NESTING_DEEP, "%s", "");
	parse->has_deep_message = true;
}

void report_template(struct parse *parse, struct str words, struct span span)
{
	if (!parse->settings->is_honkit || parse->has_template_message ||
		(str_find(words, STR("{%")) == words.length &&
			str_find(words, STR("{{")) == words.length))
		return;
	diag(parse->diags, span, MSG_TEMPLATE_TEXT, "%s", "");
	parse->has_template_message = true;
}
