/* SPDX-License-Identifier: MIT */
/* What the files of read/ share: the reader at work and its steps. */
#ifndef READ_PRIVATE_H
#define READ_PRIVATE_H

#include "base/map.h"
#include "read/manuscript.h"

struct reader {
	struct manuscript *manuscript;
	struct arena *arena; /* the manuscript's */
	struct diags *diags;
	const struct read_options *options;
	struct map texts; /* path -> struct str: files that were read */
};

struct setting;

/* text.c: the bytes of a file, checked: valid UTF-8, no NUL, lines end in LF,
 * no byte order mark. False when it cannot be read, with the reason in *why;
 * faults in it are reported. */
bool text_read(struct reader *reader, struct str path, struct str *text,
	const char **why);
/* The same as a source; NULL when it cannot be read, which is not reported. */
struct source *text_source(
	struct reader *reader, struct str path, const char **why);

/* settings.c: book.toml and the environment. False after an error. */
bool read_settings(struct reader *reader);
/* octavo_settings.c: [output.octavo]; table may be NULL. */
void read_octavo_settings(struct reader *reader, const struct setting *table);
/* Reports a key that nobody knows, with the nearest of those that are. */
void report_unknown_key(struct reader *reader, const struct setting *setting,
	enum message message, const struct str *known, size_t count);
/* metadata.c: what was not said: name, identifier, moment of change. */
void complete_metadata(struct reader *reader);
/* honkit.c: book.json. False after an error. */
bool read_honkit_settings(struct reader *reader);
/* summary.c: SUMMARY.md into the entries. False when there is none. */
bool read_summary(struct reader *reader);
/* honkit.c: the same by HonKit's grammar. */
bool read_honkit_summary(struct reader *reader);
/* include.c: the source of a lesson with its includes put in. */
void expand_includes(
	struct reader *reader, struct entry *entry, struct source *source);

/* uuid.c: "urn:uuid:...", version 5 in the name space of addresses. */
struct str uuid_of_name(struct arena *arena, struct str name);

/* The name of the list nearest to the wrong one; empty when none is near. */
struct str nearest_name(
	struct str wrong, const struct str *names, size_t count);

#endif
