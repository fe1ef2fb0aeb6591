/* SPDX-License-Identifier: MIT */
/* What was asked for on the command line and in the environment. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "base/arena.h"

enum command {
	COMMAND_BUILD,
	COMMAND_CHECK,
	COMMAND_TEST,
	COMMAND_DUMP_TREE,
	COMMAND_DUMP_PAGES
};

struct options {
	enum command command;
	struct str folder; /* of the book; "." when not said */
	struct str out; /* -o; empty when not said */
	struct str lesson; /* --lesson of test; or empty */
	bool wants_epub, wants_pdf;
	bool is_quiet; /* errors only */
	bool is_strict; /* warnings count as errors */
	bool in_color; /* of messages */
	bool has_terminal; /* standard error is one: progress may be shown */
	bool wants_timings;
	int jobs; /* threads, 1 or more */
	struct str source_date; /* of SOURCE_DATE_EPOCH: "...Z"; or empty */
	struct str data_folder; /* where fonts/ and epub/ are */
};

enum parsed { PARSED_RUN, PARSED_DONE, PARSED_WRONG };

/*
 * Reads the arguments. PARSED_DONE: help or the version was printed.
 * PARSED_WRONG: what is wrong was said on standard error.
 */
enum parsed options_parse(struct arena *arena, int count, char **arguments,
	struct options *options);

#endif
