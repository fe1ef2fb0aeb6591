/* SPDX-License-Identifier: MIT */
/*
 * A linter for style sheets. It need not understand CSS: it reads words, after
 * comments and strings are blanked, and knows which of them do harm and where.
 * Some reading systems drop a whole sheet for one function they do not know.
 */
#include "epub/dialect.h"

struct trap {
	const char *word;
	const char *why;
};

/* Property names, before a colon. */
static const struct trap properties[] = {
	{ "position", "what is positioned is lost when pages are formed" },
	{ "float", "some stores refuse floats" },
	{ "overflow-x", "some stores refuse it" },
	{ "grid", "old reading systems know no grid" },
	{ "grid-template-columns", "old reading systems know no grid" },
	{ "flex", "old reading systems know no flexible boxes" },
	{ "background", "a background fights the reader's own colours" },
	{ "background-color", "a background fights the reader's own colours" },
};

/* Words anywhere in a value. */
static const struct trap values[] = {
	{ "flex", "old reading systems know no flexible boxes" },
	{ "inline-flex", "old reading systems know no flexible boxes" },
	{ "grid", "old reading systems know no grid" },
	{ "important", "the reader's own choice would be overruled" },
};

static const char *const functions[] = { "calc", "min", "max", "clamp", "var",
	"env" };

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

struct linter {
	const struct source *sheet;
	struct diags *diags;
	struct str text; /* comments and strings blanked */
	size_t at;
	int depth; /* of braces */
	bool in_value; /* behind a colon, up to ';' or '}' */
	bool is_margin; /* the value's property is a margin */
	bool is_body; /* the rule is for body or html */
	bool is_media; /* in an at-rule's head */
};

static void report(
	struct linter *linter, size_t at, struct str word, const char *why)
{
	diag(linter->diags, source_span(linter->sheet, at), MSG_STYLE_UNSAFE,
		"'%.*s'", STR_FORMAT(word));
	diag_hint(linter->diags, "%s", why);
}

/* Blanks comments and strings, every place kept. */
static struct str blank(struct arena *arena, struct str text)
{
	char *bytes = (char *)arena_c_string(arena, text);
	for (size_t i = 0; i < text.length; i++) {
		struct str rest = str_slice(text, i, text.length);
		size_t end = 0;
		if (str_starts(rest, STR("/*"))) {
			end = str_find(rest, STR("*/")) + 2;
		} else if (rest.at[0] == '"' || rest.at[0] == '\'') {
			end = 1 +
				str_find_byte(str_slice(rest, 1, rest.length),
					rest.at[0]) +
				1;
		}
		if (end > rest.length)
			end = rest.length;
		for (size_t j = 0; j < end; j++)
			if (bytes[i + j] != '\n')
				bytes[i + j] = ' ';
		i += end > 0 ? end - 1 : 0;
	}
	return (struct str){ bytes, text.length };
}

static bool is_word_byte(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
		(byte >= '0' && byte <= '9') || byte == '-' || byte == '_' ||
		byte == '.' || byte == '%';
}

static struct str take_word(struct linter *linter)
{
	size_t start = linter->at;
	while (linter->at < linter->text.length &&
		is_word_byte(linter->text.at[linter->at]))
		linter->at++;
	return str_slice(linter->text, start, linter->at);
}

static const char *trap_of(
	const struct trap *traps, size_t count, struct str word)
{
	for (size_t i = 0; i < count; i++)
		if (str_equal_folded(word, str_of(traps[i].word)))
			return traps[i].why;
	return NULL;
}

static void check_property(struct linter *linter, size_t at, struct str word)
{
	const char *why = trap_of(properties, COUNT(properties), word);
	bool is_color = str_equal_folded(word, STR("color"));
	linter->is_margin = str_starts(word, STR("margin"));
	if (why)
		report(linter, at, word, why);
	else if (is_color && linter->is_body)
		report(linter, at, word,
			"the colour of all text is the reader's choice");
}

static bool has_unit(struct str word, struct str unit)
{
	return word.at[0] >= '0' && word.at[0] <= '9' && str_ends(word, unit);
}

static void check_value(struct linter *linter, size_t at, struct str word)
{
	const char *why = trap_of(values, COUNT(values), word);
	bool is_call = linter->at < linter->text.length &&
		linter->text.at[linter->at] == '(';
	for (size_t i = 0; is_call && i < COUNT(functions); i++)
		if (str_equal_folded(word, str_of(functions[i])))
			why = "one unknown function and the whole sheet is "
			      "dropped";
	if (linter->is_margin && word.at[0] == '-' && word.length > 1)
		why = "some stores refuse negative margins";
	if (has_unit(word, STR("vw")) || has_unit(word, STR("vh")))
		why = "the window is not the page";
	if (why)
		report(linter, at, word, why);
}

static void check_word(struct linter *linter, size_t at, struct str word)
{
	if (linter->is_media) {
		if (str_equal_folded(word, STR("prefers-color-scheme")))
			report(linter, at, word,
				"the reading system sets dark and light");
	} else if (linter->in_value) {
		check_value(linter, at, word);
	} else if (linter->depth > 0) {
		size_t colon = linter->at;
		while (colon < linter->text.length &&
			linter->text.at[colon] == ' ')
			colon++;
		if (colon < linter->text.length &&
			linter->text.at[colon] == ':')
			check_property(linter, at, word);
	} else {
		linter->is_body = linter->is_body ||
			str_equal_folded(word, STR("body")) ||
			str_equal_folded(word, STR("html"));
	}
}

/* A byte that is no part of a word: what it opens or ends. */
static void take_mark(struct linter *linter, char byte)
{
	if (byte == '@') {
		linter->is_media = true;
	} else if (byte == '{') {
		// the inside of @media is rules again
		linter->depth += !linter->is_media;
		linter->is_media = false;
	} else if (byte == '}') {
		linter->depth -= linter->depth > 0;
		linter->in_value = linter->is_body = false;
	} else if (byte == ';') {
		linter->in_value = linter->is_media = false;
	} else if (byte == ':' && linter->depth > 0) {
		linter->in_value = true;
	}
}

void check_dialect(const struct source *sheet, struct diags *diags)
{
	struct arena arena;
	arena_init(&arena);
	struct linter linter = { .sheet = sheet,
		.diags = diags,
		.text = blank(&arena, sheet->text) };
	while (linter.at < linter.text.length) {
		size_t at = linter.at;
		struct str word = take_word(&linter);
		if (word.length > 0)
			check_word(&linter, at, word);
		else
			take_mark(&linter, linter.text.at[linter.at++]);
	}
	arena_free(&arena);
}
