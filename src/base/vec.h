/* SPDX-License-Identifier: MIT */
/*
 * Growing arrays of any type, on the heap:
 *
 *	VEC(struct line) lines = { 0 };
 *	vec_push(&lines, line);
 *	for (size_t i = 0; i < lines.count; i++) use(lines.at[i]);
 *	vec_free(&lines);
 *
 * Out of memory ends the program.
 */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include <stddef.h>

#define VEC(type) \
	struct { \
		type *at; \
		size_t count, capacity; \
	}

/* Makes room for one more; the macro below calls it. */
void *vec_grow(void *at, size_t *capacity, size_t item_bytes);

#define vec_push(vec, ...) \
	((vec)->count == (vec)->capacity \
			? (void)((vec)->at = vec_grow((vec)->at, \
					 &(vec)->capacity, sizeof *(vec)->at)) \
			: (void)0, \
		(void)((vec)->at[(vec)->count++] = (__VA_ARGS__)))

#define vec_clear(vec) ((void)((vec)->count = 0))

/* Gives the memory back and leaves an empty vec. */
void vec_release(void *at);
#define vec_free(vec) \
	(vec_release((vec)->at), (vec)->at = NULL, (vec)->count = 0, \
		(vec)->capacity = 0)

#endif
