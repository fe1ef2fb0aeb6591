/* SPDX-License-Identifier: MIT */
/* mdBook's definition lists as an extension of the Markdown parser. */
#ifndef MARKDOWN_DEFINITION_SYNTAX_H
#define MARKDOWN_DEFINITION_SYNTAX_H

#ifndef CMARK_NO_SHORT_NAMES
#define CMARK_NO_SHORT_NAMES
#endif
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

struct definition_syntax {
	cmark_syntax_extension *extension;
	cmark_node_type list, term, definition;
};

/* Once a run: the parser's stock of node types is finite. */
void definition_syntax_init(struct definition_syntax *syntax);
void definition_syntax_free(struct definition_syntax *syntax);

#endif
