/* SPDX-License-Identifier: MIT */
/*
 * The best way to break a paragraph: numbers in, numbers out. Knows neither
 * text nor fonts; a unit of length is whatever the caller says.
 */
#ifndef TEXT_LINE_H
#define TEXT_LINE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/vec.h"

/* Sums over all that stands before a place. */
struct extent {
	int64_t width;
	int64_t stretch, shrink; /* of spaces */
	int64_t text; /* width of what may be scaled */
};

/* A place where a line may end. The first is the paragraph's start. */
struct candidate {
	struct extent end; /* of all before, when a line ends here */
	struct extent start; /* the same, when the next line starts here: with
				the space that vanishes */
	int32_t end_overhang; /* protrusion of what ends the line */
	int32_t start_overhang; /* and of what starts the next one */
	int32_t end_white; /* what may stand at the end of a line that would
			      gape: behind a part of a name of code */
	int32_t penalty;
	bool is_hyphen; /* the line ends with a hyphen */
	bool is_forced; /* a line must end here */
	bool is_filled; /* and is filled with white, not justified */
	uint32_t piece; /* the caller's: where in the text it is */
	uint32_t at;
};

/* What is asked of the lines. */
struct fit_rules {
	int64_t measure;
	int tolerance; /* the highest badness of a line */
	int64_t emergency; /* stretch that every line has for nothing */
	bool is_final; /* take overfull lines when there is no other way */
	int line_penalty;
	int adjacent_demerits; /* neighbours, one tight and one loose */
	int double_hyphen_demerits;
	int final_hyphen_demerits; /* hyphen before the last line */
	int short_last_demerits;
	int64_t short_last_width; /* a last line under it is short */
	int few_lines_hyphen_demerits; /* each hyphen, up to three lines */
	int scale_most; /* of glyphs, 1/10,000 more or less */
	int64_t rag; /* white at the line's end may grow by this; ragged */
	bool is_balanced; /* least squares of what is missing in each line */
	bool forbids_third_hyphen;
	bool counts_lines; /* keep ways with different numbers of lines apart */
	int lines_wanted; /* 0: whatever is best */
};

struct fit_node {
	int64_t demerits;
	uint32_t candidate;
	uint32_t previous; /* node */
	int32_t line; /* lines up to here */
	uint8_t fitness;
	uint8_t hyphen_run; /* hyphens at this and the lines right before */
	uint16_t hyphens; /* all, saturated */
};

/* Where a line may end at the candidate at work: the best way for each key. */
struct fit_arrival {
	struct fit_node node;
	uint32_t key;
};

struct line_work {
	VEC(struct candidate) candidates;
	VEC(struct fit_node) nodes;
	VEC(uint32_t) active; /* nodes */
	VEC(struct fit_arrival) arrivals;
	VEC(uint32_t)
	breaks; /* the answer: candidates, the first line's end
		   first */
	int64_t demerits; /* of the answer */
};

void line_work_free(struct line_work *work);

/*
 * Breaks work->candidates, whose last one is forced; the answer is in breaks.
 * False when the rules leave no way; never when they are final.
 */
bool line_fit(struct line_work *work, const struct fit_rules *rules);

/*
 * The least demerits of the ways of so many lines, of those that the last
 * line_fit found with counts_lines; false when there is none.
 */
bool line_demerits(
	const struct line_work *work, size_t line_count, int64_t *demerits);

/* Length and room of the line between two candidates. */
struct extent line_extent(
	const struct candidate *from, const struct candidate *to);

/* White at the end of a line from stretch and what is missing; mostly 0. */
int64_t line_end_white(
	const struct candidate *to, int64_t missing, int64_t stretch);

/* TeX's badness: about 100 (t / s)^3, at most 10,000. */
int line_badness(int64_t t, int64_t s);

#endif
