/* SPDX-License-Identifier: MIT */
/* The author's settings of the style, [output.octavo.style] and the trim. */
#ifndef STYLE_SETTINGS_H
#define STYLE_SETTINGS_H

#include "style/style.h"

/*
 * Sets the page, the measures, colours and layout from the trim and the
 * settings. What makes no sense is reported at its place and left out.
 */
void style_apply_settings(struct style *style, const struct settings *settings,
	struct diags *diags);

#endif
