/* SPDX-License-Identifier: MIT */
/*
 * A setting: a value of book.toml, book.json or the environment, or a table
 * or list of such values. Everything lives in the manuscript's arena.
 */
#ifndef READ_SETTING_H
#define READ_SETTING_H

#include "read/private.h"

enum setting_kind {
	SETTING_TABLE,
	SETTING_ARRAY,
	SETTING_TEXT,
	SETTING_NUMBER,
	SETTING_BOOLEAN,
	SETTING_DATE
};

struct setting {
	enum setting_kind kind;
	struct str key;
	struct str text; /* of a value; "true" and "false" for truth */
	struct span span; /* of the key, or of the value in a list */
	struct setting *parent, *first, *last, *next;
};

struct setting *setting_make(struct arena *arena, enum setting_kind kind,
	struct str key, struct str text, struct span span);
/* Puts the child into a table in place of one of the same key, if any. */
void setting_put(struct setting *table, struct setting *child);
/* Behind the last child of a list. */
void setting_append(struct setting *list, struct setting *child);
/* The child called key; NULL when absent, or when table is NULL. */
struct setting *setting_find(const struct setting *table, struct str key);
/* "output.html.code", for messages. */
struct str setting_path(struct arena *arena, const struct setting *setting);

/* The root table of a source; NULL after an error, which was reported. */
struct setting *setting_of_toml(
	struct reader *reader, const struct source *source);
struct setting *setting_of_json(
	struct reader *reader, const struct source *source);
/* The value of a variable: JSON, or else the text as it is. */
struct setting *setting_of_variable(
	struct arena *arena, struct str key, struct str value);
/* Puts each MDBOOK_TABLE__KEY=value over what the root says. */
void setting_override(struct reader *reader, struct setting *root);

/*
 * The value of a key when it is of the kind; a value of another kind is
 * reported and counts as absent. Absent: an empty text, the value of absent,
 * NULL.
 */
struct str setting_text(
	struct reader *reader, const struct setting *table, struct str key);
bool setting_truth(struct reader *reader, const struct setting *table,
	struct str key, bool absent);
struct setting *setting_table(
	struct reader *reader, const struct setting *table, struct str key);
/* A list of texts (or one text) as an array in the arena. */
const struct str *setting_texts(struct reader *reader,
	const struct setting *table, struct str key, size_t *count);
/* All values of a table as options; a nested table's as "outer.inner". */
const struct option *setting_options(
	struct reader *reader, const struct setting *table, size_t *count);

#endif
