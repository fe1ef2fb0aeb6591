/* SPDX-License-Identifier: MIT */
/*
 * Runs the trials, a few at a time, between set-up and tear-down, and judges
 * each by its exit status and its output.
 */
#include "run/run.h"

#include "base/file.h"
#include "base/path.h"
#include "run/trial.h"

struct runner {
	const struct book *book;
	const struct run_options *options;
	struct run_counts *counts;
	struct diags *diags;
	struct arena arena;
	struct trials trials;
	struct process server;
	bool has_server;
};

static const struct option *test_option(
	const struct runner *runner, struct str name)
{
	return option_find(runner->book->settings->tests,
		runner->book->settings->test_count, name);
}

static const char *root_of(struct runner *runner)
{
	return arena_c_string(&runner->arena, runner->book->settings->root);
}

/* Runs a command of the settings to its end; true when it is not set. */
static bool run_step(struct runner *runner, struct str name)
{
	const struct option *option = test_option(runner, name);
	if (option == NULL)
		return true;
	struct process process = { .folder = root_of(runner) };
	process.arguments =
		command_arguments(&runner->arena, option->value, STR(""));
	struct process *running = &process;
	bool ok = process_start(&process);
	if (ok)
		process_wait(&running, 1);
	ok = ok && process.ending == ENDING_EXITED && process.status == 0;
	if (!ok) {
		diag(runner->diags, option->span, MSG_TEST_STEP_FAILED,
			"'%.*s'", STR_FORMAT(name));
		diag_hint(runner->diags, "it said: %.*s",
			STR_FORMAT(str_trim(buf_str(&process.outputs[1]))));
	}
	process_free(&process);
	return ok;
}

/* Starts the server of the settings and waits for its first line. */
static bool start_server(struct runner *runner)
{
	const struct option *option = test_option(runner, STR("server"));
	struct str line;
	if (option == NULL)
		return true;
	runner->server.folder = root_of(runner);
	runner->server.arguments =
		command_arguments(&runner->arena, option->value, STR(""));
	if (process_start(&runner->server)) {
		runner->has_server = true;
		if (process_read_line(&runner->server, &line))
			return true;
	}
	diag(runner->diags, option->span, MSG_TEST_STEP_FAILED, "'server'");
	return false;
}

static void stop_server(struct runner *runner)
{
	if (runner->has_server) {
		process_end(&runner->server);
		process_free(&runner->server);
	}
}

static bool place_code(struct runner *runner, struct trial *trial)
{
	const char *why;
	if (trial->code.length == 0)
		return true;
	struct str path = path_join(
		&runner->arena, runner->book->settings->root, trial->file);
	if (file_write(path, trial->code, &why))
		return true;
	diag(runner->diags, trial->span, MSG_TEST_NOT_STARTED, "'%.*s': %s",
		STR_FORMAT(path), why);
	return false;
}

static bool start_trial(struct runner *runner, struct trial *trial)
{
	if (!place_code(runner, trial))
		return false;
	trial->process.folder = root_of(runner);
	trial->process.arguments =
		command_arguments(&runner->arena, trial->command, trial->file);
	return trial->process.arguments[0] != NULL &&
		process_start(&trial->process);
}

/* The last line of what it wrote to standard error, as a hint. */
static void hint_last_words(struct runner *runner, const struct trial *trial)
{
	struct str words = str_trim(buf_str(&trial->process.outputs[1]));
	struct str line = { 0 };
	while (str_take_line(&words, &line))
		continue;
	if (line.length > 0)
		diag_hint(runner->diags, "%.*s", STR_FORMAT(line));
}

static bool ended_well(struct runner *runner, const struct trial *trial)
{
	const struct process *process = &trial->process;
	switch (process->ending) {
	case ENDING_NOT_STARTED:
		diag(runner->diags, trial->span, MSG_TEST_NOT_STARTED, "'%s'",
			process->arguments[0] != NULL ? process->arguments[0]
						      : "");
		return false;
	case ENDING_LATE:
		diag(runner->diags, trial->span, MSG_TEST_LATE, "%d s: '%.*s'",
			process->time_limit, STR_FORMAT(trial->name));
		return false;
	case ENDING_KILLED:
		diag(runner->diags, trial->span, MSG_TEST_KILLED, "%d: '%.*s'",
			process->status, STR_FORMAT(trial->name));
		return false;
	case ENDING_EXITED:
		break;
	}
	if ((process->status != 0) == trial->should_fail)
		return true;
	diag(runner->diags, trial->span,
		trial->should_fail ? MSG_TEST_DID_NOT_FAIL : MSG_TEST_FAILED,
		"%d: '%.*s'", process->status, STR_FORMAT(trial->name));
	hint_last_words(runner, trial);
	return false;
}

/* The first line in which the two differ. */
static void report_difference(
	struct runner *runner, const struct trial *trial, struct str actual)
{
	struct str expected = trial->expected, wanted, got;
	int number = 0;
	bool more = true, more_actual = true;
	do {
		wanted = got = (struct str){ 0 };
		more = str_take_line(&expected, &wanted);
		more_actual = str_take_line(&actual, &got);
		number++;
	} while (more && more_actual && str_equal(wanted, got));
	diag(runner->diags, trial->expected_span, MSG_TEST_OUTPUT_DIFFERS,
		"'%.*s', line %d", STR_FORMAT(trial->name), number);
	diag_hint(runner->diags,
		more ? "the book shows: %.*s"
		     : "the book shows no such line%.*s",
		STR_FORMAT(wanted));
	diag_hint(runner->diags,
		more_actual ? "it printed:     %.*s"
			    : "it printed no such line%.*s",
		STR_FORMAT(got));
}

static bool printed_well(struct runner *runner, const struct trial *trial)
{
	struct str actual = buf_str(&trial->process.outputs[0]);
	if (!trial->has_expectation)
		return true;
	if (str_ends(actual, STR("\n")))
		actual = str_slice(actual, 0, actual.length - 1);
	if (str_equal(actual, trial->expected))
		return true;
	for (size_t i = 0; i < trial->other_count; i++)
		if (str_equal(actual, trial->others[i]))
			return true;
	report_difference(runner, trial, actual);
	return false;
}

static void judge(struct runner *runner, struct trial *trial)
{
	if (ended_well(runner, trial) && printed_well(runner, trial))
		runner->counts->passed++;
	else
		runner->counts->failed++;
	process_free(&trial->process);
}

static void run_trials(struct runner *runner)
{
	VEC(struct process *) running = { 0 };
	VEC(struct trial *) owners = { 0 };
	size_t next = 0, all = runner->trials.all.count;
	while (next < all || running.count > 0) {
		if (next < all &&
			running.count < (size_t)runner->options->jobs) {
			struct trial *trial = &runner->trials.all.at[next++];
			if (start_trial(runner, trial)) {
				vec_push(&running, &trial->process);
				vec_push(&owners, trial);
			} else {
				judge(runner, trial);
			}
			continue;
		}
		size_t ended = process_wait(running.at, running.count);
		judge(runner, owners.at[ended]);
		running.at[ended] = running.at[--running.count];
		owners.at[ended] = owners.at[--owners.count];
	}
	vec_free(&running);
	vec_free(&owners);
}

static bool make_folder(struct runner *runner)
{
	const char *why;
	struct span nowhere = { 0 };
	if (file_make_temporary_folder(
		    &runner->arena, &runner->trials.folder, &why))
		return true;
	diag(runner->diags, nowhere, MSG_TEST_NOT_STARTED, "'%.*s': %s",
		STR_FORMAT(runner->trials.folder), why);
	return false;
}

bool run_listings(const struct book *book, const struct run_options *options,
	struct run_counts *counts, struct diags *diags)
{
	struct runner runner = { .book = book,
		.options = options,
		.counts = counts,
		.diags = diags };
	*counts = (struct run_counts){ 0 };
	arena_init(&runner.arena);
	runner.trials.arena = &runner.arena;
	if (!make_folder(&runner))
		return false;
	trials_find(&runner.trials, book, options->only, diags);
	if (run_step(&runner, STR("setup")) && start_server(&runner))
		run_trials(&runner);
	stop_server(&runner);
	run_step(&runner, STR("teardown"));
	file_remove_folder(runner.trials.folder);
	vec_free(&runner.trials.all);
	arena_free(&runner.arena);
	return diags_ok(diags) && counts->failed == 0;
}
