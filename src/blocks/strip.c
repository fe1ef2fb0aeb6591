/* SPDX-License-Identifier: MIT */
/* Makes the galley of a chapter: strips, the gaps between them, their bands. */
#include "blocks/strip.h"

#include <assert.h>
#include <string.h>

void galley_init(struct galley *galley, struct arena *arena, length grid)
{
	*galley = (struct galley){ .arena = arena, .grid = grid };
}

void galley_free(struct galley *galley)
{
	vec_free(&galley->strips);
	vec_free(&galley->paragraphs);
	vec_free(&galley->starts);
}

static length larger(length a, length b)
{
	return a > b ? a : b;
}

void galley_space(struct galley *galley, struct gap gap)
{
	galley->gap.size = larger(galley->gap.size, gap.size);
	galley->gap.stretch = larger(galley->gap.stretch, gap.stretch);
	galley->gap.shrink = larger(galley->gap.shrink, gap.shrink);
}

void galley_space_text(struct galley *galley, struct gap gap)
{
	if (!galley->is_after_heading)
		galley_space(galley, gap);
}

void galley_start(struct galley *galley, struct node *node)
{
	vec_push(&galley->starts, node);
}

length band_pad_top(const struct band *band)
{
	length pad = 0;
	for (; band != NULL; band = band->outer)
		pad += band->pad_top;
	return pad;
}

length band_pad_bottom(const struct band *band)
{
	length pad = 0;
	for (; band != NULL; band = band->outer)
		pad += band->pad_bottom;
	return pad;
}

static bool band_holds(const struct band *outer, const struct band *band)
{
	for (; band != NULL; band = band->outer)
		if (band == outer)
			return true;
	return false;
}

/* The paddings of the bands that end and begin between two strips. */
static length padding_between(
	const struct band *before, const struct band *after)
{
	length pad = 0;
	for (const struct band *band = before; band != NULL; band = band->outer)
		if (!band_holds(band, after))
			pad += band->pad_bottom;
	for (const struct band *band = after; band != NULL; band = band->outer)
		if (!band_holds(band, before))
			pad += band->pad_top;
	return pad;
}

/* What the gap lacks to put the next strip on the grid. */
static length to_grid(const struct galley *galley, length gap)
{
	if (galley->grid == 0)
		return 0;
	length over = (length)((galley->position + gap) % galley->grid);
	// A hair too much is taken off rather than filled up.
	if (over <= PT(1))
		return -over;
	return galley->grid - over;
}

static struct node *const *take_starts(struct galley *galley, uint32_t *count)
{
	size_t bytes = galley->starts.count * sizeof *galley->starts.at;
	*count = (uint32_t)galley->starts.count;
	if (*count == 0)
		return NULL;
	void *starts = arena_make(galley->arena, bytes);
	memcpy(starts, galley->starts.at, bytes);
	vec_clear(&galley->starts);
	return starts;
}

struct strip *galley_push(struct galley *galley, struct strip strip)
{
	strip.gap = galley->gap;
	strip.pad_top = band_pad_top(strip.band);
	strip.pad_bottom = band_pad_bottom(strip.band);
	if (galley->strips.count > 0) {
		const struct strip *last =
			&galley->strips.at[galley->strips.count - 1];
		strip.gap.size += padding_between(last->band, strip.band);
		if (strip.is_on_grid && strip.gap.size > 0)
			strip.gap.size += to_grid(galley, strip.gap.size);
	} else {
		strip.gap = (struct gap){ 0 };
	}
	strip.starts = take_starts(galley, &strip.start_count);
	galley->position += strip.gap.size + strip.height;
	galley->gap = (struct gap){ 0 };
	galley->is_after_heading = false;
	vec_push(&galley->strips, strip);
	return &galley->strips.at[galley->strips.count - 1];
}

void galley_keep(struct galley *galley, int penalty)
{
	if (galley->strips.count == 0)
		return;
	struct strip *last = &galley->strips.at[galley->strips.count - 1];
	if (last->penalty != PENALTY_FORCED && last->penalty < penalty)
		last->penalty = penalty;
}

void galley_float(struct galley *galley, size_t first)
{
	size_t count = galley->strips.count - first;
	for (size_t i = first; i < galley->strips.count; i++)
		if (galley->strips.at[i].note_count > 0 ||
			galley->strips.at[i].paragraph > 0)
			return;
	if (count > 0 && count <= UINT16_MAX)
		galley->strips.at[first].float_count = (uint16_t)count;
}

void strip_add(struct arena *arena, struct strip *strip, struct placed item)
{
	struct placed *placed =
		ARENA_ARRAY(arena, struct placed, strip->placed_count + 1);
	if (strip->placed_count > 0)
		memcpy(placed, strip->placed,
			strip->placed_count * sizeof *placed);
	placed[strip->placed_count++] = item;
	strip->placed = placed;
}

typedef VEC(struct placed) placed_list;

static void merge_box(placed_list *out, const struct band *band, length x,
	length y, length height)
{
	struct placed box = {
		.kind = PLACED_SHAPE,
		.shape = SHAPE_BOX,
		.color = band->color,
		.x = x + band->x,
		.y = y,
		.width = band->width,
		.height = height,
	};
	vec_push(out, box);
}

/* The boxes of a band from its top to its bottom. */
static void merge_band(placed_list *out, const struct band *band, length top,
	length bottom, length x)
{
	if (band->is_drawn)
		merge_box(out, band, x, top, bottom - top);
	if (band->rule_top > 0)
		merge_box(out, band, x, top, band->rule_top);
	if (band->rule_bottom > 0)
		merge_box(out, band, x, bottom, band->rule_bottom);
}

/* Draws all bands that begin at strip i, the outermost first. */
static void merge_bands(placed_list *out, const struct strip *strips,
	size_t count, size_t i, const length *tops, const struct band *band,
	length x)
{
	if (band == NULL || (i > 0 && band_holds(band, strips[i - 1].band)))
		return;
	merge_bands(out, strips, count, i, tops, band->outer, x);
	size_t last = i;
	while (last + 1 < count && band_holds(band, strips[last + 1].band))
		last++;
	length above = 0, below = 0;
	for (const struct band *inner = strips[i].band;; inner = inner->outer) {
		above += inner->pad_top;
		if (inner == band)
			break;
	}
	for (const struct band *inner = strips[last].band;;
		inner = inner->outer) {
		below += inner->pad_bottom;
		if (inner == band)
			break;
	}
	merge_band(out, band, tops[i] - above,
		tops[last] + strips[last].height + below, x);
}

static void merge_notes(struct arena *arena, struct strip *merged,
	const struct strip *strips, size_t count)
{
	size_t note_count = 0, start_count = 0;
	for (size_t i = 0; i < count; i++) {
		note_count += strips[i].note_count;
		start_count += strips[i].start_count;
	}
	struct strip_note *notes =
		ARENA_ARRAY(arena, struct strip_note, note_count + 1);
	struct node **starts =
		ARENA_ARRAY(arena, struct node *, start_count + 1);
	for (size_t i = 0; i < count; i++) {
		for (size_t k = 0; k < strips[i].note_count; k++)
			notes[merged->note_count++] = strips[i].notes[k];
		for (size_t k = 0; k < strips[i].start_count; k++)
			starts[merged->start_count++] = strips[i].starts[k];
		merged->note_height += strips[i].note_height;
	}
	merged->notes = notes;
	merged->starts = starts;
}

struct strip strips_merge(
	struct arena *arena, const struct strip *strips, size_t count, length x)
{
	struct strip merged = { 0 };
	placed_list placed = { 0 };
	VEC(length) tops = { 0 };
	for (size_t i = 0; i < count; i++) {
		merged.height +=
			i == 0 ? strips[i].pad_top : strips[i].gap.size;
		vec_push(&tops, merged.height);
		merged.height += strips[i].height;
	}
	if (count > 0)
		merged.height += strips[count - 1].pad_bottom;
	for (size_t i = 0; i < count; i++)
		merge_bands(
			&placed, strips, count, i, tops.at, strips[i].band, x);
	for (size_t i = 0; i < count; i++) {
		for (size_t k = 0; k < strips[i].placed_count; k++) {
			struct placed item = strips[i].placed[k];
			item.x += x;
			item.y += tops.at[i];
			vec_push(&placed, item);
		}
	}
	struct placed *kept =
		ARENA_ARRAY(arena, struct placed, placed.count + 1);
	if (placed.count > 0)
		memcpy(kept, placed.at, placed.count * sizeof *kept);
	merged.placed = kept;
	merged.placed_count = (uint32_t)placed.count;
	merge_notes(arena, &merged, strips, count);
	vec_free(&placed);
	vec_free(&tops);
	return merged;
}
