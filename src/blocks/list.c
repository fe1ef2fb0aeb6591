/* SPDX-License-Identifier: MIT */
/* Lists and exercises -> strips: markers, indents, gaps between items. */
#include "blocks/layout.h"

enum { ITEM_PENALTY = 20, COLON_PENALTY = 150 };

/* The column of what an item holds. */
static struct setting inside_of(const struct setting *setting, length indent)
{
	struct setting inner = setting_within(setting, indent, 0);
	inner.list_depth++;
	return inner;
}

static struct str marker_of(struct layout *layout, const struct node *list,
	const struct node *item, int number, int depth)
{
	switch (item->as.item.task) {
	case TASK_OPEN:
		return STR("\xE2\x98\x90");
	case TASK_DONE:
		return STR("\xE2\x98\x91");
	case TASK_NONE:
		break;
	}
	if (list->as.list.is_ordered)
		return arena_format(layout->text->arena, "%d.", number);
	return depth % 2 == 0 ? STR("\xE2\x80\xA2") : STR("\xE2\x80\x93");
}

static struct text_style marker_style(const struct setting *setting)
{
	struct text_style style = setting->text->text;
	style.features = FEATURE_TABULAR_FIGURES;
	return style;
}

/* The item's blocks, with its marker at the first line. */
static void set_item(struct setting *inner, struct node *item,
	const struct line *marker, length end)
{
	struct galley *galley = inner->galley;
	size_t first = galley->strips.count;
	galley_start(galley, item);
	set_blocks(inner, item->first);
	if (galley->strips.count == first)
		galley_push(galley,
			(struct strip){ .height = inner->text->leading,
				.band = inner->band });
	set_marker(inner, first, marker, end);
}

/* The indent that leaves room for the widest marker. */
static length indent_for(struct setting *setting, const struct node *list)
{
	const struct measures *at = &setting->layout->style->at;
	length indent = at->list_indent;
	if (!list->as.list.is_ordered)
		return indent;
	int last = list->as.list.start - 1;
	for (const struct node *item = list->first; item; item = item->next)
		last++;
	struct text_style style = marker_style(setting);
	const struct line *widest = make_line(setting,
		arena_format(setting->layout->text->arena, "%d.", last), &style,
		NULL);
	length room = widest->width + at->list_indent - at->marker_edge;
	return room > indent ? room : indent;
}

void set_list(struct setting *setting, struct node *node)
{
	struct layout *layout = setting->layout;
	const struct style *style = layout->style;
	length indent = indent_for(setting, node);
	struct setting inner = inside_of(setting, indent);
	struct tag *list = tag_make(layout, TAG_LIST, setting->tag);
	list->is_ordered = node->as.list.is_ordered;
	struct text_style mark = marker_style(setting);
	length end = inner.x - (style->at.list_indent - style->at.marker_edge);
	struct gap between =
		node->as.list.is_tight ? style->item_gap : setting->gap;
	struct gap around = setting->list_depth == 0 ? setting->gap : between;
	if (setting->is_prose && style->is_indented) {
		// Paragraphs without gaps, but a list stands free.
		around = between = style->item_gap;
		around.size *= 2;
	}
	if (ends_with_colon(node->previous))
		galley_keep(setting->galley, COLON_PENALTY);
	int number = node->as.list.start;
	for (struct node *item = node->first; item; item = item->next) {
		bool is_first = item == node->first;
		if (is_first && setting->list_depth == 0)
			galley_space_text(setting->galley, around);
		else
			galley_space(setting->galley, between);
		if (!is_first)
			galley_keep(setting->galley, ITEM_PENALTY);
		struct tag *tag = tag_make(layout, TAG_ITEM, list);
		struct tag *label = tag_make(layout, TAG_LABEL, tag);
		inner.tag = tag_make(layout, TAG_BODY, tag);
		inner.gap = between;
		set_item(&inner, item,
			make_line(setting,
				marker_of(layout, node, item, number++,
					setting->list_depth),
				&mark, label),
			end);
	}
	galley_space(setting->galley, around);
}

/* "Exercise 2-1" in bold before the words of each. */
void set_exercises(struct setting *setting, struct node *node)
{
	struct layout *layout = setting->layout;
	struct tag *list = tag_make(layout, TAG_LIST, setting->tag);
	for (struct node *item = node->first; item; item = item->next) {
		struct setting inner = *setting;
		struct tag *tag = tag_make(layout, TAG_ITEM, list);
		inner.tag = tag_make(layout, TAG_BODY, tag);
		struct prefix prefix = {
			.text = arena_format(layout->text->arena,
				"%.*s\xE2\x80\x82",
				STR_FORMAT(book_numbered(layout->book,
					layout->text->arena, WORD_EXERCISE,
					item->number, " "))),
			.style = layout->style->run_in,
			.tag = tag_make(layout, TAG_LABEL, tag),
		};
		prefix.style.size = setting->text->text.size * 9 / 10;
		galley_space_text(setting->galley,
			(struct gap){ layout->style->at.paragraph_gap,
				layout->style->at.paragraph_stretch,
				layout->style->at.paragraph_shrink });
		galley_start(setting->galley, item);
		set_prefixed(&inner, item->first, &prefix);
	}
}
