/* SPDX-License-Identifier: MIT */
/* JSON texts as settings, by jansson, which tells places of faults only. */
#include "read/setting.h"

#include <jansson.h>

static struct setting *setting_of_value(struct arena *arena, struct str key,
	const json_t *value, struct span span);

static void take_members(struct arena *arena, struct setting *table,
	const json_t *value, struct span span)
{
	const char *name;
	json_t *member;
	json_object_foreach((json_t *)value, name, member)
	{
		struct str key = arena_copy(arena, str_of(name));
		setting_put(table, setting_of_value(arena, key, member, span));
	}
}

static void take_elements(struct arena *arena, struct setting *list,
	const json_t *value, struct span span)
{
	size_t i;
	json_t *element;
	json_array_foreach(value, i, element)
	{
		setting_append(list,
			setting_of_value(
				arena, (struct str){ 0 }, element, span));
	}
}

/* The text of a number, a truth or null. */
static struct str text_of_scalar(struct arena *arena, const json_t *value)
{
	char *text =
		json_dumps(value, JSON_ENCODE_ANY | JSON_REAL_PRECISION(15));
	if (!text)
		fatal_out_of_memory();
	struct str copy = arena_copy(arena, str_of(text));
	free(text);
	return copy;
}

static struct setting *setting_of_value(struct arena *arena, struct str key,
	const json_t *value, struct span span)
{
	struct str text = { 0 };
	enum setting_kind kind = SETTING_TEXT;
	if (json_is_object(value)) {
		kind = SETTING_TABLE;
	} else if (json_is_array(value)) {
		kind = SETTING_ARRAY;
	} else if (json_is_string(value)) {
		text.at = json_string_value(value);
		text.length = json_string_length(value);
		text = arena_copy(arena, text);
	} else if (!json_is_null(value)) {
		kind = json_is_number(value) ? SETTING_NUMBER : SETTING_BOOLEAN;
		text = text_of_scalar(arena, value);
	}
	struct setting *setting = setting_make(arena, kind, key, text, span);
	if (kind == SETTING_TABLE)
		take_members(arena, setting, value, span);
	if (kind == SETTING_ARRAY)
		take_elements(arena, setting, value, span);
	return setting;
}

struct setting *setting_of_json(
	struct reader *reader, const struct source *source)
{
	json_error_t error;
	json_t *root =
		json_loadb(source->text.at, source->text.length, 0, &error);
	struct span whole = { .source = source };
	if (!root || !json_is_object(root)) {
		struct span at = { source,
			error.line > 0 && !root ? (uint32_t)error.line : 0,
			error.column > 0 && !root ? (uint32_t)error.column
						  : 1 };
		diag(reader->diags, at, MSG_SETTINGS_SYNTAX, "%s",
			root ? "not an object" : error.text);
		json_decref(root);
		return NULL;
	}
	struct setting *setting =
		setting_of_value(reader->arena, (struct str){ 0 }, root, whole);
	json_decref(root);
	return setting;
}

struct setting *setting_of_variable(
	struct arena *arena, struct str key, struct str value)
{
	struct span nowhere = { 0 };
	json_t *root = json_loadb(
		value.at, value.length, JSON_DECODE_ANY, &(json_error_t){ 0 });
	if (!root)
		return setting_make(arena, SETTING_TEXT, key, value, nowhere);
	struct setting *setting = setting_of_value(arena, key, root, nowhere);
	json_decref(root);
	return setting;
}
