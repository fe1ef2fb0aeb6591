/* SPDX-License-Identifier: MIT */
/*
 * An arena: memory that is given out piece by piece and taken back at once.
 * Out of memory ends the program (exit status 70), so no call fails.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

#include "base/str.h"

struct arena_block;

struct arena {
	struct arena_block *head;
};

/* Says "out of memory" and ends the program with exit status 70. */
_Noreturn void fatal_out_of_memory(void);

void arena_init(struct arena *arena);
/* Zeroed bytes, aligned for any object, valid until clear or free. */
void *arena_make(struct arena *arena, size_t bytes);
/* A copy of s, followed by a NUL. */
struct str arena_copy(struct arena *arena, struct str s);
/* A copy of s as a C string. */
const char *arena_c_string(struct arena *arena, struct str s);
/* printf into the arena; followed by a NUL. Whole numbers and text only. */
__attribute__((format(printf, 2, 3))) struct str arena_format(
	struct arena *arena, const char *format, ...);
/* Forgets everything, keeps one block for use again. */
void arena_clear(struct arena *arena);
void arena_free(struct arena *arena);

/* One zeroed object, or an array of them. */
#define ARENA_NEW(arena, type) ((type *)arena_make((arena), sizeof(type)))
#define ARENA_ARRAY(arena, type, count) \
	((type *)arena_make((arena), (count) * sizeof(type)))

#endif
