/* SPDX-License-Identifier: MIT */
/* Each thread takes the next item until there are none left. */
#include "base/pool.h"

#include <pthread.h>
#include <stdatomic.h>

enum { THREADS_MOST = 64 };

struct pool {
	void (*work)(void *self, int worker, size_t item);
	void *self;
	size_t count;
	atomic_size_t next;
};

struct worker {
	struct pool *pool;
	int number;
	pthread_t thread;
};

static void *labour(void *argument)
{
	const struct worker *worker = argument;
	struct pool *pool = worker->pool;
	for (;;) {
		size_t item = atomic_fetch_add(&pool->next, 1);
		if (item >= pool->count)
			return NULL;
		pool->work(pool->self, worker->number, item);
	}
}

void pool_run(int threads, size_t count,
	void (*work)(void *self, int worker, size_t item), void *self)
{
	struct pool pool = { .work = work, .self = self, .count = count };
	struct worker workers[THREADS_MOST];
	int started = 1;
	workers[0] = (struct worker){ .pool = &pool };
	// Without a thread the others do its share.
	while (started < threads && started < THREADS_MOST &&
		(size_t)started < count) {
		struct worker *worker = &workers[started];
		*worker = (struct worker){ .pool = &pool, .number = started };
		if (pthread_create(&worker->thread, NULL, labour, worker) != 0)
			break;
		started++;
	}
	labour(&workers[0]);
	for (int i = 1; i < started; i++)
		pthread_join(workers[i].thread, NULL);
}
