/* SPDX-License-Identifier: MIT */
/* Pieces between two breaks -> a line with runs, links and shapes. */
#ifndef TYPESET_COMPOSE_H
#define TYPESET_COMPOSE_H

#include "typeset/segment.h"

/* The line from one candidate to the next one that was chosen. */
struct line compose_line(struct composer *composer,
	const struct candidate *from, const struct candidate *to);

#endif
