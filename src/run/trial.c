/* SPDX-License-Identifier: MIT */
/* Which programs of the book are run: listings, then the files of "files". */
#include "run/trial.h"

#include <fnmatch.h>

#include "base/file.h"
#include "base/path.h"
#include "tree/walk.h"

struct finder {
	struct trials *trials;
	const struct book *book;
	const struct lesson *lesson;
	struct diags *diags;
	struct map by_id; /* listing id -> its node */
	VEC(const struct node *) outputs; /* listings that show an output */
	VEC(const struct node *) listings; /* all others, in order */
	VEC(const struct lesson *) lessons; /* of each of those */
};

static const struct option *test_option(
	const struct book *book, struct str name)
{
	return option_find(
		book->settings->tests, book->settings->test_count, name);
}

static enum walk collect(void *self, struct node *node)
{
	struct finder *finder = self;
	if (node->kind != NODE_LISTING)
		return WALK_IN;
	if (node->as.listing.output_of.length > 0) {
		vec_push(&finder->outputs, node);
		return WALK_PAST;
	}
	vec_push(&finder->listings, node);
	vec_push(&finder->lessons, finder->lesson);
	if (node->id.length > 0)
		map_put(&finder->by_id, node->id, node);
	return WALK_PAST;
}

static void collect_listings(struct finder *finder, struct str only)
{
	static const struct visitor visitor = { .enter = collect };
	for (size_t i = 0; i < finder->book->lessons.count; i++) {
		finder->lesson = finder->book->lessons.at[i];
		if (str_starts(finder->lesson->path, only))
			walk_tree(finder->lesson->root, &visitor, finder);
	}
}

/* The listing that shows what the one with this id prints; or NULL. */
static const struct node *output_of(const struct finder *finder, struct str id)
{
	for (size_t i = 0; id.length > 0 && i < finder->outputs.count; i++)
		if (str_equal(finder->outputs.at[i]->as.listing.output_of, id))
			return finder->outputs.at[i];
	return NULL;
}

static struct str without_last_line_end(struct str text)
{
	return str_ends(text, STR("\n")) ? str_slice(text, 0, text.length - 1)
					 : text;
}

/* Where the program stands: its own file, or a new one that holds it. */
static void place_code(struct finder *finder, struct trial *trial,
	const struct node *node, size_t serial)
{
	struct arena *arena = finder->trials->arena;
	const struct listing *listing = &node->as.listing;
	struct str root = finder->book->settings->root;
	if (listing->file.length > 0) {
		trial->file = listing->file;
		if (file_is_regular(path_join(arena, root, listing->file)))
			return;
	}
	trial->file = arena_format(arena, "%.*s/%zu-%.*s",
		STR_FORMAT(finder->trials->folder), serial,
		STR_FORMAT(listing->file.length > 0 ? path_name(listing->file)
						    : STR("listing")));
	trial->code = listing->whole;
}

static bool is_wanted(const struct listing *listing, bool has_output)
{
	if (listing->flags & (LISTING_NO_RUN | LISTING_IGNORED))
		return false;
	return has_output ||
		(listing->flags & (LISTING_TEST | LISTING_SHOULD_FAIL)) != 0;
}

static int time_limit_of(const struct book *book, const struct listing *listing)
{
	enum { SECONDS = 60 };
	const struct option *option = test_option(book, STR("timeout"));
	int seconds = SECONDS;
	if (listing != NULL && listing->timeout > 0)
		return listing->timeout;
	if (option != NULL)
		str_to_number(option->value, &seconds);
	return seconds;
}

/* The folder where code/l01/x.py has its expectations: EXPECTED/l01. */
static bool expected_folder(
	struct finder *finder, const struct trial *trial, struct str *folder)
{
	const struct option *option =
		test_option(finder->book, STR("expected"));
	struct arena *arena = finder->trials->arena;
	if (option == NULL || trial->file.length == 0)
		return false;
	*folder = path_join(arena, finder->book->settings->root,
		arena_format(arena, "%.*s/%.*s", STR_FORMAT(option->value),
			STR_FORMAT(path_name(path_parent(trial->file)))));
	return file_is_folder(*folder);
}

/* What other versions of a language print: STEM.VERSION.txt. */
static void find_others(
	struct finder *finder, struct trial *trial, struct str folder)
{
	struct arena *arena = finder->trials->arena;
	struct str stem = arena_format(
		arena, "%.*s.", STR_FORMAT(path_stem(trial->file)));
	struct str *names;
	size_t count;
	const char *why;
	if (!file_list(arena, folder, &names, &count, &why))
		return;
	struct str *others = ARENA_ARRAY(arena, struct str, count);
	for (size_t i = 0; i < count; i++) {
		struct str path = path_join(arena, folder, names[i]);
		if (!str_starts(names[i], stem) ||
			!str_ends(names[i], STR(".txt")) ||
			names[i].length <= stem.length + 3 ||
			!file_read(
				arena, path, &others[trial->other_count], &why))
			continue;
		others[trial->other_count] =
			without_last_line_end(others[trial->other_count]);
		trial->other_count++;
	}
	trial->others = others;
}

/* What the file must print: EXPECTED/l01/STEM.txt. */
static void expect_file(
	struct finder *finder, struct trial *trial, struct str folder)
{
	struct arena *arena = finder->trials->arena;
	struct str text;
	const char *why;
	struct str path = path_join(arena, folder,
		arena_format(
			arena, "%.*s.txt", STR_FORMAT(path_stem(trial->file))));
	if (!file_is_regular(path) || !file_read(arena, path, &text, &why))
		return;
	trial->has_expectation = true;
	trial->expected = without_last_line_end(text);
	trial->expected_span = trial->span;
}

static void add_listing(struct finder *finder, size_t index)
{
	const struct node *node = finder->listings.at[index];
	const struct listing *listing = &node->as.listing;
	const struct node *output = output_of(finder, node->id);
	if (!is_wanted(listing, output != NULL))
		return;
	const struct option *command =
		test_option(finder->book, listing->language);
	if (command == NULL) {
		diag(finder->diags, node->span, MSG_TEST_NO_COMMAND, "'%.*s'",
			STR_FORMAT(listing->language));
		diag_hint(finder->diags,
			"set %.*s = \"...\" in [output.octavo.test]",
			STR_FORMAT(listing->language));
		return;
	}
	struct trial trial = { .span = node->span, .command = command->value };
	trial.name = node->id.length > 0 ? node->id : listing->file;
	trial.should_fail = (listing->flags & LISTING_SHOULD_FAIL) != 0;
	trial.process.time_limit = time_limit_of(finder->book, listing);
	place_code(finder, &trial, node, finder->trials->all.count);
	if (output != NULL) {
		trial.has_expectation = true;
		trial.expected = without_last_line_end(output->as.listing.code);
		trial.expected_span = output->span;
	}
	struct str folder;
	if (expected_folder(finder, &trial, &folder))
		find_others(finder, &trial, folder);
	vec_push(&finder->trials->all, trial);
}

static bool is_tried(const struct trials *trials, struct str file)
{
	for (size_t i = 0; i < trials->all.count; i++)
		if (str_equal(trials->all.at[i].file, file))
			return true;
	return false;
}

/* The language whose command runs files of the extension; empty if none. */
static struct str language_of(struct str file)
{
	static const char *const languages[][2] = { { "py", "python" },
		{ "js", "javascript" }, { "mjs", "javascript" },
		{ "ts", "typescript" }, { "sh", "bash" }, { "rs", "rust" },
		{ "c", "c" }, { "go", "go" }, { "java", "java" },
		{ "rb", "ruby" } };
	struct str extension = path_extension(file);
	for (size_t i = 0; i < sizeof languages / sizeof languages[0]; i++)
		if (str_equal(extension, str_of(languages[i][0])))
			return str_of(languages[i][1]);
	return STR("");
}

static void add_file(
	struct finder *finder, const struct option *option, struct str file)
{
	struct str language = language_of(file);
	const struct option *command = test_option(finder->book, language);
	if (is_tried(finder->trials, file) || language.length == 0)
		return;
	if (command == NULL) {
		diag(finder->diags, option->span, MSG_TEST_NO_COMMAND, "'%.*s'",
			STR_FORMAT(language));
		return;
	}
	struct trial trial = { .name = file,
		.span = option->span,
		.command = command->value,
		.file = file };
	trial.process.time_limit = time_limit_of(finder->book, NULL);
	struct str folder;
	if (expected_folder(finder, &trial, &folder)) {
		expect_file(finder, &trial, folder);
		find_others(finder, &trial, folder);
	}
	vec_push(&finder->trials->all, trial);
}

/* Adds the files of one folder whose names match, in order. */
static size_t add_matches(struct finder *finder, const struct option *option,
	struct str folder, struct str pattern)
{
	struct arena *arena = finder->trials->arena;
	struct str *names;
	size_t count, found = 0;
	const char *why;
	const char *wanted = arena_c_string(arena, pattern);
	struct str path =
		path_join(arena, finder->book->settings->root, folder);
	if (!file_list(arena, path, &names, &count, &why))
		return 0;
	for (size_t i = 0; i < count; i++) {
		if (fnmatch(wanted, names[i].at, FNM_PERIOD) != 0)
			continue;
		add_file(finder, option, path_join(arena, folder, names[i]));
		found++;
	}
	return found;
}

/* "code/l*" + "x*.py": each folder that matches, then the files in it. */
static void add_files(struct finder *finder, const struct option *option)
{
	struct arena *arena = finder->trials->arena;
	struct str folder = path_parent(option->value);
	struct str pattern = path_name(option->value);
	struct str above = path_parent(folder);
	const char *wanted = arena_c_string(arena, path_name(folder));
	struct str *names;
	size_t count, found = 0;
	const char *why;
	struct str path = path_join(arena, finder->book->settings->root, above);
	if (file_list(arena, path, &names, &count, &why))
		for (size_t i = 0; i < count; i++)
			if (fnmatch(wanted, names[i].at, FNM_PERIOD) == 0)
				found += add_matches(finder, option,
					path_join(arena, above, names[i]),
					pattern);
	if (found == 0)
		diag(finder->diags, option->span, MSG_TEST_NO_FILES, "'%.*s'",
			STR_FORMAT(option->value));
}

static void check_outputs(struct finder *finder)
{
	for (size_t i = 0; i < finder->outputs.count; i++) {
		const struct node *output = finder->outputs.at[i];
		struct str id = output->as.listing.output_of;
		if (map_find(&finder->by_id, id) == NULL)
			diag(finder->diags, output->span, MSG_TEST_NO_LISTING,
				"'%.*s'", STR_FORMAT(id));
	}
}

void trials_find(struct trials *trials, const struct book *book,
	struct str only, struct diags *diags)
{
	struct finder finder = {
		.trials = trials, .book = book, .diags = diags
	};
	collect_listings(&finder, only);
	check_outputs(&finder);
	for (size_t i = 0; i < finder.listings.count; i++)
		add_listing(&finder, i);
	for (size_t i = 0; i < book->settings->test_count; i++)
		if (str_equal(book->settings->tests[i].name, STR("files")) &&
			only.length == 0)
			add_files(&finder, &book->settings->tests[i]);
	map_free(&finder.by_id);
	vec_free(&finder.outputs);
	vec_free(&finder.listings);
	vec_free(&finder.lessons);
}
