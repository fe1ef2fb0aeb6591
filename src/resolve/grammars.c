/* SPDX-License-Identifier: MIT */
/*
 * Grammars: code -> tokens by tree-sitter; the only file that knows it. What
 * a node is stands in grammars.def. For each grammar in use its rows become
 * one table by symbol number, so that a node costs one look-up.
 *
 * A class holds for a node and all below it until a row says otherwise:
 *
 *	f"got {n} rows"     string STRING
 *	      ---             interpolation PLAIN
 *
 * A role is handed down a dotted name to its last part, so that in
 * `session.get(url)` only `get` is a function.
 */
#include "resolve/highlight.h"

#include <stdlib.h>
#include <string.h>

#include <tree_sitter/api.h>

#include "base/arena.h"
#include "base/map.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

/* No class of its own: that of the node around it. */
static const enum token_class INHERITED = TOKEN_CLASS_COUNT;

struct grammar_row {
	const TSLanguage *(*language)(void);
	const char *name;
	const char *names; /* between blanks */
	bool capitals_are_types;
};

struct kind_row {
	const char *node;
	enum token_class class;
};

struct role_row {
	const char *grammar; /* or empty: of all */
	const char *node, *field;
	enum token_class class;
};

struct chain_row {
	const char *node, *field;
};

#define GRAMMAR(name, names, capitals) \
	extern const TSLanguage *tree_sitter_##name(void);
#include "resolve/grammars.def"

static const struct grammar_row grammar_rows[] = {
#define GRAMMAR(name, names, capitals) \
	{ tree_sitter_##name, #name, names, capitals },
#include "resolve/grammars.def"
};

static const struct kind_row kind_rows[] = {
#define KIND(node, class) { node, TOKEN_##class },
#include "resolve/grammars.def"
};

static const struct role_row role_rows[] = {
#define ROLE(grammar, node, field, class) \
	{ grammar, node, field, TOKEN_##class },
#include "resolve/grammars.def"
};

static const struct chain_row chain_rows[] = {
#define CHAIN(node, field) { node, field },
#include "resolve/grammars.def"
};

enum { MOST_ROLES = 4, DEEPEST = 512, NOT_UNDERSTOOD = UINT16_MAX };

struct role {
	TSFieldId field;
	enum token_class class;
};

/* What the rows say of one symbol of a grammar. */
struct symbol {
	enum token_class class; /* or INHERITED */
	bool is_name; /* its text may begin with a capital */
	bool is_default; /* the class holds in plain code only */
	TSFieldId chain; /* field of the last part; 0: no chain */
	struct role roles[MOST_ROLES];
	size_t role_count;
};

struct grammar {
	const struct grammar_row *row;
	TSParser *parser;
	struct symbol *symbols; /* by symbol number; NULL: not yet in use */
};

struct grammars {
	struct arena arena;
	struct map kinds; /* node -> struct kind_row */
	struct grammar all[COUNT(grammar_rows)];
};

/* A node on the way down to the cursor. */
struct level {
	const struct symbol *symbol;
	enum token_class class;
	enum token_class handed; /* role for the chain's part, or INHERITED */
};

struct walk_state {
	const struct grammar *grammar;
	struct str code;
	struct tokens *tokens;
	TSTreeCursor cursor;
	struct level levels[DEEPEST];
	size_t depth;
};

struct grammars *grammars_open(void)
{
	struct grammars *grammars = calloc(1, sizeof(*grammars));

	if (grammars == NULL)
		fatal_out_of_memory();
	arena_init(&grammars->arena);
	for (size_t i = 0; i < COUNT(grammar_rows); i++)
		grammars->all[i].row = &grammar_rows[i];
	return grammars;
}

void grammars_close(struct grammars *grammars)
{
	for (size_t i = 0; i < COUNT(grammar_rows); i++)
		if (grammars->all[i].parser != NULL)
			ts_parser_delete(grammars->all[i].parser);
	map_free(&grammars->kinds);
	arena_free(&grammars->arena);
	free(grammars);
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The class of a word or sign that the grammar spells out. */
static enum token_class spelled_class(const char *name)
{
	size_t length = strlen(name);

	if (is_letter(name[0]) || (name[0] == '@' && is_letter(name[1])))
		return TOKEN_KEYWORD;
	if (name[0] == '#' && is_letter(name[1]))
		return TOKEN_DECORATOR;
	if (length > 0 && strspn(name, "+-*/%=<>!&|^~@") == length)
		return TOKEN_OPERATOR;
	return INHERITED;
}

static TSFieldId field_of(const TSLanguage *language, const char *name)
{
	return ts_language_field_id_for_name(
		language, name, (uint32_t)strlen(name));
}

static void add_roles(const struct grammar *grammar, const TSLanguage *language,
	const char *name, struct symbol *symbol)
{
	for (size_t i = 0; i < COUNT(role_rows); i++) {
		const struct role_row *row = &role_rows[i];
		bool is_ours = row->grammar[0] == '\0' ||
			strcmp(row->grammar, grammar->row->name) == 0;
		TSFieldId field = field_of(language, row->field);
		if (!is_ours || field == 0 || strcmp(row->node, name) != 0 ||
			symbol->role_count == MOST_ROLES)
			continue;
		symbol->roles[symbol->role_count++] =
			(struct role){ field, row->class };
	}
	for (size_t i = 0; i < COUNT(chain_rows); i++)
		if (strcmp(chain_rows[i].node, name) == 0)
			symbol->chain = field_of(language, chain_rows[i].field);
}

static void fill_symbol(const struct grammars *grammars,
	const struct grammar *grammar, const TSLanguage *language,
	TSSymbol number)
{
	struct symbol *symbol = &grammar->symbols[number];
	const char *name = ts_language_symbol_name(language, number);
	enum token_class class = INHERITED;

	if (ts_language_symbol_type(language, number) != TSSymbolTypeRegular) {
		symbol->is_default = true;
		symbol->class = spelled_class(name);
		return;
	}
	const struct kind_row *row = map_find(&grammars->kinds, str_of(name));
	if (row != NULL)
		class = row->class;
	symbol->class = class;
	symbol->is_name = strcmp(name, "identifier") == 0 &&
		grammar->row->capitals_are_types;
	add_roles(grammar, language, name, symbol);
}

static void prepare(struct grammars *grammars, struct grammar *grammar)
{
	const TSLanguage *language = grammar->row->language();
	uint32_t count = ts_language_symbol_count(language);

	if (grammars->kinds.count == 0)
		for (size_t i = 0; i < COUNT(kind_rows); i++)
			map_put(&grammars->kinds, str_of(kind_rows[i].node),
				(void *)&kind_rows[i]);
	grammar->symbols = ARENA_ARRAY(&grammars->arena, struct symbol, count);
	for (uint32_t i = 0; i < count; i++)
		fill_symbol(grammars, grammar, language, (TSSymbol)i);
	grammar->parser = ts_parser_new();
	ts_parser_set_language(grammar->parser, language);
}

/* The grammar of a language, ready to parse; NULL for an unknown one. */
static struct grammar *find_grammar(
	struct grammars *grammars, struct str language)
{
	char word[24] = " ";

	if (language.length == 0 || language.length > sizeof(word) - 3)
		return NULL;
	for (size_t i = 0; i < language.length; i++) {
		char c = language.at[i];
		word[i + 1] = c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
	}
	word[language.length + 1] = ' ';
	for (size_t i = 0; i < COUNT(grammar_rows); i++) {
		struct grammar *grammar = &grammars->all[i];
		if (strstr(grammar->row->names, word) == NULL)
			continue;
		if (grammar->symbols == NULL)
			prepare(grammars, grammar);
		return grammar;
	}
	return NULL;
}

/* The role that the node has in the one around it, or INHERITED. */
static enum token_class role_at(
	const struct walk_state *state, const struct level *around)
{
	const struct symbol *symbol = around->symbol;
	TSFieldId field;

	if (symbol->role_count == 0 && symbol->chain == 0)
		return INHERITED;
	field = ts_tree_cursor_current_field_id(&state->cursor);
	if (field == 0)
		return INHERITED;
	if (field == symbol->chain && around->handed != INHERITED)
		return around->handed;
	for (size_t i = 0; i < symbol->role_count; i++)
		if (symbol->roles[i].field == field)
			return symbol->roles[i].class;
	return INHERITED;
}

/* Like ClassName, unlike CONSTANT_NAME. */
static bool is_capital_name(const struct walk_state *state, TSNode node)
{
	size_t start = ts_node_start_byte(node), end = ts_node_end_byte(node);
	struct str text = str_slice(state->code, start, end);
	size_t i = 0;

	while (i < text.length && text.at[i] == '_')
		i++;
	return i + 1 < text.length && text.at[i] >= 'A' && text.at[i] <= 'Z' &&
		text.at[i + 1] >= 'a' && text.at[i + 1] <= 'z';
}

/* What the node is, and what it hands down. */
static struct level judge(
	const struct walk_state *state, TSNode node, const struct level *around)
{
	const struct symbol *symbol =
		&state->grammar->symbols[ts_node_symbol(node)];
	struct level level = { symbol, around->class, INHERITED };
	enum token_class role = role_at(state, around);
	bool is_leaf = ts_node_child_count(node) == 0;
	bool in_plain = around->class == TOKEN_PLAIN;

	if (symbol->class != INHERITED && (in_plain || !symbol->is_default))
		level.class = symbol->class;
	if (symbol->chain != 0)
		level.handed = role;
	else if (role != INHERITED && in_plain &&
		(is_leaf || role == TOKEN_TYPE))
		level.class = role;
	bool may_be_type =
		level.class == TOKEN_PLAIN || level.class == TOKEN_FUNCTION;
	if (symbol->is_name && may_be_type && is_capital_name(state, node))
		level.class = TOKEN_TYPE;
	return level;
}

/* Goes into the node at the cursor. */
static void enter(struct walk_state *state)
{
	static const struct symbol nothing = { .class = TOKEN_PLAIN };
	static const struct level outside = { &nothing, TOKEN_PLAIN,
		TOKEN_CLASS_COUNT };
	const struct level *around =
		state->depth > 0 ? &state->levels[state->depth - 1] : &outside;
	TSNode node = ts_tree_cursor_current_node(&state->cursor);
	struct level level = *around;

	// The parser has a number of its own for what it did not understand.
	if (ts_node_symbol(node) == NOT_UNDERSTOOD)
		level.symbol = &nothing;
	else
		level = judge(state, node, around);
	state->levels[state->depth++] = level;
	if (level.class != around->class)
		tokens_put(
			state->tokens, ts_node_start_byte(node), level.class);
}

static void leave(struct walk_state *state)
{
	enum token_class outer = TOKEN_PLAIN;
	struct level level = state->levels[--state->depth];

	if (state->depth > 0)
		outer = state->levels[state->depth - 1].class;
	if (level.class == outer)
		return;
	TSNode node = ts_tree_cursor_current_node(&state->cursor);
	tokens_put(state->tokens, ts_node_end_byte(node), outer);
}

static void walk_code(struct walk_state *state)
{
	enter(state);
	for (;;) {
		if (state->depth < DEEPEST &&
			ts_tree_cursor_goto_first_child(&state->cursor)) {
			enter(state);
			continue;
		}
		leave(state);
		while (!ts_tree_cursor_goto_next_sibling(&state->cursor)) {
			if (!ts_tree_cursor_goto_parent(&state->cursor))
				return;
			leave(state);
		}
		enter(state);
	}
}

bool grammars_highlight(struct grammars *grammars, struct str language,
	struct str code, struct tokens *tokens)
{
	struct grammar *grammar = find_grammar(grammars, language);

	if (grammar == NULL || code.length > UINT32_MAX / 2)
		return false;
	TSTree *tree = ts_parser_parse_string(
		grammar->parser, NULL, code.at, (uint32_t)code.length);
	if (tree == NULL)
		return false;
	struct walk_state state = {
		.grammar = grammar,
		.code = code,
		.tokens = tokens,
		.cursor = ts_tree_cursor_new(ts_tree_root_node(tree)),
	};
	walk_code(&state);
	ts_tree_cursor_delete(&state.cursor);
	ts_tree_delete(tree);
	return true;
}
