/* SPDX-License-Identifier: MIT */
/*
 * Flat text -> pieces. Latin, Greek and Cyrillic are cut by a fast scan of
 * bytes with rules of our own for hyphens, dashes and ties; chunks with other
 * scripts are cut where ICU's marks say.
 */
#include "text/piece.h"

#include <string.h>

#include "base/utf8.h"
#include "text/bidi.h"
#include "text/seam.h"
#include "text/tie.h"
#include "tree/book.h"

enum {
	CODE_LETTERS_LEAST = 8, /* code under this length is never divided */
	CODE_LETTERS_MOST = 12, /* up to this, rather than have a bad line */
	PENALTY_COMPOUND = 300, /* behind an explicit hyphen */
	PENALTY_DASH = 50, /* behind a dash, between words without blanks */
	PENALTY_SLASH = 200,
	PENALTY_CODE_SPACE = 60,
	PENALTY_CODE_SHORT_SPACE = 200, /* "cargo run" */
	PENALTY_LETTER_TIE = 30, /* behind a single letter */
	PENALTY_TIE = 5000 /* bad, but better than an overfull line */
};

struct cutter {
	struct text_job *job;
	struct pieces *pieces;
	const struct flat *flat;
	const struct paragraph_style *style;
	length measure;
	struct str text; /* of flat */
	bool is_rigid; /* spaces keep their width: ragged settings */
	uint32_t strand_number;
	const struct strand *strand;
	const struct look *look;
};

void pieces_free(struct pieces *pieces)
{
	vec_free(&pieces->all);
	vec_free(&pieces->marks);
	vec_free(&pieces->levels);
}

static struct text_piece *last_piece(struct cutter *c)
{
	struct pieces *pieces = c->pieces;

	return pieces->all.count > 0 ? &pieces->all.at[pieces->all.count - 1]
				     : NULL;
}

/* The last piece that takes room or ends a line; NULL at the start. */
static struct text_piece *last_solid(struct cutter *c)
{
	for (size_t i = c->pieces->all.count; i > 0; i--)
		if (c->pieces->all.at[i - 1].kind != PIECE_PLACE)
			return &c->pieces->all.at[i - 1];
	return NULL;
}

static struct text_piece *add(
	struct cutter *c, enum piece_kind kind, size_t start, size_t end)
{
	vec_push(&c->pieces->all,
		(struct text_piece){
			.kind = kind,
			.penalty = NO_BREAK,
			.strand = c->strand_number,
			.at = (uint32_t)start,
			.length = (uint32_t)(end - start),
			.level = c->pieces->levels.count > 0
				? (start < c->text.length
						  ? c->pieces->levels.at[start]
						  : c->flat->runs_left)
				: 0,
		});
	return last_piece(c);
}

static length tracking_of(const struct look *look, size_t glyph_count)
{
	return (length)((int64_t)look->style.tracking * look->style.size /
		1000 * (int64_t)glyph_count);
}

/* Reports, once a chapter, a character that no face has. */
static void report_missing(struct cutter *c, uint32_t code_point)
{
	struct text_job *job = c->job;
	const struct node *node = c->strand->node;

	for (size_t i = 0; i < job->missing.count; i++)
		if (job->missing.at[i] == code_point)
			return;
	vec_push(&job->missing, code_point);
	if (job->diags != NULL)
		diag(job->diags, node != NULL ? node->span : (struct span){ 0 },
			MSG_GLYPH_MISSING, "U+%04X", code_point);
}

static struct text_piece *add_one_word(
	struct cutter *c, enum word_kind kind, size_t start, size_t end)
{
	struct text_piece *piece = add(c, PIECE_WORD, start, end);
	struct shape_key key = c->look->key;

	key.is_right_to_left = piece->level & 1;
	piece->word_kind = kind;
	piece->word = text_cache_word(
		c->job->cache, key, str_slice(c->text, start, end));
	piece->width = shape_scale(piece->word->advance, c->look->style.size);
	if (c->look->style.tracking != 0)
		piece->width += tracking_of(c->look, piece->word->glyph_count);
	if (piece->word->missing != 0)
		report_missing(c, piece->word->missing);
	return piece;
}

/* A word, in parts when it is too long for the cache. */
static struct text_piece *add_word(
	struct cutter *c, enum word_kind kind, size_t start, size_t end)
{
	while (end - start > WORD_BYTES_MOST) {
		size_t middle = start + WORD_BYTES_MOST;
		while (((unsigned char)c->text.at[middle] & 0xC0) == 0x80)
			middle--;
		add_one_word(c, kind, start, middle);
		start = middle;
	}
	return add_one_word(c, kind, start, end);
}

/* --- spaces --- */

/* Whether the space before the word at this byte must not end a line. */
static bool begins_with_dash(struct str text, size_t at)
{
	static const char em_dash[] = "\xE2\x80\x94";
	static const char en_dash[] = "\xE2\x80\x93";
	struct str rest = str_slice(text, at, text.length);

	return str_starts(rest, STR(em_dash)) ||
		(str_starts(rest, STR(en_dash)) && rest.length > 3 &&
			rest.at[3] == ' ');
}

static int16_t space_penalty(struct cutter *c, size_t start, size_t end)
{
	if (c->text.at[start] == '\xC2' || c->text.at[start] == '\xE2')
		return NO_BREAK;
	if (begins_with_dash(c->text, end))
		return NO_BREAK;
	switch (tie_between(c->text, start, end)) {
	case TIE_NONE:
		return 0;
	case TIE_WEAK:
		return PENALTY_LETTER_TIE;
	case TIE_STRONG:
		return PENALTY_TIE;
	}
	return 0;
}

static bool is_space_piece(const struct text_piece *piece)
{
	return piece->kind == PIECE_SPACE || piece->kind == PIECE_GAP ||
		piece->kind == PIECE_BREAK;
}

/* A space of the text, unless there is one already or nothing before it. */
static void add_space(struct cutter *c, size_t start, size_t end)
{
	const struct text_piece *before = last_solid(c);

	if (before == NULL || is_space_piece(before))
		return;
	int16_t penalty = space_penalty(c, start, end);
	struct text_piece *piece = add(c, PIECE_SPACE, start, start + 1);
	piece->word = c->look->space;
	piece->penalty = penalty;
	piece->width = c->look->space_width;
	if (penalty == NO_BREAK && c->text.at[start] != ' ' &&
		c->text.at[start] != '\n')
		piece->length = c->text.at[start] == '\xC2' ? 2 : 3;
	if (!c->is_rigid) {
		// Under seven tenths of its width a space runs words
		// together, so the glyphs are narrowed rather.
		piece->stretch = piece->width / 2;
		piece->shrink = piece->width * 3 / 10;
	}
}

/* --- words of simple scripts --- */

static bool is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t';
}

/* The bytes of a space that no line ends at (U+00A0, U+202F); 0: none. */
static size_t fixed_space(struct str text, size_t at)
{
	if (text.at[at] != '\xC2' && text.at[at] != '\xE2')
		return 0;
	struct str rest = str_slice(text, at, at + 3);
	if (str_starts(rest, STR("\xC2\xA0")))
		return 2;
	return str_starts(rest, STR("\xE2\x80\xAF")) ? 3 : 0;
}

static bool is_word_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		(c >= '0' && c <= '9') || (c & 0x80);
}

static bool is_figure(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_hyphen_mark(struct str text, size_t start, size_t end)
{
	return text.at[start] == '-' ||
		(end - start == 3 && text.at[end - 1] == '\x90');
}

/* The penalty of a break behind the mark that ends at this byte. */
static int16_t mark_penalty(
	struct cutter *c, size_t word, size_t start, size_t end)
{
	struct str text = c->text;
	size_t after = end;

	while (after < text.length && is_word_byte(text.at[after]))
		after++;
	// Two letters on either side at least; never between figures.
	if (start < word + 2 || after < end + 2 ||
		!is_word_byte(text.at[start - 1]) ||
		(is_figure(text.at[start - 1]) && is_figure(text.at[end])))
		return NO_BREAK;
	if (text.at[start] == '/' || text.at[start] == '\\')
		return PENALTY_SLASH;
	return is_hyphen_mark(text, start, end) ? PENALTY_COMPOUND
						: PENALTY_DASH;
}

/*
 * The end of a mark behind which the word may be cut, if one begins at this
 * byte: hyphens, dashes, slashes, the space without width. Else 0.
 */
static size_t mark_end(struct str text, size_t at)
{
	struct str rest = str_slice(text, at, at + 3);

	if (text.at[at] == '-' || text.at[at] == '/' || text.at[at] == '\\')
		return at + 1;
	if (str_equal(rest, STR("\xE2\x80\x90")) ||
		str_equal(rest, STR("\xE2\x80\x93")) ||
		str_equal(rest, STR("\xE2\x80\x94")) ||
		str_equal(rest, STR("\xE2\x80\x8B")))
		return at + 3;
	return 0;
}

/* A chunk without blanks: one word, or several with breaks between them. */
static void add_chunk(struct cutter *c, size_t start, size_t end)
{
	size_t word = start;

	for (size_t at = start; at < end; at++) {
		char byte = c->text.at[at];
		if (byte != '-' && byte != '/' && byte != '\\' &&
			byte != '\xE2')
			continue;
		size_t mark = mark_end(c->text, at);
		if (mark == 0)
			continue;
		bool is_zero = c->text.at[mark - 1] == '\x8B';
		int16_t penalty = is_zero ? 0 : mark_penalty(c, word, at, mark);
		if (penalty != NO_BREAK && mark < c->text.length) {
			struct text_piece *piece =
				add_word(c, WORD_FIXED, word, mark);
			piece->penalty = penalty;
			piece->is_hyphenated =
				is_hyphen_mark(c->text, at, mark);
			word = mark;
		}
		at = mark - 1;
	}
	if (word < end)
		add_word(c, word == start ? WORD_TEXT : WORD_FIXED, word, end);
}

static bool looks_like_url(struct str text)
{
	return text.length > 7 &&
		((memchr(text.at, ':', text.length) != NULL &&
			 str_find(text, STR("://")) < text.length) ||
			str_starts(text, STR("www.")));
}

/* --- chunks of other scripts --- */

/* White without a glyph where scripts meet, or a mere place to break. */
static void add_gap(struct cutter *c, size_t at, bool may_break)
{
	struct seam seam = seam_at(c->text, at, c->look->style.size);

	if (!seam.is_wide) {
		if (may_break)
			last_piece(c)->penalty = PENALTY_DASH;
		return;
	}
	struct text_piece *gap = add(c, PIECE_GAP, at, at);
	gap->penalty = may_break ? 0 : NO_BREAK;
	gap->width = seam.width;
	if (!c->is_rigid) {
		gap->stretch = seam.stretch;
		gap->shrink = seam.shrink;
	}
}

/* The white between a word and what touches it, where scripts meet. */
static void add_seam(struct cutter *c, size_t at)
{
	const struct text_piece *before = last_solid(c);
	bool may_break = c->pieces->marks.at[at];

	if (before != NULL && before->kind == PIECE_WORD && at > 0 &&
		(may_break || is_seam(c->text, at)))
		add_gap(c, at, may_break);
}

/* Cuts at ICU's marks, at changes of direction and at seams. */
static void add_complex_chunk(struct cutter *c, size_t start, size_t end)
{
	const uint8_t *levels =
		c->pieces->levels.count > 0 ? c->pieces->levels.at : NULL;
	size_t word = start;

	add_seam(c, start);
	for (size_t at = start; at < end;) {
		utf8_decode(c->text, &at);
		bool may_break = at < end && c->pieces->marks.at[at];
		if (at < end && !may_break &&
			(levels == NULL || levels[at] == levels[at - 1]) &&
			!is_seam(c->text, at))
			continue;
		add_word(c, WORD_TEXT, word, at);
		if (at < end && (may_break || is_seam(c->text, at)))
			add_gap(c, at, may_break);
		word = at;
	}
}

/* A line end of the source between two ideographs is no space. */
static bool joins_ideographs(struct cutter *c, size_t start, size_t end)
{
	return c->text.at[start] == '\n' && start > 0 && end < c->text.length &&
		joins_wide(c->text, start, end);
}

static bool is_complex_chunk(struct str chunk)
{
	for (size_t i = 0; i < chunk.length; i++) {
		unsigned char byte = (unsigned char)chunk.at[i];
		if (byte >= 0xD6 && byte != 0xE2 && byte != 0xE1)
			return true;
	}
	return false;
}

/* --- strands --- */

static void add_any_chunk(struct cutter *c, size_t start, size_t end)
{
	struct str chunk = str_slice(c->text, start, end);

	if (c->pieces->marks.count > 0 &&
		(is_complex_chunk(chunk) || c->pieces->levels.count > 0 ||
			(start > 0 && start < c->text.length &&
				!is_blank(c->text.at[start - 1]) &&
				is_seam(c->text, start))))
		add_complex_chunk(c, start, end);
	else if (looks_like_url(chunk))
		add_word(c, WORD_URL, start, end);
	else
		add_chunk(c, start, end);
}

static void cut_text(struct cutter *c)
{
	size_t at = c->strand->at;
	size_t end = at + c->strand->length;

	while (at < end) {
		size_t start = at;
		while (at < end && is_blank(c->text.at[at]))
			at++;
		if (at > start) {
			if (!c->flat->is_complex ||
				!joins_ideographs(c, start, at))
				add_space(c, start, at);
			else
				add_gap(c, at, true);
			continue;
		}
		size_t fixed = fixed_space(c->text, at);
		if (fixed > 0) {
			add_space(c, at, at + fixed);
			at += fixed;
			continue;
		}
		while (at < end && !is_blank(c->text.at[at]) &&
			fixed_space(c->text, at) == 0)
			at++;
		add_any_chunk(c, start, at);
	}
}

static void add_code_space(struct cutter *c, size_t at, enum word_kind kind)
{
	struct text_piece *piece = add(c, PIECE_SPACE, at, at + 1);

	piece->word_kind = kind;
	piece->word = c->look->space;
	piece->width = c->look->space_width;
	if (kind == WORD_CODE_SHORT)
		piece->penalty = PENALTY_CODE_SHORT_SPACE;
	else if (kind != WORD_FIXED)
		piece->penalty = PENALTY_CODE_SPACE;
}

/* Whether both bytes run the same way. */
static bool same_direction(const struct cutter *c, size_t one, size_t other)
{
	return c->pieces->levels.count == 0 ||
		c->pieces->levels.at[one] == c->pieces->levels.at[other];
}

static bool is_leftward(const struct cutter *c, size_t at)
{
	return c->pieces->levels.count > 0 && (c->pieces->levels.at[at] & 1);
}

/* Short code that begins with a figure is a number: 0x2000_0000. */
static enum word_kind kind_of_code(struct str code)
{
	size_t letters = utf8_count(code);

	return looks_like_url(code)            ? WORD_URL
		: letters > CODE_LETTERS_MOST  ? WORD_CODE
		: letters < CODE_LETTERS_LEAST ? WORD_FIXED
		: is_figure(code.at[0])        ? WORD_FIXED
					       : WORD_CODE_SHORT;
}

static void cut_code(struct cutter *c)
{
	size_t at = c->strand->at;
	size_t end = at + c->strand->length;
	struct str code = str_slice(c->text, at, end);
	enum word_kind kind = kind_of_code(code);

	if (c->pieces->marks.count > 0 && at < end)
		add_seam(c, at);
	while (at < end) {
		size_t start = at;
		if (is_blank(c->text.at[at])) {
			add_code_space(c, at++, kind);
			continue;
		}
		while (at < end && !is_blank(c->text.at[at]) &&
			same_direction(c, start, at))
			at++;
		// The rules of code cut where glyphs stand in reading order.
		add_word(c, is_leftward(c, start) ? WORD_FIXED : kind, start,
			at);
	}
}

/* A picture's size: of its pixels, or as wished, within the measure. */
static void add_picture(struct cutter *c)
{
	const struct image *image = &c->strand->node->as.image;
	const struct image_file *file = image->file;
	int dpi = file->dpi > 0 ? file->dpi : 96;
	struct text_piece *piece = add(c, PIECE_PICTURE, c->strand->at,
		c->strand->at + c->strand->length);
	length width = length_scale(PT(72), file->width, dpi);
	length height = length_scale(PT(72), file->height, dpi);
	length wanted = width;

	if (image->width_percent > 0)
		wanted = length_scale(c->measure, image->width_percent, 100);
	else if (image->width_pixels > 0)
		wanted = length_scale(PT(72), image->width_pixels, 96);
	if (wanted > c->measure)
		wanted = c->measure;
	piece->height = width > 0 ? length_scale(height, wanted, width) : 0;
	piece->width = wanted;
}

static void cut_strand(struct cutter *c)
{
	switch (c->strand->kind) {
	case STRAND_TEXT:
		cut_text(c);
		return;
	case STRAND_CODE:
		cut_code(c);
		return;
	case STRAND_PICTURE:
		add_picture(c);
		return;
	case STRAND_PLACE:
		add(c, PIECE_PLACE, c->strand->at, c->strand->at);
		return;
	case STRAND_BREAK:
		add(c, PIECE_BREAK, c->strand->at, c->strand->at + 1);
		return;
	}
}

/* Spaces before a forced break or the end show nothing. */
static void drop_last_spaces(struct cutter *c)
{
	struct text_piece *last = last_solid(c);

	if (last == NULL || !is_space_piece(last) ||
		c->flat->strands.at[last->strand].kind != STRAND_TEXT)
		return;
	last->kind = PIECE_PLACE;
	last->width = last->stretch = last->shrink = 0;
	last->penalty = NO_BREAK;
}

/* ICU's marks and levels for the whole text. */
static void ask_breaker(struct cutter *c, struct breaker *breaker)
{
	struct pieces *pieces = c->pieces;

	for (size_t i = 0; i <= c->text.length; i++)
		vec_push(&pieces->marks, 0);
	breaker_find(breaker, c->text, c->style->language, pieces->marks.at);
	if (!c->flat->has_right_to_left && !c->flat->runs_left)
		return;
	for (size_t i = 0; i < c->text.length; i++)
		vec_push(&pieces->levels, 0);
	bidi_levels(c->flat, breaker, pieces->levels.at);
}

void pieces_set(struct text_job *job, struct pieces *pieces,
	const struct flat *flat, struct breaker *breaker,
	const struct paragraph_style *style, length measure)
{
	struct cutter c = {
		.job = job,
		.pieces = pieces,
		.flat = flat,
		.style = style,
		.measure = measure,
		.text = buf_str(&flat->text),
		.is_rigid = style->alignment != ALIGNMENT_JUSTIFIED,
	};

	vec_clear(&pieces->all);
	vec_clear(&pieces->marks);
	vec_clear(&pieces->levels);
	if (flat->is_complex || flat->runs_left)
		ask_breaker(&c, breaker);
	for (size_t i = 0; i < flat->strands.count; i++) {
		c.strand_number = (uint32_t)i;
		c.strand = &flat->strands.at[i];
		c.look = &flat->looks.at[c.strand->look];
		cut_strand(&c);
	}
	drop_last_spaces(&c);
}
