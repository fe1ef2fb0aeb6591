/* SPDX-License-Identifier: MIT */
/*
 * The author's settings of the style: a table of names, each with what it
 * changes and the least and most that make sense.
 */
#include "style/settings.h"

#include <stddef.h>

#include "style/color.h"
#include "style/fonts.h"
#include "style/trim.h"

/* A length that may be set, by its place in struct measures or style. */
struct length_setting {
	const char *name;
	size_t offset; /* in struct style */
	length least, most;
};

#define IN_STYLE(member) offsetof(struct style, member)
#define MEASURE(member) offsetof(struct style, at.member)

static const struct length_setting lengths[] = {
	{ "body-size", MEASURE(body_size), PT(6), PT(18) },
	{ "leading", MEASURE(leading), PT(7), PT(30) },
	{ "code-size", MEASURE(code_size), PT(5), PT(14) },
	{ "code-leading", MEASURE(code_leading), PT(6), PT(24) },
	{ "table-size", MEASURE(table_size), PT(6), PT(14) },
	{ "note-size", MEASURE(note_size), PT(6), PT(12) },
	{ "caption-size", MEASURE(caption_size), PT(6), PT(14) },
	{ "title-size", MEASURE(title_size), PT(12), PT(60) },
	{ "paragraph-gap", MEASURE(paragraph_gap), 0, PT(28) },
	{ "paragraph-indent", MEASURE(paragraph_indent), 0, PT(60) },
	{ "list-indent", MEASURE(list_indent), PT(8), PT(60) },
	{ "hang", MEASURE(hang), PT(6), PT(120) },
	{ "figure-height", MEASURE(figure_height), PT(60), PT(1200) },
	{ "measure", IN_STYLE(measure), PT(60), PT(1000) },
	{ "inner-margin", IN_STYLE(inner), PT(18), PT(250) },
	{ "outer-margin", IN_STYLE(outer), PT(18), PT(250) },
};

struct color_setting {
	const char *name;
	size_t offset;
};

static const struct color_setting colors[] = {
	{ "text-color", IN_STYLE(colors.text) },
	{ "link-color", IN_STYLE(colors.link) },
	{ "accent-color", IN_STYLE(colors.accent) },
	{ "tint-color", IN_STYLE(colors.tint) },
	{ "keyword-color", IN_STYLE(colors.tokens[TOKEN_KEYWORD]) },
	{ "string-color", IN_STYLE(colors.tokens[TOKEN_STRING]) },
	{ "comment-color", IN_STYLE(colors.tokens[TOKEN_COMMENT]) },
	{ "number-color", IN_STYLE(colors.tokens[TOKEN_NUMBER]) },
	{ "function-color", IN_STYLE(colors.tokens[TOKEN_FUNCTION]) },
	{ "type-color", IN_STYLE(colors.tokens[TOKEN_TYPE]) },
};

static const char *const words[] = { "trim", "layout", "paragraphs", "lines" };

enum {
	LENGTH_COUNT = sizeof lengths / sizeof lengths[0],
	COLOR_COUNT = sizeof colors / sizeof colors[0],
	NAME_COUNT = LENGTH_COUNT + COLOR_COUNT + FONT_SETTINGS +
		sizeof words / sizeof words[0]
};

static struct str name_of(const struct option *option)
{
	if (str_starts(option->name, STR("style.")))
		return str_slice(option->name, 6, option->name.length);
	return option->name;
}

const struct option *style_option(
	const struct settings *settings, const char *name)
{
	for (size_t i = 0; i < settings->style_count; i++)
		if (str_equal(name_of(&settings->style[i]), str_of(name)))
			return &settings->style[i];
	return NULL;
}

static void report_value(const struct option *option, struct diags *diags)
{
	diag(diags, option->span, MSG_STYLE_VALUE, "'%.*s' for '%.*s'",
		STR_FORMAT(option->value), STR_FORMAT(name_of(option)));
}

static bool parse_color(struct str text, uint32_t *color)
{
	if (text.length != 7 || text.at[0] != '#')
		return false;
	uint32_t value = 0;
	for (size_t i = 1; i < 7; i++) {
		char c = text.at[i];
		int digit = c >= '0' && c <= '9' ? c - '0'
			: c >= 'a' && c <= 'f'   ? c - 'a' + 10
			: c >= 'A' && c <= 'F'   ? c - 'A' + 10
						 : -1;
		if (digit < 0)
			return false;
		value = value * 16 + (uint32_t)digit;
	}
	*color = value;
	return true;
}

static const char *name_at(size_t i)
{
	if (i < LENGTH_COUNT)
		return lengths[i].name;
	i -= LENGTH_COUNT;
	if (i < COLOR_COUNT)
		return colors[i].name;
	i -= COLOR_COUNT;
	return i < FONT_SETTINGS ? style_font_settings[i]
				 : words[i - FONT_SETTINGS];
}

/* The known name that is nearest to a wrong one; NULL when none is near. */
static const char *nearest_name(struct str name)
{
	const char *best = NULL;
	size_t distance = 4;
	for (size_t i = 0; i < NAME_COUNT; i++) {
		const char *known = name_at(i);
		size_t d = str_distance(name, str_of(known));
		if (d < distance) {
			distance = d;
			best = known;
		}
	}
	return best;
}

static bool is_known(struct str name)
{
	for (size_t i = 0; i < NAME_COUNT; i++)
		if (str_equal(name, str_of(name_at(i))))
			return true;
	return false;
}

static void report_unknown(const struct settings *settings, struct diags *diags)
{
	for (size_t i = 0; i < settings->style_count; i++) {
		const struct option *option = &settings->style[i];
		struct str name = name_of(option);
		if (is_known(name))
			continue;
		diag(diags, option->span, MSG_STYLE_UNKNOWN, "'%.*s'",
			STR_FORMAT(name));
		const char *nearest = nearest_name(name);
		if (nearest != NULL)
			diag_hint(diags, "did you mean '%s'?", nearest);
	}
}

static struct trim find_trim(
	const struct settings *settings, struct diags *diags)
{
	struct trim trim = trim_default();
	const struct option *option = style_option(settings, "trim");
	if (option != NULL && !trim_find(option->value, &trim)) {
		report_value(option, diags);
		diag_hint(diags,
			"a trim is 7x9.1875, 6x9, 5.5x8.5, 7x10, A5, "
			"A4, letter, or two lengths: 170x240mm");
	}
	return trim;
}

/* The page and its design, as the trim wants them. */
static void apply_trim(struct style *style, const struct trim *trim)
{
	bool is_wide = trim->width >= PT(470);
	const struct measures *design =
		is_wide ? &measures_wide : &measures_narrow;
	style->at = measures_scale(design, trim->leading, design->leading);
	style->at.body_size = trim->body_size;
	style->at.leading = trim->leading;
	style->at.code_size = trim->code_size;
	style->page_width = trim->width;
	style->page_height = trim->height;
	style->inner = trim->inner;
	style->outer = trim->outer;
	style->measure = trim->width - trim->inner - trim->outer;
	style->lines = trim->lines;
	style->top = trim->first_baseline - ascent_of(trim->leading);
	style->at.head_baseline = trim->first_baseline - 2 * trim->leading;
}

/*
 * Another size of the text takes headings, lists, tables and notes along. What
 * stands at its place on the page stays there, and code keeps its columns.
 */
static void resize(struct style *style, length size)
{
	struct measures before = style->at, *at = &style->at;
	if (size == before.body_size)
		return;
	*at = measures_scale(&before, size, before.body_size);
	at->label_baseline = before.label_baseline;
	at->title_baseline = before.title_baseline;
	at->opening_baseline = before.opening_baseline;
	at->half_title_baseline = before.half_title_baseline;
	at->part_title_baseline = before.part_title_baseline;
	at->book_title_baseline = before.book_title_baseline;
	at->author_baseline = before.author_baseline;
	at->head_baseline = before.head_baseline;
	at->figure_height = before.figure_height;
	at->code_size = before.code_size;
	at->code_leading = before.code_leading;
	at->file_size = before.file_size;
	at->line_number_size = before.line_number_size;
}

/* The author's length; false when there is none that makes sense. */
static bool read_length(const struct settings *settings,
	const struct length_setting *setting, length *value)
{
	const struct option *option = style_option(settings, setting->name);
	return option != NULL && length_parse(option->value, value) &&
		*value >= setting->least && *value <= setting->most;
}

static void apply_lengths(struct style *style, const struct settings *settings,
	struct diags *diags)
{
	for (size_t i = 0; i < LENGTH_COUNT; i++) {
		const struct option *option =
			style_option(settings, lengths[i].name);
		length value;
		if (option == NULL)
			continue;
		if (!read_length(settings, &lengths[i], &value)) {
			report_value(option, diags);
			diag_hint(diags, "a length from %d to %d pt",
				(int)(lengths[i].least / 1024),
				(int)(lengths[i].most / 1024));
			continue;
		}
		*(length *)((char *)style + lengths[i].offset) = value;
	}
}

/* Sizes, and the leading that goes along when the author says no other. */
static const struct size_setting {
	size_t size, leading; /* offsets in struct style */
	const char *size_name, *leading_name;
} sizes[] = {
	{ MEASURE(body_size), MEASURE(leading), "body-size", "leading" },
	{ MEASURE(code_size), MEASURE(code_leading), "code-size",
		"code-leading" },
	{ MEASURE(table_size), MEASURE(table_leading), "table-size", "" },
	{ MEASURE(note_size), MEASURE(note_leading), "note-size", "" },
	{ MEASURE(caption_size), MEASURE(caption_leading), "caption-size", "" },
	{ MEASURE(title_size), MEASURE(title_leading), "title-size", "" },
};

/* Leads larger letters more; reports lines that would touch. */
static void fit_leadings(struct style *style, const struct style *before,
	const struct settings *settings, struct diags *diags)
{
	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		const struct size_setting *row = &sizes[i];
		length size = *(length *)((char *)style + row->size);
		length *leading = (length *)((char *)style + row->leading);
		length was =
			*(const length *)((const char *)before + row->size);
		const struct option *option =
			style_option(settings, row->leading_name);
		if (option == NULL) {
			*leading = length_scale(*leading, size, was);
		} else if (*leading < size) {
			report_value(option, diags);
			diag_hint(diags,
				"lines of %d pt would touch: at least %d pt",
				(int)(size / 1024),
				(int)((size + 1023) / 1024));
			*leading = *(const length *)((const char *)before +
				row->leading);
		}
	}
}

/* Reports words that are hard to see on the paper, or code on its tint. */
static void check_contrast(const struct style *style,
	const struct color_setting *setting, const struct option *option,
	struct diags *diags)
{
	uint32_t color =
		*(const uint32_t *)((const char *)style + setting->offset);
	bool is_tint = setting->offset == IN_STYLE(colors.tint);
	bool is_code = setting->offset >= IN_STYLE(colors.tokens) &&
		setting->offset < IN_STYLE(colors.alerts);
	int tenths = is_tint ? color_contrast(style->colors.code_text, color)
			     : color_contrast(color,
				       is_code ? style->colors.tint : 0xFFFFFF);
	if (option == NULL || tenths >= 45)
		return;
	diag(diags, option->span, MSG_COLOR_FAINT, "%d.%d to 1 for '%s'",
		tenths / 10, tenths % 10, setting->name);
	diag_hint(diags, "4.5 to 1 can be read by most people");
}

static void apply_colors(struct style *style, const struct settings *settings,
	struct diags *diags)
{
	for (size_t i = 0; i < COLOR_COUNT; i++) {
		const struct option *option =
			style_option(settings, colors[i].name);
		uint32_t value;
		if (option == NULL)
			continue;
		if (!parse_color(option->value, &value)) {
			report_value(option, diags);
			diag_hint(diags, "a colour is #RRGGBB");
			continue;
		}
		*(uint32_t *)((char *)style + colors[i].offset) = value;
	}
	for (size_t i = 0; i < COLOR_COUNT; i++)
		check_contrast(style, &colors[i],
			style_option(settings, colors[i].name), diags);
}

/* Margins and measure must add up to the page. */
static void fit_margins(struct style *style, const struct option *measure,
	const struct option *inner, const struct option *outer,
	struct diags *diags)
{
	length rest = style->page_width - style->measure;
	if (measure != NULL && inner != NULL && outer != NULL &&
		rest != style->inner + style->outer) {
		report_value(measure, diags);
		diag_hint(diags, "the margins leave %d pt",
			(int)((rest - style->inner - style->outer +
				      style->measure) /
				1024));
	} else if (measure != NULL && rest < PT(36)) {
		report_value(measure, diags);
		diag_hint(diags, "the page is %d pt wide",
			(int)(style->page_width / 1024));
	} else if (measure != NULL && inner != NULL) {
		style->outer = rest - style->inner;
	} else if (measure != NULL && outer != NULL) {
		style->inner = rest - style->outer;
	} else if (measure != NULL) {
		style->inner = length_scale(
			rest, style->inner, style->inner + style->outer);
		style->outer = rest - style->inner;
	}
	style->measure = style->page_width - style->inner - style->outer;
}

/* Reports lines too short or too long to read at the setting to blame. */
static void check_measure(const struct style *style,
	const struct option *const blamed[4], struct diags *diags)
{
	length prose = style->measure - style->hang;
	int characters = (int)(prose /
		length_scale(
			style->at.body_size, style->font.character, 10000));
	size_t i = 0;
	while (i < 4 && blamed[i] == NULL)
		i++;
	if (i == 4 || (characters >= 45 && characters <= 100))
		return;
	diag(diags, blamed[i]->span, MSG_MEASURE_UNUSUAL, "of %d characters",
		characters);
	diag_hint(diags, "lines of 60 to 80 characters read well");
}

static void fit_measure(struct style *style, const struct trim *trim,
	const struct settings *settings, struct diags *diags)
{
	const struct option *measure = style_option(settings, "measure");
	const struct option *inner = style_option(settings, "inner-margin");
	const struct option *outer = style_option(settings, "outer-margin");
	style->has_own_margins = inner != NULL || outer != NULL;
	fit_margins(style, measure, inner, outer, diags);
	if (style->measure < PT(60) || style->inner < PT(18) ||
		style->outer < PT(18)) {
		const struct option *wrong = inner != NULL ? inner
			: outer != NULL                    ? outer
							   : measure;
		report_value(wrong, diags);
		diag_hint(diags, "the page is %d pt wide",
			(int)(style->page_width / 1024));
		style->inner = trim->inner;
		style->outer = trim->outer;
		style->measure =
			style->page_width - style->inner - style->outer;
	}
	check_measure(style,
		(const struct option *const[4]){ measure, inner, outer,
			style_option(settings, "body-size") },
		diags);
}

static void apply_layout(struct style *style, const struct settings *settings,
	struct diags *diags)
{
	const struct option *layout = style_option(settings, "layout");
	if (layout != NULL && str_equal(layout->value, STR("hung"))) {
		style->hang = style->at.hang;
	} else if (layout != NULL && !str_equal(layout->value, STR("flush"))) {
		report_value(layout, diags);
		diag_hint(diags, "a layout is 'flush' or 'hung'");
	}
	const struct option *kind = style_option(settings, "paragraphs");
	if (kind != NULL && str_equal(kind->value, STR("indent"))) {
		style->is_indented = true;
	} else if (kind != NULL && !str_equal(kind->value, STR("block"))) {
		report_value(kind, diags);
		diag_hint(diags, "paragraphs are 'block' or 'indent'");
	}
}

/* As many lines as before a change of leading, or as the author says. */
static void fit_lines(struct style *style, length leading_before,
	const struct settings *settings, struct diags *diags)
{
	const struct option *option = style_option(settings, "lines");
	length leading = style->at.leading;
	length baseline = style->top + ascent_of(leading_before);
	style->top = baseline - ascent_of(leading);
	style->lines = (int)((int64_t)style->lines * leading_before / leading);
	int most = (int)((style->page_height - baseline -
				 style->at.folio_below - PT(14)) /
			   leading) +
		1;
	int lines;
	if (option != NULL &&
		(!str_to_number(option->value, &lines) || lines < 8 ||
			lines > most)) {
		report_value(option, diags);
		diag_hint(diags, "from 8 to %d lines", most);
	} else if (option != NULL) {
		style->lines = lines;
	}
	style->height = style->lines * leading;
	// What hangs from the foot follows the last baseline.
	length last = baseline + (style->lines - 1) * leading;
	style->at.folio_baseline = last + style->at.folio_below;
	style->at.imprint_baseline = last;
}

/*
 * Ideographs fill their squares from top to bottom: their lines stand farther
 * apart than those of letters, at 1.6 of the size, and so do headings.
 */
static void open_lines(struct style *style, length leading)
{
	struct measures *at = &style->at;
	length more = leading - at->leading;
	at->leading = leading;
	at->head2_below += more;
	at->head3_below += more + more / 2;
	at->head4_below += more + more / 2;
	at->quote_leading += more;
	at->section_leading += more / 2;
	at->alert_leading += more * 2 / 3;
	at->table_leading += more * 2 / 3;
	at->caption_leading += more / 2;
	at->note_leading += more / 2;
}

/* Settings that change nothing, for they belong to a layout not chosen. */
static void report_idle(const struct style *style,
	const struct settings *settings, struct diags *diags)
{
	const struct {
		const char *name, *needed;
		bool is_idle;
	} rows[] = {
		{ "hang", "layout = \"hung\"", style->hang == 0 },
		{ "paragraph-indent", "paragraphs = \"indent\"",
			!style->is_indented },
		{ "paragraph-gap", "paragraphs = \"block\"",
			style->is_indented },
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const struct option *option =
			style_option(settings, rows[i].name);
		if (option != NULL && rows[i].is_idle)
			diag(diags, option->span, MSG_STYLE_IDLE,
				"without %s: '%s'", rows[i].needed,
				rows[i].name);
	}
}

/* The length of that name, or what it is otherwise. */
static length length_or(
	const struct settings *settings, const char *name, length otherwise)
{
	length value;
	for (size_t i = 0; i < LENGTH_COUNT; i++)
		if (str_equal(str_of(name), str_of(lengths[i].name)) &&
			read_length(settings, &lengths[i], &value))
			return value;
	return otherwise;
}

void style_apply_settings(struct style *style, const struct settings *settings,
	struct diags *diags)
{
	struct trim trim = find_trim(settings, diags);
	apply_trim(style, &trim);
	resize(style, length_or(settings, "body-size", trim.body_size));
	length leading = style->is_ideographic
		? length_scale(style->at.leading, 17, 14)
		: style->at.leading;
	open_lines(style, length_or(settings, "leading", leading));
	// Wide or narrow, as many columns as the design has.
	style->at.code_size =
		style_code_size(style, style->at.code_size * 3 / 5);
	struct style before = *style;
	apply_lengths(style, settings, diags);
	fit_leadings(style, &before, settings, diags);
	apply_colors(style, settings, diags);
	apply_layout(style, settings, diags);
	fit_measure(style, &trim, settings, diags);
	fit_lines(style, trim.leading, settings, diags);
	report_idle(style, settings, diags);
	report_unknown(settings, diags);
}
