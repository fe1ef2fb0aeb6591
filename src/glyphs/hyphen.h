/* SPDX-License-Identifier: MIT */
/*
 * Where words may be divided: libhyphen's dictionaries, one a language, read
 * when the first word of that language asks. Safe to share between jobs.
 */
#ifndef GLYPHS_HYPHEN_H
#define GLYPHS_HYPHEN_H

#include <stdint.h>

#include "base/arena.h"

struct hyphens;

enum { HYPHEN_POINTS_MOST = 30 };

/* The folder holds hyph_LL_CC.dic files. */
struct hyphens *hyphens_open(struct arena *arena, struct str folder);
void hyphens_close(struct hyphens *hyphens);

/* The number of a language's dictionary, from 0; -1 when there is none. */
int hyphens_find(struct hyphens *hyphens, struct str language);
/*
 * The bytes of the word, letters only, before which it may be divided, in
 * order; at least 2 letters stay before the first and 3 after the last.
 * Returns their count, at most HYPHEN_POINTS_MOST.
 */
size_t hyphens_divide(struct hyphens *hyphens, int dictionary, struct str word,
	uint16_t points[HYPHEN_POINTS_MOST]);

#endif
