/* SPDX-License-Identifier: MIT */
/* QUOTE -> ALERT. */
#include "parse/alert.h"

static bool kind_of(struct str words, enum alert_kind *kind)
{
	static const char *const tags[] = {
		[ALERT_NOTE] = "[!NOTE]",
		[ALERT_TIP] = "[!TIP]",
		[ALERT_IMPORTANT] = "[!IMPORTANT]",
		[ALERT_WARNING] = "[!WARNING]",
		[ALERT_CAUTION] = "[!CAUTION]",
	};
	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
		if (str_equal_folded(str_trim(words), str_of(tags[i]))) {
			*kind = (enum alert_kind)i;
			return true;
		}
	return false;
}

void alert_take(struct parse *parse, struct node *quote)
{
	(void)parse;
	struct node *paragraph = quote->first;
	enum alert_kind kind;
	if (!paragraph || paragraph->kind != NODE_PARAGRAPH)
		return;
	struct node *tag = paragraph->first;
	if (!tag || tag->kind != NODE_TEXT || !kind_of(tag->text, &kind) ||
		(tag->next && tag->next->kind != NODE_SOFT_BREAK &&
			tag->next->kind != NODE_LINE_BREAK))
		return;
	if (tag->next)
		node_remove(tag->next);
	node_remove(tag);
	if (!paragraph->first)
		node_remove(paragraph);
	quote->kind = NODE_ALERT;
	quote->as.alert.kind = kind;
}
