/* SPDX-License-Identifier: MIT */
/*
 * Total fit, after Knuth and Plass, "Breaking Paragraphs into Lines" (1981).
 *
 * The candidates are visited in order. An active node is a best way to reach
 * an earlier candidate; each line from an active node to the candidate at hand
 * that is good enough makes an arrival. Of the arrivals with the same key the
 * cheapest becomes a new node. The key is what the future may depend on: the
 * fitness of the line (tight, decent, loose, very loose), the run of hyphens,
 * and the number of lines where that is asked for. A node from which a line
 * would be overfull is active no more, so there are few of them.
 *
 *	width    b.end - a.start - both overhangs          = L
 *	stretch  of spaces + scaling of glyphs + emergency = S
 *	ratio    (measure - L) / S, or / K when it must shrink
 *	badness  100 ratio^3, in TeX's integer form
 *
 * Glyph scaling takes its part by the same ratio as the spaces do. A line that
 * ends within a name of code, where places to break are few and far between,
 * may end short of the measure when its spaces are at their full stretch; all
 * the white that is allowed there costs another 100 of badness. With
 * TeX's numbers as rules, no scaling and no counted lines, this is TeX's own
 * algorithm, ties included: tests/typeset/oracle/ holds its answers.
 */
#include "text/line.h"

#include <assert.h>

enum {
	BADNESS_WORST = 10000,
	BADNESS_OVERFULL = BADNESS_WORST + 1,
	ACTIVE_MOST = 64, /* bounds the time that odd input takes */
	FEW_LINES = 3,
	FITNESS_COUNT = 4
};

enum fitness {
	FITNESS_VERY_LOOSE,
	FITNESS_LOOSE,
	FITNESS_DECENT,
	FITNESS_TIGHT
};

/* A line from a node to a candidate, weighed. */
struct trial {
	int badness;
	enum fitness fitness;
	int64_t width;
	int64_t missing; /* measure less width */
};

void line_work_free(struct line_work *work)
{
	vec_free(&work->candidates);
	vec_free(&work->nodes);
	vec_free(&work->active);
	vec_free(&work->arrivals);
	vec_free(&work->breaks);
}

int line_badness(int64_t t, int64_t s)
{
	int64_t r;

	if (t == 0)
		return 0;
	if (s <= 0)
		return BADNESS_WORST;
	if (t <= 7230584 && t * 297 >= 1291 * s)
		return BADNESS_WORST; // most lines: no need to divide
	if (t <= 7230584)
		r = t * 297 / s;
	else if (s >= 1663497)
		r = t / (s / 297);
	else
		r = t;
	if (r > 1290)
		return BADNESS_WORST;
	return (int)((r * r * r + 0x20000) / 0x40000);
}

struct extent line_extent(
	const struct candidate *from, const struct candidate *to)
{
	return (struct extent){
		.width = to->end.width - from->start.width -
			from->start_overhang - to->end_overhang,
		.stretch = to->end.stretch - from->start.stretch,
		.shrink = to->end.shrink - from->start.shrink,
		.text = to->end.text - from->start.text,
	};
}

int64_t line_end_white(
	const struct candidate *to, int64_t missing, int64_t stretch)
{
	int64_t rest = missing - stretch;

	if (rest <= 0)
		return 0;
	return rest < to->end_white ? rest : to->end_white;
}

static void stretch_line(const struct fit_rules *rules,
	const struct extent *line, const struct candidate *to,
	struct trial *trial)
{
	int64_t stretch = line->stretch + rules->emergency + rules->rag +
		line->text * rules->scale_most / 10000;

	if (to->is_filled) {
		trial->badness = 0;
		trial->fitness = FITNESS_DECENT;
		return;
	}
	int64_t white = line_end_white(to, trial->missing, stretch);
	trial->badness = line_badness(trial->missing - white, stretch);
	if (white > 0 && trial->badness < BADNESS_WORST - 100)
		trial->badness += (int)(100 * white / to->end_white);
	trial->fitness = trial->badness > 99 ? FITNESS_VERY_LOOSE
		: trial->badness > 12        ? FITNESS_LOOSE
					     : FITNESS_DECENT;
}

static void shrink_line(const struct fit_rules *rules,
	const struct extent *line, struct trial *trial)
{
	int64_t shrink = line->shrink + line->text * rules->scale_most / 10000;

	trial->badness = -trial->missing > shrink
		? BADNESS_OVERFULL
		: line_badness(-trial->missing, shrink);
	trial->fitness = trial->badness > 12 ? FITNESS_TIGHT : FITNESS_DECENT;
}

static struct trial try_line(const struct fit_rules *rules,
	const struct candidate *from, const struct candidate *to)
{
	struct extent line = line_extent(from, to);
	struct trial trial = {
		.width = line.width,
		.missing = rules->measure - line.width,
	};

	if (trial.missing > 0)
		stretch_line(rules, &line, to, &trial);
	else
		shrink_line(rules, &line, &trial);
	return trial;
}

/* Balanced lines: the squares of what is missing, in 1/100 of the measure. */
static int64_t imbalance(const struct fit_rules *rules,
	const struct trial *trial, const struct candidate *to, bool is_last)
{
	int64_t part = trial->missing * 100 / (rules->measure + 1);
	int64_t cost = part * part;

	if (is_last && trial->missing > rules->measure * 3 / 4)
		cost += 10000;
	return cost + to->penalty;
}

static int64_t last_line_demerits(const struct fit_rules *rules,
	const struct fit_node *node, const struct trial *trial)
{
	int64_t demerits = 0;

	if (node->hyphen_run > 0)
		demerits += rules->final_hyphen_demerits;
	if (node->line > 0 && trial->width < rules->short_last_width)
		demerits += rules->short_last_demerits;
	// The number of lines is only known now, so the hyphens of this way
	// are charged here; ways dropped before were judged without it.
	if (node->line < FEW_LINES)
		demerits += (int64_t)rules->few_lines_hyphen_demerits *
			node->hyphens;
	return demerits;
}

static int64_t demerits_of(const struct fit_rules *rules,
	const struct fit_node *node, const struct trial *trial,
	const struct candidate *to, bool is_last)
{
	int64_t penalty = to->is_forced ? 0 : to->penalty;
	int64_t demerits = rules->line_penalty + trial->badness;

	if (rules->is_balanced)
		return imbalance(rules, trial, to, is_last);
	demerits = demerits >= 10000 ? 100000000 : demerits * demerits;
	demerits += penalty > 0 ? penalty * penalty : -penalty * penalty;
	if (is_last)
		demerits += last_line_demerits(rules, node, trial);
	else if (to->is_hyphen && node->hyphen_run > 0)
		demerits += rules->double_hyphen_demerits;
	int jump = (int)trial->fitness - (int)node->fitness;
	if (jump > 1 || jump < -1)
		demerits += rules->adjacent_demerits;
	return demerits;
}

static uint32_t key_of(
	const struct fit_rules *rules, const struct fit_node *node)
{
	uint32_t run = rules->forbids_third_hyphen ? node->hyphen_run : 0;
	uint32_t line = rules->counts_lines ? (uint32_t)node->line : 0;

	return line << 4 | run << 2 | node->fitness;
}

/* Keeps the cheapest way for each key; of equal ones the latest, as TeX. */
static void arrive(struct line_work *work, const struct fit_rules *rules,
	const struct fit_node *node)
{
	uint32_t key = key_of(rules, node);

	for (size_t i = 0; i < work->arrivals.count; i++) {
		struct fit_arrival *old = &work->arrivals.at[i];
		if (old->key != key)
			continue;
		if (node->demerits <= old->node.demerits)
			old->node = *node;
		return;
	}
	vec_push(&work->arrivals, (struct fit_arrival){ *node, key });
}

/* The node that a trial would make. */
static struct fit_node step(const struct line_work *work,
	const struct fit_rules *rules, uint32_t from, uint32_t to,
	const struct trial *trial)
{
	const struct fit_node *node = &work->nodes.at[from];
	const struct candidate *candidate = &work->candidates.at[to];
	bool is_last = to + 1 == work->candidates.count;
	int run = candidate->is_hyphen ? node->hyphen_run + 1 : 0;

	return (struct fit_node){
		.demerits = node->demerits +
			demerits_of(rules, node, trial, candidate, is_last),
		.candidate = to,
		.previous = from,
		.line = node->line + 1,
		.fitness = (uint8_t)trial->fitness,
		.hyphen_run = (uint8_t)(run > 3 ? 3 : run),
		.hyphens = (uint16_t)(node->hyphens +
			(candidate->is_hyphen && node->hyphens < 1000)),
	};
}

/*
 * New nodes in the order of fitness (TeX's), leaving out those that a better
 * one of the same line count would always replace: a jump of fitness costs no
 * more than adjacent_demerits.
 */
static void settle(struct line_work *work, const struct fit_rules *rules)
{
	struct fit_arrival *all = work->arrivals.at;
	size_t count = work->arrivals.count;

	for (uint32_t fitness = 0; fitness < FITNESS_COUNT; fitness++)
		for (size_t i = 0; i < count; i++) {
			bool is_beaten = false;
			if ((all[i].key & 3) != fitness)
				continue;
			for (size_t j = 0; j < count; j++)
				is_beaten |=
					all[j].key >> 2 == all[i].key >> 2 &&
					all[j].node.demerits +
							rules->adjacent_demerits <
						all[i].node.demerits;
			if (is_beaten)
				continue;
			vec_push(&work->nodes, all[i].node);
			vec_push(&work->active,
				(uint32_t)(work->nodes.count - 1));
		}
	vec_clear(&work->arrivals);
}

/* Too many ways: those with the highest demerits are given up. */
static void thin_out(struct line_work *work)
{
	while (work->active.count > ACTIVE_MOST) {
		size_t worst = 0;
		for (size_t i = 1; i < work->active.count; i++)
			if (work->nodes.at[work->active.at[i]].demerits >
				work->nodes.at[work->active.at[worst]].demerits)
				worst = i;
		work->active.count--;
		for (size_t i = worst; i < work->active.count; i++)
			work->active.at[i] = work->active.at[i + 1];
	}
}

/*
 * Tries the lines from all active nodes to the candidate. Nodes that are too
 * far back are dropped; the last one of a final pass is kept alive by an
 * overfull line.
 */
static void visit(
	struct line_work *work, const struct fit_rules *rules, uint32_t number)
{
	const struct candidate *to = &work->candidates.at[number];
	size_t kept = 0;
	size_t count = work->active.count;

	for (size_t i = 0; i < count; i++) {
		uint32_t from = work->active.at[i];
		const struct fit_node *node = &work->nodes.at[from];
		struct trial trial = try_line(
			rules, &work->candidates.at[node->candidate], to);
		bool is_over = trial.badness > BADNESS_WORST || to->is_forced;
		bool is_last_hope = rules->is_final && is_over &&
			work->arrivals.count == 0 && kept == 0 &&
			i + 1 == count;
		if (!is_over)
			work->active.at[kept++] = from;
		if (trial.badness > rules->tolerance && !is_last_hope)
			continue;
		if (rules->forbids_third_hyphen && to->is_hyphen &&
			node->hyphen_run >= 2 && !is_last_hope)
			continue;
		struct fit_node next = step(work, rules, from, number, &trial);
		if (is_last_hope && trial.badness > rules->tolerance)
			next.demerits = node->demerits;
		arrive(work, rules, &next);
	}
	work->active.count = kept;
	if (work->arrivals.count > 0)
		settle(work, rules);
	if (work->active.count > ACTIVE_MOST)
		thin_out(work);
}

/* The cheapest active node at the end; UINT32_MAX when there is none. */
static uint32_t best_end(const struct line_work *work, int lines_wanted)
{
	uint32_t best = UINT32_MAX;

	for (size_t i = 0; i < work->active.count; i++) {
		uint32_t node = work->active.at[i];
		if (lines_wanted > 0 &&
			work->nodes.at[node].line != lines_wanted)
			continue;
		if (best == UINT32_MAX ||
			work->nodes.at[node].demerits <
				work->nodes.at[best].demerits)
			best = node;
	}
	return best;
}

bool line_fit(struct line_work *work, const struct fit_rules *rules)
{
	size_t count = work->candidates.count;

	assert(count >= 2 && work->candidates.at[count - 1].is_forced);
	vec_clear(&work->nodes);
	vec_clear(&work->active);
	vec_clear(&work->breaks);
	vec_push(&work->nodes, (struct fit_node){ .fitness = FITNESS_DECENT });
	vec_push(&work->active, 0);
	for (uint32_t i = 1; i < count && work->active.count > 0; i++)
		visit(work, rules, i);
	uint32_t node = best_end(work, rules->lines_wanted);
	if (node == UINT32_MAX)
		return false;
	work->demerits = work->nodes.at[node].demerits;
	for (; node != 0; node = work->nodes.at[node].previous)
		vec_push(&work->breaks, work->nodes.at[node].candidate);
	for (size_t i = 0, j = work->breaks.count - 1; i < j; i++, j--) {
		uint32_t swap = work->breaks.at[i];
		work->breaks.at[i] = work->breaks.at[j];
		work->breaks.at[j] = swap;
	}
	return true;
}

bool line_demerits(
	const struct line_work *work, size_t line_count, int64_t *demerits)
{
	uint32_t node =
		line_count > 0 ? best_end(work, (int)line_count) : UINT32_MAX;

	if (node == UINT32_MAX)
		return false;
	*demerits = work->nodes.at[node].demerits;
	return true;
}
