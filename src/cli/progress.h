/* SPDX-License-Identifier: MIT */
/*
 * The stages as they pass: how long each took, and, on a terminal, a line
 * that names the stage at work once a build takes longer than half a second.
 */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <pthread.h>
#include <stdbool.h>

enum { MAXIMAL_STAGES = 12 };

struct stage {
	const char *name;
	double elapsed, processor; /* seconds */
};

struct progress {
	struct stage stages[MAXIMAL_STAGES];
	int count; /* of stages begun */
	double started, stage_started, stage_processor; /* seconds */
	bool is_shown; /* a thread shows the line */
	bool is_done;
	pthread_t thread;
	pthread_mutex_t lock; /* of count, stages' names and is_done */
	pthread_cond_t change;
};

/* Starts the clock; shows nothing unless is_shown. */
void progress_init(struct progress *progress, bool is_shown);
/* Ends the stage at work, if any, and begins the next. Always true. */
bool progress_stage(struct progress *progress, const char *name);
/* Ends the last stage and wipes the line. */
void progress_end(struct progress *progress);
/* Prints the times on standard error. */
void progress_print_timings(const struct progress *progress);

#endif
