/* SPDX-License-Identifier: MIT */
/*
 * The manuscript: metadata, settings and the ordered sources of a book's
 * folder, before anything of their Markdown is understood.
 */
#ifndef READ_MANUSCRIPT_H
#define READ_MANUSCRIPT_H

#include "base/vec.h"
#include "diag/diag.h"
#include "tree/metadata.h"

enum entry_kind {
	ENTRY_LESSON,
	ENTRY_DRAFT, /* no file */
	ENTRY_PART, /* a part's title */
	ENTRY_SEPARATOR
};

enum entry_place { PLACE_PREFIX, PLACE_NUMBERED, PLACE_SUFFIX };

/* An entry of SUMMARY.md, in its order. */
struct entry {
	enum entry_kind kind;
	enum entry_place place;
	struct str title; /* markup stripped */
	struct str path; /* below the source folder, normalized */
	struct str page_title; /* of {{#title}}; or empty */
	struct str number; /* "3.1"; empty outside the numbered ones */
	int depth; /* 0 for a top entry */
	struct span span; /* in SUMMARY.md */
	struct expansion text; /* of an ENTRY_LESSON: includes put in */
	struct str language; /* of a HonKit book of several; or empty */
};

struct manuscript {
	struct arena arena;
	struct metadata metadata;
	struct settings settings;
	VEC(struct entry) entries;
	const struct source *summary;
};

struct read_options {
	struct str folder;
	struct str source_date; /* of SOURCE_DATE_EPOCH: "...Z"; or empty */
	const char *const *environment; /* "MDBOOK_..." settings; NULL: none */
};

/*
 * Reads book.toml (or HonKit's book.json), SUMMARY.md and every lesson with
 * its includes. False when the book cannot be parsed; all that is wrong has
 * been reported then. The manuscript is to be freed in either case.
 */
bool read_manuscript(const struct read_options *options,
	struct manuscript *manuscript, struct diags *diags);
void manuscript_free(struct manuscript *manuscript);

#endif
