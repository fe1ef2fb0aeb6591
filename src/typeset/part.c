/* SPDX-License-Identifier: MIT */
/* Part pages: a recto with the part's label and title, and nothing else. */
#include "typeset/unit.h"

void lay_out_part(
	struct unit *unit, const struct run_context *run, struct text_job *job)
{
	struct layout layout;
	struct setting setting = unit_setting(unit, &layout, run, job);
	const struct style *style = run->style;
	struct tag *tag = tag_make(&layout, TAG_HEADING, setting.tag);
	tag->level = 1;
	struct strip strip = { .height = style->height };
	struct text_style label = style->label;
	label.size = style->at.part_label_size;
	length y = style->at.part_title_baseline - style->top;
	if (!str_is_empty(unit->part->number)) {
		struct str words = book_numbered(run->book, &unit->arena,
			WORD_PART, unit->part->number, " ");
		struct placed placed =
			label_at_end(&setting, words, &label, tag);
		placed.y = y - style->at.part_title_leading;
		strip_add(&unit->arena, &strip, placed);
	}
	struct node empty = { .kind = NODE_HEADING };
	struct paragraph_text text = {
		.node = &empty,
		.prefix = unit->part->title,
		.prefix_style = style->part_title.text,
		.tag = tag,
	};
	struct paragraph_style type = style->part_title;
	struct paragraph title = set_title(&layout, &text, &type);
	for (size_t i = 0; i < title.line_count; i++)
		strip_add(&unit->arena, &strip,
			(struct placed){ .kind = PLACED_LINE,
				.y = y + (length)i * type.leading,
				.width = style->measure,
				.line = &title.lines[i] });
	galley_push(setting.galley, strip);
	unit_strips_to_pages(unit);
}
