/* SPDX-License-Identifier: MIT */
/* Builds the style from a design's measures; settings come in settings.c. */
#include "style/style.h"

#include "style/fonts.h"
#include "style/settings.h"
#include "style/trim.h"

length ascent_of(length leading)
{
	return leading - leading / 4;
}

static const struct colors default_colors = {
	.text = 0x000000,
	.link = 0x0B57A4,
	.accent = 0x7B1E7A,
	.label = 0x000000,
	.rule = 0x000000,
	.faint = 0x737373,
	.tint = 0xF5F6F8,
	.code_text = 0x1B1F24,
	.tokens = {
		[TOKEN_PLAIN] = 0x1B1F24,
		[TOKEN_KEYWORD] = 0x7B1E7A,
		[TOKEN_STRING] = 0x0A6A2F,
		[TOKEN_COMMENT] = 0x5A6270,
		[TOKEN_NUMBER] = 0x8F4700,
		[TOKEN_FUNCTION] = 0x0B4FA0,
		[TOKEN_TYPE] = 0x00617A,
		[TOKEN_DECORATOR] = 0x8A3B12,
		[TOKEN_OPERATOR] = 0x3A3F47,
		[TOKEN_INSERTED] = 0x0A6A2F,
		[TOKEN_DELETED] = 0xA8071A,
		[TOKEN_PROMPT] = 0x737373,
	},
	.alerts = {
		[ALERT_NOTE] = 0x0B57A4,
		[ALERT_TIP] = 0x0A6A2F,
		[ALERT_IMPORTANT] = 0x5B3A9E,
		[ALERT_WARNING] = 0x8F4700,
		[ALERT_CAUTION] = 0xA8071A,
	},
};

struct text_style style_token(const struct style *style, enum token_class class)
{
	struct text_style text = style->code;
	text.color = style->colors.tokens[class];
	if (class == TOKEN_KEYWORD || class == TOKEN_INSERTED ||
		class == TOKEN_DELETED)
		text.weight = 700;
	text.is_italic = class == TOKEN_COMMENT;
	return text;
}

struct paragraph_style style_sized(
	const struct paragraph_style *paragraph, length size)
{
	struct paragraph_style sized = *paragraph;
	sized.text.size = size;
	sized.leading =
		length_scale(paragraph->leading, size, paragraph->text.size);
	return sized;
}

length style_left(const struct style *style, bool is_recto, size_t page_count)
{
	// Thicker books need more room in the fold; the measure stays.
	length gutter = page_count <= 150 ? PT(-4)
		: page_count <= 300       ? PT(-2)
		: page_count <= 500       ? 0
		: page_count <= 700       ? PT(6)
					  : PT(12);
	if (style->has_own_margins || style->outer - gutter < PT(30))
		gutter = 0;
	if (is_recto != style->is_right_to_left)
		return style->inner + gutter;
	return style->page_width - style->measure - style->inner - gutter;
}

length style_cell(const struct style *style, length code_size)
{
	return length_scale(code_size, style->font.cell, 10000);
}

length style_code_size(const struct style *style, length cell)
{
	return length_scale(cell, 10000, style->font.cell);
}

static struct text_style text_of(
	const struct style *style, enum family family, int weight, length size)
{
	return (struct text_style){
		.family = family,
		.weight = weight,
		.size = size,
		.color = style->colors.text,
	};
}

/* Running text in the serif. */
static struct paragraph_style prose(const struct style *style,
	struct str language, length size, length leading)
{
	struct paragraph_style paragraph = {
		.text = text_of(style, FAMILY_SERIF, 400, size),
		.code_scale = style->font.code_in_serif,
		.link_color = style->colors.link,
		.leading = leading,
		.may_hyphenate = true,
		.may_protrude = true,
		.may_expand = true,
		.language = language,
		.is_right_to_left = style->is_right_to_left,
	};
	// Beside ideographs, as high as their squares, and letters without
	// descending small ones, figures are capitals.
	if (!style->is_ideographic && !style->is_right_to_left)
		paragraph.text.features = FEATURE_OLD_STYLE_FIGURES;
	return paragraph;
}

/* Ragged text in the sans. */
static struct paragraph_style plain(const struct style *style,
	struct str language, length size, length leading)
{
	struct paragraph_style paragraph =
		prose(style, language, size, leading);
	paragraph.text = text_of(style, FAMILY_SANS, 400, size);
	paragraph.code_scale = style->font.code_in_sans;
	paragraph.alignment = ALIGNMENT_RAGGED;
	paragraph.may_hyphenate = false;
	paragraph.may_protrude = false;
	paragraph.may_expand = false;
	return paragraph;
}

static struct paragraph_style display(const struct style *style,
	struct str language, length size, length leading)
{
	struct paragraph_style paragraph =
		plain(style, language, size, leading);
	paragraph.text = text_of(style, FAMILY_SERIF, 600, size);
	paragraph.is_balanced = true;
	return paragraph;
}

static struct heading_style heading(const struct style *style,
	struct str language, int weight, const length numbers[6])
{
	struct heading_style heading = {
		.paragraph = plain(style, language, numbers[0], numbers[1]),
		.above = numbers[2],
		.below = numbers[3],
		.stretch = numbers[4],
		.shrink = numbers[5],
	};
	heading.paragraph.text.weight = weight;
	heading.paragraph.is_balanced = true;
	return heading;
}

static void set_headings(struct style *style, struct str language)
{
	const struct measures *at = &style->at;
	style->headings[2] = heading(style, language, 700,
		(length[]){ at->head2_size, at->head2_leading, at->head2_above,
			at->head2_below, at->head2_stretch, at->head2_shrink });
	style->headings[3] = heading(style, language, 600,
		(length[]){ at->head3_size, at->head3_leading, at->head3_above,
			at->head3_below, at->head3_stretch, at->head3_shrink });
	style->headings[4] = heading(style, language, 600,
		(length[]){ at->head4_size, at->head4_leading, at->head4_above,
			at->head4_below, at->head4_stretch, at->head4_shrink });
	style->headings[4].paragraph.text.family = FAMILY_SERIF;
	style->headings[4].paragraph.text.is_italic = true;
	for (int level = 5; level < HEADING_STYLES; level++) {
		style->headings[level] = style->headings[4];
		style->headings[level].paragraph.text =
			text_of(style, FAMILY_SERIF, 700, at->body_size);
	}
	style->headings[1] = style->headings[0] = style->headings[2];
}

static void set_paragraphs(struct style *style, struct str language)
{
	const struct measures *at = &style->at;
	style->body = prose(style, language, at->body_size, at->leading);
	style->quote =
		prose(style, language, at->quote_size, at->quote_leading);
	style->alert =
		plain(style, language, at->alert_size, at->alert_leading);
	style->caption =
		plain(style, language, at->caption_size, at->caption_leading);
	style->cell = plain(style, language, at->table_size, at->table_leading);
	style->cell.text.features = FEATURE_TABULAR_FIGURES;
	style->head_cell = style->cell;
	style->head_cell.text.weight = 600;
	style->note = prose(style, language, at->note_size, at->note_leading);
	style->term = style->body;
	style->term.text.weight = 600;
	style->term.alignment = ALIGNMENT_RAGGED;
	style->title =
		display(style, language, at->title_size, at->title_leading);
	style->title.alignment = ALIGNMENT_FLUSH_END;
	style->part_title = display(
		style, language, at->part_title_size, at->part_title_leading);
	style->part_title.alignment = ALIGNMENT_FLUSH_END;
	style->book_title = display(
		style, language, at->book_title_size, at->book_title_leading);
	style->subtitle =
		plain(style, language, at->subtitle_size, at->subtitle_leading);
	style->small = prose(
		style, language, at->copyright_size, at->copyright_leading);
	style->small.alignment = ALIGNMENT_RAGGED;
	style->contents =
		plain(style, language, at->contents_size, at->contents_leading);
	style->contents.text.weight = 600;
	style->section =
		prose(style, language, at->section_size, at->section_leading);
	style->section.alignment = ALIGNMENT_RAGGED;
	style->section.may_hyphenate = false;
	style->section.link_color = style->colors.text;
	style->index =
		prose(style, language, at->index_size, at->index_leading);
	style->index.alignment = ALIGNMENT_RAGGED;
	style->index.first_indent = -at->index_turnover;
	style->index.link_color = style->colors.text;
}

static void set_words(struct style *style)
{
	const struct measures *at = &style->at;
	style->label = text_of(style, FAMILY_SANS, 400, at->label_size);
	style->label.color = style->colors.accent;
	style->run_in = text_of(style, FAMILY_SANS, 700, at->caption_size);
	style->marker = text_of(style, FAMILY_SERIF, 400, at->body_size);
	style->marker.features = FEATURE_TABULAR_FIGURES;
	style->running_head = text_of(style, FAMILY_SANS, 400, at->head_size);
	style->folio = text_of(style, FAMILY_SANS, 700, at->head_size);
	style->note_mark = text_of(style, FAMILY_SERIF, 400, at->note_size);
	style->file_name = text_of(style, FAMILY_SANS, 600, at->file_size);
	style->line_number =
		text_of(style, FAMILY_MONO, 400, at->line_number_size);
	style->line_number.color = style->colors.faint;
	style->letter = text_of(style, FAMILY_SANS, 600, at->letter_size);
	style->code = text_of(style, FAMILY_MONO, 400, at->code_size);
	style->code.color = style->colors.code_text;
}

static void set_gaps(struct style *style)
{
	const struct measures *at = &style->at;
	style->paragraph_gap = (struct gap){ at->paragraph_gap,
		at->paragraph_stretch, at->paragraph_shrink };
	if (style->is_indented)
		style->paragraph_gap = (struct gap){ .stretch = PT(1) };
	style->item_gap =
		(struct gap){ at->item_gap, at->item_stretch, at->item_shrink };
	style->object_gap = (struct gap){ at->object_gap, at->object_stretch,
		at->object_shrink };
}

static bool is_ideographic(struct str language)
{
	return str_starts(language, STR("ja")) ||
		str_starts(language, STR("zh")) ||
		str_starts(language, STR("ko"));
}

void style_init(struct style *style, const struct metadata *metadata,
	const struct settings *settings, struct fonts *fonts,
	struct diags *diags)
{
	*style = (struct style){
		.colors = default_colors,
		.is_right_to_left = metadata->is_right_to_left,
		.is_ideographic = is_ideographic(metadata->language),
	};
	// First what others follow from, then the paragraphs, which take it.
	style_choose_fonts(style, settings, fonts, diags);
	style_apply_settings(style, settings, diags);
	struct str language = metadata->language;
	set_gaps(style);
	set_paragraphs(style, language);
	set_headings(style, language);
	set_words(style);
}
