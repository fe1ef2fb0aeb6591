/* SPDX-License-Identifier: MIT */
/* The command line and the environment; the only reader of both. */
#include "cli/options.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/path.h"
#include "cli/help.h"

enum { OPTION_ONLY = 256, OPTION_COLOR, OPTION_TIMINGS, OPTION_LESSON };

static const struct option long_options[] = {
	{ "output", required_argument, NULL, 'o' },
	{ "only", required_argument, NULL, OPTION_ONLY },
	{ "lesson", required_argument, NULL, OPTION_LESSON },
	{ "quiet", no_argument, NULL, 'q' },
	{ "strict", no_argument, NULL, 's' },
	{ "color", required_argument, NULL, OPTION_COLOR },
	{ "timings", no_argument, NULL, OPTION_TIMINGS },
	{ "jobs", required_argument, NULL, 'j' },
	{ "help", no_argument, NULL, 'h' },
	{ "version", no_argument, NULL, 'V' },
	{ 0 },
};

static enum parsed wrong(const char *what, const char *word)
{
	fprintf(stderr, "octavo: %s '%s'\n", what, word);
	fprintf(stderr, "try 'octavo --help'\n");
	return PARSED_WRONG;
}

static int processor_count(void)
{
	long count = sysconf(_SC_NPROCESSORS_ONLN);
	return count < 1 ? 1 : count > 16 ? 16 : (int)count;
}

/* Seconds since 1970 as a moment of UTC (the calendar's 400-year cycle). */
static struct str moment_of_seconds(struct arena *arena, long long seconds)
{
	long long days = seconds / 86400, rest = seconds % 86400;
	long long shifted = days + 719468; // since 0000-03-01
	long long cycle = shifted / 146097, day = shifted % 146097;
	long long year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
	long long of_year = day - (365 * year + year / 4 - year / 100);
	long long month = (5 * of_year + 2) / 153;
	long long of_month = of_year - (153 * month + 2) / 5 + 1;
	month += month < 10 ? 3 : -9;
	year += cycle * 400 + (month <= 2);
	return arena_format(arena, "%04d-%02d-%02dT%02d:%02d:%02dZ", (int)year,
		(int)month, (int)of_month, (int)(rest / 3600),
		(int)(rest / 60 % 60), (int)(rest % 60));
}

static struct str find_data_folder(struct arena *arena)
{
	static const char *const places[] = { "share", "../share/octavo" };
	const char *said = getenv("OCTAVO_DATA");
	if (said && *said)
		return str_of(said);
	struct str program = file_real_path(arena, STR("/proc/self/exe"));
	for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++) {
		struct str folder = path_join(
			arena, path_parent(program), str_of(places[i]));
		if (file_is_folder(path_join(arena, folder, STR("fonts"))))
			return folder;
	}
	return path_join(arena, path_parent(program), STR("share"));
}

static void read_environment(struct arena *arena, struct options *options)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	const char *no_color = getenv("NO_COLOR");
	const char *terminal = getenv("TERM");
	char *end;
	if (epoch && *epoch) {
		long long seconds = strtoll(epoch, &end, 10);
		if (!*end && seconds >= 0)
			options->source_date =
				moment_of_seconds(arena, seconds);
	}
	options->has_terminal = isatty(STDERR_FILENO) && terminal &&
		strcmp(terminal, "dumb") != 0;
	options->in_color = options->has_terminal && !(no_color && *no_color);
	options->data_folder = find_data_folder(arena);
}

/* "epub", "pdf" or both with a comma. */
static bool parse_only(struct options *options, const char *list)
{
	struct str rest = str_of(list);
	options->wants_epub = options->wants_pdf = false;
	while (!str_is_empty(rest)) {
		size_t comma = str_find_byte(rest, ',');
		struct str word = str_slice(rest, 0, comma);
		if (str_equal(word, STR("epub")))
			options->wants_epub = true;
		else if (str_equal(word, STR("pdf")))
			options->wants_pdf = true;
		else
			return false;
		rest = str_slice(rest, comma + 1, rest.length);
	}
	return options->wants_epub || options->wants_pdf;
}

static bool parse_color(struct options *options, const char *when)
{
	if (strcmp(when, "auto") == 0)
		return true;
	options->in_color = strcmp(when, "always") == 0;
	return options->in_color || strcmp(when, "never") == 0;
}

static bool parse_jobs(struct options *options, const char *number)
{
	return str_to_number(str_of(number), &options->jobs) &&
		options->jobs > 0 && options->jobs <= 256;
}

/* One option of getopt's. */
static enum parsed take_option(struct options *options, int option)
{
	switch (option) {
	case 'o':
		options->out = str_of(optarg);
		return PARSED_RUN;
	case 'q':
		options->is_quiet = true;
		return PARSED_RUN;
	case 's':
		options->is_strict = true;
		return PARSED_RUN;
	case OPTION_TIMINGS:
		options->wants_timings = true;
		return PARSED_RUN;
	case OPTION_LESSON:
		options->lesson = str_of(optarg);
		return PARSED_RUN;
	case OPTION_ONLY:
		return parse_only(options, optarg)
			? PARSED_RUN
			: wrong("--only takes epub or pdf, not", optarg);
	case OPTION_COLOR:
		return parse_color(options, optarg)
			? PARSED_RUN
			: wrong("--color takes auto, always or never, not",
				  optarg);
	case 'j':
		return parse_jobs(options, optarg)
			? PARSED_RUN
			: wrong("--jobs takes a number from 1 to 256, not",
				  optarg);
	case 'V':
		printf("octavo %s\n", OCTAVO_VERSION);
		return PARSED_DONE;
	default:
		fprintf(stderr, "try 'octavo --help'\n");
		return PARSED_WRONG;
	}
}

/* The command's word; moves *at behind it. */
static bool take_command(
	struct options *options, int count, char **words, int *at)
{
	static const struct {
		const char *word;
		enum command command;
	} commands[] = { { "build", COMMAND_BUILD }, { "check", COMMAND_CHECK },
		{ "test", COMMAND_TEST } };
	const char *word = words[(*at)++];
	for (size_t i = 0; i < sizeof(commands) / sizeof(*commands); i++) {
		if (strcmp(word, commands[i].word) == 0) {
			options->command = commands[i].command;
			return true;
		}
	}
	if (strcmp(word, "dump") != 0 || *at == count)
		return false;
	word = words[(*at)++];
	options->command = strcmp(word, "pages") == 0 ? COMMAND_DUMP_PAGES
						      : COMMAND_DUMP_TREE;
	return strcmp(word, "pages") == 0 || strcmp(word, "tree") == 0;
}

static enum parsed take_words(
	struct options *options, int count, char **words, bool wants_help)
{
	int at = 0;
	if (count == 0) {
		fputs(help_of(NULL), wants_help ? stdout : stderr);
		return wants_help ? PARSED_DONE : PARSED_WRONG;
	}
	if (wants_help && help_of(words[0])) {
		fputs(help_of(words[0]), stdout);
		return PARSED_DONE;
	}
	if (!take_command(options, count, words, &at)) {
		if (strcmp(words[0], "dump") == 0)
			return wrong("dump takes tree or pages after", "dump");
		return wrong("no such command:", words[0]);
	}
	options->folder = at < count ? str_of(words[at++]) : STR(".");
	if (at < count)
		return wrong("one folder is enough, what is", words[at]);
	if (!file_is_folder(options->folder))
		return wrong("no such folder:", words[at - 1]);
	return PARSED_RUN;
}

enum parsed options_parse(struct arena *arena, int count, char **arguments,
	struct options *options)
{
	bool wants_help = false;
	*options = (struct options){
		.wants_epub = true, .wants_pdf = true, .jobs = processor_count()
	};
	read_environment(arena, options);
	for (;;) {
		int option = getopt_long(
			count, arguments, "o:qsj:hV", long_options, NULL);
		if (option == -1)
			break;
		if (option == 'h') {
			wants_help = true;
			continue;
		}
		enum parsed parsed = take_option(options, option);
		if (parsed != PARSED_RUN)
			return parsed;
	}
	return take_words(
		options, count - optind, arguments + optind, wants_help);
}
