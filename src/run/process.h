/* SPDX-License-Identifier: MIT */
/*
 * Programs run side by side: started with a time limit, their output read
 * while they run, their children ended with them.
 */
#ifndef RUN_PROCESS_H
#define RUN_PROCESS_H

#include <sys/types.h>

#include "base/buf.h"

enum ending { ENDING_EXITED, ENDING_KILLED, ENDING_LATE, ENDING_NOT_STARTED };

struct process {
	const char *const *arguments; /* the program first; NULL at the end */
	const char *folder; /* where it runs */
	int time_limit; /* seconds; 0: none */
	/* from here on the module's own until it has ended: */
	pid_t id;
	int pipes[2]; /* its standard output and error; -1 when closed */
	struct buf outputs[2];
	enum ending ending;
	int status; /* of exit, or the signal */
};

/* Starts it. False when the system refused; ending says so then. */
bool process_start(struct process *process);
/*
 * Waits until one of the running processes has ended, reading from all; returns
 * its index. Everything that it started has been ended too.
 */
size_t process_wait(struct process *const *running, size_t count);
/* Ends it and all that it started, and waits for it. */
void process_end(struct process *process);
/* Reads from a running process until its first whole line, or its end. */
bool process_read_line(struct process *process, struct str *line);
void process_free(struct process *process);

#endif
