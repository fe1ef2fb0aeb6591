/* SPDX-License-Identifier: MIT */
/*
 * The paragraph: its nodes are flattened, cut into pieces, measured at their
 * candidates, fitted to lines in up to eight tries, and composed.
 */
#include "text/paragraph.h"

#include <assert.h>
#include <string.h>

#include "text/compose.h"
#include "text/river.h"

enum {
	TOLERANCE_WORDS = 85,
	TOLERANCE_HYPHENS = 100,
	TOLERANCE_SPARING = 300, /* where it saves one hyphen of several */
	TOLERANCE_CODE = 120,
	TOLERANCE_LOOSE = 1000,
	TOLERANCE_EMERGENCY = 9999,
	TOLERANCE_ANY = 10000,
	TOLERANCE_TEARING = 9999, /* any line is better than a torn name */
	TRIES = 9
};

/* One try at breaking; each is laxer than the one before. */
struct
try {
	enum effort effort;
	int tolerance;
	int emergency; /* em */
	bool is_final;
};

static const struct try tries[TRIES] = {
	{ EFFORT_WORDS, TOLERANCE_WORDS, 0, false },
	{ EFFORT_HYPHENS, TOLERANCE_HYPHENS, 0, false },
	{ EFFORT_CODE, TOLERANCE_CODE, 0, false },
	{ EFFORT_CODE, TOLERANCE_LOOSE, 0, false },
	{ EFFORT_CODE, TOLERANCE_TEARING, 0, false },
	{ EFFORT_CODE, TOLERANCE_HYPHENS, 3, false },
	{ EFFORT_EMERGENCY, TOLERANCE_EMERGENCY, 0, false },
	{ EFFORT_EMERGENCY, TOLERANCE_EMERGENCY, 3, true },
	{ EFFORT_EMERGENCY, TOLERANCE_ANY, 3, true },
};

void text_job_init(
	struct text_job *job, struct fonts *fonts, struct hyphens *hyphens)
{
	VEC(struct text_work) made = { 0 };

	vec_push(&made, (struct text_work){ 0 });
	*job = (struct text_job){ .fonts = fonts, .hyphens = hyphens };
	job->cache = text_cache_open(fonts, hyphens);
	job->work = made.at;
	job->work->breaker = breaker_open();
}

void text_job_begin(struct text_job *job, struct arena *arena,
	struct arena *draft, struct diags *diags)
{
	job->arena = arena;
	job->draft = draft;
	job->diags = diags;
	vec_clear(&job->missing);
}

void text_job_free(struct text_job *job)
{
	struct text_work *work = job->work;

	text_cache_close(job->cache);
	breaker_close(work->breaker);
	flat_free(&work->flat);
	pieces_free(&work->pieces);
	line_work_free(&work->line);
	vec_free(&work->segments);
	vec_free(&work->glues);
	vec_free(&work->rivers);
	vec_free(&work->rivers_before);
	vec_free(&work->glyphs);
	vec_free(&work->offsets);
	vec_free(&work->runs);
	vec_free(&work->shapes);
	vec_free(&work->links);
	vec_free(&work->pictures);
	vec_free(&work->notes);
	vec_free(&work->places);
	vec_free(&job->missing);
	vec_release(work);
}

/* --- rules --- */

static struct fit_rules justified_rules(
	const struct paragraph_style *style, length measure)
{
	length least = measure * 3 / 20;
	length indent = style->next_indent * 3 / 2;

	return (struct fit_rules){
		.measure = measure,
		.line_penalty = 10,
		.adjacent_demerits = 10000,
		.double_hyphen_demerits = 10000,
		.final_hyphen_demerits = 5000,
		.short_last_demerits = 10000,
		.short_last_width = least > indent ? least : indent,
		.few_lines_hyphen_demerits = 3000,
		.scale_most = style->may_expand ? SCALE_MOST : 0,
		.forbids_third_hyphen = true,
		.counts_lines = true,
	};
}

/* White at the end of ragged lines; narrow columns get more of it. */
static struct fit_rules ragged_rules(
	const struct paragraph_style *style, length measure)
{
	struct fit_rules rules = justified_rules(style, measure);
	length em = style->text.size;

	rules.scale_most = 0;
	rules.rag = measure < 20 * em ? measure * 35 / 100 : 2 * em;
	if (rules.rag < 2 * em)
		rules.rag = 2 * em;
	rules.adjacent_demerits = 0;
	rules.is_balanced = style->is_balanced;
	return rules;
}

static struct fit_rules rules_for(
	const struct paragraph_style *style, length measure)
{
	return style->alignment == ALIGNMENT_JUSTIFIED
		? justified_rules(style, measure)
		: ragged_rules(style, measure);
}

/* --- breaking --- */

static void prepare(struct text_job *job, const struct paragraph_text *text,
	const struct paragraph_style *style, length measure)
{
	struct text_work *work = job->work;

	flat_set(job, &work->flat, text, style);
	pieces_set(
		job, &work->pieces, &work->flat, work->breaker, style, measure);
}

static void measure_for(struct text_job *job,
	const struct paragraph_style *style, enum effort effort, length measure)
{
	struct text_work *work = job->work;

	candidates_set(job, &work->line, &work->pieces, &work->flat, style,
		effort, measure);
}

/* How far the line sticks out, however its room is used; 0: it fits. */
static int64_t excess(const struct fit_rules *rules,
	const struct candidate *from, const struct candidate *to)
{
	struct extent line = line_extent(from, to);
	int64_t least = line.width - line.shrink -
		line.text * rules->scale_most / 10000;

	return least > rules->measure ? least - rules->measure : 0;
}

/* The number of the first line that sticks out; the count when none does. */
static size_t find_overfull(
	const struct line_work *line, const struct fit_rules *rules)
{
	uint32_t from = 0;
	size_t i = 0;

	for (; i < line->breaks.count; i++) {
		uint32_t to = line->breaks.at[i];
		if (excess(rules, &line->candidates.at[from],
			    &line->candidates.at[to]) > 0)
			break;
		from = to;
	}
	return i;
}

/* How many of the chosen lines end with a hyphen. */
static size_t count_hyphens(const struct line_work *line)
{
	size_t count = 0;

	for (size_t i = 0; i < line->breaks.count; i++)
		count += line->candidates.at[line->breaks.at[i]].is_hyphen;
	return count;
}

/* A loose line is better than a second hyphen in the paragraph. */
static void spare_hyphens(struct line_work *line, struct fit_rules *rules)
{
	size_t hyphens = count_hyphens(line);
	int tolerance = rules->tolerance;

	if (hyphens < 2 || rules->is_balanced)
		return;
	rules->tolerance = TOLERANCE_SPARING;
	line_fit(line, rules);
	if (count_hyphens(line) < hyphens)
		return;
	rules->tolerance = tolerance;
	line_fit(line, rules);
}

/* Tries until the lines are good. Leaves the rules as they were used last;
 * returns the effort that it took. */
static enum effort break_lines(struct text_job *job,
	const struct paragraph_style *style, struct fit_rules *rules)
{
	struct line_work *line = &job->work->line;

	for (size_t i = 0; i < TRIES; i++) {
		const struct try *try = &tries[i];
		bool is_done;
		if (i == 0 || try->effort != tries[i - 1].effort)
			measure_for(job, style, try->effort,
				(length)rules->measure);
		rules->tolerance =
			rules->is_balanced ? TOLERANCE_ANY : try->tolerance;
		rules->emergency = (int64_t)try->emergency * style->text.size;
		rules->is_final = try->is_final;
		is_done = line_fit(line, rules);
		if (is_done && try->effort == EFFORT_HYPHENS)
			spare_hyphens(line, rules);
		if (is_done && find_overfull(line, rules) == line->breaks.count)
			return try->effort;
	}
	return EFFORT_EMERGENCY;
}

/* --- composing --- */

/* The flat text for the pages: blanks of all kinds are spaces. */
static struct str keep_text(struct text_job *job)
{
	struct str flat = buf_str(&job->work->flat.text);

	if (job->is_sketch)
		return flat;
	struct str text = arena_copy(job->arena, flat);
	char *bytes = (char *)text.at;

	for (size_t i = 0; i < text.length; i++) {
		unsigned char byte = (unsigned char)bytes[i];
		if (byte > ' ' && byte < 0xC2)
			continue; // most bytes
		struct str rest = str_slice(text, i, i + 3);
		if (bytes[i] == '\n' || bytes[i] == '\t')
			bytes[i] = ' ';
		else if (bytes[i] == '\xC2' &&
			str_starts(rest, STR("\xC2\xA0")))
			memset(bytes + i, ' ', 2);
		else if (bytes[i] == '\xE2' &&
			str_equal(rest, STR("\xE2\x80\xAF")))
			memset(bytes + i, ' ', 3);
	}
	return text;
}

static void compose(struct text_job *job, const struct paragraph_style *style,
	length measure, struct paragraph *paragraph)
{
	struct line_work *work = &job->work->line;
	struct composer composer = {
		.job = job,
		.work = job->work,
		.style = style,
		.measure = measure,
		.text = keep_text(job),
		.is_rough = job->is_sketch &&
			style->alignment == ALIGNMENT_JUSTIFIED,
	};
	struct line *lines =
		ARENA_ARRAY(job->draft, struct line, work->breaks.count);
	const struct candidate *from = work->candidates.at;

	rivers_begin(job->work);
	for (size_t i = 0; i < work->breaks.count; i++) {
		const struct candidate *to =
			&work->candidates.at[work->breaks.at[i]];
		lines[i] = compose_line(&composer, from, to);
		from = to;
	}
	paragraph->lines = lines;
	paragraph->line_count = work->breaks.count;
	paragraph->demerits = work->demerits;
}

static void report_overfull(struct text_job *job, const struct line *line,
	const struct node *node, int64_t excess_width)
{
	const struct node *place =
		line->origin.node != NULL ? line->origin.node : node;
	int points = (int)((excess_width + 1023) / 1024);

	diag(job->diags, place->span, MSG_LINE_OVERFULL, "by %d pt", points);
	diag_hint(job->diags,
		"reword it, or let the long word break with a soft hyphen");
}

static void check_overfull(struct text_job *job, const struct fit_rules *rules,
	const struct node *node, struct paragraph *paragraph)
{
	const struct line_work *work = &job->work->line;
	uint32_t from = 0;

	for (size_t i = 0; i < work->breaks.count; i++) {
		uint32_t to = work->breaks.at[i];
		int64_t over = excess(rules, &work->candidates.at[from],
			&work->candidates.at[to]);
		from = to;
		if (over == 0)
			continue;
		paragraph->is_overfull = true;
		if (job->diags != NULL)
			report_overfull(job, &paragraph->lines[i], node, over);
	}
}

static struct paragraph_way way_of(const struct line_work *line,
	const struct fit_rules *rules, enum effort effort, size_t line_count)
{
	struct paragraph_way way = {
		.effort = (uint8_t)effort,
		.tolerance = (int16_t)rules->tolerance,
	};

	if (line_demerits(line, line_count, &way.demerits))
		way.line_count = (uint32_t)line_count;
	return way;
}

/* The ways to other numbers of lines that the search has come along. */
static void find_ways(struct text_job *job, const struct fit_rules *rules,
	enum effort effort, struct paragraph *paragraph)
{
	const struct line_work *line = &job->work->line;
	size_t count = paragraph->line_count;

	if (effort > EFFORT_HYPHENS || rules->is_balanced)
		return;
	paragraph->longer = way_of(line, rules, effort, count + 1);
	paragraph->shorter = way_of(line, rules, effort, count - 1);
}

struct paragraph paragraph_set(struct text_job *job,
	const struct paragraph_text *text, const struct paragraph_style *style,
	length measure)
{
	struct fit_rules rules = rules_for(style, measure);
	struct paragraph paragraph = { 0 };

	prepare(job, text, style, measure);
	enum effort effort = break_lines(job, style, &rules);
	compose(job, style, measure, &paragraph);
	find_ways(job, &rules, effort, &paragraph);
	check_overfull(job, &rules, text->node, &paragraph);
	return paragraph;
}

struct paragraph paragraph_vary(struct text_job *job,
	const struct paragraph_text *text, const struct paragraph_style *style,
	length measure, const struct paragraph_way *way)
{
	struct fit_rules rules = rules_for(style, measure);
	struct paragraph varied = { 0 };

	prepare(job, text, style, measure);
	measure_for(job, style, way->effort, measure);
	rules.tolerance = way->tolerance;
	rules.lines_wanted = (int)way->line_count;
	bool exists = line_fit(&job->work->line, &rules);
	assert(exists);
	(void)exists;
	compose(job, style, measure, &varied);
	return varied;
}

void paragraph_widths(struct text_job *job, const struct paragraph_text *text,
	const struct paragraph_style *style, length *least, length *most)
{
	struct line_work *line = &job->work->line;
	const length endless = PT(100000);

	prepare(job, text, style, endless);
	measure_for(job, style, EFFORT_WORDS, endless);
	*least = *most = 0;
	const struct candidate *all = line->candidates.at;
	const struct candidate *start = all;
	for (size_t i = 1; i < line->candidates.count; i++) {
		int64_t piece = line_extent(&all[i - 1], &all[i]).width;
		int64_t whole = line_extent(start, &all[i]).width;
		if (piece > *least)
			*least = (length)piece;
		if (whole > *most)
			*most = (length)whole;
		if (all[i].is_forced)
			start = &all[i];
	}
}

/* --- one line --- */

/* Code in ASCII: a table of glyphs and one advance, no shaping. */
static bool set_code(struct text_job *job, struct str text,
	const struct text_style *style, struct tag *tag, struct line *line)
{
	uint8_t face = fonts_face(job->fonts, style);
	int units;
	const uint16_t *table = fonts_ascii(job->fonts, face, &units);
	length advance = shape_scale(units, style->size);

	if (units == 0 || style->tracking != 0 || text.length == 0)
		return false;
	for (size_t i = 0; i < text.length; i++)
		if (text.at[i] < ' ' || text.at[i] > '~')
			return false;
	line->width = advance * (length)text.length;
	if (job->is_sketch)
		return true;
	struct glyph *glyphs =
		ARENA_ARRAY(job->arena, struct glyph, text.length);
	struct run *run = ARENA_NEW(job->draft, struct run);
	for (size_t i = 0; i < text.length; i++)
		glyphs[i] = (struct glyph){
			.id = table[(unsigned char)text.at[i]],
			.text_at = (uint32_t)i,
			.text_length = 1,
			.advance = advance,
		};
	*run = (struct run){
		.face = face,
		.size = style->size,
		.y = -style->rise,
		.color = style->color,
		.glyphs = glyphs,
		.glyph_count = (uint32_t)text.length,
		.text = arena_copy(job->arena, text),
		.tag = tag,
	};
	line->runs = run;
	line->run_count = 1;
	return true;
}

struct line line_of_text(struct text_job *job, struct str text,
	const struct text_style *style, struct tag *tag)
{
	struct line line = { 0 };
	length leading = style->size * 6 / 5;
	bool runs_left = job->is_right_to_left && style->family != FAMILY_MONO;
	struct paragraph_style plain = {
		.text = *style,
		.leading = leading,
		.alignment = runs_left ? ALIGNMENT_FLUSH_END : ALIGNMENT_RAGGED,
		.language = job->language,
		.is_right_to_left = runs_left,
	};
	struct text_work *work = job->work;
	const length endless = PT(100000);

	if (style->family != FAMILY_MONO ||
		!set_code(job, text, style, tag, &line)) {
		flat_set_plain(job, &work->flat, text, style, tag, runs_left);
		pieces_set(job, &work->pieces, &work->flat, work->breaker,
			&plain, endless);
		measure_for(job, &plain, EFFORT_WORDS, endless);
		struct composer composer = {
			.job = job,
			.work = work,
			.style = &plain,
			.measure = endless,
			.text = keep_text(job),
		};
		line = compose_line(&composer, work->line.candidates.at,
			&work->line.candidates
				 .at[work->line.candidates.count - 1]);
	}
	line.ascent = leading * 3 / 4;
	line.descent = leading / 4;
	return line;
}
