/* SPDX-License-Identifier: MIT */
/*
 * octavo: a folder of Markdown lessons in, an EPUB and a typeset PDF out. The
 * pipeline is run_stages; the files are put down when all stages went well.
 */
#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "base/heap.h"
#include "base/path.h"
#include "cli/options.h"
#include "cli/progress.h"
#include "epub/epub.h"
#include "parse/parse.h"
#include "pdf/pdf.h"
#include "read/manuscript.h"
#include "resolve/resolve.h"
#include "run/run.h"
#include "typeset/typeset.h"

extern char **environ;

enum status { STATUS_OK = 0, STATUS_BOOK = 1, STATUS_SYSTEM = 2 };

/* Everything of one run. */
struct compilation {
	struct arena arena;
	struct options options;
	struct progress progress;
	struct diags diags;
	struct manuscript manuscript;
	struct book book;
	struct epub_pictures pictures;
	struct pages pages;
	struct buf epub, pdf, dump;
	bool is_broken; /* a file could not be written */
};

static bool read_stage(struct compilation *run)
{
	struct read_options options = { .folder = run->options.folder,
		.source_date = run->options.source_date,
		.environment = (const char *const *)environ };
	return progress_stage(&run->progress, "read") &&
		read_manuscript(&options, &run->manuscript, &run->diags);
}

static bool parse_stage(struct compilation *run)
{
	return progress_stage(&run->progress, "parse") &&
		parse_manuscript(&run->manuscript, &run->book, &run->diags);
}

static bool dump_tree(struct compilation *run)
{
	if (run->options.command == COMMAND_DUMP_TREE)
		book_dump(&run->book, &run->dump);
	return run->options.command != COMMAND_DUMP_TREE;
}

/* A tree with faults is dumped too: it helps to find them. */
static bool resolve_stage(struct compilation *run)
{
	bool is_resolved = progress_stage(&run->progress, "resolve") &&
		resolve_book(&run->book, &run->diags);
	return dump_tree(run) && is_resolved;
}

/* octavo test ends here: nothing is set and nothing written. */
static bool test_stage(struct compilation *run)
{
	struct run_options options = { run->options.jobs, run->options.lesson };
	struct run_counts counts;
	if (run->options.command != COMMAND_TEST)
		return true;
	progress_stage(&run->progress, "test");
	run_listings(&run->book, &options, &counts, &run->diags);
	buf_put_format(&run->dump, "%zu passed, %zu failed\n", counts.passed,
		counts.failed);
	return false;
}

static bool pictures_stage(struct compilation *run)
{
	if (!run->options.wants_epub ||
		run->options.command == COMMAND_DUMP_PAGES)
		return true;
	progress_stage(&run->progress, "pictures");
	epub_pack_pictures(&run->book, run->options.jobs, &run->pictures);
	return true;
}

static bool typeset_stage(struct compilation *run)
{
	struct typeset_options options = { .font_folder = path_join(&run->arena,
						   run->options.data_folder,
						   STR("fonts")),
		.hyphen_folder = STR("/usr/share/hyphen"),
		.jobs = run->options.jobs,
		.is_sketch = !run->options.wants_pdf &&
			run->options.command != COMMAND_DUMP_PAGES };
	return progress_stage(&run->progress, "typeset") &&
		typeset_book(&run->book, &options, &run->pages, &run->diags);
}

static bool dump_pages(struct compilation *run)
{
	if (run->options.command == COMMAND_DUMP_PAGES)
		pages_dump(&run->pages, &run->dump);
	return run->options.command != COMMAND_DUMP_PAGES;
}

/* Pages that nothing is drawn from make room for the EPUB. */
static void drop_sketch(struct compilation *run)
{
	if (!run->options.wants_pdf) {
		pages_free(&run->pages);
		pages_init(&run->pages);
	}
}

static bool epub_stage(struct compilation *run)
{
	struct epub_options options = { .pictures = &run->pictures,
		.font_folder = path_join(
			&run->arena, run->options.data_folder, STR("fonts")),
		.style_path = path_join(&run->arena, run->options.data_folder,
			STR("epub/style.css")),
		.jobs = run->options.jobs };
	drop_sketch(run);
	return !run->options.wants_epub ||
		(progress_stage(&run->progress, "epub") &&
			write_epub(
				&run->book, &options, &run->epub, &run->diags));
}

static bool pdf_stage(struct compilation *run)
{
	return !run->options.wants_pdf ||
		(progress_stage(&run->progress, "pdf") &&
			write_pdf(&run->pages, run->options.jobs, &run->pdf,
				&run->diags));
}

static bool put_file(struct compilation *run, struct str folder,
	const char *extension, const struct buf *bytes)
{
	const char *why;
	struct str path = path_join(&run->arena, folder,
		arena_format(&run->arena, "%.*s.%s",
			STR_FORMAT(run->manuscript.metadata.name), extension));
	if (!file_write(path, buf_str(bytes), &why)) {
		fprintf(stderr, "octavo: cannot write '%.*s': %s\n",
			STR_FORMAT(path), why);
		run->is_broken = true;
		return false;
	}
	if (!run->options.is_quiet)
		buf_put_format(&run->dump, "%.*s\n", STR_FORMAT(path));
	return true;
}

/* Puts the files down; check stops before it. */
static bool put_files(struct compilation *run)
{
	struct str folder = run->options.out;
	if (run->options.command != COMMAND_BUILD)
		return true;
	if (str_is_empty(folder))
		folder = run->manuscript.settings.build_folder;
	if (str_is_empty(folder))
		folder = STR("book");
	if (str_is_empty(run->options.out))
		folder = path_join(&run->arena, run->options.folder, folder);
	return progress_stage(&run->progress, "write") &&
		(!run->options.wants_epub ||
			put_file(run, folder, "epub", &run->epub)) &&
		(!run->options.wants_pdf ||
			put_file(run, folder, "pdf", &run->pdf));
}

/* The architecture in one place: each stage stops the run on an error. */
static void run_stages(struct compilation *run)
{
	bool is_complete = read_stage(run) && parse_stage(run) &&
		resolve_stage(run) && test_stage(run) && pictures_stage(run) &&
		typeset_stage(run) && dump_pages(run) && epub_stage(run) &&
		pdf_stage(run) && put_files(run);
	(void)is_complete; // what went wrong is among the messages
}

/* Prints what was found and what was asked for. */
static enum status report(struct compilation *run)
{
	struct buf messages = { 0 };
	enum level least = run->options.is_quiet ? LEVEL_ERROR : LEVEL_NOTE;
	if (!run->options.is_quiet || !diags_ok(&run->diags))
		diags_put(&run->diags, least, run->options.in_color, &messages);
	if (messages.length > 0)
		fwrite(messages.at, 1, messages.length, stderr);
	buf_free(&messages);
	if (run->options.wants_timings)
		progress_print_timings(&run->progress);
	bool is_printed = run->dump.length == 0 ||
		(fwrite(run->dump.at, 1, run->dump.length, stdout) ==
				run->dump.length &&
			fflush(stdout) == 0);
	if (run->is_broken || !is_printed)
		return STATUS_SYSTEM;
	return diags_ok(&run->diags) ? STATUS_OK : STATUS_BOOK;
}

int main(int count, char **arguments)
{
	struct compilation run = { 0 };
	heap_prepare();
	arena_init(&run.arena);
	enum parsed parsed =
		options_parse(&run.arena, count, arguments, &run.options);
	enum status status = parsed == PARSED_WRONG ? STATUS_SYSTEM : STATUS_OK;
	if (parsed == PARSED_RUN) {
		diags_init(&run.diags, run.options.is_strict);
		book_init(&run.book);
		pages_init(&run.pages);
		progress_init(&run.progress,
			run.options.has_terminal && !run.options.is_quiet);
		run_stages(&run);
		progress_end(&run.progress);
		status = report(&run);
		epub_pictures_free(&run.pictures);
		pages_free(&run.pages);
		book_free(&run.book);
		manuscript_free(&run.manuscript);
		diags_free(&run.diags);
		buf_free(&run.epub);
		buf_free(&run.pdf);
		buf_free(&run.dump);
	}
	arena_free(&run.arena);
	return status;
}
