/* SPDX-License-Identifier: MIT */
/* A guess: which of many candidates a misspelt word was meant to be. */
#include "resolve/private.h"

void guess_begin(struct guess *guess, struct str wanted)
{
	*guess = (struct guess){ .wanted = wanted };
	// A third of the letters may be wrong, but not all of a short word.
	guess->distance = wanted.length / 3 + 1;
}

static size_t length_difference(struct str a, struct str b)
{
	return a.length > b.length ? a.length - b.length : b.length - a.length;
}

void guess_try(struct guess *guess, struct str candidate)
{
	// The lengths alone tell a lower bound of the distance, and cheaply.
	if (length_difference(guess->wanted, candidate) >= guess->distance)
		return;
	size_t distance = str_distance(guess->wanted, candidate);
	if (distance >= guess->distance)
		return;
	guess->distance = distance;
	guess->best = candidate;
}
