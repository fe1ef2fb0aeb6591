/* SPDX-License-Identifier: MIT */
/*
 * The model: a space is wide when justification gave it more than a fifth of
 * its own width. Wide spaces of lines in succession whose middles are less
 * than 0.3 em apart are a river; the eye sees it from three lines on.
 */
#include "text/river.h"

enum { RIVER_LINES = 3 };

void rivers_begin(struct text_work *work)
{
	vec_clear(&work->rivers);
	vec_clear(&work->rivers_before);
}

static length natural_width(
	const struct text_work *work, const struct glue *glue)
{
	return work->segments.at[glue->segment].width - glue->given;
}

static bool is_stretched(const struct text_work *work, const struct glue *glue)
{
	return (int64_t)glue->given * 5 > natural_width(work, glue);
}

/* Through how many lines a river would come down to x, this one counted. */
static int depth_at(const struct composer *c, length x)
{
	const struct text_work *work = c->work;
	int depth = 1;
	for (size_t i = 0; i < work->rivers_before.count; i++) {
		const struct river *river = &work->rivers_before.at[i];
		length apart = river->x > x ? river->x - x : x - river->x;
		if (apart * 10 < c->style->text.size * 3 &&
			river->depth >= depth)
			depth = river->depth + 1;
	}
	return depth;
}

/* The wide spaces of the line, and how deep the river is at each. */
static void find_rivers(struct composer *c, length x)
{
	struct text_work *work = c->work;
	size_t next = 0;
	vec_clear(&work->rivers);
	for (size_t i = 0; i < work->segments.count; i++) {
		length width = work->segments.at[i].width;
		if (next < work->glues.count &&
			work->glues.at[next].segment == i) {
			struct river river = { x + width / 2, 0, next };
			if (is_stretched(work, &work->glues.at[next])) {
				river.depth = depth_at(c, river.x);
				vec_push(&work->rivers, river);
			}
			next++;
		}
		x += width;
	}
}

/* Makes the spaces of deep rivers narrow; returns the white that is left. */
static int64_t make_narrow(struct text_work *work)
{
	int64_t white = 0;
	for (size_t i = 0; i < work->rivers.count; i++) {
		const struct river *river = &work->rivers.at[i];
		struct glue *glue = &work->glues.at[river->glue];
		if (river->depth < RIVER_LINES)
			continue;
		length kept = natural_width(work, glue) / 8;
		white += glue->given - kept;
		glue_give(work, glue, kept - glue->given);
		glue->is_narrow = true;
	}
	return white;
}

/* Where few spaces are left to take the white, a river is the lesser evil. */
static bool should_dam(const struct text_work *work)
{
	size_t deep = 0, others = 0;
	for (size_t i = 0; i < work->rivers.count; i++)
		deep += work->rivers.at[i].depth >= RIVER_LINES;
	for (size_t i = 0; i < work->glues.count; i++)
		others += work->glues.at[i].stretch > 0 &&
			!work->glues.at[i].is_narrow;
	return deep > 0 && others >= 3 * deep;
}

void rivers_dam(struct composer *c, length x)
{
	struct text_work *work = c->work;
	find_rivers(c, x);
	// The others move and widen: one of them may come to stand in a river.
	while (should_dam(work)) {
		glues_spread(work, make_narrow(work));
		find_rivers(c, x);
	}
	vec_clear(&work->rivers_before);
	for (size_t i = 0; i < work->rivers.count; i++)
		vec_push(&work->rivers_before, work->rivers.at[i]);
}
