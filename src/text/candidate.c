/* SPDX-License-Identifier: MIT */
/*
 * Pieces -> candidates: prefix sums at every place where a line may end, with
 * its penalty. The rules by which code, URLs and long words are divided. A
 * penalty is chosen against the demerits of a line: 300 costs as much as one
 * with spaces of 1.7 times their width, 600 as one with 1.9 times.
 */
#include "text/candidate.h"

#include <string.h>

#include "base/utf8.h"

enum {
	PENALTY_CODE = 100,
	PENALTY_URL = 60,
	PENALTY_URL_INSIDE = 300,
	PENALTY_CODE_EDGE = 300, /* near an end of it */
	PENALTY_CODE_SHORT = 300, /* in a short name */
	PENALTY_CODE_SHORT_EDGE = 400,
	PENALTY_CODE_SHORT_CAPITAL = 600,
	PENALTY_CAPITAL = 400, /* before it: camelCase */
	PENALTY_EMERGENCY = 1500, /* a word of code is torn */
	CODE_SIDE = 4, /* letters that stay on either side of a break */
	CODE_EDGE = 2, /* the same when it is hard to break at all */
	LAST_LETTERS_LEAST = 6, /* of the last word, on the last line */
	LAST_LETTERS_ENOUGH = 7,
	EMERGENCY_SIDE = 8,
	END_WHITE_EMS = 2, /* of a line that ends within code */
	URL_PIECE_MOST = 16
};

struct builder {
	struct text_job *job;
	struct line_work *work;
	const struct pieces *pieces;
	const struct flat *flat;
	const struct paragraph_style *style;
	enum effort effort;
	length measure;
	struct extent sum; /* of all before the piece at work */
	uint32_t number; /* of the piece at work */
	uint32_t last_word; /* the paragraph's last */
};

static const struct look *look_at(const struct builder *b, uint32_t number)
{
	const struct text_piece *piece = &b->pieces->all.at[number];

	return &b->flat->looks.at[b->flat->strands.at[piece->strand].look];
}

static bool may_hang(const struct builder *b)
{
	return b->style->may_protrude && b->pieces->levels.count == 0;
}

/* Protrusion of what ends before the piece. */
static int32_t overhang_before(const struct builder *b, uint32_t number)
{
	if (!may_hang(b))
		return 0;
	while (number > 0) {
		const struct text_piece *piece = &b->pieces->all.at[--number];
		if (piece->kind == PIECE_WORD)
			return shape_scale(piece->word->overhang_right,
				look_at(b, number)->style.size);
		if (piece->kind != PIECE_PLACE)
			return 0;
	}
	return 0;
}

/* Protrusion of what starts with the piece. */
static int32_t overhang_from(const struct builder *b, uint32_t number)
{
	if (!may_hang(b))
		return 0;
	for (; number < b->pieces->all.count; number++) {
		const struct text_piece *piece = &b->pieces->all.at[number];
		if (piece->kind == PIECE_WORD)
			return shape_scale(piece->word->overhang_left,
				look_at(b, number)->style.size);
		if (piece->kind == PIECE_PICTURE)
			return 0;
	}
	return 0;
}

static bool scales(const struct builder *b, uint32_t number)
{
	return b->style->may_expand &&
		look_at(b, number)->style.family != FAMILY_MONO;
}

static void pass(struct builder *b, const struct text_piece *piece)
{
	b->sum.width += piece->width;
	b->sum.stretch += piece->stretch;
	b->sum.shrink += piece->shrink;
	if (piece->kind == PIECE_WORD && scales(b, b->number))
		b->sum.text += piece->width;
}

/* A break at a space or gap, which belongs to neither line. */
static void put_at_space(struct builder *b, const struct text_piece *piece)
{
	struct extent before = b->sum;

	pass(b, piece);
	if (piece->penalty >= NO_BREAK ||
		(piece->word_kind == WORD_CODE_SHORT &&
			b->effort < EFFORT_HYPHENS))
		return;
	vec_push(&b->work->candidates,
		(struct candidate){
			.end = before,
			.start = b->sum,
			.end_overhang = overhang_before(b, b->number),
			.start_overhang = overhang_from(b, b->number + 1),
			.penalty = piece->penalty,
			.piece = b->number,
		});
}

/*
 * A break within the word at work: before is the width of what ends the line,
 * behind that of what starts the next one.
 */
struct cut {
	uint32_t at;
	int32_t penalty;
	length before, behind;
	length end_white;
	bool is_hyphen;
};

static void put_cut(struct builder *b, const struct text_piece *piece,
	const struct cut *cut, length hyphen, length hyphen_overhang)
{
	struct candidate candidate = {
		.end = b->sum,
		.start = b->sum,
		.end_overhang = hyphen_overhang,
		.end_white = cut->end_white,
		.penalty = cut->penalty,
		.is_hyphen = cut->is_hyphen,
		.piece = b->number,
		.at = cut->at,
	};
	bool is_scaled = scales(b, b->number);

	candidate.end.width += cut->before + hyphen;
	candidate.start.width += piece->width - cut->behind;
	if (is_scaled) {
		candidate.end.text += cut->before + hyphen;
		candidate.start.text += piece->width - cut->behind;
	}
	vec_push(&b->work->candidates, candidate);
}

static length tracked(const struct look *look, length width, size_t glyphs)
{
	return width +
		(length)((int64_t)look->style.tracking * look->style.size /
			1000 * (int64_t)glyphs);
}

static bool is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_letter_byte(char c)
{
	return is_lower(c) || is_upper(c) || (c & 0x80);
}

/* Letters from the byte to the first mark. */
static size_t letters_behind(struct str word, size_t at)
{
	size_t end = at;

	while (end < word.length && is_letter_byte(word.at[end]))
		end++;
	return utf8_count(str_slice(word, at, end));
}

/*
 * The penalty of a hyphen there; NO_BREAK for none. The paragraph's last word
 * is divided where little else helps, and then not to leave a stump.
 */
static int32_t hyphen_penalty(const struct builder *b, struct str word,
	const struct word_hyphen *point)
{
	bool is_last = b->number == b->last_word;

	if ((is_last || point->is_rare) && b->effort < EFFORT_CODE)
		return NO_BREAK;
	if (!is_last)
		return point->penalty;
	size_t letters = letters_behind(word, point->at);
	if (letters >= LAST_LETTERS_ENOUGH)
		return point->penalty * 2;
	return b->effort == EFFORT_EMERGENCY || letters >= LAST_LETTERS_LEAST
		? point->penalty * 3
		: NO_BREAK;
}

static void put_hyphens(struct builder *b, const struct text_piece *piece)
{
	const struct look *look = look_at(b, b->number);
	const struct shaped_word *word =
		text_cache_divide(b->job->cache, piece->word);
	const struct shaped_word *hyphen =
		text_cache_word(b->job->cache, piece->word->key, STR("-"));
	length size = look->style.size;
	length width = shape_scale(hyphen->advance, size);
	length overhang =
		may_hang(b) ? shape_scale(hyphen->overhang_right, size) : 0;

	for (int i = 0; i < word->hyphen_count; i++) {
		const struct word_hyphen *point = &word->hyphens[i];
		int32_t penalty = hyphen_penalty(b, word->text, point);
		if (penalty == NO_BREAK)
			continue;
		struct cut cut = {
			.at = point->at,
			.penalty = penalty,
			.before = shape_scale(point->before, size),
			.behind = shape_scale(point->behind, size),
			.is_hyphen = true,
		};
		if (look->style.tracking != 0) {
			size_t glyphs = word->glyph_count;
			cut.before = tracked(look, cut.before, point->at);
			cut.behind = tracked(look, cut.behind,
				glyphs > point->at ? glyphs - point->at : 0);
		}
		put_cut(b, piece, &cut, width, overhang);
	}
}

/* --- code, URLs and what must be broken by force --- */

/* Whether code may be broken before the byte at, which is behind a mark. */
static bool is_behind_mark(struct str code, size_t at)
{
	char before = code.at[at - 1];

	if (before == ':')
		return at >= 2 && code.at[at - 2] == ':';
	return before != '\0' && strchr("./\\_,(=-<[{", before) != NULL &&
		code.at[at] != before;
}

/* The penalty of a break in code there; NO_BREAK for none. */
static int32_t code_penalty(struct str code, size_t at, enum effort effort)
{
	size_t side = at < code.length - at ? at : code.length - at;

	if (side >= CODE_SIDE && is_behind_mark(code, at))
		return PENALTY_CODE;
	if (effort < EFFORT_CODE)
		return NO_BREAK;
	if (side >= CODE_EDGE && is_behind_mark(code, at))
		return PENALTY_CODE_EDGE;
	if (side >= CODE_SIDE && is_lower(code.at[at - 1]) &&
		is_upper(code.at[at]))
		return PENALTY_CAPITAL;
	return NO_BREAK;
}

/* The same in a name that fits any line: whole while lines are good. */
static int32_t short_code_penalty(
	struct str code, size_t at, enum effort effort)
{
	if (effort < EFFORT_CODE || at < CODE_EDGE ||
		code.length - at < CODE_SIDE)
		return NO_BREAK;
	if (is_behind_mark(code, at))
		return at < CODE_SIDE ? PENALTY_CODE_SHORT_EDGE
				      : PENALTY_CODE_SHORT;
	if (at >= CODE_SIDE && is_lower(code.at[at - 1]) &&
		is_upper(code.at[at]))
		return PENALTY_CODE_SHORT_CAPITAL;
	return NO_BREAK;
}

/* The same in a URL; since is where its piece at hand begins. */
static int32_t url_penalty(struct str url, size_t at)
{
	char before = url.at[at - 1];
	char next = url.at[at];

	if (before == '/' && next != '/')
		return PENALTY_URL;
	if (next != '\0' && strchr(".?&=#%~-_:", next) != NULL && at >= 4 &&
		next != ':')
		return PENALTY_URL;
	return NO_BREAK;
}

static int32_t emergency_penalty(struct str word, size_t at)
{
	if (at >= EMERGENCY_SIDE && word.length - at >= EMERGENCY_SIDE)
		return PENALTY_EMERGENCY;
	return NO_BREAK;
}

/* How far the piece of a URL around a byte reaches without a break. */
static size_t url_piece_length(struct str url, size_t at)
{
	size_t start = at;
	size_t end = at;

	while (start > 0 && url_penalty(url, start) == NO_BREAK)
		start--;
	while (end < url.length && url_penalty(url, end) == NO_BREAK)
		end++;
	return end - start;
}

static int32_t inside_penalty(
	const struct builder *b, const struct text_piece *piece, size_t at)
{
	struct str word = piece->word->text;
	int32_t penalty = NO_BREAK;

	switch (piece->word_kind) {
	case WORD_CODE:
		penalty = code_penalty(word, at, b->effort);
		break;
	case WORD_CODE_SHORT:
		penalty = short_code_penalty(word, at, b->effort);
		break;
	case WORD_URL:
		penalty = url_penalty(word, at);
		if (penalty == NO_BREAK && at >= 2 && word.length - at >= 2 &&
			b->effort != EFFORT_WORDS &&
			url_piece_length(word, at) > URL_PIECE_MOST)
			penalty = PENALTY_URL_INSIDE;
		break;
	case WORD_TEXT:
	case WORD_FIXED:
		break;
	}
	if (penalty == NO_BREAK && b->effort >= EFFORT_EMERGENCY)
		penalty = emergency_penalty(word, at);
	return penalty;
}

/* A word so long that any place will do, every eighth of a measure. */
static bool is_endless(const struct builder *b, const struct text_piece *piece)
{
	return piece->width > b->measure ||
		piece->word->text.length > WORD_BYTES_MOST / 2;
}

static length end_white(const struct builder *b)
{
	const struct paragraph_style *style = b->style;

	return b->effort < EFFORT_CODE || style->is_right_to_left ||
			style->alignment != ALIGNMENT_JUSTIFIED
		? 0
		: END_WHITE_EMS * style->text.size;
}

/*
 * Breaks before glyphs, by the rules of the word's kind. Works on clusters:
 * a glyph that shows nothing of its own is never parted from the one before.
 */
static void put_inside(struct builder *b, const struct text_piece *piece)
{
	const struct shaped_word *word = piece->word;
	length size = look_at(b, b->number)->style.size;
	bool is_forcing = b->effort == EFFORT_EMERGENCY && is_endless(b, piece);
	int32_t before = word->glyphs[0].advance;
	length last = 0;

	for (size_t i = 1; i < word->glyph_count; i++) {
		const struct shaped_glyph *glyph = &word->glyphs[i];
		length here = shape_scale(before, size);
		before += glyph->advance;
		if (glyph->text_length == 0)
			continue;
		int32_t penalty = inside_penalty(b, piece, glyph->text_at);
		if (penalty == NO_BREAK && is_forcing &&
			here - last > b->measure / 8)
			penalty = PENALTY_EMERGENCY * 2;
		if (penalty == NO_BREAK)
			continue;
		last = here;
		struct cut cut = {
			.at = glyph->text_at,
			.penalty = penalty,
			.before = tracked(look_at(b, b->number), here, i),
			.end_white = end_white(b),
		};
		cut.behind = piece->width - cut.before;
		put_cut(b, piece, &cut, 0, 0);
	}
}

/* Whether no letters of other strands touch the word. */
static bool is_whole(const struct builder *b)
{
	const struct text_piece *all = b->pieces->all.at;
	uint32_t i = b->number;

	if (i > 0 && all[i - 1].kind == PIECE_WORD) {
		struct str before = all[i - 1].word->text;
		if (is_letter_byte(before.at[before.length - 1]))
			return false;
	}
	return i + 1 == b->pieces->all.count || all[i + 1].kind != PIECE_WORD ||
		!is_letter_byte(all[i + 1].word->text.at[0]);
}

static bool has_hyphens(const struct builder *b, const struct text_piece *piece)
{
	return b->effort >= EFFORT_HYPHENS && b->style->may_hyphenate &&
		piece->word_kind == WORD_TEXT && is_whole(b) &&
		text_cache_divide(b->job->cache, piece->word)->hyphen_count > 0;
}

static void put_word(struct builder *b, const struct text_piece *piece)
{
	if (piece->word->glyph_count > 1 &&
		!piece->word->key.is_right_to_left) {
		if (has_hyphens(b, piece))
			put_hyphens(b, piece);
		else if (piece->word_kind == WORD_CODE ||
			piece->word_kind == WORD_CODE_SHORT ||
			piece->word_kind == WORD_URL ||
			(b->effort == EFFORT_EMERGENCY &&
				piece->width > b->measure / 4))
			put_inside(b, piece);
	}
	pass(b, piece);
	if (piece->penalty >= NO_BREAK)
		return;
	vec_push(&b->work->candidates,
		(struct candidate){
			.end = b->sum,
			.start = b->sum,
			.end_overhang = overhang_before(b, b->number + 1),
			.start_overhang = overhang_from(b, b->number + 1),
			.penalty = piece->penalty,
			.is_hyphen = piece->is_hyphenated,
			.piece = b->number,
			.at = piece->length,
		});
}

static void put_end(struct builder *b, uint32_t number)
{
	vec_push(&b->work->candidates,
		(struct candidate){
			.end = b->sum,
			.start = b->sum,
			.end_overhang = overhang_before(b, number),
			.start_overhang = overhang_from(b, number),
			.is_forced = true,
			.is_filled = true,
			.piece = number,
		});
}

static void put_piece(struct builder *b, const struct text_piece *piece)
{
	switch (piece->kind) {
	case PIECE_WORD:
		put_word(b, piece);
		return;
	case PIECE_SPACE:
	case PIECE_GAP:
		put_at_space(b, piece);
		return;
	case PIECE_PICTURE:
		pass(b, piece);
		return;
	case PIECE_PLACE:
		return;
	case PIECE_BREAK:
		put_end(b, b->number);
		return;
	}
}

static uint32_t find_last_word(const struct pieces *pieces)
{
	for (size_t i = pieces->all.count; i > 0; i--)
		if (pieces->all.at[i - 1].kind == PIECE_WORD)
			return (uint32_t)(i - 1);
	return UINT32_MAX;
}

void candidates_set(struct text_job *job, struct line_work *work,
	const struct pieces *pieces, const struct flat *flat,
	const struct paragraph_style *style, enum effort effort, length measure)
{
	struct builder b = {
		.job = job,
		.work = work,
		.pieces = pieces,
		.flat = flat,
		.style = style,
		.effort = effort,
		.measure = measure,
		.last_word = find_last_word(pieces),
	};
	uint32_t count = (uint32_t)pieces->all.count;

	vec_clear(&work->candidates);
	vec_push(&work->candidates,
		(struct candidate){
			.start.width = -style->first_indent,
			.start_overhang = overhang_from(&b, 0),
		});
	for (b.number = 0; b.number < count; b.number++)
		put_piece(&b, &pieces->all.at[b.number]);
	put_end(&b, count);
}
