/* SPDX-License-Identifier: MIT */
/* Alerts -> strips: a coloured rule at the start, the label run in. */
#include "blocks/layout.h"

enum { SHORT_LINES = 12, SHORT_PENALTY = 3000, LONG_PENALTY = 400 };

/* Short alerts hold together more than long ones. */
static void hold_together(struct galley *galley, size_t first)
{
	size_t count = galley->strips.count - first;
	int penalty = count <= SHORT_LINES ? SHORT_PENALTY : LONG_PENALTY;
	for (size_t i = first; i + 1 < galley->strips.count; i++) {
		struct strip *strip = &galley->strips.at[i];
		if (strip->penalty != PENALTY_FORCED &&
			strip->penalty < penalty)
			strip->penalty = penalty;
	}
}

void set_alert(struct setting *setting, struct node *node)
{
	struct layout *layout = setting->layout;
	const struct style *style = layout->style;
	uint32_t color = style->colors.alerts[node->as.alert.kind];
	struct band *band = ARENA_NEW(layout->text->arena, struct band);
	*band = (struct band){
		.outer = setting->band,
		.x = setting->x + setting->hang,
		.width = style->at.alert_rule,
		.color = color,
		.is_drawn = true,
		.pad_top = style->at.alert_rule,
		.pad_bottom = style->at.alert_rule,
	};
	struct setting inner =
		setting_within(setting, style->at.alert_indent, 0);
	inner.text = &style->alert;
	inner.gap = style->item_gap;
	inner.band = band;
	inner.tag = tag_make(layout, TAG_DIVISION, setting->tag);
	struct prefix label = {
		.text = arena_format(layout->text->arena, "%.*s\xE2\x80\x82",
			STR_FORMAT(node->as.alert.label)),
		.style = style->alert.text,
		.tag = tag_make(layout, TAG_STRONG, inner.tag),
	};
	label.style.weight = 700;
	label.style.color = color;
	struct gap gap = { style->at.alert_gap - style->at.alert_rule,
		style->object_gap.stretch, style->object_gap.shrink };
	galley_space(setting->galley, gap);
	size_t first = setting->galley->strips.count;
	set_prefixed(&inner, node->first, &label);
	hold_together(setting->galley, first);
	galley_space(setting->galley, gap);
}
