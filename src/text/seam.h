/* SPDX-License-Identifier: MIT */
/* Seams: the white where ideographs meet one another, marks or words. */
#ifndef TEXT_SEAM_H
#define TEXT_SEAM_H

#include "base/length.h"
#include "base/str.h"

struct seam {
	bool is_wide; /* an ideograph or its like is on either side */
	length width; /* may be negative */
	length stretch, shrink;
};

/* The white before the byte at, which is inside the text. */
struct seam seam_at(struct str text, size_t at, length em);
/* Whether there is white even where no line may end. */
bool is_seam(struct str text, size_t at);
/* Whether the characters before start and from end on are both ideographs. */
bool joins_wide(struct str text, size_t start, size_t end);

#endif
