/* SPDX-License-Identifier: MIT */
/*
 * The part of a file that an include asks for: all, some lines, or what
 * stands between the lines ANCHOR: name and ANCHOR_END: name.
 */
#ifndef READ_REGION_H
#define READ_REGION_H

#include "base/source.h"

enum region_kind { REGION_ALL, REGION_LINES, REGION_ANCHOR };

struct region {
	enum region_kind kind;
	size_t first, last; /* lines from 1, both included */
	struct str anchor;
};

/* Bytes of the source, whole lines. */
struct stretch {
	size_t start, end;
};

struct stretches {
	struct stretch *at;
	size_t count, capacity;
};

/* Of what stands behind the path's colon: "", "2", "2:10", ":10", "name". */
struct region region_of(struct str text);
/* The stretches of the region, in order; anchor lines are left out. */
void region_find(const struct source *source, const struct region *region,
	struct stretches *stretches);
/* Whether the line begins or ends an anchor: it is never shown. */
bool is_anchor_line(struct str line);
/* The names of the anchors in the source, for hints. */
size_t region_anchors(
	struct arena *arena, const struct source *source, struct str **names);

#endif
