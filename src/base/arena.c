/* SPDX-License-Identifier: MIT */
/*
 * Memory in blocks of 64 KiB and more. With ARENA_ONE_BLOCK_EACH every piece
 * is a block of its own, so that a sanitizer sees overruns inside an arena.
 */
#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_BYTES = 64 * 1024 };

struct arena_block {
	struct arena_block *next;
	size_t capacity, used;
	alignas(max_align_t) char bytes[];
};

_Noreturn void fatal_out_of_memory(void)
{
	static const char text[] = "octavo: out of memory\n";
	fwrite(text, 1, sizeof text - 1, stderr);
	_Exit(70);
}

void arena_init(struct arena *arena)
{
	arena->head = NULL;
}

static struct arena_block *add_block(struct arena *arena, size_t bytes)
{
#ifdef ARENA_ONE_BLOCK_EACH
	size_t capacity = bytes;
#else
	size_t capacity = bytes > BLOCK_BYTES ? bytes : BLOCK_BYTES;
#endif
	struct arena_block *block = calloc(1, sizeof *block + capacity);
	if (block == NULL)
		fatal_out_of_memory();
	block->capacity = capacity;
	// A large piece goes behind the head, so that its rest stays in use.
	if (arena->head != NULL && bytes > BLOCK_BYTES) {
		block->next = arena->head->next;
		arena->head->next = block;
	} else {
		block->next = arena->head;
		arena->head = block;
	}
	return block;
}

void *arena_make(struct arena *arena, size_t bytes)
{
	size_t align = alignof(max_align_t);
	if (bytes > SIZE_MAX / 2)
		fatal_out_of_memory();
	bytes = bytes == 0 ? align : (bytes + align - 1) / align * align;
	struct arena_block *block = arena->head;
	if (block == NULL || block->capacity - block->used < bytes)
		block = add_block(arena, bytes);
	void *piece = block->bytes + block->used;
	block->used += bytes;
	return piece;
}

struct str arena_copy(struct arena *arena, struct str s)
{
	char *copy = arena_make(arena, s.length + 1);
	if (s.length > 0)
		memcpy(copy, s.at, s.length);
	return (struct str){ copy, s.length };
}

const char *arena_c_string(struct arena *arena, struct str s)
{
	return arena_copy(arena, s).at;
}

struct str arena_format(struct arena *arena, const char *format, ...)
{
	va_list arguments, again;
	va_start(arguments, format);
	va_copy(again, arguments);
	int length = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	char *text = arena_make(arena, (size_t)length + 1);
	vsnprintf(text, (size_t)length + 1, format, again);
	va_end(again);
	return (struct str){ text, (size_t)length };
}

static void free_blocks(struct arena_block *block)
{
	while (block != NULL) {
		struct arena_block *next = block->next;
		free(block);
		block = next;
	}
}

void arena_clear(struct arena *arena)
{
#ifdef ARENA_ONE_BLOCK_EACH
	arena_free(arena);
#else
	struct arena_block *kept = arena->head;
	if (kept == NULL)
		return;
	free_blocks(kept->next);
	kept->next = NULL;
	memset(kept->bytes, 0, kept->used);
	kept->used = 0;
#endif
}

void arena_free(struct arena *arena)
{
	free_blocks(arena->head);
	arena->head = NULL;
}
