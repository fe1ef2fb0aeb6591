/* SPDX-License-Identifier: MIT */
/* Definition lists -> strips: terms in bold, definitions indented. */
#include "blocks/layout.h"

static void set_term(
	struct setting *setting, struct node *term, struct tag *list)
{
	struct layout *layout = setting->layout;
	struct setting inner = *setting;
	inner.tag = tag_make(layout, TAG_LABEL, list);
	inner.is_prose = false;
	struct paragraph_style *bold =
		ARENA_NEW(layout->text->arena, struct paragraph_style);
	*bold = *setting->text;
	bold->text.weight = 600;
	bold->alignment = ALIGNMENT_RAGGED;
	bold->may_hyphenate = false;
	struct gap gap = setting->gap;
	if (gap.size == 0)
		gap = layout->style->item_gap;
	galley_space_text(setting->galley, gap);
	galley_start(setting->galley, term);
	struct paragraph_text text = { .node = term, .tag = inner.tag };
	set_text(&inner, &text, bold);
	galley_keep(setting->galley, PENALTY_KEEP);
}

static void set_definition(
	struct setting *setting, struct node *node, struct tag *list)
{
	struct layout *layout = setting->layout;
	length indent = layout->style->at.list_indent;
	struct setting inner = setting_within(setting, indent, 0);
	inner.gap = layout->style->item_gap;
	inner.tag = tag_make(layout, TAG_BODY, list);
	// The definition's first line follows its term without a gap.
	setting->galley->is_after_heading = true;
	galley_start(setting->galley, node);
	set_blocks(&inner, node->first);
}

void set_definitions(struct setting *setting, struct node *node)
{
	struct tag *list = tag_make(setting->layout, TAG_LIST, setting->tag);
	struct tag *item = NULL;
	for (struct node *part = node->first; part; part = part->next) {
		if (part->kind == NODE_TERM) {
			if (part->previous == NULL ||
				part->previous->kind != NODE_TERM)
				item = tag_make(
					setting->layout, TAG_ITEM, list);
			set_term(setting, part, item);
		} else {
			set_definition(setting, part, item ? item : list);
		}
	}
	galley_space(setting->galley, setting->gap);
}
