/* SPDX-License-Identifier: MIT */
/* Growing arrays. */
#include "base/vec.h"

#include <stdlib.h>

#include "base/arena.h"

void *vec_grow(void *at, size_t *capacity, size_t item_bytes)
{
	*capacity = *capacity == 0 ? 8 : *capacity + *capacity / 2;
	at = realloc(at, *capacity * item_bytes);
	if (at == NULL)
		fatal_out_of_memory();
	return at;
}

void vec_release(void *at)
{
	free(at);
}
