/* SPDX-License-Identifier: MIT */
/*
 * The stage: settings, the summary, then every lesson with its includes. All
 * that is wrong anywhere is reported in one run.
 */
#include "read/manuscript.h"

#include "base/file.h"
#include "base/path.h"
#include "read/private.h"

static bool has_file(struct reader *reader, const char *name)
{
	return file_is_regular(path_join(reader->arena,
		reader->manuscript->settings.root, str_of(name)));
}

/* HonKit's books have a book.json, or a summary or a list of languages beside
 * no book.toml. */
static bool is_honkit(struct reader *reader)
{
	return !has_file(reader, "book.toml") &&
		(has_file(reader, "book.json") ||
			has_file(reader, "SUMMARY.md") ||
			has_file(reader, "LANGS.md"));
}

static void report_lesson(struct reader *reader, const struct entry *entry,
	struct str path, const char *why)
{
	struct str *names;
	size_t count;
	diag(reader->diags, entry->span, MSG_LESSON_MISSING, "'%.*s': %s",
		STR_FORMAT(path), why);
	if (!file_list(reader->arena, path_parent(path), &names, &count, &why))
		return;
	struct str nearest = nearest_name(path_name(path), names, count);
	if (!str_is_empty(nearest))
		diag_hint(reader->diags, "did you mean '%.*s'?",
			STR_FORMAT(nearest));
}

static void read_lesson(
	struct reader *reader, struct entry *entry, uint32_t order)
{
	struct str path = path_join(reader->arena,
		reader->manuscript->settings.source_folder, entry->path);
	const char *why;
	struct source *source = text_source(reader, path, &why);
	if (!source) {
		report_lesson(reader, entry, path, why);
		return;
	}
	source->order = order;
	expand_includes(reader, entry, source);
}

static void read_lessons(struct reader *reader)
{
	struct manuscript *manuscript = reader->manuscript;
	uint32_t order = 0;
	for (size_t i = 0; i < manuscript->entries.count; i++)
		if (manuscript->entries.at[i].kind == ENTRY_LESSON)
			read_lesson(
				reader, &manuscript->entries.at[i], ++order);
}

static bool read_all(struct reader *reader)
{
	if (is_honkit(reader)) {
		if (!read_honkit_settings(reader) ||
			!read_honkit_summary(reader))
			return false;
	} else if (!read_settings(reader) || !read_summary(reader)) {
		return false;
	}
	complete_metadata(reader);
	read_lessons(reader);
	return true;
}

bool read_manuscript(const struct read_options *options,
	struct manuscript *manuscript, struct diags *diags)
{
	*manuscript = (struct manuscript){ 0 };
	arena_init(&manuscript->arena);
	struct reader reader = { .manuscript = manuscript,
		.arena = &manuscript->arena,
		.diags = diags,
		.options = options };
	manuscript->settings.root =
		path_normalize(&manuscript->arena, options->folder);
	bool is_read = read_all(&reader);
	map_free(&reader.texts);
	return is_read && diags_ok(diags);
}

void manuscript_free(struct manuscript *manuscript)
{
	vec_free(&manuscript->entries);
	arena_free(&manuscript->arena);
}
