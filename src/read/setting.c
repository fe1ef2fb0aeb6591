/* SPDX-License-Identifier: MIT */
/* The tree of settings: how it is made, overridden and asked. */
#include "read/setting.h"

#include "base/buf.h"
#include "base/path.h"
#include "read/toml.h"

struct setting *setting_make(struct arena *arena, enum setting_kind kind,
	struct str key, struct str text, struct span span)
{
	struct setting *setting = ARENA_NEW(arena, struct setting);
	setting->kind = kind;
	setting->key = key;
	setting->text = text;
	setting->span = span;
	return setting;
}

void setting_append(struct setting *list, struct setting *child)
{
	child->parent = list;
	if (list->last)
		list->last->next = child;
	else
		list->first = child;
	list->last = child;
}

void setting_put(struct setting *table, struct setting *child)
{
	struct setting *before = NULL;
	for (struct setting *at = table->first; at; before = at, at = at->next)
		if (str_equal(at->key, child->key)) {
			child->parent = table;
			child->next = at->next;
			if (before)
				before->next = child;
			else
				table->first = child;
			if (table->last == at)
				table->last = child;
			return;
		}
	setting_append(table, child);
}

struct setting *setting_find(const struct setting *table, struct str key)
{
	struct setting *at = table ? table->first : NULL;
	while (at && !str_equal(at->key, key))
		at = at->next;
	return at;
}

struct str setting_path(struct arena *arena, const struct setting *setting)
{
	struct str path = setting->key;
	for (setting = setting->parent; setting; setting = setting->parent)
		if (!str_is_empty(setting->key))
			path = arena_format(arena, "%.*s.%.*s",
				STR_FORMAT(setting->key), STR_FORMAT(path));
	return path;
}

/* The tree being built from toml++'s items. */
struct builder {
	struct reader *reader;
	const struct source *source;
	struct setting *root, *open;
};

static enum setting_kind kind_of_item(enum toml_kind kind)
{
	switch (kind) {
	case TOML_OPEN_TABLE:
		return SETTING_TABLE;
	case TOML_OPEN_ARRAY:
		return SETTING_ARRAY;
	case TOML_NUMBER:
		return SETTING_NUMBER;
	case TOML_BOOLEAN:
		return SETTING_BOOLEAN;
	case TOML_DATE:
		return SETTING_DATE;
	case TOML_CLOSE:
	case TOML_TEXT:
		break;
	}
	return SETTING_TEXT;
}

static void take_item(void *self, const struct toml_item *item)
{
	struct builder *builder = self;
	if (item->kind == TOML_CLOSE) {
		builder->open = builder->open->parent;
		return;
	}
	struct arena *arena = builder->reader->arena;
	struct span span = { builder->source, item->line, item->column };
	struct setting *setting = setting_make(arena, kind_of_item(item->kind),
		arena_copy(arena, item->key), arena_copy(arena, item->text),
		span);
	if (builder->open)
		setting_append(builder->open, setting);
	else
		builder->root = setting;
	if (item->kind == TOML_OPEN_TABLE || item->kind == TOML_OPEN_ARRAY)
		builder->open = setting;
}

struct setting *setting_of_toml(
	struct reader *reader, const struct source *source)
{
	struct builder builder = { .reader = reader, .source = source };
	struct toml_fault fault = { 0 };
	if (toml_read(source->text, take_item, &builder, &fault))
		return builder.root;
	struct span span = { source, fault.line, fault.column };
	diag(reader->diags, span, MSG_SETTINGS_SYNTAX, "%s", fault.message);
	return NULL;
}

/* "BOOK__TEXT_DIRECTION" -> "book.text-direction". */
static struct str path_of_variable(struct arena *arena, struct str name)
{
	struct buf path = { 0 };
	for (size_t i = 0; i < name.length; i++) {
		char byte = name.at[i];
		bool is_pair = byte == '_' && i + 1 < name.length &&
			name.at[i + 1] == '_';
		if (is_pair)
			i++;
		if (byte >= 'A' && byte <= 'Z')
			byte = (char)(byte - 'A' + 'a');
		buf_put_byte(&path, is_pair ? '.' : byte == '_' ? '-' : byte);
	}
	struct str copy = arena_copy(arena, buf_str(&path));
	buf_free(&path);
	return copy;
}

static bool is_known_table(struct str path)
{
	static const char *const tables[] = { "book", "build", "rust", "output",
		"preprocessor" };
	struct str first = str_slice(path, 0, str_find_byte(path, '.'));
	for (size_t i = 0; i < sizeof(tables) / sizeof(*tables); i++)
		if (str_equal(first, str_of(tables[i])))
			return true;
	return false;
}

static void override_path(struct arena *arena, struct setting *root,
	struct str path, struct str value)
{
	size_t dot = str_find_byte(path, '.');
	while (dot < path.length) {
		struct str key = str_slice(path, 0, dot);
		struct setting *table = setting_find(root, key);
		if (!table || table->kind != SETTING_TABLE) {
			table = setting_make(arena, SETTING_TABLE, key,
				(struct str){ 0 }, (struct span){ 0 });
			setting_put(root, table);
		}
		root = table;
		path = str_slice(path, dot + 1, path.length);
		dot = str_find_byte(path, '.');
	}
	setting_put(root, setting_of_variable(arena, path, value));
}

void setting_override(struct reader *reader, struct setting *root)
{
	const char *const *variable = reader->options->environment;
	for (; variable && *variable; variable++) {
		struct str text = str_of(*variable);
		if (!str_starts(text, STR("MDBOOK_")))
			continue;
		size_t equals = str_find_byte(text, '=');
		struct str path = path_of_variable(reader->arena,
			str_slice(text, sizeof("MDBOOK_") - 1, equals));
		if (is_known_table(path))
			override_path(reader->arena, root, path,
				str_slice(text, equals + 1, text.length));
	}
}

static void report_kind(struct reader *reader, const struct setting *setting,
	const char *expected)
{
	struct str path = setting_path(reader->arena, setting);
	diag(reader->diags, setting->span, MSG_SETTING_KIND,
		"'%.*s', which must be %s", STR_FORMAT(path), expected);
}

struct str setting_text(
	struct reader *reader, const struct setting *table, struct str key)
{
	const struct setting *setting = setting_find(table, key);
	if (!setting)
		return (struct str){ 0 };
	if (setting->kind == SETTING_TABLE || setting->kind == SETTING_ARRAY ||
		setting->kind == SETTING_BOOLEAN) {
		report_kind(reader, setting, "a text");
		return (struct str){ 0 };
	}
	return setting->text;
}

bool setting_truth(struct reader *reader, const struct setting *table,
	struct str key, bool absent)
{
	const struct setting *setting = setting_find(table, key);
	if (!setting)
		return absent;
	if (setting->kind != SETTING_BOOLEAN) {
		report_kind(reader, setting, "true or false");
		return absent;
	}
	return str_equal(setting->text, STR("true"));
}

struct setting *setting_table(
	struct reader *reader, const struct setting *table, struct str key)
{
	struct setting *setting = setting_find(table, key);
	if (!setting || setting->kind == SETTING_TABLE)
		return setting;
	report_kind(reader, setting, "a table");
	return NULL;
}

const struct str *setting_texts(struct reader *reader,
	const struct setting *table, struct str key, size_t *count)
{
	const struct setting *list = setting_find(table, key);
	*count = 0;
	if (!list)
		return NULL;
	if (list->kind != SETTING_ARRAY) {
		struct str *only = ARENA_NEW(reader->arena, struct str);
		*only = setting_text(reader, table, key);
		*count = !str_is_empty(*only);
		return only;
	}
	size_t room = 1;
	for (struct setting *at = list->first; at; at = at->next)
		room++;
	struct str *texts = ARENA_ARRAY(reader->arena, struct str, room);
	for (struct setting *at = list->first; at; at = at->next)
		if (at->kind == SETTING_TEXT)
			texts[(*count)++] = at->text;
		else
			report_kind(reader, list, "a list of texts");
	return texts;
}

/* A list is an option for each item, all of the list's name. */
static void put_items(const struct setting *list, struct str name,
	struct option *options, size_t *count)
{
	for (const struct setting *at = list->first; at; at = at->next)
		options[(*count)++] =
			(struct option){ name, at->text, at->span };
}

static void put_options(struct reader *reader, const struct setting *table,
	struct str prefix, struct option *options, size_t *count)
{
	for (const struct setting *at = table->first; at; at = at->next) {
		struct str name = at->key;
		if (!str_is_empty(prefix))
			name = arena_format(reader->arena, "%.*s.%.*s",
				STR_FORMAT(prefix), STR_FORMAT(at->key));
		if (at->kind == SETTING_TABLE)
			put_options(reader, at, name, options, count);
		else if (at->kind == SETTING_ARRAY)
			put_items(at, name, options, count);
		else
			options[(*count)++] =
				(struct option){ name, at->text, at->span };
	}
}

static size_t count_values(const struct setting *setting)
{
	size_t count = 1;
	for (const struct setting *at = setting->first; at; at = at->next)
		count += count_values(at);
	return count;
}

const struct option *setting_options(
	struct reader *reader, const struct setting *table, size_t *count)
{
	*count = 0;
	if (!table)
		return NULL;
	struct option *options =
		ARENA_ARRAY(reader->arena, struct option, count_values(table));
	put_options(reader, table, (struct str){ 0 }, options, count);
	return options;
}
