/* SPDX-License-Identifier: MIT */
/* A trial: one program of the book, how it is run, and what it must do. */
#ifndef RUN_TRIAL_H
#define RUN_TRIAL_H

#include "base/vec.h"
#include "diag/diag.h"
#include "run/process.h"
#include "tree/book.h"

struct trial {
	struct str name; /* its id or file, for messages */
	struct span span; /* of the listing, or of the setting */
	struct str command; /* the setting's text, {file} in it */
	struct str file; /* from the book's folder, or an absolute one */
	struct str code; /* to be written into the file first; or empty */
	bool should_fail;
	bool has_expectation;
	struct str expected; /* standard output, its last line end put aside */
	struct span expected_span;
	const struct str *others; /* as good: what other versions print */
	size_t other_count;
	struct process process;
};

struct trials {
	struct arena *arena;
	struct str folder; /* for code that has no file of its own */
	VEC(struct trial) all;
};

/*
 * Finds all trials of the book. A listing whose language has no command is a
 * warning; a command that is needed and absent an error.
 */
void trials_find(struct trials *trials, const struct book *book,
	struct str only, struct diags *diags);

/* A command as arguments, words split at blanks, quotes honoured. */
const char *const *command_arguments(
	struct arena *arena, struct str command, struct str file);

#endif
