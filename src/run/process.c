/* SPDX-License-Identifier: MIT */
/*
 * Processes by POSIX calls. Each is the leader of a group of its own, so that
 * what it starts ends with it. The time limit is an alarm that is set before
 * the program is started and goes on in it: no clock is read here.
 */
#include "run/process.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/vec.h"

enum { POLL_MILLISECONDS = 50, READ_BYTES = 65536 };

/* What the child does between fork and exec; it never returns. */
static _Noreturn void become(const struct process *process, int out, int err)
{
	int in[2];
	setpgid(0, 0);
	// Its standard input is at its end from the start.
	if (pipe(in) == 0) {
		dup2(in[0], 0);
		close(in[1]);
	}
	dup2(out, 1);
	dup2(err, 2);
	if (chdir(process->folder) == 0) {
		if (process->time_limit > 0)
			alarm((unsigned)process->time_limit);
		execvp(process->arguments[0],
			(char *const *)process->arguments);
	}
	_exit(127);
}

static bool make_pipes(int out[2], int err[2])
{
	if (pipe(out) != 0)
		return false;
	if (pipe(err) == 0)
		return true;
	close(out[0]);
	close(out[1]);
	return false;
}

static void keep_read_end(struct process *process, int index, int ends[2])
{
	close(ends[1]);
	fcntl(ends[0], F_SETFL, O_NONBLOCK);
	fcntl(ends[0], F_SETFD, FD_CLOEXEC);
	process->pipes[index] = ends[0];
}

bool process_start(struct process *process)
{
	int out[2], err[2];
	process->ending = ENDING_NOT_STARTED;
	process->pipes[0] = process->pipes[1] = -1;
	if (!make_pipes(out, err))
		return false;
	process->id = fork();
	if (process->id == 0)
		become(process, out[1], err[1]);
	keep_read_end(process, 0, out);
	keep_read_end(process, 1, err);
	if (process->id > 0)
		setpgid(process->id, process->id);
	return process->id > 0;
}

/* Reads what is there; closes the pipe at its end. */
static void read_pipe(struct process *process, int index)
{
	while (process->pipes[index] >= 0) {
		struct buf *output = &process->outputs[index];
		ssize_t count = read(process->pipes[index],
			buf_reserve(output, READ_BYTES), READ_BYTES);
		if (count > 0) {
			output->length += (size_t)count;
			continue;
		}
		if (count < 0 && errno == EINTR)
			continue;
		if (count < 0 && errno == EAGAIN)
			return;
		close(process->pipes[index]);
		process->pipes[index] = -1;
	}
}

static void note_ending(struct process *process, int status)
{
	if (WIFEXITED(status)) {
		process->status = WEXITSTATUS(status);
		process->ending = process->status == 127 ? ENDING_NOT_STARTED
							 : ENDING_EXITED;
		return;
	}
	process->status = WTERMSIG(status);
	process->ending =
		process->status == SIGALRM ? ENDING_LATE : ENDING_KILLED;
}

/* The last bytes and the group's end, after the program itself has ended. */
static void finish(struct process *process, int status)
{
	note_ending(process, status);
	kill(-process->id, SIGKILL);
	for (int i = 0; i < 2; i++) {
		read_pipe(process, i);
		if (process->pipes[i] >= 0)
			close(process->pipes[i]);
		process->pipes[i] = -1;
	}
}

static bool has_ended(struct process *process)
{
	int status;
	pid_t id = waitpid(process->id, &status, WNOHANG);
	if (id == 0)
		return false;
	finish(process, status);
	return true;
}

static void poll_pipes(struct process *const *running, size_t count)
{
	VEC(struct pollfd) polled = { 0 };
	for (size_t i = 0; i < count * 2; i++)
		if (running[i / 2]->pipes[i % 2] >= 0)
			vec_push(&polled,
				(struct pollfd){ running[i / 2]->pipes[i % 2],
					POLLIN, 0 });
	poll(polled.at, (nfds_t)polled.count, POLL_MILLISECONDS);
	vec_free(&polled);
	for (size_t i = 0; i < count * 2; i++)
		read_pipe(running[i / 2], (int)(i % 2));
}

size_t process_wait(struct process *const *running, size_t count)
{
	assert(count > 0);
	for (;;) {
		for (size_t i = 0; i < count; i++)
			if (has_ended(running[i]))
				return i;
		poll_pipes(running, count);
	}
}

void process_end(struct process *process)
{
	int status;
	kill(-process->id, SIGTERM);
	for (int i = 0; i < 2000 / POLL_MILLISECONDS; i++) {
		if (has_ended(process))
			return;
		poll(NULL, 0, POLL_MILLISECONDS);
	}
	kill(-process->id, SIGKILL);
	while (waitpid(process->id, &status, 0) < 0 && errno == EINTR)
		continue;
	finish(process, status);
}

bool process_read_line(struct process *process, struct str *line)
{
	for (;;) {
		struct str output = buf_str(&process->outputs[0]);
		size_t end = str_find_byte(output, '\n');
		if (end < output.length) {
			*line = str_slice(output, 0, end);
			return true;
		}
		if (process->pipes[0] < 0)
			return false;
		poll_pipes(&process, 1);
	}
}

void process_free(struct process *process)
{
	buf_free(&process->outputs[0]);
	buf_free(&process->outputs[1]);
}
