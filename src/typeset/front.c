/* SPDX-License-Identifier: MIT */
/*
 * Half title, title page with the copyright page on its back, dedication: each
 * page one strip, made from the metadata.
 */
#include "text/plain.h"
#include "typeset/unit.h"

/* A text in lines that is to be put on a page. */
struct display {
	struct paragraph set;
	length leading;
};

static struct display display_set(struct setting *setting, struct str words,
	const struct paragraph_style *style)
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
	return (struct display){ set, type.leading };
}

/* From the first baseline to the last. */
static length display_depth(const struct display *display)
{
	return display->set.line_count == 0
		? 0
		: (length)(display->set.line_count - 1) * display->leading;
}

/* The lines from a baseline on the page; returns the last baseline. */
static length place_lines(struct setting *setting, struct strip *strip,
	const struct display *display, length baseline)
{
	const struct layout *layout = setting->layout;
	for (size_t i = 0; i < display->set.line_count; i++)
		strip_add(layout->text->arena, strip,
			(struct placed){ .kind = PLACED_LINE,
				.y = baseline - layout->style->top +
					(length)i * display->leading,
				.width = layout->style->measure,
				.line = &display->set.lines[i] });
	return baseline + display_depth(display);
}

static length place_text(struct setting *setting, struct strip *strip,
	struct str words, const struct paragraph_style *style, length baseline)
{
	struct display display = display_set(setting, words, style);
	return place_lines(setting, strip, &display, baseline);
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

/* Whoever publishes himself is named once. */
static bool has_imprint(const struct metadata *metadata, struct str names)
{
	return !str_is_empty(metadata->publisher) &&
		!str_equal(metadata->publisher, names);
}

/* Where the authors' first line stands: low when no imprint stands below. */
static length authors_baseline(const struct style *style,
	const struct display *authors, bool has_imprint, length highest)
{
	length lowest = style->at.imprint_baseline - style->at.author_lift -
		display_depth(authors);
	length baseline = has_imprint && style->at.author_baseline < lowest
		? style->at.author_baseline
		: lowest;
	return baseline > highest ? baseline : highest;
}

/* Authors and imprint, no higher than the baseline that is given. */
static void place_names(
	struct setting *setting, struct strip *strip, length highest)
{
	const struct style *style = setting->layout->style;
	const struct metadata *metadata = setting->layout->book->metadata;
	struct str names =
		metadata_authors(setting->layout->text->arena, metadata);
	bool is_published = has_imprint(metadata, names);
	struct paragraph_style plain = flush_end(&style->subtitle);
	struct paragraph_style type =
		style_sized(&plain, style->at.author_size);
	type.text.weight = 600;
	if (!str_is_empty(names)) {
		struct display authors = display_set(setting, names, &type);
		place_lines(setting, strip, &authors,
			authors_baseline(
				style, &authors, is_published, highest));
	}
	struct paragraph_style imprint =
		style_sized(&plain, style->at.imprint_size);
	if (is_published)
		place_text(setting, strip, metadata->publisher, &imprint,
			style->at.imprint_baseline);
}

static struct strip title_page(struct setting *setting)
{
	const struct style *style = setting->layout->style;
	const struct metadata *metadata = setting->layout->book->metadata;
	struct strip strip = { .height = style->height };
	struct paragraph_style title = flush_end(&style->book_title);
	struct paragraph_style subtitle = flush_end(&style->subtitle);
	length y = place_text(setting, &strip, metadata->title, &title,
		style->at.book_title_baseline);
	if (!str_is_empty(metadata->subtitle))
		y = place_text(setting, &strip, metadata->subtitle, &subtitle,
			y + style->at.subtitle_leading * 7 / 4);
	place_names(setting, &strip, y + 3 * style->at.subtitle_leading);
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
