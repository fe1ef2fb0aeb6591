/* SPDX-License-Identifier: MIT */
/* The progress line is drawn by a thread of its own, ten times a second. */
#include "cli/progress.h"

#include <assert.h>
#include <stdio.h>
#include <time.h>

static double seconds_of(clockid_t clock)
{
	struct timespec now;
	clock_gettime(clock, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* The moment for pthread_cond_timedwait, in milliseconds from now. */
static struct timespec moment_in(long milliseconds)
{
	struct timespec moment;
	clock_gettime(CLOCK_REALTIME, &moment);
	moment.tv_nsec += milliseconds * 1000000L;
	moment.tv_sec += moment.tv_nsec / 1000000000L;
	moment.tv_nsec %= 1000000000L;
	return moment;
}

static void *show(void *self)
{
	struct progress *progress = self;
	long wait = 500;
	bool is_drawn = false;
	pthread_mutex_lock(&progress->lock);
	while (!progress->is_done) {
		struct timespec until = moment_in(wait);
		pthread_cond_timedwait(
			&progress->change, &progress->lock, &until);
		if (progress->is_done || progress->count == 0)
			continue;
		fprintf(stderr, "\r\033[K%s ...",
			progress->stages[progress->count - 1].name);
		fflush(stderr);
		is_drawn = true;
		wait = 100;
	}
	pthread_mutex_unlock(&progress->lock);
	if (is_drawn)
		fprintf(stderr, "\r\033[K");
	return NULL;
}

void progress_init(struct progress *progress, bool is_shown)
{
	*progress = (struct progress){ .is_shown = is_shown };
	progress->started = seconds_of(CLOCK_MONOTONIC);
	if (!is_shown)
		return;
	pthread_mutex_init(&progress->lock, NULL);
	pthread_cond_init(&progress->change, NULL);
	progress->is_shown =
		pthread_create(&progress->thread, NULL, show, progress) == 0;
}

static void end_stage(struct progress *progress)
{
	if (progress->count == 0)
		return;
	struct stage *stage = &progress->stages[progress->count - 1];
	stage->elapsed = seconds_of(CLOCK_MONOTONIC) - progress->stage_started;
	stage->processor = seconds_of(CLOCK_PROCESS_CPUTIME_ID) -
		progress->stage_processor;
}

bool progress_stage(struct progress *progress, const char *name)
{
	assert(progress->count < MAXIMAL_STAGES);
	end_stage(progress);
	if (progress->is_shown)
		pthread_mutex_lock(&progress->lock);
	progress->stages[progress->count++].name = name;
	if (progress->is_shown)
		pthread_mutex_unlock(&progress->lock);
	progress->stage_started = seconds_of(CLOCK_MONOTONIC);
	progress->stage_processor = seconds_of(CLOCK_PROCESS_CPUTIME_ID);
	return true;
}

void progress_end(struct progress *progress)
{
	end_stage(progress);
	if (!progress->is_shown)
		return;
	pthread_mutex_lock(&progress->lock);
	progress->is_done = true;
	pthread_cond_signal(&progress->change);
	pthread_mutex_unlock(&progress->lock);
	pthread_join(progress->thread, NULL);
	pthread_cond_destroy(&progress->change);
	pthread_mutex_destroy(&progress->lock);
}

void progress_print_timings(const struct progress *progress)
{
	double elapsed = 0, processor = 0;
	fprintf(stderr, "%-12s %9s %9s\n", "stage", "elapsed", "processor");
	for (int i = 0; i < progress->count; i++) {
		const struct stage *stage = &progress->stages[i];
		elapsed += stage->elapsed;
		processor += stage->processor;
		fprintf(stderr, "%-12s %6.1f ms %6.1f ms\n", stage->name,
			stage->elapsed * 1e3, stage->processor * 1e3);
	}
	fprintf(stderr, "%-12s %6.1f ms %6.1f ms\n", "all", elapsed * 1e3,
		processor * 1e3);
}
