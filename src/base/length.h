/* SPDX-License-Identifier: MIT */
/* Lengths on the page: whole numbers of 1/1024 point, never floating point. */
#ifndef BASE_LENGTH_H
#define BASE_LENGTH_H

#include <stdint.h>

typedef int32_t length;

/* A length of a constant number of points: PT(10.5). */
#define PT(points) ((length)((points)*1024))

/* a * b / c with a 64-bit product, rounded to nearest, halves away from 0. */
length length_scale(length a, int64_t b, int64_t c);

#endif
