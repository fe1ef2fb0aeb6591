/* SPDX-License-Identifier: MIT */
/* A command line of book.toml -> arguments, without a shell. */
#include "run/trial.h"

#include "base/buf.h"

static bool is_blank(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\n';
}

/* Takes one word off *rest, quotes undone; false when there is none. */
static bool take_word(struct str *rest, struct buf *word)
{
	size_t at = 0;
	char quote = '\0';
	while (at < rest->length && is_blank(rest->at[at]))
		at++;
	if (at == rest->length)
		return false;
	buf_clear(word);
	for (; at < rest->length; at++) {
		char byte = rest->at[at];
		if (quote == '\0' && is_blank(byte))
			break;
		if (quote == '\0' && (byte == '\'' || byte == '"'))
			quote = byte;
		else if (quote != '\0' && byte == quote)
			quote = '\0';
		else
			buf_put_byte(word, byte);
	}
	*rest = str_slice(*rest, at, rest->length);
	return true;
}

/* The word with every {file} replaced. */
static const char *with_file(
	struct arena *arena, struct str word, struct str file)
{
	struct buf result = { 0 };
	while (word.length > 0) {
		size_t at = str_find(word, STR("{file}"));
		buf_put(&result, str_slice(word, 0, at));
		if (at < word.length)
			buf_put(&result, file);
		word = str_slice(word, at + 6, word.length);
	}
	const char *text = arena_c_string(arena, buf_str(&result));
	buf_free(&result);
	return text;
}

const char *const *command_arguments(
	struct arena *arena, struct str command, struct str file)
{
	VEC(const char *) words = { 0 };
	struct buf word = { 0 };
	while (take_word(&command, &word))
		vec_push(&words, with_file(arena, buf_str(&word), file));
	const char **arguments =
		ARENA_ARRAY(arena, const char *, words.count + 1);
	for (size_t i = 0; i < words.count; i++)
		arguments[i] = words.at[i];
	vec_free(&words);
	buf_free(&word);
	return arguments;
}
