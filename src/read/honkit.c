/* SPDX-License-Identifier: MIT */
/*
 * HonKit's books: settings in book.json (or none), a SUMMARY.md whose parts
 * are divided by headings or rules, and several entries that may point into
 * one file. Those are folded into the lesson of their file: its headings say
 * the same in the contents.
 */
#include "read/setting.h"
#include "read/summary.h"

#include "base/file.h"
#include "base/path.h"

enum { MAXIMAL_DEPTH = 33 };

struct grammar {
	struct reader *reader;
	int numbers[MAXIMAL_DEPTH];
	int shown_depth; /* of the last lesson */
	struct map listed; /* path -> itself */
};

static void read_people(struct reader *reader, struct setting *root)
{
	struct metadata *metadata = &reader->manuscript->metadata;
	size_t count;
	const struct str *names =
		setting_texts(reader, root, STR("author"), &count);
	struct contributor *authors =
		ARENA_ARRAY(reader->arena, struct contributor, count + 1);
	struct str file_as = setting_text(reader, root, STR("authorSort"));
	for (size_t i = 0; i < count; i++)
		authors[i] = (struct contributor){ .name = names[i],
			.file_as = file_as };
	metadata->authors = authors;
	metadata->author_count = count;
}

static void read_metadata(struct reader *reader, struct setting *root)
{
	struct metadata *metadata = &reader->manuscript->metadata;
	metadata->title = setting_text(reader, root, STR("title"));
	metadata->description = setting_text(reader, root, STR("description"));
	metadata->publisher = setting_text(reader, root, STR("publisher"));
	metadata->series = setting_text(reader, root, STR("series"));
	metadata->series_position =
		setting_text(reader, root, STR("seriesIndex"));
	metadata->date =
		str_slice(setting_text(reader, root, STR("pubdate")), 0, 10);
	metadata->language = setting_text(reader, root, STR("language"));
	if (str_is_empty(metadata->language))
		metadata->language = STR("en");
	metadata->is_right_to_left = str_equal(
		setting_text(reader, root, STR("direction")), STR("rtl"));
	read_people(reader, root);
}

/* The settings of a book of one language, or of all that LANGS.md lists. */
static struct str settings_path(struct reader *reader, bool *is_language)
{
	struct arena *arena = reader->arena;
	struct str root = reader->manuscript->settings.root;
	struct str own = path_join(arena, root, STR("book.json"));
	*is_language = !file_is_regular(own) &&
		file_is_regular(path_join(arena, root, STR("../LANGS.md")));
	return *is_language ? path_join(arena, root, STR("../book.json")) : own;
}

bool read_honkit_settings(struct reader *reader)
{
	struct settings *settings = &reader->manuscript->settings;
	bool is_language;
	struct str path = settings_path(reader, &is_language);
	const char *why;
	struct setting *root = setting_make(reader->arena, SETTING_TABLE,
		(struct str){ 0 }, (struct str){ 0 }, (struct span){ 0 });
	if (file_is_regular(path)) {
		struct source *source = text_source(reader, path, &why);
		root = source ? setting_of_json(reader, source) : NULL;
	}
	if (!root)
		return false;
	read_metadata(reader, root);
	struct str name = path_name(settings->root);
	if (is_language && name.length >= 2 && name.at[0] >= 'a' &&
		name.at[0] <= 'z') // the folder is called as its language
		reader->manuscript->metadata.language = name;
	struct str folder = setting_text(reader, root, STR("root"));
	settings->source_folder = path_join(reader->arena, settings->root,
		str_is_empty(folder) ? STR(".") : folder);
	settings->is_honkit = true;
	settings->number_chapters = true;
	settings->admonitions = true;
	return true;
}

static bool is_listed(struct grammar *grammar, struct str path)
{
	if (map_find(&grammar->listed, path))
		return true;
	struct str *kept = ARENA_NEW(grammar->reader->arena, struct str);
	*kept = path;
	map_put(&grammar->listed, path, kept);
	return false;
}

static void take_item(struct grammar *grammar, const struct row *row)
{
	struct reader *reader = grammar->reader;
	struct entry entry = { .kind = ENTRY_LESSON,
		.place = PLACE_NUMBERED,
		.title = row->title,
		.span = row->span };
	struct str target =
		str_slice(row->target, 0, str_find_byte(row->target, '#'));
	if (is_outside_address(row->target)) {
		diag(reader->diags, row->span, MSG_SUMMARY_OUTSIDE, "'%.*s'",
			STR_FORMAT(row->target));
		return;
	}
	if (str_is_empty(target))
		entry.kind = ENTRY_DRAFT;
	else
		entry.path = entry_path(reader, target);
	if (!str_is_empty(target) && is_listed(grammar, entry.path))
		return;
	// a folded parent must not leave its children a level too deep
	entry.depth = row->depth;
	if (entry.depth > grammar->shown_depth + 1)
		entry.depth = grammar->shown_depth + 1;
	grammar->shown_depth = entry.depth;
	entry.number =
		next_number(reader->arena, grammar->numbers, entry.depth);
	add_entry(reader, entry);
}

static void take_row(struct grammar *grammar, const struct row *row)
{
	struct entry entry = { .kind = ENTRY_SEPARATOR,
		.place = PLACE_NUMBERED,
		.span = row->span };
	switch (row->kind) {
	case ROW_HEADING:
		if (row->level == 1)
			break;
		entry.kind = ENTRY_PART;
		entry.title = row->title;
		add_entry(grammar->reader, entry);
		grammar->shown_depth = -1;
		break;
	case ROW_RULE:
		add_entry(grammar->reader, entry);
		grammar->shown_depth = -1;
		break;
	case ROW_BARE_ITEM:
		entry.kind = ENTRY_DRAFT;
		entry.title = row->title;
		entry.depth = row->depth;
		add_entry(grammar->reader, entry);
		break;
	case ROW_ITEM:
		take_item(grammar, row);
		break;
	case ROW_LINK:
		break;
	}
}

/* A file that HonKit knows by its name, unless the summary lists it. */
static void add_known_file(struct grammar *grammar, struct str name,
	struct str title, enum entry_place place)
{
	struct reader *reader = grammar->reader;
	struct str path = path_join(reader->arena,
		reader->manuscript->settings.source_folder, name);
	if (!file_is_regular(path) || is_listed(grammar, name))
		return;
	add_entry(reader,
		(struct entry){ .kind = ENTRY_LESSON,
			.place = place,
			.title = title,
			.path = name,
			.span = { .source = reader->manuscript->summary } });
}

static bool lists(const struct rows *rows, struct str path)
{
	for (size_t i = 0; i < rows->count; i++)
		if (str_equal(rows->at[i].target, path))
			return true;
	return false;
}

/* A folder of books, one for each language; false when it is none. */
static bool report_languages(struct reader *reader)
{
	struct arena *arena = reader->arena;
	struct str folder = reader->manuscript->settings.source_folder;
	struct str path = path_join(arena, folder, STR("LANGS.md"));
	const char *why;
	if (!file_is_regular(path) ||
		file_is_regular(path_join(arena, folder, STR("SUMMARY.md"))))
		return false;
	struct source *source = text_source(reader, path, &why);
	if (!source)
		return false;
	struct rows rows = { 0 };
	rows_of(arena, source, &rows);
	for (size_t i = 0; i < rows.count; i++) {
		const struct row *row = &rows.at[i];
		if (row->kind != ROW_ITEM)
			continue;
		struct str language = path_join(arena, folder, row->target);
		diag(reader->diags, row->span, MSG_BOOK_LANGUAGES, "'%.*s'",
			STR_FORMAT(row->title));
		diag_hint(reader->diags, "octavo build '%.*s'",
			STR_FORMAT(language));
	}
	vec_free(&rows);
	return true;
}

bool read_honkit_summary(struct reader *reader)
{
	struct rows rows = { 0 };
	if (report_languages(reader))
		return false;
	struct grammar grammar = { .reader = reader, .shown_depth = -1 };
	bool is_read = open_summary(reader, STR("SUMMARY.md"), &rows);
	if (is_read && !lists(&rows, STR("README.md")))
		add_known_file(&grammar, STR("README.md"), STR("Introduction"),
			PLACE_PREFIX);
	for (size_t i = 0; i < rows.count; i++)
		take_row(&grammar, &rows.at[i]);
	if (is_read)
		add_known_file(&grammar, STR("GLOSSARY.md"), STR("Glossary"),
			PLACE_SUFFIX);
	map_free(&grammar.listed);
	vec_free(&rows);
	return is_read;
}
