/* SPDX-License-Identifier: MIT */
/*
 * Half title, title page with the copyright page on its back, dedication: each
 * page one strip, made from the metadata.
 */
#include "text/plain.h"
#include "typeset/unit.h"

/* Lines of a text from a baseline on the page; returns the last baseline. */
static length place_text(struct setting *setting, struct strip *strip,
	struct str words, const struct paragraph_style *style, length baseline)
{
	struct layout *layout = setting->layout;
	struct arena *arena = layout->text->arena;
	struct node *paragraph = plain_paragraph(arena);
	plain_add(arena, paragraph, NODE_TEXT, words);
	struct paragraph_text text = {
		.node = paragraph,
		.tag = tag_make(layout, TAG_PARAGRAPH, setting->tag),
	};
	struct paragraph_style type = *style;
	struct paragraph set = set_title(layout, &text, &type);
	for (size_t i = 0; i < set.line_count; i++) {
		if (i > 0)
			baseline += type.leading;
		strip_add(arena, strip,
			(struct placed){ .kind = PLACED_LINE,
				.y = baseline - layout->style->top,
				.width = layout->style->measure,
				.line = &set.lines[i] });
	}
	return baseline;
}

static struct paragraph_style flush_end(const struct paragraph_style *style)
{
	struct paragraph_style flush = *style;
	flush.alignment = ALIGNMENT_FLUSH_END;
	flush.is_balanced = true;
	return flush;
}

static struct strip half_title(struct setting *setting)
{
	const struct style *style = setting->layout->style;
	const struct metadata *metadata = setting->layout->book->metadata;
	struct strip strip = { .height = style->height };
	struct paragraph_style title = flush_end(&style->book_title);
	title = style_sized(&title, style->at.half_title_size);
	place_text(setting, &strip,
		str_is_empty(metadata->short_title) ? metadata->title
						    : metadata->short_title,
		&title, style->at.half_title_baseline);
	return strip;
}

static struct strip title_page(struct setting *setting)
{
	const struct style *style = setting->layout->style;
	const struct metadata *metadata = setting->layout->book->metadata;
	struct arena *arena = setting->layout->text->arena;
	struct strip strip = { .height = style->height };
	struct paragraph_style title = flush_end(&style->book_title);
	struct paragraph_style plain = flush_end(&style->subtitle);
	length y = place_text(setting, &strip, metadata->title, &title,
		style->at.book_title_baseline);
	if (!str_is_empty(metadata->subtitle))
		y = place_text(setting, &strip, metadata->subtitle, &plain,
			y + style->at.subtitle_leading * 7 / 4);
	struct str names = metadata_authors(arena, metadata);
	struct paragraph_style author =
		style_sized(&plain, style->at.author_size);
	author.text.weight = 600;
	length at = style->at.author_baseline;
	if (at < y + 3 * style->at.subtitle_leading)
		at = y + 3 * style->at.subtitle_leading;
	if (!str_is_empty(names))
		place_text(setting, &strip, names, &author, at);
	struct paragraph_style imprint =
		style_sized(&plain, style->at.imprint_size);
	if (!str_is_empty(metadata->publisher))
		place_text(setting, &strip, metadata->publisher, &imprint,
			style->at.imprint_baseline);
	return strip;
}

/* A paragraph of the copyright page. */
static void say(struct setting *setting, struct str words)
{
	struct layout *layout = setting->layout;
	struct arena *arena = layout->text->arena;
	struct node *paragraph = plain_paragraph(arena);
	plain_add(arena, paragraph, NODE_TEXT, words);
	galley_space(setting->galley,
		(struct gap){
			.size = layout->style->at.copyright_leading / 2 });
	struct paragraph_text text = {
		.node = paragraph,
		.tag = tag_make(layout, TAG_PARAGRAPH, setting->tag),
	};
	set_text(setting, &text, &layout->style->small);
}

static void say_all(struct setting *setting)
{
	size_t count;
	const struct str *paragraphs =
		metadata_imprint(setting->layout->text->arena,
			setting->layout->book->metadata, &count);
	for (size_t i = 0; i < count; i++)
		say(setting, paragraphs[i]);
}

/* Hung from the foot of the text block. */
static struct strip copyright_page(struct setting *setting)
{
	const struct style *style = setting->layout->style;
	struct galley galley;
	galley_init(&galley, setting->layout->text->arena, 0);
	struct setting inner = *setting;
	inner.galley = &galley;
	inner.hang = 0;
	inner.is_page = inner.is_prose = false;
	say_all(&inner);
	struct strip strip = strips_merge(
		galley.arena, galley.strips.at, galley.strips.count, 0);
	length down = style->height - strip.height;
	struct placed *placed = (struct placed *)strip.placed;
	for (uint32_t i = 0; i < strip.placed_count; i++)
		placed[i].y += down;
	strip.height = style->height;
	galley_free(&galley);
	return strip;
}

static struct strip dedication_page(struct setting *setting)
{
	const struct style *style = setting->layout->style;
	struct strip strip = { .height = style->height };
	struct paragraph_style text = flush_end(&style->body);
	text.text.is_italic = true;
	text.may_hyphenate = text.may_expand = false;
	place_text(setting, &strip, setting->layout->book->metadata->dedication,
		&text, style->at.half_title_baseline);
	return strip;
}

void lay_out_front(
	struct unit *unit, const struct run_context *run, struct text_job *job)
{
	struct layout layout;
	struct setting setting = unit_setting(unit, &layout, run, job);
	if (unit->kind == UNIT_HALF_TITLE) {
		galley_push(&unit->galley, half_title(&setting));
	} else if (unit->kind == UNIT_DEDICATION) {
		galley_push(&unit->galley, dedication_page(&setting));
	} else {
		galley_push(&unit->galley, title_page(&setting));
		galley_push(&unit->galley, copyright_page(&setting));
	}
	unit_strips_to_pages(unit);
}
