/* SPDX-License-Identifier: MIT */
/* A guess: which of many candidates a misspelt word was meant to be. */
#include "resolve/private.h"

#include <string.h>

/* Letters fall into a few kinds, as many as a glance can compare. */
static size_t kind_of(char letter)
{
	return (unsigned char)letter % GUESS_KINDS;
}

void guess_begin(struct guess *guess, struct str wanted, size_t *guesses_left)
{
	*guess = (struct guess){ .wanted = wanted,
		.guesses_left = guesses_left };
	// A third of the letters may be wrong, but not all of a short word.
	guess->distance = wanted.length / 3 + 1;
	for (size_t i = 0; i < wanted.length; i++)
		guess->kinds[kind_of(wanted.at[i])]++;
}

/*
 * Edits that the letters alone ask for, in whatever order they stand: a lower
 * bound of the distance, and much cheaper.
 */
static size_t least_distance(const struct guess *guess, struct str candidate)
{
	int kinds[GUESS_KINDS];
	size_t missing = 0, extra = 0;

	memcpy(kinds, guess->kinds, sizeof(kinds));
	for (size_t i = 0; i < candidate.length; i++)
		kinds[kind_of(candidate.at[i])]--;
	for (size_t i = 0; i < GUESS_KINDS; i++) {
		if (kinds[i] > 0)
			missing += (size_t)kinds[i];
		else
			extra += (size_t)-kinds[i];
	}
	return missing > extra ? missing : extra;
}

static size_t length_difference(struct str a, struct str b)
{
	return a.length > b.length ? a.length - b.length : b.length - a.length;
}

bool guess_try(struct guess *guess, struct str candidate)
{
	if (*guess->guesses_left == 0)
		return false;
	--*guess->guesses_left;
	if (length_difference(guess->wanted, candidate) >= guess->distance ||
		least_distance(guess, candidate) >= guess->distance)
		return true;
	size_t distance = str_distance(guess->wanted, candidate);
	if (distance == 0 || distance >= guess->distance)
		return true;
	guess->distance = distance;
	guess->best = candidate;
	return true;
}
