/* SPDX-License-Identifier: MIT */
/*
 * octavo test: runs the book's listings and holds what they print against what
 * the book shows. Nothing else in octavo runs a program.
 */
#ifndef RUN_RUN_H
#define RUN_RUN_H

#include "diag/diag.h"
#include "tree/book.h"

struct run_options {
	int jobs; /* programs at once; 1 or more */
	struct str only; /* lessons whose path begins so; empty: all */
};

struct run_counts {
	size_t passed, failed;
};

/*
 * Runs, by the commands of [output.octavo.test], every listing that is marked
 * test or should_fail or whose output the book shows, and every file that the
 * table's "files" names. Each failure is an error at its listing. False when
 * one failed or nothing could be run.
 */
bool run_listings(const struct book *book, const struct run_options *options,
	struct run_counts *counts, struct diags *diags);

#endif
