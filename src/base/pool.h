/* SPDX-License-Identifier: MIT */
/* Threads that share out numbered pieces of work. */
#ifndef BASE_POOL_H
#define BASE_POOL_H

#include <stddef.h>

/*
 * Calls work(self, worker, item) once for each item from 0 to count, on up to
 * so many threads at once; the caller is one of them. worker is below the
 * number of threads, and no two calls with the same one run together. Items
 * are begun in order. Returns when all are done.
 */
void pool_run(int threads, size_t count,
	void (*work)(void *self, int worker, size_t item), void *self);

#endif
