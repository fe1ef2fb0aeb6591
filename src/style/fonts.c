/* SPDX-License-Identifier: MIT */
/*
 * body-font, heading-font and code-font: has them found, reports at the
 * setting, and adapts sizes to the fonts' proportions, since all sizes of the
 * designs were chosen for our own.
 */
#include "style/fonts.h"

#include "glyphs/font_family.h"
#include "glyphs/shape.h"

const char *const style_font_settings[FONT_SETTINGS] = {
	[FAMILY_SERIF] = "body-font",
	[FAMILY_SANS] = "heading-font",
	[FAMILY_MONO] = "code-font",
};

static void report_fault(const struct option *option,
	const struct family_result *result, struct diags *diags)
{
	struct str value = option->value;

	switch (result->fault) {
	case FAMILY_FINE:
		return;
	case FAMILY_UNKNOWN:
		diag(diags, option->span, MSG_FONT_UNKNOWN, "'%.*s'",
			STR_FORMAT(value));
		if (!str_is_empty(result->nearest))
			diag_hint(diags, "did you mean '%.*s'?",
				STR_FORMAT(result->nearest));
		else
			diag_hint(diags,
				"a family of this machine, or the path of a "
				"font file from the book's folder");
		return;
	case FAMILY_UNREADABLE:
		diag(diags, option->span, MSG_FONT_UNREADABLE, "'%.*s'",
			STR_FORMAT(value));
		diag_hint(diags,
			"a TrueType or OpenType file (ttf, otf, ttc), its path "
			"from the book's folder");
		return;
	case FAMILY_NO_REGULAR:
		diag(diags, option->span, MSG_FONT_UNFIT,
			"'%.*s', which has no regular face", STR_FORMAT(value));
		return;
	case FAMILY_UNEVEN:
		diag(diags, option->span, MSG_FONT_UNFIT,
			"'%.*s' for code: its letters differ in width",
			STR_FORMAT(value));
		diag_hint(diags, "code needs a monospaced font");
		return;
	}
}

static void report_lacks(const struct option *option, enum family family,
	unsigned lacks, struct diags *diags)
{
	static const char *const names[] = { "", "italic", "bold",
		"italic, no bold", "bold italic", "italic, no bold italic",
		"bold, no bold italic", "italic, no bold, no bold italic" };
	static const char *const stands[FAMILY_COUNT] = {
		[FAMILY_SERIF] = "those of Source Serif 4 stand for it",
		[FAMILY_SANS] = "those of Source Sans 3 stand for it",
		[FAMILY_MONO] = "the nearest of its own faces stands for it",
	};

	if (lacks == 0)
		return;
	diag(diags, option->span, MSG_FONT_INCOMPLETE, "'%.*s' has no %s",
		STR_FORMAT(option->value), names[lacks]);
	diag_hint(diags, "%s", stands[family]);
}

/* Sizes of two faces alike: how many times larger the letters of ours are,
 * 1024 for once. */
static int64_t compare(int own, int chosen)
{
	return chosen > 0 ? (int64_t)own * 1024 / chosen : 1024;
}

/* x-heights of our own face to the one in use. */
static int64_t compare_family(struct fonts *fonts, enum family family)
{
	struct text_style style = {
		.family = family,
		.weight = 400,
		.size = PT(10),
	};
	uint8_t own = fonts_own_face(fonts, &style);
	uint8_t face = fonts_face(fonts, &style);

	if (own == face)
		return 1024;
	return compare(fonts_x_height(fonts, own), fonts_x_height(fonts, face));
}

/* Inline code is as high as the letters around it. */
static length scale_code(
	struct fonts *fonts, enum family family, length designed)
{
	int64_t code = compare_family(fonts, FAMILY_MONO);
	int64_t around = compare_family(fonts, family);

	return (length)(designed * code / around);
}

static void measure(struct style *style, struct fonts *fonts)
{
	struct text_style prose = {
		.family = FAMILY_SERIF,
		.weight = 400,
		.size = PT(10),
	};
	struct text_style code = prose;
	uint8_t own = fonts_own_face(fonts, &prose);
	uint8_t face = fonts_face(fonts, &prose);

	// Source Serif is 0.4475 em wide on average, JetBrains Mono 0.6.
	style->font.character = 4475;
	style->font.cell = 6000;
	if (face != own)
		style->font.character =
			(int)(INT64_C(4475) * fonts_alphabet(fonts, face) /
				fonts_alphabet(fonts, own));
	code.family = FAMILY_MONO;
	face = fonts_face(fonts, &code);
	if (face != fonts_own_face(fonts, &code))
		style->font.cell =
			fonts_cell(fonts, face) * 10000 / SHAPE_UNITS;
	style->font.code_in_serif = scale_code(fonts, FAMILY_SERIF, 860);
	style->font.code_in_sans = scale_code(fonts, FAMILY_SANS, 901);
}

void style_choose_fonts(struct style *style, const struct settings *settings,
	struct fonts *fonts, struct diags *diags)
{
	for (enum family family = 0; family < FAMILY_COUNT; family++) {
		const struct option *option =
			style_option(settings, style_font_settings[family]);
		if (option == NULL)
			continue;
		struct family_result result = fonts_choose(
			fonts, family, option->value, settings->root);
		if (result.fault != FAMILY_FINE)
			report_fault(option, &result, diags);
		else
			report_lacks(option, family, result.lacks, diags);
	}
	measure(style, fonts);
}
