/* SPDX-License-Identifier: MIT */
/*
 * SUMMARY.md as rows: headings, list items, links of plain paragraphs, rules.
 * The grammars of mdBook and HonKit read the same rows.
 */
#ifndef READ_ROWS_H
#define READ_ROWS_H

#include "base/source.h"
#include "base/vec.h"

enum row_kind {
	ROW_HEADING, /* title, level */
	ROW_ITEM, /* of a list: title, target, depth */
	ROW_BARE_ITEM, /* of a list, but no link: title, depth */
	ROW_LINK, /* in a paragraph: title, target */
	ROW_RULE
};

struct row {
	enum row_kind kind;
	int level; /* of a heading, 1 to 6 */
	int depth; /* of an item, 0 at the top */
	struct str title; /* markup stripped */
	struct str target; /* as written, %20 decoded; empty for a draft */
	struct span span;
};

struct rows {
	struct row *at;
	size_t count, capacity;
};

/* The rows of a source, in order; texts live in the arena. */
void rows_of(
	struct arena *arena, const struct source *source, struct rows *rows);

#endif
