/* SPDX-License-Identifier: MIT */
/* Whether a colour can be seen on another. */
#ifndef STYLE_COLOR_H
#define STYLE_COLOR_H

#include <stdint.h>

/* The contrast of two colours after WCAG 2, in tenths: 10 to 210. */
int color_contrast(uint32_t one, uint32_t other);

#endif
