/* SPDX-License-Identifier: MIT */
/*
 * A chosen line -> segments. The glyphs are scaled first, in steps of 1/4 %;
 * what is then still missing from the measure goes to the spaces, to the last
 * unit; of lines that end within code some may stay at the end.
 */
#include "text/segment.h"

#include <string.h>

#include "text/river.h"

/* Of glyphs, 1/10,000 more or less. */
enum { SCALE_FREELY = 200, SCALE_STEP = 25 };

/* --- how much the glyphs are scaled --- */

/*
 * Glyphs give way before spaces do, because the eye measures spaces: up to 2 %
 * they are scaled for all that is missing. Only lines that need more, whose
 * spaces change too, go on to 3 %, in step with their spaces.
 */
static int64_t scale_for(int64_t missing, int64_t text, int64_t glue)
{
	int64_t freely = text * SCALE_FREELY / 10000;
	int64_t rest = missing - freely;
	int64_t strained = text * (SCALE_MOST - SCALE_FREELY) / 10000;

	if (rest <= 0)
		return missing * 10000 / text;
	if (rest >= glue + strained)
		return SCALE_MOST;
	return SCALE_FREELY +
		rest * (SCALE_MOST - SCALE_FREELY) / (glue + strained);
}

static int32_t scale_of(const struct composer *c, const struct candidate *from,
	const struct candidate *to)
{
	struct extent line = line_extent(from, to);
	int64_t missing = c->measure - line.width;
	bool shrinks = missing < 0;

	if (!c->style->may_expand ||
		c->style->alignment != ALIGNMENT_JUSTIFIED || line.text <= 0 ||
		(!shrinks && to->is_filled))
		return 0;
	int64_t scale = shrinks ? scale_for(-missing, line.text, line.shrink)
				: scale_for(missing, line.text, line.stretch);
	int64_t steps = (scale + SCALE_STEP / 2) / SCALE_STEP;
	return (int32_t)(shrinks ? -steps : steps) * SCALE_STEP;
}

/* --- pieces -> segments --- */

static struct segment *add_segment(struct composer *c,
	const struct text_piece *piece, uint32_t text_at, uint32_t text_end)
{
	vec_push(&c->work->segments,
		(struct segment){
			.piece = piece,
			.first_glyph = (uint32_t)c->work->glyphs.count,
			.text_at = text_at,
			.text_end = text_end,
			.level = piece->level,
		});
	return &c->work->segments.at[c->work->segments.count - 1];
}

/* The last glyph's offset. Nearly all lines have none: they get a list of them
 * only when the first one comes. */
static void add_offset(
	struct text_work *work, const struct shaped_glyph *shaped, length size)
{
	struct glyph_offset offset = { 0 };
	bool is_moved = shaped->rise != 0 || shaped->shift != 0;

	if (!is_moved && !work->has_offsets)
		return;
	while (work->offsets.count + 1 < work->glyphs.count)
		vec_push(&work->offsets, offset);
	if (is_moved) {
		offset.rise = shape_scale(shaped->rise, size);
		offset.shift = shape_scale(shaped->shift, size);
		work->has_offsets = true;
	}
	vec_push(&work->offsets, offset);
}

static void add_glyph(struct composer *c, const struct shaped_glyph *shaped,
	length advance, length size)
{
	uint32_t text_at = c->base + shaped->text_at;
	// A fixed space of several bytes is read as one.
	bool is_space = shaped->text_length > 1 && c->text.at[text_at] == ' ';

	vec_push(&c->work->glyphs,
		(struct glyph){
			.id = shaped->id,
			.text_at = text_at,
			.text_length = is_space ? 1 : shaped->text_length,
			.advance = advance,
		});
	add_offset(c->work, shaped, size);
}

/* Glyphs of one face, from first up to end, as a segment. */
static void add_group(struct composer *c, const struct text_piece *piece,
	const struct shaped_word *word, size_t first, size_t end)
{
	const struct look *look = look_of(c, piece);
	length size = look->style.size;
	length tracking = (length)((int64_t)look->style.tracking * size / 1000);
	struct segment *segment = add_segment(c, piece, UINT32_MAX, 0);
	bool is_scaled = look->style.family != FAMILY_MONO &&
		piece->kind == PIECE_WORD && c->scale != 0;

	segment->face = word->glyphs[first].face;
	for (size_t i = first; i < end; i++) {
		const struct shaped_glyph *shaped = &word->glyphs[i];
		length advance = shape_scale(shaped->advance, size) + tracking;
		uint32_t text_at = c->base + shaped->text_at;
		if (is_scaled)
			advance += advance * c->scale / 10000;
		if (!c->job->is_sketch)
			add_glyph(c, shaped, advance, size);
		segment->width += advance;
		if (text_at < segment->text_at)
			segment->text_at = text_at;
		if (text_at + shaped->text_length > segment->text_end)
			segment->text_end = text_at + shaped->text_length;
	}
	segment->glyph_count =
		(uint32_t)c->work->glyphs.count - segment->first_glyph;
}

/*
 * The glyphs of a shaped word whose text begins at c->base, a segment for each
 * face. Segments are put in logical order: reorder() turns them later.
 */
static void add_glyphs(struct composer *c, const struct text_piece *piece,
	const struct shaped_word *word)
{
	const struct shaped_glyph *glyphs = word->glyphs;
	size_t first = 0;
	size_t end = word->glyph_count;

	if (c->is_rough) {
		add_segment(c, piece, c->base, c->base);
		return;
	}
	if (!word->key.is_right_to_left) {
		for (size_t i = 1; i <= end; i++)
			if (i == end || glyphs[i].face != glyphs[first].face) {
				add_group(c, piece, word, first, i);
				first = i;
			}
		return;
	}
	for (size_t i = end; i-- > 0;)
		if (i == 0 || glyphs[i - 1].face != glyphs[i].face) {
			add_group(c, piece, word, i, end);
			end = i;
		}
}

static void add_glue(struct composer *c, const struct text_piece *piece)
{
	vec_push(&c->work->glues,
		(struct glue){
			.segment = (uint32_t)(c->work->segments.count - 1),
			.stretch = piece->stretch,
			.shrink = piece->shrink,
		});
}

/* A space's glyphs are never scaled: the line's glue takes its place. */
static void add_white(struct composer *c, const struct text_piece *piece)
{
	c->base = piece->at;
	if (piece->kind == PIECE_SPACE) {
		add_glyphs(c, piece, piece->word);
		// A fixed space has more bytes than the one that is shown.
		c->work->segments.at[c->work->segments.count - 1].text_end =
			piece->at + piece->length;
	} else {
		add_segment(c, piece, piece->at, piece->at)->width =
			piece->width;
	}
	add_glue(c, piece);
}

/* The bytes of a word from start to end; at the end a hyphen if need be. */
static void add_part(struct composer *c, const struct text_piece *piece,
	uint32_t start, uint32_t end, bool with_hyphen)
{
	struct str part = str_slice(piece->word->text, start, end);
	char bytes[WORD_BYTES_MOST + 1];

	if (with_hyphen && part.length < WORD_BYTES_MOST) {
		memcpy(bytes, part.at, part.length);
		bytes[part.length] = '-';
		part = (struct str){ bytes, part.length + 1 };
	}
	const struct shaped_word *word =
		part.length == piece->length || c->is_rough
		? piece->word
		: text_cache_word(c->job->cache, piece->word->key, part);
	c->base = piece->at + start;
	add_glyphs(c, piece, word);
}

static void add_place(struct composer *c, const struct text_piece *piece)
{
	struct node *node = (struct node *)strand_of(c, piece)->node;

	if (node == NULL)
		return;
	vec_push(&c->work->places, node);
	if (node->kind == NODE_NOTE_CALL &&
		node->as.note_call.footnote != NULL &&
		node->as.note_call.ordinal <= 1)
		vec_push(&c->work->notes, node->as.note_call.footnote);
}

static void add_piece(struct composer *c, const struct text_piece *piece,
	uint32_t start, uint32_t end, bool with_hyphen)
{
	switch (piece->kind) {
	case PIECE_WORD:
		add_part(c, piece, start, end, with_hyphen);
		return;
	case PIECE_SPACE:
	case PIECE_GAP:
		if (c->work->segments.count > 0 ||
			strand_of(c, piece)->kind == STRAND_CODE)
			add_white(c, piece);
		return;
	case PIECE_PICTURE:
		add_segment(c, piece, piece->at, piece->at + piece->length)
			->width = piece->width;
		return;
	case PIECE_PLACE:
		add_place(c, piece);
		return;
	case PIECE_BREAK:
		return;
	}
}

/* The blank at which the line ends stays in the text, past the measure. */
static void add_trailing(struct composer *c, const struct candidate *to)
{
	const struct pieces *pieces = &c->work->pieces;

	if (to->piece >= pieces->all.count)
		return;
	const struct text_piece *piece = &pieces->all.at[to->piece];
	if (piece->kind != PIECE_SPACE || c->work->segments.count == 0)
		return;
	c->base = piece->at;
	add_glyphs(c, piece, piece->word);
	struct segment *last =
		&c->work->segments.at[c->work->segments.count - 1];
	last->is_trailing = true;
	last->level = c->style->is_right_to_left ? 1 : 0;
}

static void collect(struct composer *c, const struct candidate *from,
	const struct candidate *to)
{
	const struct pieces *pieces = &c->work->pieces;
	const struct text_piece *all = pieces->all.at;
	bool is_first = from == c->work->line.candidates.at;
	uint32_t i = is_first ? 0 : from->piece;
	uint32_t start = is_first ? 0 : from->at;

	if (!is_first && (start == 0 || start == all[i].length)) {
		i++;
		start = 0;
	}
	for (; i < to->piece; i++) {
		add_piece(c, &all[i], start, all[i].length, false);
		start = 0;
	}
	if (to->at > 0)
		add_piece(c, &all[i], start, to->at,
			to->is_hyphen && to->at < all[i].length);
	else
		add_trailing(c, to);
}

/* --- justification --- */

length segments_width(const struct text_work *work)
{
	length width = 0;

	for (size_t i = 0; i < work->segments.count; i++)
		if (!work->segments.at[i].is_trailing)
			width += work->segments.at[i].width;
	return width;
}

void glue_give(struct text_work *work, struct glue *glue, length share)
{
	struct segment *segment = &work->segments.at[glue->segment];

	glue->given += share;
	segment->width += share;
	if (segment->glyph_count > 0)
		work->glyphs.at[segment->first_glyph + segment->glyph_count - 1]
			.advance += share;
}

void glues_spread(struct text_work *work, int64_t rest)
{
	int64_t total_stretch = 0;
	int64_t total_shrink = 0;

	for (size_t i = 0; i < work->glues.count; i++) {
		if (work->glues.at[i].is_narrow)
			continue;
		total_stretch += work->glues.at[i].stretch;
		total_shrink += work->glues.at[i].shrink;
	}
	bool shrinks = rest < 0 && total_shrink > 0;
	int64_t total = shrinks ? total_shrink : total_stretch;
	int64_t weight = 0;
	int64_t given = 0;
	if (total <= 0)
		return;
	for (size_t i = 0; i < work->glues.count; i++) {
		struct glue *glue = &work->glues.at[i];
		if (glue->is_narrow)
			continue;
		weight += shrinks ? glue->shrink : glue->stretch;
		length share = (length)(rest * weight / total - given);
		given += share;
		glue_give(work, glue, share);
	}
}

static void justify(struct composer *c, const struct candidate *from,
	const struct candidate *to)
{
	struct extent line = line_extent(from, to);
	int64_t least = line.width - line.shrink -
		line.text * (c->style->may_expand ? SCALE_MOST : 0) / 10000;
	int64_t rest = c->measure + from->start_overhang + to->end_overhang -
		c->indent - segments_width(c->work);

	if (c->style->alignment != ALIGNMENT_JUSTIFIED ||
		(rest > 0 && to->is_filled))
		return;
	if (least > c->measure && rest < -line.shrink)
		rest = -line.shrink;
	rest -= line_end_white(to, rest, line.stretch);
	glues_spread(c->work, rest);
	if (c->work->pieces.levels.count == 0)
		rivers_dam(c, c->indent - from->start_overhang);
}

void segments_set(struct composer *c, const struct candidate *from,
	const struct candidate *to)
{
	c->scale = c->is_rough ? 0 : scale_of(c, from, to);
	collect(c, from, to);
	if (!c->is_rough)
		justify(c, from, to);
}
