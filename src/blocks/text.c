/* SPDX-License-Identifier: MIT */
/*
 * Paragraphs -> strips, a line each: the rules against widows and clubs, notes
 * of each line, and the same paragraph a line longer or shorter.
 */
#include "blocks/foreign.h"
#include "blocks/layout.h"

#include <assert.h>
#include <string.h>

enum { TITLE_LINES_MOST = 3 };

static length larger(length a, length b)
{
	return a > b ? a : b;
}

struct strip strip_of_line(const struct setting *setting,
	const struct line *line, const struct paragraph_style *style)
{
	// Pictures and large glyphs in a line push its neighbours away.
	length ascent = ascent_of(style->leading);
	length descent = style->leading - ascent;
	length above =
		line->picture_count > 0 ? larger(line->ascent - ascent, 0) : 0;
	length below = line->picture_count > 0
		? larger(line->descent - descent, 0)
		: 0;
	struct placed *placed =
		ARENA_NEW(setting->layout->text->draft, struct placed);
	*placed = (struct placed){
		.kind = PLACED_LINE,
		.x = setting->x + setting->hang,
		.y = above + ascent,
		.width = setting->width - setting->hang,
		.line = line,
	};
	return (struct strip){
		.height = above + style->leading + below,
		.placed = placed,
		.placed_count = 1,
		.band = setting->band,
		.penalty = setting->penalty,
		.ends_with_hyphen = line->ends_with_hyphen,
	};
}

struct strip strip_of_label(const struct setting *setting,
	const struct line *line, const struct paragraph_style *style)
{
	struct strip strip = strip_of_line(setting, line, style);

	((struct placed *)strip.placed)->width = line->width;
	return strip;
}

static int penalty_after(const struct setting *setting, size_t i, size_t count)
{
	if (i + 1 == count)
		return 0;
	if (setting->penalty > PENALTY_FORBIDDEN)
		return setting->penalty;
	if (i == 0 || i + 2 == count)
		return PENALTY_FORBIDDEN;
	return setting->penalty;
}

void set_text(struct setting *setting, const struct paragraph_text *text,
	const struct paragraph_style *style)
{
	struct layout *layout = setting->layout;
	struct galley *galley = setting->galley;
	length measure = setting->width - setting->hang;
	style = foreign_style(setting, style);
	struct paragraph set =
		paragraph_set(layout->text, text, style, measure);
	bool may_vary = setting->is_page && set.line_count > 1;
	uint32_t owner = may_vary ? (uint32_t)galley->paragraphs.count + 1 : 0;
	size_t first = galley->strips.count;
	bool is_under_heading = galley->is_after_heading;
	for (size_t i = 0; i < set.line_count; i++) {
		struct strip strip =
			strip_of_line(setting, &set.lines[i], style);
		strip.penalty = penalty_after(setting, i, set.line_count);
		strip.is_on_grid = setting->is_prose && i == 0;
		strip.paragraph = owner;
		attach_notes(setting, &strip, &set.lines[i]);
		galley_push(galley, strip);
	}
	// A single line at the foot of a page is a poor end.
	if (setting->is_page && set.line_count == 1)
		galley_keep(galley,
			is_under_heading ? PENALTY_FORBIDDEN : PENALTY_LONE);
	if (!may_vary)
		return;
	struct strip_paragraph paragraph = {
		.first = first,
		.count = set.line_count,
		.text = *text,
		.style = style,
		.x = setting->x + setting->hang,
		.measure = measure,
		.band = setting->band,
		.demerits = set.demerits,
		.longer = set.longer,
		.shorter = set.shorter,
	};
	vec_push(&galley->paragraphs, paragraph);
}

struct paragraph set_title(struct layout *layout,
	const struct paragraph_text *text, struct paragraph_style *style)
{
	length measure = layout->style->measure;
	length largest = style->text.size;
	struct paragraph_text smaller = *text;
	struct paragraph set =
		paragraph_set(layout->text, text, style, measure);

	while (set.line_count > TITLE_LINES_MOST &&
		style->text.size * 9 / 10 >= largest * 2 / 3) {
		*style = style_sized(style, style->text.size * 9 / 10);
		smaller.prefix_style.size = style->text.size;
		set = paragraph_set(layout->text, &smaller, style, measure);
	}
	return set;
}

/* The marker is read before what it marks. */
static void put_before(
	struct arena *arena, struct strip *strip, const struct placed *marker)
{
	struct placed *all =
		ARENA_ARRAY(arena, struct placed, strip->placed_count + 1);
	all[0] = *marker;
	if (strip->placed_count > 0)
		memcpy(all + 1, strip->placed,
			strip->placed_count * sizeof *all);
	strip->placed = all;
	strip->placed_count++;
}

const struct strip *variant_strips(struct layout *layout,
	const struct strip_paragraph *paragraph, int change)
{
	struct arena *arena = layout->text->arena;
	struct paragraph set = paragraph_vary(layout->text, &paragraph->text,
		paragraph->style, paragraph->measure,
		change > 0 ? &paragraph->longer : &paragraph->shorter);
	struct setting setting = {
		.layout = layout,
		.x = paragraph->x,
		.width = paragraph->measure,
		.band = paragraph->band,
	};
	struct strip *strips = ARENA_ARRAY(arena, struct strip, set.line_count);
	for (size_t i = 0; i < set.line_count; i++)
		strips[i] = strip_of_line(
			&setting, &set.lines[i], paragraph->style);
	if (paragraph->marker != NULL) {
		struct placed marker = *paragraph->marker;
		marker.y = strips[0].placed->y;
		put_before(arena, &strips[0], &marker);
	}
	return strips;
}

static struct placed marker_at(const struct strip *strip,
	const struct line *line, length end, length y)
{
	for (uint32_t i = 0; i < strip->placed_count; i++)
		if (strip->placed[i].kind == PLACED_LINE) {
			y = strip->placed[i].y;
			break;
		}
	return (struct placed){
		.kind = PLACED_LINE,
		.x = end - line->width,
		.y = y,
		.width = line->width,
		.line = line,
	};
}

void set_marker(struct setting *setting, size_t strip, const struct line *line,
	length end)
{
	struct galley *galley = setting->galley;
	struct arena *arena = setting->layout->text->arena;
	struct strip *first = &galley->strips.at[strip];
	struct placed *marker = ARENA_NEW(arena, struct placed);
	*marker =
		marker_at(first, line, end, ascent_of(setting->text->leading));
	put_before(arena, first, marker);
	if (first->paragraph > 0)
		galley->paragraphs.at[first->paragraph - 1].marker = marker;
}
