/* SPDX-License-Identifier: MIT */
/*
 * A map from text to pointers (open addressing, FNV-1a). Keys are views and
 * must outlive the map. It has no order: never print by walking it.
 */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include <stdint.h>

#include "base/str.h"

struct map_slot {
	struct str key;
	void *value;
	uint64_t hash;
};

struct map {
	struct map_slot *slots;
	size_t capacity; /* a power of two, or 0 */
	size_t count;
};

/* Sets an empty map; {0} does the same. */
void map_init(struct map *map);
/* Sets or replaces; value is not NULL. */
void map_put(struct map *map, struct str key, void *value);
/* NULL when absent. */
void *map_find(const struct map *map, struct str key);
void map_free(struct map *map);

/* FNV-1a, 64 bits: the same on every machine and in every run. */
uint64_t hash_bytes(const void *bytes, size_t count);

#endif
