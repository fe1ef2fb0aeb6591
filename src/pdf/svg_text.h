/* SPDX-License-Identifier: MIT */
/* The characters that an SVG file shows as text. */
#ifndef PDF_SVG_TEXT_H
#define PDF_SVG_TEXT_H

#include <stdint.h>

#include "base/str.h"

/*
 * The next character beyond ASCII that is shown, from *at on, which is moved
 * behind it; start with 0. Titles, descriptions and the like are not shown.
 * 0: there is none.
 */
uint32_t svg_next_character(struct str svg, size_t *at);

#endif
