/* SPDX-License-Identifier: MIT */
/* The texts of --help, one a command. */
#include "cli/help.h"

#include <stddef.h>
#include <string.h>

#define COMMON_OPTIONS \
	"  -q, --quiet          print errors only\n" \
	"  -s, --strict         warnings count as errors\n" \
	"      --color=WHEN     auto (the default), always or never\n" \
	"  -j, --jobs=N         threads at work; the output is the same\n" \
	"      --timings        print how long each stage took\n" \
	"  -h, --help           print this text\n"

static const char general[] =
	"Usage: octavo COMMAND [OPTION]... [FOLDER]\n"
	"Compile a folder of Markdown lessons into an EPUB and a PDF.\n"
	"\n"
	"Commands:\n"
	"  build       write both files\n"
	"  check       report everything that is wrong, write nothing\n"
	"  test        run the listings, compare what they print\n"
	"  dump tree   print the book's tree\n"
	"  dump pages  print what stands where on the pages\n"
	"\n"
	"Options:\n" COMMON_OPTIONS "  -V, --version        print the version\n"
	"\n"
	"FOLDER holds book.toml and src/SUMMARY.md, as mdBook's books do; it is\n"
	"the current folder when not given. 'octavo COMMAND --help' says more.\n"
	"Exit status: 0 all well, 1 errors in the book, 2 wrong use or system.\n";

static const char build[] =
	"Usage: octavo build [OPTION]... [FOLDER]\n"
	"Write OUT/NAME.epub and OUT/NAME.pdf; on an error neither is touched.\n"
	"\n"
	"Options:\n"
	"  -o, --output=OUT     the folder to write to; by default the build-dir\n"
	"                       of book.toml, or 'book', below FOLDER\n"
	"      --only=LIST      epub, pdf, or both with a comma\n" COMMON_OPTIONS;

static const char check[] = "Usage: octavo check [OPTION]... [FOLDER]\n"
			    "Do all that build does, but write no file.\n"
			    "\n"
			    "Options:\n" COMMON_OPTIONS;

static const char test[] =
	"Usage: octavo test [OPTION]... [FOLDER]\n"
	"Run the listings that are marked for it, by the commands of the table\n"
	"[output.octavo.test] of book.toml, and compare what they print with what\n"
	"the book shows. No other command runs anything.\n"
	"\n"
	"Options:\n"
	"      --lesson=PATH    only lessons whose path begins so\n" COMMON_OPTIONS;

static const char dump[] =
	"Usage: octavo dump tree|pages [OPTION]... [FOLDER]\n"
	"Print the book's tree after all references were found, or its pages, a\n"
	"line for each thing that stands there.\n"
	"\n"
	"Options:\n" COMMON_OPTIONS;

const char *help_of(const char *command)
{
	static const struct {
		const char *command, *text;
	} texts[] = { { "build", build }, { "check", check }, { "test", test },
		{ "dump", dump } };
	if (!command)
		return general;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		if (strcmp(command, texts[i].command) == 0)
			return texts[i].text;
	return NULL;
}
