/* SPDX-License-Identifier: MIT */
/* Which way the words and the code of a paragraph run. */
#ifndef TEXT_BIDI_H
#define TEXT_BIDI_H

#include "glyphs/break.h"
#include "text/inline.h"

/* Sets levels[i] for each byte of the flat text, as breaker_levels does. */
void bidi_levels(
	const struct flat *flat, struct breaker *breaker, uint8_t *levels);

#endif
