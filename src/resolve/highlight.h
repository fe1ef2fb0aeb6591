/* SPDX-License-Identifier: MIT */
/* Code -> tokens, by grammars. */
#ifndef RESOLVE_HIGHLIGHT_H
#define RESOLVE_HIGHLIGHT_H

#include "base/vec.h"
#include "tree/node.h"

/* Tokens while they are being found; neighbours differ in class. */
struct tokens {
	VEC(struct token) list;
};

/*
 * From byte start on, the code is of the class. Calls come by rising start;
 * of two with the same start the later one counts.
 */
void tokens_put(
	struct tokens *tokens, size_t start, enum token_class token_class);

/* The grammars that were needed so far, with their parsers. */
struct grammars;

struct grammars *grammars_open(void);
void grammars_close(struct grammars *grammars);
/* Puts the code's tokens. False when no grammar knows the language. */
bool grammars_highlight(struct grammars *grammars, struct str language,
	struct str code, struct tokens *tokens);

#endif
