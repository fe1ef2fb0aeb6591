/* SPDX-License-Identifier: MIT */
/* Open addressing with linear steps; at most three quarters full. */
#include "base/map.h"

#include <stdlib.h>

#include "base/arena.h"

uint64_t hash_bytes(const void *bytes, size_t count)
{
	const unsigned char *at = bytes;
	uint64_t hash = 0xCBF29CE484222325u;
	for (size_t i = 0; i < count; i++)
		hash = (hash ^ at[i]) * 0x100000001B3u;
	return hash;
}

void map_init(struct map *map)
{
	*map = (struct map){ 0 };
}

static struct map_slot *slot_of(
	const struct map *map, struct str key, uint64_t hash)
{
	size_t at = (size_t)hash & (map->capacity - 1);
	while (map->slots[at].value != NULL &&
		!(map->slots[at].hash == hash &&
			str_equal(map->slots[at].key, key)))
		at = (at + 1) & (map->capacity - 1);
	return &map->slots[at];
}

static void grow(struct map *map)
{
	struct map old = *map;
	map->capacity = old.capacity == 0 ? 32 : old.capacity * 2;
	map->slots = calloc(map->capacity, sizeof *map->slots);
	if (map->slots == NULL)
		fatal_out_of_memory();
	for (size_t i = 0; i < old.capacity; i++)
		if (old.slots[i].value != NULL)
			*slot_of(map, old.slots[i].key, old.slots[i].hash) =
				old.slots[i];
	free(old.slots);
}

void map_put(struct map *map, struct str key, void *value)
{
	if ((map->count + 1) * 4 > map->capacity * 3)
		grow(map);
	uint64_t hash = hash_bytes(key.at, key.length);
	struct map_slot *slot = slot_of(map, key, hash);
	if (slot->value == NULL)
		map->count++;
	*slot = (struct map_slot){ key, value, hash };
}

void *map_find(const struct map *map, struct str key)
{
	if (map->count == 0)
		return NULL;
	return slot_of(map, key, hash_bytes(key.at, key.length))->value;
}

void map_free(struct map *map)
{
	free(map->slots);
	map_init(map);
}
