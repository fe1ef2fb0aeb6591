/* SPDX-License-Identifier: MIT */
/*
 * The contrast of colours, in whole numbers. Luminance as WCAG 2 defines it
 * (w3.org/TR/WCAG22, "relative luminance"), the power 2.4 of sRGB replaced by
 * a cubic that is off by less than 0.002.
 */
#include "style/color.h"

/* Light of one channel, in millionths. */
static int64_t light(int channel)
{
	int64_t c = channel * 1000000 / 255;
	int64_t square = c * c / 1000000, cube = square * c / 1000000;
	return (cube * 305306 + square * 682171 + c * 12523) / 1000000;
}

static int64_t luminance(uint32_t color)
{
	return (light((int)(color >> 16 & 0xFF)) * 2126 +
		       light((int)(color >> 8 & 0xFF)) * 7152 +
		       light((int)(color & 0xFF)) * 722) /
		10000;
}

int color_contrast(uint32_t one, uint32_t other)
{
	int64_t a = luminance(one) + 50000, b = luminance(other) + 50000;
	return (int)(a > b ? a * 10 / b : b * 10 / a);
}
