/* SPDX-License-Identifier: MIT */
/*
 * A chosen line -> what stands on it: its segments are put in visual order and
 * joined to runs, links, shapes and pictures.
 */
#include "text/compose.h"

#include <string.h>

enum { COLOR_MARK = 0xFFF1A8 };

#define COPY(arena, vec) \
	copy_items((arena), (vec)->at, (vec)->count * sizeof *(vec)->at)

static void *copy_items(struct arena *arena, const void *items, size_t bytes)
{
	if (bytes == 0)
		return NULL;
	return memcpy(arena_make(arena, bytes), items, bytes);
}

/* --- visual order --- */

static void reverse(struct segment *at, size_t count)
{
	for (size_t i = 0; i + 1 < count - i; i++) {
		struct segment swap = at[i];
		at[i] = at[count - 1 - i];
		at[count - 1 - i] = swap;
	}
}

/* Rule L2 of UAX #9: from the highest level down, turn each stretch. */
static void reorder(struct text_work *work)
{
	struct segment *all = work->segments.at;
	size_t count = work->segments.count;
	uint8_t highest = 0;

	for (size_t i = 0; i < count; i++)
		if (all[i].level > highest)
			highest = all[i].level;
	for (uint8_t level = highest; level > 0; level--)
		for (size_t i = 0; i < count;) {
			size_t start = i;
			while (i < count && all[i].level >= level)
				i++;
			if (i > start)
				reverse(&all[start], i - start);
			else
				i++;
		}
}

/* --- segments -> runs, links, shapes --- */

static length line_start(const struct composer *c, length width,
	const struct candidate *from, const struct candidate *to)
{
	bool ends_left = c->style->is_right_to_left;
	length left = c->indent - from->start_overhang;
	length right = c->measure - width + to->end_overhang;

	switch (c->style->alignment) {
	case ALIGNMENT_JUSTIFIED:
	case ALIGNMENT_RAGGED:
		return ends_left ? c->measure - width - c->indent : left;
	case ALIGNMENT_FLUSH_END:
		return ends_left ? 0 : right;
	case ALIGNMENT_CENTERED:
		return (c->measure - width) / 2;
	}
	return left;
}

static bool continues(const struct composer *c, const struct run *run,
	const struct segment *last, const struct segment *next)
{
	const struct strand *a = strand_of(c, last->piece);
	const struct strand *b = strand_of(c, next->piece);

	return run != NULL && run->face == next->face && a->look == b->look &&
		a->tag == b->tag && last->glyph_count > 0 &&
		last->level == next->level &&
		(last->text_end == next->text_at ||
			next->text_end == last->text_at ||
			last->text_at == next->text_at);
}

static void open_run(struct composer *c, const struct segment *segment,
	const struct glyph *glyphs, length x)
{
	const struct look *look = look_of(c, segment->piece);

	vec_push(&c->work->runs,
		(struct run){
			.face = segment->face,
			.scale = look->style.family == FAMILY_MONO
				? 0
				: (int16_t)c->scale,
			.size = look->style.size,
			.x = x,
			.y = -look->style.rise,
			.color = look->style.color,
			.glyphs = glyphs,
			.tag = strand_of(c, segment->piece)->tag,
		});
}

/* A run's text is a stretch of the paragraph's; its glyphs count from there. */
static void close_run(struct composer *c, struct run *run, uint32_t start,
	uint32_t end, struct glyph *glyphs)
{
	run->text = str_slice(c->text, start, end);
	for (uint32_t i = 0; i < run->glyph_count; i++)
		glyphs[i].text_at -= start;
}

/* Glyphs in visual order, in the arena, and the runs over them. */
static void make_runs(struct composer *c, length x)
{
	struct text_work *work = c->work;
	struct arena *arena = c->job->arena;
	struct glyph *all =
		ARENA_ARRAY(arena, struct glyph, work->glyphs.count);
	struct glyph_offset *offsets = work->has_offsets
		? ARENA_ARRAY(arena, struct glyph_offset, work->glyphs.count)
		: NULL;
	struct glyph *glyphs = all;
	struct glyph *first = glyphs; /* of the run */
	struct run *run = NULL;
	uint32_t start = 0;
	uint32_t end = 0;

	for (size_t i = 0; i < work->segments.count; i++) {
		const struct segment *segment = &work->segments.at[i];
		length width = segment->width;
		if (segment->glyph_count == 0) {
			// White or a picture: the run ends here.
			if (run != NULL)
				close_run(c, run, start, end, first);
			run = NULL;
			x += width;
			continue;
		}
		if (run == NULL || !continues(c, run, segment - 1, segment)) {
			if (run != NULL)
				close_run(c, run, start, end, first);
			open_run(c, segment, glyphs, x);
			run = &work->runs.at[work->runs.count - 1];
			if (offsets != NULL)
				run->offsets = &offsets[glyphs - all];
			first = glyphs;
			start = segment->text_at;
			end = segment->text_end;
		}
		memcpy(glyphs, &work->glyphs.at[segment->first_glyph],
			segment->glyph_count * sizeof *glyphs);
		if (offsets != NULL)
			memcpy(&offsets[glyphs - all],
				&work->offsets.at[segment->first_glyph],
				segment->glyph_count * sizeof *offsets);
		glyphs += segment->glyph_count;
		run->glyph_count += segment->glyph_count;
		start = segment->text_at < start ? segment->text_at : start;
		end = segment->text_end > end ? segment->text_end : end;
		x += width;
	}
	if (run != NULL)
		close_run(c, run, start, end, first);
}

static void add_link(
	struct composer *c, const struct strand *strand, length x, length width)
{
	struct text_work *work = c->work;
	const struct flat_link *link = &work->flat.links.at[strand->link];
	struct line_link *last = work->links.count > 0
		? &work->links.at[work->links.count - 1]
		: NULL;

	if (last != NULL && last->link == link->node &&
		last->x + last->width == x)
		last->width += width;
	else
		vec_push(&work->links,
			(struct line_link){ x, width, link->node, link->tag });
}

static void add_shape(struct composer *c, struct shape shape)
{
	struct text_work *work = c->work;
	struct shape *last = work->shapes.count > 0
		? &work->shapes.at[work->shapes.count - 1]
		: NULL;

	if (last != NULL && last->y == shape.y &&
		last->height == shape.height && last->color == shape.color &&
		last->x + last->width == shape.x)
		last->width += shape.width;
	else
		vec_push(&work->shapes, shape);
}

/* Strikes, underlines and marks, from the size of the text. */
static void decorate(
	struct composer *c, const struct look *look, length x, length width)
{
	length size = look->style.size;
	struct shape shape = { SHAPE_BOX, x, 0, width, size / 16,
		look->style.color };

	if (look->decorations & DECORATION_STRIKE) {
		shape.y = -size * 27 / 100;
		add_shape(c, shape);
	}
	if (look->decorations & DECORATION_UNDERLINE) {
		shape.y = size * 12 / 100;
		add_shape(c, shape);
	}
	if (look->decorations & DECORATION_MARK) {
		shape.y = -size * 85 / 100;
		shape.height = size * 115 / 100;
		shape.color = COLOR_MARK;
		add_shape(c, shape);
	}
}

static void add_picture(
	struct composer *c, const struct segment *segment, length x)
{
	const struct strand *strand = strand_of(c, segment->piece);

	vec_push(&c->work->pictures,
		(struct line_picture){
			.x = x,
			.width = segment->piece->width,
			.height = segment->piece->height,
			.image = strand->node,
			.tag = strand->tag,
		});
}

static void make_marks(struct composer *c, length x)
{
	struct text_work *work = c->work;

	for (size_t i = 0; i < work->segments.count; i++) {
		const struct segment *segment = &work->segments.at[i];
		const struct strand *strand = strand_of(c, segment->piece);
		const struct look *look = &work->flat.looks.at[strand->look];
		if (segment->is_trailing) {
			x += segment->width;
			continue;
		}
		if (strand->link != LINK_NONE && !c->job->is_sketch)
			add_link(c, strand, x, segment->width);
		if (look->decorations != 0 && !c->job->is_sketch)
			decorate(c, look, x, segment->width);
		if (segment->piece->kind == PIECE_PICTURE)
			add_picture(c, segment, x);
		x += segment->width;
	}
}

/* A divided word's text ends with a soft hyphen, shown by its last glyph. */
static void write_hyphen(struct composer *c, const struct candidate *to)
{
	struct text_work *work = c->work;
	const struct text_piece *piece = &work->pieces.all.at[to->piece];

	if (!to->is_hyphen || to->at == piece->length || work->runs.count == 0)
		return;
	struct run *run = &work->runs.at[work->runs.count - 1];
	struct glyph *last = (struct glyph *)&run->glyphs[run->glyph_count - 1];
	struct str before = str_slice(run->text, 0, last->text_at);
	run->text =
		arena_format(c->job->arena, "%.*s\xC2\xAD", STR_FORMAT(before));
	last->text_length = 2;
}

static struct line_origin origin_of(const struct composer *c)
{
	const struct text_work *work = c->work;

	for (size_t i = 0; i < work->segments.count; i++) {
		const struct segment *segment = &work->segments.at[i];
		const struct strand *strand = strand_of(c, segment->piece);
		if (strand->node != NULL)
			return (struct line_origin){ strand->node,
				segment->text_at - strand->at +
					strand->offset };
	}
	return (struct line_origin){ 0 };
}

static void clear(struct text_work *work)
{
	vec_clear(&work->segments);
	vec_clear(&work->glues);
	vec_clear(&work->glyphs);
	vec_clear(&work->offsets);
	work->has_offsets = false;
	vec_clear(&work->runs);
	vec_clear(&work->shapes);
	vec_clear(&work->links);
	vec_clear(&work->pictures);
	vec_clear(&work->notes);
	vec_clear(&work->places);
}

static length highest_picture(const struct text_work *work)
{
	length highest = 0;

	for (size_t i = 0; i < work->pictures.count; i++)
		if (work->pictures.at[i].height > highest)
			highest = work->pictures.at[i].height;
	return highest;
}

/* Runs stand where they stand; their order is that of reading. */
static void sort_runs(struct text_work *work)
{
	for (size_t i = 1; i < work->runs.count; i++) {
		struct run run = work->runs.at[i];
		size_t k = i;
		for (; k > 0 && work->runs.at[k - 1].text.at > run.text.at; k--)
			work->runs.at[k] = work->runs.at[k - 1];
		work->runs.at[k] = run;
	}
}

/* All that was gathered, moved into the draft. */
static struct line finish(struct composer *c)
{
	struct arena *draft = c->job->draft;
	struct text_work *work = c->work;
	length ascent = c->style->leading * 3 / 4;
	length highest = highest_picture(work);

	return (struct line){
		.runs = COPY(draft, &work->runs),
		.run_count = work->runs.count,
		.shapes = COPY(draft, &work->shapes),
		.shape_count = work->shapes.count,
		.links = COPY(draft, &work->links),
		.link_count = work->links.count,
		.pictures = COPY(draft, &work->pictures),
		.picture_count = work->pictures.count,
		.notes = COPY(draft, &work->notes),
		.note_count = work->notes.count,
		.places = COPY(draft, &work->places),
		.place_count = work->places.count,
		.ascent = highest > ascent ? highest : ascent,
		.descent = c->style->leading / 4,
	};
}

struct line compose_line(struct composer *c, const struct candidate *from,
	const struct candidate *to)
{
	bool is_first = from == c->work->line.candidates.at;

	clear(c->work);
	c->indent = is_first ? c->style->first_indent : 0;
	segments_set(c, from, to);
	length width = segments_width(c->work);
	struct line_origin origin = origin_of(c);
	if (c->work->pieces.levels.count > 0)
		reorder(c->work);
	length x = line_start(c, width, from, to);
	if (c->work->segments.count > 0 && c->work->segments.at[0].is_trailing)
		x -= c->work->segments.at[0].width;
	if (!c->job->is_sketch)
		make_runs(c, x);
	make_marks(c, x);
	if (c->work->pieces.levels.count > 0)
		sort_runs(c->work);
	write_hyphen(c, to);
	struct line line = finish(c);
	line.origin = origin;
	line.width = width;
	line.ends_with_hyphen = to->is_hyphen;
	return line;
}
