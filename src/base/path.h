/* SPDX-License-Identifier: MIT */
/*
 * Paths as text, '/' between parts; nothing here touches the disk. Results
 * live in the arena and end with a NUL.
 */
#ifndef BASE_PATH_H
#define BASE_PATH_H

#include "base/arena.h"

/* base/relative, normalized; relative alone when it is absolute. */
struct str path_join(struct arena *arena, struct str base, struct str relative);
/* Without "." and "//", and with "a/.." undone; "." for nothing. */
struct str path_normalize(struct arena *arena, struct str path);
/* The part before the last '/'; "." when there is none. A view. */
struct str path_parent(struct str path);
/* The part behind the last '/'. A view. */
struct str path_name(struct str path);
/* The name without its last extension. A view. */
struct str path_stem(struct str path);
/* The extension without its dot, as written; empty when none. A view. */
struct str path_extension(struct str path);
/* Whether the normalized path stands below the normalized folder. */
bool path_is_inside(struct str path, struct str folder);
/* How to reach the path from the folder, both normalized: "../b/c". */
struct str path_relative(
	struct arena *arena, struct str path, struct str folder);

#endif
