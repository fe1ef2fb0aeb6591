/* SPDX-License-Identifier: MIT */
/*
 * book.toml, with the environment's MDBOOK_ variables over it: mdBook's own
 * tables, as far as a book on paper has a use for them. A key that mdBook
 * does not know is a warning.
 */
#include "read/setting.h"

#include "base/file.h"
#include "base/path.h"

struct known_table {
	const char *path; /* "output.html" */
	const char *keys; /* between blanks, those that are tables too */
};

/* What mdBook 0.4 and 0.5 understand. */
static const struct known_table known_tables[] = {
	{ "", "book build rust preprocessor output" },
	{ "book",
		"title authors description src language text-direction "
		"multilingual" },
	{ "build",
		"build-dir create-missing use-default-preprocessors "
		"extra-watch-dirs" },
	{ "rust", "edition" },
	{ "output.html",
		"theme default-theme preferred-dark-theme smart-punctuation "
		"curly-quotes definition-lists admonitions mathjax-support "
		"additional-css additional-js no-section-label copy-fonts "
		"google-analytics git-repository-url git-repository-icon "
		"edit-url-template site-url cname input-404 hash-files "
		"sidebar-header-nav print fold playground playpen code search "
		"redirect command optional" },
};

/* The words of a list between blanks. */
static size_t split_words(
	struct arena *arena, const char *list, struct str **words)
{
	struct str rest = str_of(list);
	size_t room = rest.length / 2 + 1, count = 0;
	*words = ARENA_ARRAY(arena, struct str, room);
	while (!str_is_empty(rest)) {
		size_t blank = str_find_byte(rest, ' ');
		(*words)[count++] = str_slice(rest, 0, blank);
		rest = str_trim(str_slice(rest, blank, rest.length));
	}
	return count;
}

void report_unknown_key(struct reader *reader, const struct setting *setting,
	enum message message, const struct str *known, size_t count)
{
	struct str path = setting_path(reader->arena, setting);
	diag(reader->diags, setting->span, message, "'%.*s'", STR_FORMAT(path));
	struct str nearest = nearest_name(setting->key, known, count);
	if (!str_is_empty(nearest))
		diag_hint(reader->diags, "did you mean '%.*s'?",
			STR_FORMAT(nearest));
}

static bool is_among(struct str key, const struct str *known, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_equal(key, known[i]))
			return true;
	return false;
}

static const struct setting *table_of_path(
	const struct setting *root, struct str path)
{
	while (root && !str_is_empty(path)) {
		size_t dot = str_find_byte(path, '.');
		root = setting_find(root, str_slice(path, 0, dot));
		path = str_slice(path, dot + 1, path.length);
	}
	return root;
}

static void check_known_keys(struct reader *reader, const struct setting *root)
{
	size_t tables = sizeof(known_tables) / sizeof(*known_tables);
	for (size_t i = 0; i < tables; i++) {
		const struct setting *table =
			table_of_path(root, str_of(known_tables[i].path));
		struct str *keys;
		size_t count =
			split_words(reader->arena, known_tables[i].keys, &keys);
		struct setting *at = table ? table->first : NULL;
		for (; at; at = at->next)
			if (!is_among(at->key, keys, count))
				report_unknown_key(reader, at,
					MSG_SETTING_IGNORED, keys, count);
	}
}

static bool is_right_to_left(struct str language)
{
	static const char *const codes[] = { "ar", "ara", "arc", "ae", "ave",
		"egy", "he", "heb", "nqo", "pal", "phn", "sam", "syc", "syr",
		"fa", "per", "fas", "ku", "kur", "ur", "urd", "yi", "ckb" };
	struct str first = str_slice(language, 0, str_find_byte(language, '-'));
	for (size_t i = 0; i < sizeof(codes) / sizeof(*codes); i++)
		if (str_equal_folded(first, str_of(codes[i])))
			return true;
	return false;
}

static void read_book_table(struct reader *reader, const struct setting *book)
{
	struct metadata *metadata = &reader->manuscript->metadata;
	metadata->title = setting_text(reader, book, STR("title"));
	metadata->description = setting_text(reader, book, STR("description"));
	metadata->language = setting_text(reader, book, STR("language"));
	if (str_is_empty(metadata->language))
		metadata->language = STR("en");
	struct str direction =
		setting_text(reader, book, STR("text-direction"));
	metadata->is_right_to_left = str_is_empty(direction)
		? is_right_to_left(metadata->language)
		: str_equal(direction, STR("rtl"));

	size_t count;
	const struct str *names =
		setting_texts(reader, book, STR("authors"), &count);
	struct contributor *authors =
		ARENA_ARRAY(reader->arena, struct contributor, count + 1);
	for (size_t i = 0; i < count; i++)
		authors[i].name = names[i];
	metadata->authors = authors;
	metadata->author_count = count;

	struct str source = setting_text(reader, book, STR("src"));
	struct settings *settings = &reader->manuscript->settings;
	settings->source_folder = path_join(reader->arena, settings->root,
		str_is_empty(source) ? STR("src") : source);
}

static void read_html_table(struct reader *reader, const struct setting *html)
{
	struct settings *settings = &reader->manuscript->settings;
	bool quotes = setting_truth(reader, html, STR("curly-quotes"), true);
	settings->smart_punctuation =
		setting_truth(reader, html, STR("smart-punctuation"), quotes);
	settings->definition_lists =
		setting_truth(reader, html, STR("definition-lists"), true);
	settings->admonitions =
		setting_truth(reader, html, STR("admonitions"), true);
	settings->math =
		setting_truth(reader, html, STR("mathjax-support"), false);
	settings->number_chapters =
		!setting_truth(reader, html, STR("no-section-label"), false);
	settings->site_url = setting_text(reader, html, STR("site-url"));
	reader->manuscript->metadata.repository =
		setting_text(reader, html, STR("git-repository-url"));
	struct setting *code = setting_table(reader, html, STR("code"));
	settings->hidden_lines = setting_options(reader,
		setting_table(reader, code, STR("hidelines")),
		&settings->hidden_line_count);
}

static void report_preprocessors(
	struct reader *reader, const struct setting *all)
{
	struct setting *at = all ? all->first : NULL;
	for (; at; at = at->next) {
		if (at->kind != SETTING_TABLE ||
			str_equal(at->key, STR("links")) ||
			str_equal(at->key, STR("index")))
			continue;
		bool is_optional =
			setting_truth(reader, at, STR("optional"), false);
		diag(reader->diags, at->span,
			is_optional ? MSG_PREPROCESSOR_SKIPPED
				    : MSG_PREPROCESSOR_MISSING,
			"'%.*s'", STR_FORMAT(at->key));
	}
}

/* The root table: of book.toml, or an empty one when there is none. */
static struct setting *root_table(struct reader *reader)
{
	struct str path = path_join(reader->arena,
		reader->manuscript->settings.root, STR("book.toml"));
	const char *why;
	if (!file_is_regular(path) && !file_is_folder(path))
		return setting_make(reader->arena, SETTING_TABLE,
			(struct str){ 0 }, (struct str){ 0 },
			(struct span){ 0 });
	struct source *source = text_source(reader, path, &why);
	if (source)
		return setting_of_toml(reader, source);
	diag(reader->diags, (struct span){ 0 }, MSG_SETTINGS_UNREADABLE,
		"'%.*s': %s", STR_FORMAT(path), why);
	return NULL;
}

bool read_settings(struct reader *reader)
{
	struct setting *root = root_table(reader);
	if (!root)
		return false;
	setting_override(reader, root);
	check_known_keys(reader, root);
	read_book_table(reader, setting_table(reader, root, STR("book")));
	struct setting *build = setting_table(reader, root, STR("build"));
	reader->manuscript->settings.build_folder =
		setting_text(reader, build, STR("build-dir"));
	struct setting *output = setting_table(reader, root, STR("output"));
	read_html_table(reader, setting_table(reader, output, STR("html")));
	read_octavo_settings(
		reader, setting_table(reader, output, STR("octavo")));
	report_preprocessors(
		reader, setting_table(reader, root, STR("preprocessor")));
	return true;
}
