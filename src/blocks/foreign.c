/* SPDX-License-Identifier: MIT */
/*
 * A block that runs the other way is set as in a book of its own direction,
 * from its start edge, and then turned round in its column: whatever stands at
 * x of the width w in a column from a to b comes to a + b - x - w. Lines keep
 * their insides, which are composed for their direction already.
 */
#include "blocks/foreign.h"

void foreign_begin(struct setting *setting, const struct node *node,
	struct foreign *before)
{
	struct text_job *job = setting->layout->text;
	*before = (struct foreign){
		.language = job->language,
		.is_right_to_left = job->is_right_to_left,
		.first_strip = setting->galley->strips.count,
		.first_paragraph = setting->galley->paragraphs.count,
	};
	if (!str_is_empty(node->language))
		job->language = node->language;
	if (node->direction != DIRECTION_INHERITED)
		job->is_right_to_left = node->direction == DIRECTION_LEFTWARD;
}

/* The sum of the edges of the column, both from its start. */
static length edges(const struct setting *setting)
{
	return 2 * setting->x + setting->width;
}

/* Several strips share a band, and a head: each is turned once a block. */
static void mirror_bands(const struct setting *setting, const struct band *band,
	const struct foreign *block)
{
	for (; band != setting->band && band != NULL; band = band->outer) {
		struct band *own = (struct band *)band;
		if (own->mirrored_by == block)
			continue;
		own->x = edges(setting) - own->x - own->width;
		own->mirrored_by = block;
	}
}

static void mirror_placed(const struct setting *setting, struct strip *strip)
{
	struct placed *placed = (struct placed *)strip->placed;
	for (uint32_t i = 0; i < strip->placed_count; i++)
		placed[i].x = edges(setting) - placed[i].x - placed[i].width;
}

/* Whether the galley holds the same things, as of a head's first standing. */
static bool is_shared(const struct setting *setting,
	const struct foreign *block, const struct placed *placed)
{
	const struct galley *galley = setting->galley;
	for (size_t i = block->first_strip; i < galley->strips.count; i++)
		if (galley->strips.at[i].placed == placed)
			return true;
	return false;
}

static void mirror_head(const struct setting *setting,
	const struct repeated_head *head, const struct foreign *block)
{
	struct repeated_head *own = (struct repeated_head *)head;
	if (own == NULL || own->mirrored_by == block)
		return;
	own->mirrored_by = block;
	for (size_t i = 0; i < own->count; i++) {
		struct strip *strip = (struct strip *)&own->strips[i];
		if (!is_shared(setting, block, strip->placed))
			mirror_placed(setting, strip);
		mirror_bands(setting, strip->band, block);
	}
}

static void mirror(const struct setting *setting, const struct foreign *block)
{
	struct galley *galley = setting->galley;
	for (size_t i = block->first_strip; i < galley->strips.count; i++) {
		struct strip *strip = &galley->strips.at[i];
		mirror_placed(setting, strip);
		mirror_bands(setting, strip->band, block);
		mirror_head(setting, strip->head, block);
	}
	for (size_t i = block->first_paragraph; i < galley->paragraphs.count;
		i++) {
		struct strip_paragraph *paragraph = &galley->paragraphs.at[i];
		paragraph->x =
			edges(setting) - paragraph->x - paragraph->measure;
	}
}

void foreign_end(struct setting *setting, const struct foreign *before)
{
	struct text_job *job = setting->layout->text;
	if (job->is_right_to_left != before->is_right_to_left)
		mirror(setting, before);
	job->language = before->language;
	job->is_right_to_left = before->is_right_to_left;
}

const struct paragraph_style *foreign_style(
	const struct setting *setting, const struct paragraph_style *style)
{
	const struct text_job *job = setting->layout->text;
	if (str_is_empty(style->language) ||
		(str_equal(style->language, job->language) &&
			style->is_right_to_left == job->is_right_to_left))
		return style;
	struct paragraph_style *own =
		ARENA_NEW(job->arena, struct paragraph_style);
	*own = *style;
	own->language = job->language;
	own->is_right_to_left = job->is_right_to_left;
	return own;
}
