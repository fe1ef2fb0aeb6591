/* SPDX-License-Identifier: MIT */
/* What the language of the book decides: its own words, quotation marks. */
#ifndef RESOLVE_WORDS_H
#define RESOLVE_WORDS_H

#include "base/str.h"

struct quotation_marks {
	const char *outer[2]; /* opening, closing */
	const char *inner[2];
};

/* Those of a language (BCP 47); English ones for an unknown one. */
const struct quotation_marks *quotation_marks_of(struct str language);

#endif
