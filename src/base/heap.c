/* SPDX-License-Identifier: MIT */
/*
 * glibc takes memory from the end of one range (brk). The range is reserved in
 * one step, so that one call to madvise covers it; only what is used is ever
 * backed by memory.
 */
#ifdef __linux__
#define _DEFAULT_SOURCE
#endif
#include "base/heap.h"

#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
	RESERVED = 64 << 20, /* more would be memory that is not filled */
	FIRST = 512 << 10, /* more than is left of a heap begun before */
	PADDING = 1 << 20, /* later steps are so much larger than asked */
	KEPT = 256 << 20, /* what is free at the end is given back never */
	MAPPED_LEAST = 1 << 20, /* larger pieces are mapped by themselves */
	LARGE_PAGE = 2 << 20
};

void heap_prepare(void)
{
	char *start = sbrk(0);
	mallopt(M_MMAP_THRESHOLD, MAPPED_LEAST);
	mallopt(M_TRIM_THRESHOLD, KEPT);
	mallopt(M_TOP_PAD, RESERVED);
	// volatile: a compiler may leave out what is only freed
	void *volatile first = malloc(FIRST);
	mallopt(M_TOP_PAD, PADDING);
	free(first);
	char *end = sbrk(0);
	start += LARGE_PAGE - (uintptr_t)start % LARGE_PAGE;
	if (start < end)
		madvise(start, (size_t)(end - start), MADV_HUGEPAGE);
}
#else
void heap_prepare(void)
{
}
#endif
