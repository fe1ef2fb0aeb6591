/* SPDX-License-Identifier: MIT */
/* How far characters may hang into the margin: 1/1000 of their width. */
#ifndef GLYPHS_PROTRUSION_H
#define GLYPHS_PROTRUSION_H

#include <stdbool.h>
#include <stdint.h>

/* At a line's start and at its end; 0 for most. */
int protrusion_left(uint32_t code_point, bool is_italic);
int protrusion_right(uint32_t code_point, bool is_italic);

#endif
