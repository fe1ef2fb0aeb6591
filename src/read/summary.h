/* SPDX-License-Identifier: MIT */
/* What the two grammars of SUMMARY.md share. */
#ifndef READ_SUMMARY_H
#define READ_SUMMARY_H

#include "read/private.h"
#include "read/rows.h"

/* The rows of a summary in the source folder; false after a report. */
bool open_summary(struct reader *reader, struct str name, struct rows *rows);
void add_entry(struct reader *reader, struct entry entry);
/* Where a target lies, below the source folder. */
struct str entry_path(struct reader *reader, struct str target);
/* "https://...": not a lesson. */
bool is_outside_address(struct str target);
/* Counts one on at the depth (0 to 32): "3.1". numbers has 33 places. */
struct str next_number(struct arena *arena, int *numbers, int depth);

#endif
