/* SPDX-License-Identifier: MIT */
/*
 * Listings -> strips, one a row of code: tint, tokens in their styles, turned
 * lines with a mark, file label and caption, line numbers, and what a page
 * break inside costs.
 */
#include "blocks/code_break.h"
#include "blocks/code_wrap.h"
#include "blocks/layout.h"

#include <string.h>

#include "base/utf8.h"

enum {
	COLON_PENALTY = 150,
	OUTPUT_PENALTY = 600, /* between a listing and what it printed */
	SHORT_OUTPUT_PENALTY = 3000 /* one line of it */
};

/* A listing being set. */
struct code_setting {
	struct setting at;
	struct node *node;
	const struct listing *listing;
	length advance; /* of a column */
	length leading;
	int columns;
	struct tag *tag;
	size_t first_strip;
};

/* The text with its tabs as blanks. */
static struct str without_tabs(
	struct code_setting *code, struct str text, int *column)
{
	struct buf spread = { 0 };
	bool has_tab = str_find_byte(text, '\t') < text.length;
	for (size_t at = 0; at < text.length;) {
		size_t start = at;
		uint32_t c = utf8_decode(text, &at);
		int width = code_columns(c, *column);
		for (int i = 0; has_tab && c == '\t' && i < width; i++)
			buf_put_byte(&spread, ' ');
		if (has_tab && c != '\t')
			buf_put(&spread, str_slice(text, start, at));
		*column += width;
	}
	if (has_tab)
		text = arena_copy(
			code->at.layout->text->arena, buf_str(&spread));
	buf_free(&spread);
	return text;
}

typedef VEC(struct run) run_list;

/* Puts the runs of a stretch of one class behind the others. */
static void add_stretch(struct code_setting *code, run_list *runs,
	struct str text, enum token_class class, int *column, length *x)
{
	struct layout *layout = code->at.layout;
	struct text_style style = style_token(layout->style, class);
	style.size = style_code_size(layout->style, code->advance);
	struct line part = line_of_text(layout->text,
		without_tabs(code, text, column), &style, code->tag);
	for (size_t i = 0; i < part.run_count; i++) {
		struct run run = part.runs[i];
		run.x += *x;
		vec_push(runs, run);
	}
	*x += part.width;
}

static size_t token_at(const struct listing *listing, size_t at)
{
	size_t low = 0, high = listing->token_count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (listing->tokens[middle].start <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low == 0 ? 0 : low - 1;
}

/* Sets the row's tokens; returns where the last one ends. */
static length add_tokens(
	struct code_setting *code, const struct code_row *row, run_list *runs)
{
	const struct listing *listing = code->listing;
	length x = row->indent * code->advance;
	int column = row->indent;
	size_t token = token_at(listing, row->start);
	for (size_t at = row->start; at < row->end; token++) {
		size_t end = row->end;
		enum token_class class = TOKEN_PLAIN;
		if (token < listing->token_count)
			class = listing->tokens[token].class;
		if (token + 1 < listing->token_count &&
			listing->tokens[token + 1].start < end)
			end = listing->tokens[token + 1].start;
		if (end > at)
			add_stretch(code, runs,
				str_slice(listing->code, at, end), class,
				&column, &x);
		at = end;
	}
	return x;
}

/* Nothing is drawn of a sketch, and no font lacks what ASCII has. */
static bool is_unseen(
	const struct code_setting *code, const struct code_row *row)
{
	if (!code->at.layout->text->is_sketch)
		return false;
	for (size_t i = row->start; i < row->end; i++)
		if (code->listing->code.at[i] & 0x80)
			return false;
	return true;
}

static const struct line *row_line(
	struct code_setting *code, const struct code_row *row)
{
	struct arena *draft = code->at.layout->text->draft;
	run_list runs = { 0 };
	struct line *line = ARENA_NEW(draft, struct line);
	line->origin = (struct line_origin){ code->node, row->start };
	if (is_unseen(code, row))
		return line;
	line->width = add_tokens(code, row, &runs);
	struct run *kept = ARENA_ARRAY(draft, struct run, runs.count + 1);
	if (runs.count > 0)
		memcpy(kept, runs.at, runs.count * sizeof *kept);
	line->runs = kept;
	line->run_count = runs.count;
	vec_free(&runs);
	return line;
}

static void push_row(struct code_setting *code, const struct code_row *row)
{
	const struct measures *at = &code->at.layout->style->at;
	length leading = code->leading;
	struct placed *placed =
		ARENA_ARRAY(code->at.layout->text->draft, struct placed, 2);
	placed[0] = (struct placed){
		.kind = PLACED_LINE,
		.x = code->at.x,
		.y = ascent_of(leading),
		.width = code->at.width,
		.line = row_line(code, row),
	};
	// The mark stands in the tint's margin, clear of the code.
	placed[1] = (struct placed){
		.kind = PLACED_SHAPE,
		.shape = SHAPE_TURN,
		.color = 0x808080,
		.x = code->at.x + code->at.width + PT(0.5),
		.y = ascent_of(leading) - at->code_size * 5 / 8,
		.width = PT(5),
		.height = at->code_size * 5 / 8,
	};
	struct strip strip = {
		.height = leading,
		.placed = placed,
		.placed_count = row->is_turned ? 2 : 1,
		.band = code->at.band,
		.penalty = row->is_turned ? PENALTY_FORBIDDEN : 0,
	};
	galley_push(code->at.galley, strip);
}

static void number_line(struct code_setting *code, size_t strip, size_t number)
{
	struct layout *layout = code->at.layout;
	const struct line *line = make_line(&code->at,
		arena_format(layout->text->arena, "%zu", number),
		&layout->style->line_number, NULL);
	set_marker(&code->at, strip, line,
		code->at.x - layout->style->at.code_bleed - PT(4));
}

static void report_long(
	struct code_setting *code, size_t line, size_t row_count)
{
	const struct listing *listing = code->listing;
	struct span span = code->node->span;
	if (line < listing->line_count)
		span = listing->lines[line];
	if (row_count > 1)
		diag(code->at.layout->text->diags, span, MSG_CODE_TOO_LONG,
			"over %d columns", code->columns);
}

/*
 * A blank line is a gap: it stretches and shrinks a little, and is not seen at
 * the top of a page. True when the line was one.
 */
static bool set_blank(struct code_setting *code, const struct code_line *line)
{
	struct galley *galley = code->at.galley;
	if (!line->is_blank || (code->listing->flags & LISTING_NUMBERED_LINES))
		return false;
	if (galley->strips.count == code->first_strip)
		return true;
	// A second blank line in a row may nearly vanish, but does not grow.
	bool is_second = galley->gap.size >= code->leading;
	galley->gap.size += code->leading;
	galley->gap.stretch += is_second ? 0 : code->leading / 5;
	galley->gap.shrink += code->leading / (is_second ? 2 : 4);
	return true;
}

static void set_rows(struct code_setting *code)
{
	const struct listing *listing = code->listing;
	struct galley *galley = code->at.galley;
	code_rows rows = { 0 };
	size_t count;
	const struct code_line *lines =
		code_lines(code->at.layout->text->arena, listing, &count);
	for (size_t i = 0; i < count; i++) {
		if (set_blank(code, &lines[i]))
			continue;
		size_t start = (size_t)(lines[i].text.at - listing->code.at);
		vec_clear(&rows);
		code_wrap(listing, start, start + lines[i].text.length,
			code->columns, &rows);
		report_long(code, i, rows.count);
		size_t first = galley->strips.count;
		for (size_t k = 0; k < rows.count; k++)
			push_row(code, &rows.at[k]);
		if (listing->flags & LISTING_NUMBERED_LINES)
			number_line(code, first, i + 1);
		galley_keep(galley, lines[i].penalty);
	}
	vec_free(&rows);
	galley->gap = (struct gap){ 0 };
	if (galley->strips.count == code->first_strip)
		push_row(code, &(struct code_row){ 0 });
	if (code->at.is_page && galley->strips.count == code->first_strip + 1)
		galley_keep(galley, PENALTY_LONE);
}

/* Output and sessions have a rule at their side, code a tint. */
static bool is_session(const struct listing *listing)
{
	return (listing->flags & LISTING_IS_OUTPUT) ||
		str_equal(listing->language, STR("console"));
}

static const struct band *band_of(struct code_setting *code)
{
	const struct style *style = code->at.layout->style;
	length bleed = style->at.code_bleed;
	struct band *band =
		ARENA_NEW(code->at.layout->text->arena, struct band);
	*band = (struct band){
		.outer = code->at.band,
		.x = code->at.x - bleed,
		.width = code->at.width + 2 * bleed,
		.color = style->colors.tint,
		.is_drawn = true,
		.pad_top = style->at.code_pad,
		.pad_bottom = style->at.code_pad,
	};
	if (is_session(code->listing)) {
		band->width = PT(0.5);
		band->color = 0x999999;
		band->pad_top = band->pad_bottom = PT(2);
	}
	return band;
}

static const struct line *file_label(struct code_setting *code)
{
	if (str_is_empty(code->listing->file))
		return NULL;
	return make_line(&code->at, code->listing->file,
		&code->at.layout->style->file_name, NULL);
}

/* Caption and file name over the code, on one line when both fit. */
static void set_head(struct code_setting *code)
{
	struct layout *layout = code->at.layout;
	const struct style *style = layout->style;
	struct setting *at = &code->at;
	struct galley *galley = at->galley;
	struct node *caption = code->node->first;
	const struct line *file = file_label(code);
	if (caption == NULL && file == NULL)
		return;
	galley_space(galley, style->object_gap);
	length room = at->width;
	if (caption != NULL) {
		size_t first = galley->strips.count;
		set_caption(at, caption, code->node, WORD_LISTING);
		const struct strip *last =
			&galley->strips.at[galley->strips.count - 1];
		room -= last->placed[0].line->width + PT(12);
		if (file != NULL && file->width <= room &&
			galley->strips.count == first + 1) {
			strip_add(layout->text->arena,
				&galley->strips.at[first],
				(struct placed){ .kind = PLACED_LINE,
					.x = at->x + at->width - file->width,
					.y = last->placed[0].y,
					.width = file->width,
					.line = file });
			file = NULL;
		}
		galley_keep(galley, PENALTY_KEEP);
	}
	if (file != NULL) {
		galley_push(galley, strip_of_label(at, file, &style->caption));
		galley_keep(galley, PENALTY_KEEP);
	}
	galley_space(galley, (struct gap){ style->at.table_caption_gap, 0, 0 });
}

static bool is_one_line(const struct listing *listing)
{
	struct str rest = listing->code, line;
	str_take_line(&rest, &line);
	return str_is_empty(str_trim(rest));
}

static void space_above(struct code_setting *code)
{
	struct setting *at = &code->at;
	const struct measures *measures = &at->layout->style->at;
	const struct node *before = code->node->previous;
	if (ends_with_colon(before))
		galley_keep(at->galley, COLON_PENALTY);
	// What a listing printed belongs close to it; one line right below it
	// will be just that, too.
	bool is_below = before != NULL && before->kind == NODE_LISTING &&
		code->node->first == NULL;
	if (is_below && is_one_line(code->listing))
		galley_keep(at->galley, SHORT_OUTPUT_PENALTY);
	if (is_below && (code->listing->flags & LISTING_IS_OUTPUT)) {
		galley_keep(at->galley, OUTPUT_PENALTY);
		at->galley->gap =
			(struct gap){ measures->code_pad, PT(1), PT(0.5) };
		return;
	}
	struct gap gap = gap_above(at, measures->code_above,
		ascent_of(measures->code_leading) + measures->code_pad);
	if (at->is_page)
		galley_space(at->galley, gap);
	else
		galley_space(at->galley, at->gap);
}

static void space_below(struct code_setting *code)
{
	struct setting *at = &code->at;
	const struct measures *measures = &at->layout->style->at;
	length below = measures->code_below - measures->code_pad -
		(measures->code_leading - ascent_of(measures->code_leading)) -
		ascent_of(at->layout->style->at.leading);
	galley_space(at->galley,
		(struct gap){ below > 0 ? below : 0, measures->code_stretch,
			measures->code_shrink });
}

void set_listing(struct setting *setting, struct node *node)
{
	struct layout *layout = setting->layout;
	const struct style *style = layout->style;
	struct code_setting code = {
		.at = *setting,
		.node = node,
		.listing = &node->as.listing,
		.advance = style_cell(style, style->at.code_size),
	};
	code.at.hang = 0;
	code.at.is_prose = false;
	if (!setting->is_page) {
		// In cells and notes the tint stays within the column.
		code.at.x += style->at.code_bleed;
		code.at.width -= 2 * style->at.code_bleed;
		code.advance = length_scale(code.advance,
			setting->text->text.size, style->at.body_size);
	}
	code.leading = length_scale(style->at.code_leading,
		style_code_size(style, code.advance), style->at.code_size);
	code.columns = code.at.width / code.advance;
	if (code.columns < 8)
		code.columns = 8;
	space_above(&code);
	code.at.tag = tag_make(layout, TAG_DIVISION, setting->tag);
	set_head(&code);
	code.tag = tag_make(layout, TAG_CODE, code.at.tag);
	code.at.band = band_of(&code);
	code.first_strip = setting->galley->strips.count;
	set_rows(&code);
	space_below(&code);
}

void listing_widths(const struct setting *setting, const struct node *node,
	length *least, length *most)
{
	const struct measures *at = &setting->layout->style->at;
	length advance =
		length_scale(style_cell(setting->layout->style, at->code_size),
			setting->text->text.size, at->body_size);
	struct str rest = node->as.listing.code, line;
	size_t longest = 8;
	while (str_take_line(&rest, &line))
		if (utf8_count(line) > longest)
			longest = utf8_count(line);
	*least = 16 * advance + 2 * at->code_bleed;
	*most = (length)longest * advance + 2 * at->code_bleed + PT(1);
	if (*most < *least)
		*least = *most;
}
