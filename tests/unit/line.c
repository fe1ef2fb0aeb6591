/* SPDX-License-Identifier: MIT */
/*
 * Total fit against all ways there are: random paragraphs of up to 12 words,
 * every set of breaks weighed by a plain reading of the rules.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/line.h"

enum { CANDIDATES_MOST = 16, PARAGRAPHS = 3000 };

static uint32_t next_random(uint32_t *state)
{
	*state = *state * 1664525 + 1013904223;
	return *state >> 8;
}

static int between(uint32_t *state, int least, int most)
{
	return least + (int)(next_random(state) % (uint32_t)(most - least + 1));
}

/* A hyphen in the middle of the word just begun. */
static void put_hyphen(
	struct line_work *work, const struct extent *sum, int word)
{
	struct candidate hyphen = {
		.end = *sum,
		.start = *sum,
		.penalty = 120,
		.is_hyphen = true,
	};

	hyphen.end.width += word / 2 + 30;
	hyphen.end.text += word / 2 + 30;
	hyphen.start.width += word / 2;
	hyphen.start.text += word / 2;
	vec_push(&work->candidates, hyphen);
}

static void make_paragraph(struct line_work *work, uint32_t *state)
{
	struct extent sum = { 0 };
	int words = between(state, 2, 10);

	vec_clear(&work->candidates);
	vec_push(&work->candidates, (struct candidate){ 0 });
	for (int i = 0; i < words; i++) {
		int word = between(state, 60, 700);
		if (i > 0) {
			struct candidate space = { .end = sum };
			sum.width += 250;
			sum.stretch += 125;
			sum.shrink += 83;
			space.start = sum;
			space.penalty = between(state, 0, 3) == 0 ? 30 : 0;
			space.end_overhang = between(state, 0, 40);
			space.start_overhang = between(state, 0, 20);
			vec_push(&work->candidates, space);
		}
		if (word > 250 && i + 1 < words &&
			work->candidates.count + (size_t)(words - i) <
				CANDIDATES_MOST)
			put_hyphen(work, &sum, word);
		sum.width += word;
		sum.text += word;
	}
	vec_push(&work->candidates,
		(struct candidate){ .end = sum,
			.start = sum,
			.is_forced = true,
			.is_filled = true });
}

/* One line by the rules: its badness and fitness; false when it is no line. */
static bool weigh(const struct fit_rules *rules, const struct candidate *from,
	const struct candidate *to, int64_t *badness, int *fitness,
	int64_t *width)
{
	int64_t natural = to->end.width - from->start.width - to->end_overhang -
		from->start_overhang;
	int64_t text =
		(to->end.text - from->start.text) * rules->scale_most / 10000;
	int64_t missing = rules->measure - natural;

	*width = natural;
	if (missing > 0 && to->is_filled) {
		*badness = 0;
		*fitness = 2;
		return true;
	}
	if (missing > 0) {
		*badness = line_badness(missing,
			to->end.stretch - from->start.stretch + text +
				rules->emergency);
		*fitness = *badness > 99 ? 0 : *badness > 12 ? 1 : 2;
	} else {
		int64_t room = to->end.shrink - from->start.shrink + text;
		if (-missing > room)
			return false;
		*badness = line_badness(-missing, room);
		*fitness = *badness > 12 ? 3 : 2;
	}
	return *badness <= rules->tolerance;
}

/* The demerits of one set of breaks; -1 when it is not allowed. */
static int64_t weigh_all(const struct line_work *work,
	const struct fit_rules *rules, uint32_t set)
{
	size_t count = work->candidates.count;
	const struct candidate *from = work->candidates.at;
	int64_t total = 0;
	int last_fitness = 2;
	int run = 0;
	int lines = 0;

	for (size_t i = 1; i < count; i++) {
		const struct candidate *to = &work->candidates.at[i];
		bool is_last = i + 1 == count;
		int64_t badness;
		int64_t width;
		int fitness;
		if (!is_last && !(set >> i & 1))
			continue;
		if (!weigh(rules, from, to, &badness, &fitness, &width))
			return -1;
		total += (rules->line_penalty + badness) *
			(rules->line_penalty + badness);
		if (!is_last)
			total += (int64_t)to->penalty * to->penalty;
		if (fitness - last_fitness > 1 || last_fitness - fitness > 1)
			total += rules->adjacent_demerits;
		if (is_last && run > 0)
			total += rules->final_hyphen_demerits;
		if (is_last && lines > 0 && width < rules->short_last_width)
			total += rules->short_last_demerits;
		if (!is_last && to->is_hyphen && run > 0)
			total += rules->double_hyphen_demerits;
		run = to->is_hyphen ? run + 1 : 0;
		if (run > 2)
			return -1;
		last_fitness = fitness;
		from = to;
		lines++;
	}
	return rules->lines_wanted > 0 && lines != rules->lines_wanted ? -1
								       : total;
}

/* The least demerits of all sets; -1 when none is allowed. */
static int64_t search(
	const struct line_work *work, const struct fit_rules *rules)
{
	size_t inner = work->candidates.count - 2;
	int64_t best = -1;

	for (uint32_t set = 0; set < 1u << inner; set++) {
		int64_t total = weigh_all(work, rules, set << 1);
		if (total >= 0 && (best < 0 || total < best))
			best = total;
	}
	return best;
}

static struct fit_rules random_rules(uint32_t *state)
{
	return (struct fit_rules){
		.measure = between(state, 900, 2500),
		.tolerance = between(state, 0, 1) ? 200 : 9999,
		.emergency = between(state, 0, 1) ? 0 : 300,
		.line_penalty = 10,
		.adjacent_demerits = 10000,
		.double_hyphen_demerits = 10000,
		.final_hyphen_demerits = 5000,
		.short_last_demerits = 10000,
		.short_last_width = 300,
		.scale_most = between(state, 0, 1) ? 200 : 0,
		.forbids_third_hyphen = true,
		.counts_lines = true,
		.lines_wanted = between(state, 0, 2) ? 0 : between(state, 2, 4),
	};
}

static void no_way_is_better_than_the_one_found(void **state)
{
	struct line_work work = { 0 };
	uint32_t random = 1;
	int found = 0;

	(void)state;
	for (int i = 0; i < PARAGRAPHS; i++) {
		make_paragraph(&work, &random);
		struct fit_rules rules = random_rules(&random);
		int64_t best = search(&work, &rules);
		bool is_found = line_fit(&work, &rules);
		assert_int_equal(is_found, best >= 0);
		if (!is_found)
			continue;
		found++;
		assert_int_equal(work.demerits, best);
	}
	assert_true(found > PARAGRAPHS / 3);
	line_work_free(&work);
}

static void a_final_try_always_ends(void **state)
{
	struct line_work work = { 0 };
	uint32_t random = 7;

	(void)state;
	for (int i = 0; i < PARAGRAPHS; i++) {
		make_paragraph(&work, &random);
		struct fit_rules rules = random_rules(&random);
		rules.measure = between(&random, 50, 700);
		rules.lines_wanted = 0;
		rules.is_final = true;
		assert_true(line_fit(&work, &rules));
		assert_int_equal(work.breaks.at[work.breaks.count - 1],
			work.candidates.count - 1);
	}
	line_work_free(&work);
}

static void badness_is_the_cube_of_the_ratio(void **state)
{
	(void)state;
	assert_int_equal(line_badness(0, 0), 0);
	assert_int_equal(line_badness(1, 0), 10000);
	assert_int_equal(line_badness(1000, 1000), 100);
	assert_int_equal(line_badness(500, 1000), 12);
	assert_int_equal(line_badness(2000, 1000), 800);
	assert_int_equal(line_badness(8000000, 8000000), 100);
	assert_int_equal(line_badness(10000, 1000), 10000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_way_is_better_than_the_one_found),
		cmocka_unit_test(a_final_try_always_ends),
		cmocka_unit_test(badness_is_the_cube_of_the_ratio),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
