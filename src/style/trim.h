/* SPDX-License-Identifier: MIT */
/* Page sizes by name or by measure, each with its text block. */
#ifndef STYLE_TRIM_H
#define STYLE_TRIM_H

#include <stdbool.h>

#include "base/length.h"
#include "base/str.h"

struct trim {
	const char *name; /* "6x9in" */
	length width, height;
	length inner, outer;
	length body_size, leading, code_size;
	length first_baseline;
	int lines;
};

/*
 * The trim of a name ("7x9.1875", "A4", "letter"; "in" may be left out) or of
 * two lengths ("170x240mm", "6.14x9.21in"). False when it is neither, or too
 * small or too large for a book.
 */
bool trim_find(struct str name, struct trim *trim);
/* The trim when nothing is said: 7 x 9.1875 in. */
struct trim trim_default(void);

/* "10.5", "10.5pt", "6in", "12mm", "1.5cm" in 1/1024 pt; false otherwise. */
bool length_parse(struct str text, length *value);

#endif
