/* SPDX-License-Identifier: MIT */
/* Whole-number lengths. */
#include "base/length.h"

length length_scale(length a, int64_t b, int64_t c)
{
	int64_t product = (int64_t)a * b;
	int64_t half = (c < 0 ? -c : c) / 2;
	if ((product < 0) != (c < 0))
		half = -half;
	return (length)((product + (c < 0 ? -half : half)) / c);
}
