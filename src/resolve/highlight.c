/* SPDX-License-Identifier: MIT */
/*
 * Listings -> tokens: each listing's code is cut into stretches of one class
 * of token. Programs go to the grammars; differences and console sessions are
 * read line by line here.
 */
#include "resolve/highlight.h"

#include <string.h>

#include "resolve/private.h"

void tokens_put(
	struct tokens *tokens, size_t start, enum token_class token_class)
{
	struct token *last = NULL;

	if (tokens->list.count > 0)
		last = &tokens->list.at[tokens->list.count - 1];
	if (last != NULL && last->start == start) {
		tokens->list.count--;
		last = tokens->list.count > 0 ? last - 1 : NULL;
	}
	if (last != NULL && last->class == token_class)
		return;
	vec_push(&tokens->list, (struct token){ (uint32_t)start, token_class });
}

/* Whether the language is one of the words of the list. */
static bool is_one_of(struct str language, struct str list)
{
	struct str line;

	while (str_take_line(&list, &line))
		if (str_equal_folded(language, line))
			return true;
	return false;
}

static enum token_class difference_class(struct str line)
{
	if (str_starts(line, STR("+++")) || str_starts(line, STR("---")) ||
		str_starts(line, STR("diff ")))
		return TOKEN_KEYWORD;
	if (str_starts(line, STR("@@")))
		return TOKEN_DECORATOR;
	if (str_starts(line, STR("+")))
		return TOKEN_INSERTED;
	if (str_starts(line, STR("-")))
		return TOKEN_DELETED;
	return TOKEN_PLAIN;
}

static void highlight_difference(struct str code, struct tokens *tokens)
{
	struct str rest = code, line;

	while (str_take_line(&rest, &line))
		tokens_put(tokens, (size_t)(line.at - code.at),
			difference_class(line));
}

/* Bytes of the prompt that begins the line; 0 when it is output. */
static size_t prompt_length(struct str line)
{
	static const char *const prompts[] = { "$", "%", ">>>", "...", ">",
		"(gdb)", "(lldb)", "(Pdb)", "PS>" };

	for (size_t i = 0; i < sizeof(prompts) / sizeof(*prompts); i++) {
		struct str prompt = str_of(prompts[i]);
		if (!str_starts(line, prompt))
			continue;
		if (line.length == prompt.length)
			return prompt.length;
		if (line.at[prompt.length] == ' ')
			return prompt.length + 1;
	}
	return 0;
}

static void highlight_console(struct str code, struct tokens *tokens)
{
	struct str rest = code, line;

	while (str_take_line(&rest, &line)) {
		size_t start = (size_t)(line.at - code.at);
		size_t prompt = prompt_length(line);
		bool is_comment = str_starts(line, STR("# "));
		if (prompt > 0)
			tokens_put(tokens, start, TOKEN_PROMPT);
		tokens_put(tokens, start + prompt,
			is_comment ? TOKEN_COMMENT : TOKEN_PLAIN);
	}
}

/* Many authors call a console session sh or bash. */
static bool is_console(const struct listing *listing)
{
	if (is_one_of(listing->language,
		    STR("console\nshell-session\nshellsession\nsh-session\n"
			"terminal\npycon\nbash-session\nps1con\ngdb")))
		return true;
	return is_one_of(listing->language, STR("sh\nbash\nshell\nzsh")) &&
		str_starts(listing->code, STR("$ "));
}

static void find_tokens(struct grammars *grammars,
	const struct listing *listing, struct tokens *tokens)
{
	vec_clear(&tokens->list);
	tokens_put(tokens, 0, TOKEN_PLAIN);
	if (str_is_empty(listing->language))
		return;
	if (is_console(listing))
		highlight_console(listing->code, tokens);
	else if (is_one_of(listing->language, STR("diff\npatch")))
		highlight_difference(listing->code, tokens);
	else
		grammars_highlight(
			grammars, listing->language, listing->code, tokens);
}

static void keep_tokens(struct arena *arena, struct listing *listing,
	const struct tokens *tokens)
{
	size_t count = tokens->list.count;

	// A class that begins at the end covers nothing.
	while (count > 1 &&
		tokens->list.at[count - 1].start >= listing->code.length)
		count--;
	struct token *kept = ARENA_ARRAY(arena, struct token, count);

	memcpy(kept, tokens->list.at, count * sizeof(*kept));
	listing->tokens = kept;
	listing->token_count = count;
}

void highlight_listings(struct resolver *resolver)
{
	struct grammars *grammars = grammars_open();
	struct tokens tokens = { 0 };

	for (size_t i = 0; i < resolver->book->lessons.count; i++) {
		const struct sheet *sheet = &resolver->sheets[i];
		for (size_t j = 0; j < sheet->nodes.count; j++) {
			struct node *node = sheet->nodes.at[j];
			if (node->kind != NODE_LISTING)
				continue;
			struct listing *listing = listing_of(node);
			find_tokens(grammars, listing, &tokens);
			keep_tokens(resolver->arena, listing, &tokens);
		}
	}
	vec_free(&tokens.list);
	grammars_close(grammars);
}
