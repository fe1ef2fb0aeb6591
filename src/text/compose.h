/* SPDX-License-Identifier: MIT */
/* Pieces between two breaks -> a line with runs, links and shapes. */
#ifndef TEXT_COMPOSE_H
#define TEXT_COMPOSE_H

#include "text/segment.h"

/* The line from one candidate to the next one that was chosen. */
struct line compose_line(struct composer *composer,
	const struct candidate *from, const struct candidate *to);

#endif
