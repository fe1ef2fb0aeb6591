/* SPDX-License-Identifier: MIT */
/* The author's families, and what of the style follows from the fonts. */
#ifndef STYLE_FONTS_H
#define STYLE_FONTS_H

#include "style/style.h"

/*
 * Lets the families that the settings name serve the text; reports those that
 * cannot, and what they lack. Then fills style->font.
 */
void style_choose_fonts(struct style *style, const struct settings *settings,
	struct fonts *fonts, struct diags *diags);

/* Their names. */
enum { FONT_SETTINGS = 3 };
extern const char *const style_font_settings[FONT_SETTINGS];

#endif
