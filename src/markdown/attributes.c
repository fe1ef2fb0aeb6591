/* SPDX-License-Identifier: MIT */
/* Attribute lists as text -> names and values. Views into the text read. */
#include "markdown/attributes.h"

#include "base/buf.h"

static bool is_blank(char byte)
{
	return byte == ' ' || byte == '\t';
}

static bool is_between(char byte, bool in_info)
{
	return is_blank(byte) || (in_info && byte == ',');
}

/* Takes a value at *at: "in quotes", 'in quotes', or up to a separator. */
static struct str take_value(struct str text, size_t *at, bool in_info)
{
	if (*at < text.length &&
		(text.at[*at] == '"' || text.at[*at] == '\'')) {
		struct str rest = str_slice(text, *at + 1, text.length);
		size_t length = str_find_byte(rest, text.at[*at]);
		if (length < rest.length) {
			*at += length + 2;
			return str_slice(rest, 0, length);
		}
	}
	size_t start = *at;
	while (*at < text.length && !is_between(text.at[*at], in_info))
		++*at;
	return str_slice(text, start, *at);
}

/* Takes one word, name=value or mark and word at *at. */
static struct attribute take_attribute(
	struct str text, size_t *at, bool in_info)
{
	size_t start = *at;
	if (!in_info && (text.at[start] == '#' || text.at[start] == '.')) {
		++*at;
		struct str word = take_value(text, at, in_info);
		return (struct attribute){ str_slice(text, start, start + 1),
			word, start + 1 };
	}
	while (*at < text.length && text.at[*at] != '=' &&
		!is_between(text.at[*at], in_info))
		++*at;
	struct str word = str_slice(text, start, *at);
	if (*at == text.length || text.at[*at] != '=' || word.length == 0) {
		*at += word.length == 0;
		return (struct attribute){ STR(""), str_slice(text, start, *at),
			start };
	}
	++*at;
	size_t quote = *at;
	struct str value = take_value(text, at, in_info);
	bool is_quoted = value.at != text.at + quote;
	return (struct attribute){ word, value, quote + is_quoted };
}

static void read_all(
	struct attributes *attributes, struct str text, bool in_info)
{
	*attributes = (struct attributes){ 0 };
	size_t at = 0;
	for (;;) {
		while (at < text.length && is_between(text.at[at], in_info))
			at++;
		if (at >= text.length)
			return;
		vec_push(&attributes->all, take_attribute(text, &at, in_info));
	}
}

void attributes_read_info(struct attributes *attributes, struct str info)
{
	read_all(attributes, info, /*in_info=*/true);
}

bool attributes_read(struct attributes *attributes, struct str text)
{
	read_all(attributes, text, /*in_info=*/false);
	bool is_list = attributes->all.count > 0;
	for (size_t i = 0; i < attributes->all.count; i++)
		if (str_is_empty(attributes->all.at[i].name) ||
			str_is_empty(attributes->all.at[i].value))
			is_list = false;
	if (!is_list)
		attributes_free(attributes);
	return is_list;
}

const struct attribute *attributes_find(
	const struct attributes *attributes, struct str name)
{
	for (size_t i = 0; i < attributes->all.count; i++)
		if (str_equal(attributes->all.at[i].name, name))
			return &attributes->all.at[i];
	return NULL;
}

struct str attributes_value(
	const struct attributes *attributes, struct str name)
{
	const struct attribute *found = attributes_find(attributes, name);
	return found ? found->value : STR("");
}

struct str attributes_classes(
	const struct attributes *attributes, struct arena *arena)
{
	struct buf words = { 0 };
	for (size_t i = 0; i < attributes->all.count; i++) {
		if (!str_equal(attributes->all.at[i].name, STR(".")))
			continue;
		if (words.length > 0)
			buf_put_byte(&words, ' ');
		buf_put(&words, attributes->all.at[i].value);
	}
	struct str classes = arena_copy(arena, buf_str(&words));
	buf_free(&words);
	return classes;
}

void attributes_free(struct attributes *attributes)
{
	vec_free(&attributes->all);
}

bool attributes_locate_last(struct str text, size_t *start, size_t *end)
{
	size_t at = text.length;
	while (at > 0 && is_blank(text.at[at - 1]))
		at--;
	if (at == 0 || text.at[at - 1] != '}')
		return false;
	*end = --at;
	while (at > 0 && text.at[at] != '{')
		at--;
	*start = at;
	return text.at[at] == '{';
}

size_t attributes_closing(struct str text, size_t start)
{
	char quote = '\0';
	for (size_t at = start + 1; at < text.length; at++) {
		char byte = text.at[at];
		if (quote != '\0')
			quote = byte == quote ? '\0' : quote;
		else if (byte == '"')
			quote = byte;
		else if (byte == '}')
			return at;
	}
	return text.length;
}
