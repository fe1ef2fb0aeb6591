/* SPDX-License-Identifier: MIT */
/*
 * The table [output.octavo] and its subtables: what a book on paper and in an
 * EPUB needs to know that mdBook has no key for. Here an unknown key is an
 * error, for nobody but us will read it.
 */
#include "read/setting.h"

#include <stddef.h>

#include "base/path.h"

/* Keys whose text goes into the metadata as it is. */
static const struct text_key {
	const char *key;
	size_t offset;
} text_keys[] = {
	{ "name", offsetof(struct metadata, name) },
	{ "subtitle", offsetof(struct metadata, subtitle) },
	{ "short-title", offsetof(struct metadata, short_title) },
	{ "identifier", offsetof(struct metadata, identifier) },
	{ "isbn", offsetof(struct metadata, isbn) },
	{ "print-isbn", offsetof(struct metadata, print_isbn) },
	{ "publisher", offsetof(struct metadata, publisher) },
	{ "rights", offsetof(struct metadata, rights) },
	{ "licence-url", offsetof(struct metadata, licence_url) },
	{ "edition", offsetof(struct metadata, edition) },
	{ "dedication", offsetof(struct metadata, dedication) },
	{ "series", offsetof(struct metadata, series) },
	{ "series-position", offsetof(struct metadata, series_position) },
	{ "date", offsetof(struct metadata, date) },
	{ "cover", offsetof(struct metadata, cover) },
	{ "repository", offsetof(struct metadata, repository) },
	{ "certified-by", offsetof(struct metadata, certified_by) },
};

static const char *const other_keys[] = { "authors", "contributors", "subjects",
	"trim", "number-sections", "embed-fonts", "additional-css", "style",
	"labels", "test", "pages" };

enum {
	TEXT_KEY_COUNT = sizeof(text_keys) / sizeof(*text_keys),
	OTHER_KEY_COUNT = sizeof(other_keys) / sizeof(*other_keys)
};

static const char *const label_keys[] = {
#define WORD(name, key, english) key,
#include "tree/word.def"
#undef WORD
};

/* Pages that can be asked for or left out. */
static const char *const page_keys[] = { "half-title", "title-page", "contents",
	"list-of-figures", "list-of-tables", "list-of-listings", "index",
	"colophon" };

static const char *const contributor_keys[] = { "name", "role", "file-as" };

static void check_keys(struct reader *reader, const struct setting *table,
	const char *const *known, size_t count)
{
	struct str names[96];
	for (size_t i = 0; i < count; i++)
		names[i] = str_of(known[i]);
	struct setting *at = table ? table->first : NULL;
	for (; at; at = at->next) {
		bool is_known = false;
		for (size_t i = 0; i < count; i++)
			is_known = is_known || str_equal(at->key, names[i]);
		if (!is_known)
			report_unknown_key(
				reader, at, MSG_SETTING_UNKNOWN, names, count);
	}
}

static void check_own_keys(struct reader *reader, const struct setting *table)
{
	const char *known[TEXT_KEY_COUNT + OTHER_KEY_COUNT];
	for (size_t i = 0; i < TEXT_KEY_COUNT; i++)
		known[i] = text_keys[i].key;
	for (size_t i = 0; i < OTHER_KEY_COUNT; i++)
		known[TEXT_KEY_COUNT + i] = other_keys[i];
	check_keys(reader, table, known, TEXT_KEY_COUNT + OTHER_KEY_COUNT);
}

static void read_text_keys(struct reader *reader, const struct setting *table)
{
	char *metadata = (char *)&reader->manuscript->metadata;
	for (size_t i = 0; i < TEXT_KEY_COUNT; i++) {
		struct str key = str_of(text_keys[i].key);
		struct str text = setting_text(reader, table, key);
		if (!str_is_empty(text))
			*(struct str *)(metadata + text_keys[i].offset) = text;
	}
}

static void report_value(struct reader *reader, const struct setting *table,
	struct str key, const char *expected)
{
	const struct setting *setting = setting_find(table, key);
	diag(reader->diags, setting->span, MSG_SETTING_VALUE,
		"'%.*s', which must be %s", STR_FORMAT(setting->text),
		expected);
}

/* Digits and check digit of an ISBN-13, hyphens and blanks dropped. */
static bool normalize_isbn(struct arena *arena, struct str *isbn)
{
	char digits[14] = "";
	size_t count = 0;
	int sum = 0;
	for (size_t i = 0; i < isbn->length; i++) {
		char byte = isbn->at[i];
		if (byte == '-' || byte == ' ')
			continue;
		if (byte < '0' || byte > '9' || count == 13)
			return false;
		sum += (byte - '0') * (count % 2 ? 3 : 1);
		digits[count++] = byte;
	}
	*isbn = arena_copy(arena, (struct str){ digits, count });
	return count == 13 && sum % 10 == 0;
}

static void check_isbn(struct reader *reader, const struct setting *table,
	struct str key, struct str *isbn)
{
	if (!str_is_empty(*isbn) && !normalize_isbn(reader->arena, isbn)) {
		report_value(reader, table, key, "an ISBN of 13 digits");
		*isbn = (struct str){ 0 };
	}
}

/* "2026", "2026-11" or "2026-11-24". */
static bool is_date(struct str date)
{
	static const char shape[] = "dddd-dd-dd";
	if (date.length != 4 && date.length != 7 && date.length != 10)
		return false;
	for (size_t i = 0; i < date.length; i++) {
		bool is_digit = date.at[i] >= '0' && date.at[i] <= '9';
		if (shape[i] == 'd' ? !is_digit : date.at[i] != '-')
			return false;
	}
	return true;
}

static void check_values(struct reader *reader, const struct setting *table)
{
	struct metadata *metadata = &reader->manuscript->metadata;
	check_isbn(reader, table, STR("isbn"), &metadata->isbn);
	check_isbn(reader, table, STR("print-isbn"), &metadata->print_isbn);
	if (!str_is_empty(metadata->date) && !is_date(metadata->date)) {
		report_value(
			reader, table, STR("date"), "a date as in 2026-11-24");
		metadata->date = (struct str){ 0 };
	}
	if (!str_is_empty(metadata->cover))
		metadata->cover = path_join(reader->arena,
			reader->manuscript->settings.root, metadata->cover);
}

static const struct contributor *read_people(struct reader *reader,
	const struct setting *table, struct str key, size_t *count)
{
	const struct setting *list = setting_find(table, key);
	size_t room = 1;
	*count = 0;
	for (struct setting *at = list ? list->first : NULL; at; at = at->next)
		room++;
	struct contributor *people =
		ARENA_ARRAY(reader->arena, struct contributor, room);
	for (struct setting *at = list ? list->first : NULL; at;
		at = at->next) {
		struct contributor *person = &people[(*count)++];
		if (at->kind != SETTING_TABLE) {
			person->name = at->text;
			continue;
		}
		check_keys(reader, at, contributor_keys, 3);
		person->name = setting_text(reader, at, STR("name"));
		person->role = setting_text(reader, at, STR("role"));
		person->file_as = setting_text(reader, at, STR("file-as"));
	}
	return people;
}

/* The subtable style, with trim beside it as one of its options. */
static void read_style(struct reader *reader, const struct setting *table)
{
	struct settings *settings = &reader->manuscript->settings;
	size_t count;
	const struct option *options = setting_options(
		reader, setting_table(reader, table, STR("style")), &count);
	const struct setting *trim = setting_find(table, STR("trim"));
	struct option *style =
		ARENA_ARRAY(reader->arena, struct option, count + 1);
	for (size_t i = 0; i < count; i++)
		style[i] = options[i];
	if (trim)
		style[count++] = (struct option){ trim->key,
			setting_text(reader, table, STR("trim")), trim->span };
	settings->style = style;
	settings->style_count = count;
}

static void read_subtables(struct reader *reader, const struct setting *table)
{
	struct settings *settings = &reader->manuscript->settings;
	read_style(reader, table);
	struct setting *labels = setting_table(reader, table, STR("labels"));
	check_keys(reader, labels, label_keys,
		sizeof(label_keys) / sizeof(*label_keys));
	settings->labels =
		setting_options(reader, labels, &settings->label_count);
	settings->tests = setting_options(reader,
		setting_table(reader, table, STR("test")),
		&settings->test_count);
	struct setting *pages = setting_table(reader, table, STR("pages"));
	check_keys(reader, pages, page_keys,
		sizeof(page_keys) / sizeof(*page_keys));
	for (size_t i = 0; i < sizeof(page_keys) / sizeof(*page_keys); i++)
		setting_truth(reader, pages, str_of(page_keys[i]), false);
	settings->pages = setting_options(reader, pages, &settings->page_count);
}

/* "code" and "all", or true for the first. */
static enum embedding read_embedding(
	struct reader *reader, const struct setting *table)
{
	struct str key = STR("embed-fonts");
	const struct setting *setting = setting_find(table, key);
	if (!setting || setting->kind != SETTING_TEXT)
		return setting_truth(reader, table, key, false) ? EMBED_CODE
								: EMBED_NONE;
	if (str_equal(setting->text, STR("all")))
		return EMBED_ALL;
	if (!str_equal(setting->text, STR("code")))
		report_value(
			reader, table, key, "true, false, \"code\" or \"all\"");
	return EMBED_CODE;
}

void read_octavo_settings(struct reader *reader, const struct setting *table)
{
	struct metadata *metadata = &reader->manuscript->metadata;
	struct settings *settings = &reader->manuscript->settings;
	check_own_keys(reader, table);
	read_text_keys(reader, table);
	check_values(reader, table);
	if (setting_find(table, STR("authors")))
		metadata->authors = read_people(
			reader, table, STR("authors"), &metadata->author_count);
	metadata->contributors = read_people(reader, table, STR("contributors"),
		&metadata->contributor_count);
	metadata->subjects = setting_texts(
		reader, table, STR("subjects"), &metadata->subject_count);
	settings->number_sections =
		setting_truth(reader, table, STR("number-sections"), false);
	settings->embedding = read_embedding(reader, table);
	size_t count;
	const struct str *paths =
		setting_texts(reader, table, STR("additional-css"), &count);
	struct str *joined = ARENA_ARRAY(reader->arena, struct str, count + 1);
	for (size_t i = 0; i < count; i++)
		joined[i] = path_join(reader->arena, settings->root, paths[i]);
	settings->additional_css = joined;
	settings->additional_css_count = count;
	read_subtables(reader, table);
}
