/* SPDX-License-Identifier: MIT */
/*
 * The head of a lesson between two lines "---" (or "+++", TOML's) -> title,
 * description, role. Of YAML it knows what such heads hold: names with values
 * on the line, quoted, folded (>), literal (|), and lists. Other names are
 * other programs' and are passed over.
 */
#include "parse/front_matter.h"

struct field {
	struct str name, value;
	struct span span;
};

static bool is_fence(struct str line, struct str mark)
{
	return str_equal(str_trim(line), mark) && str_starts(line, mark);
}

static bool is_name_byte(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
		(byte >= '0' && byte <= '9') || byte == '-' || byte == '_' ||
		byte == '.';
}

/* Splits "name: value" or "name = value"; false if the line is neither. */
static bool split(struct str line, char byte, struct field *field)
{
	size_t end = 0;
	while (end < line.length && is_name_byte(line.at[end]))
		end++;
	size_t at = end;
	while (at < line.length && line.at[at] == ' ')
		at++;
	if (end == 0 || at == line.length || line.at[at] != byte)
		return false;
	if (byte == ':' && at + 1 < line.length && line.at[at + 1] != ' ')
		return false;
	field->name = str_slice(line, 0, end);
	field->value = str_trim(str_slice(line, at + 1, line.length));
	return true;
}

/* The bytes of the text before the Markdown; 0 when there is no head. */
static size_t length_of(struct str text, struct str *inside, char *byte)
{
	struct str rest = text, line, mark = STR("---");
	struct field field;
	if (!str_take_line(&rest, &line))
		return 0;
	if (is_fence(line, STR("+++")))
		mark = STR("+++");
	else if (!is_fence(line, mark))
		return 0;
	*byte = str_equal(mark, STR("+++")) ? '=' : ':';
	*inside = (struct str){ rest.at, 0 };
	bool has_field = false;
	while (str_take_line(&rest, &line)) {
		if (is_fence(line, mark) ||
			(*byte == ':' && is_fence(line, STR("...")))) {
			inside->length = (size_t)(line.at - inside->at);
			return has_field || inside->length == 0
				? (size_t)(rest.at - text.at)
				: 0;
		}
		bool is_first = !has_field && str_trim(line).length > 0 &&
			line.at[0] != '#' && line.at[0] != '[';
		if (is_first && !split(line, *byte, &field))
			return 0;
		has_field = has_field || is_first;
	}
	return 0;
}

static bool is_indented(struct str line)
{
	return line.length == 0 || line.at[0] == ' ' || line.at[0] == '\t';
}

/* Takes the indented lines of a folded or literal value off *rest. */
static struct str take_block(
	struct parse *parse, struct str *rest, bool is_folded)
{
	struct buf words = { 0 };
	struct str line, ahead = *rest;
	while (str_take_line(&ahead, &line) && is_indented(line)) {
		*rest = ahead;
		if (words.length > 0)
			buf_put_byte(&words, is_folded ? ' ' : '\n');
		buf_put(&words, str_trim(line));
	}
	struct str block = arena_copy(parse->arena, str_trim(buf_str(&words)));
	buf_free(&words);
	return block;
}

/* The inside of a quoted value with its escapes undone. */
static struct str unquote(struct parse *parse, struct str value)
{
	char quote = value.at[0];
	struct buf words = { 0 };
	for (size_t i = 1; i < value.length; i++) {
		char byte = value.at[i];
		bool has_next = i + 1 < value.length;
		if (byte == quote && quote == '\'' && has_next &&
			value.at[i + 1] == quote)
			i++;
		else if (byte == quote)
			break;
		else if (byte == '\\' && quote == '"' && has_next)
			byte = value.at[++i] == 'n' ? '\n' : value.at[i];
		buf_put_byte(&words, byte);
	}
	struct str copy = arena_copy(parse->arena, buf_str(&words));
	buf_free(&words);
	return copy;
}

static struct str value_of(
	struct parse *parse, struct str value, struct str *rest)
{
	if (value.length == 0)
		return take_block(parse, rest, /*is_folded=*/true);
	if (value.at[0] == '>' || value.at[0] == '|')
		return take_block(parse, rest, value.at[0] == '>');
	if (value.at[0] == '"' || value.at[0] == '\'')
		return unquote(parse, value);
	size_t comment = str_find(value, STR(" #"));
	return arena_copy(parse->arena, str_trim(str_slice(value, 0, comment)));
}

static void set_role(
	struct parse *parse, struct lesson *lesson, const struct field *field)
{
	static const struct {
		const char *word;
		enum lesson_role role;
	} roles[] = {
		{ "chapter", ROLE_CHAPTER },
		{ "preface", ROLE_PREFACE },
		{ "appendix", ROLE_APPENDIX },
		{ "glossary", ROLE_GLOSSARY },
		{ "solutions", ROLE_SOLUTIONS },
		{ "dedication", ROLE_DEDICATION },
	};
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
		if (str_equal(field->value, str_of(roles[i].word))) {
			lesson->role = roles[i].role;
			return;
		}
	diag(parse->diags, field->span, MSG_FRONT_MATTER_ROLE, "'%.*s'",
		STR_FORMAT(field->value));
	diag_hint(parse->diags,
		"the roles are chapter, preface, appendix, glossary, "
		"solutions and dedication");
}

static void set_field(
	struct parse *parse, struct lesson *lesson, const struct field *field)
{
	if (str_equal(field->name, STR("description")))
		lesson->description = field->value;
	else if (str_equal(field->name, STR("short-title")) ||
		str_equal(field->name, STR("short_title")))
		lesson->short_title = field->value;
	else if (str_equal(field->name, STR("role")))
		set_role(parse, lesson, field);
	else if (str_equal(field->name, STR("lang")) ||
		str_equal(field->name, STR("language")))
		lesson->language = field->value;
}

size_t front_matter_read(struct parse *parse, struct lesson *lesson)
{
	struct str text = parse->text->text->text, inside, line;
	size_t mark = str_starts(text, STR("\xEF\xBB\xBF")) ? 3 : 0;
	char byte;
	text = str_slice(text, mark, text.length);
	size_t length = length_of(text, &inside, &byte);
	if (length == 0)
		return mark;
	while (str_take_line(&inside, &line)) {
		struct field field;
		if (!split(line, byte, &field))
			continue;
		field.span = expansion_span(
			parse->text, mark + (size_t)(line.at - text.at));
		field.value = value_of(parse, field.value, &inside);
		set_field(parse, lesson, &field);
	}
	return mark + length;
}
