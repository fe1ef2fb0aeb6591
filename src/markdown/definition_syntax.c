/* SPDX-License-Identifier: MIT */
/*
 * A paragraph, then (after blank lines or none) a line that begins with ':'
 * and a blank: the paragraph is the term, the line begins its definition,
 * which holds blocks and goes on as a list item does, by indentation.
 *
 * Each term opens a list of its own; lists that meet are joined when the tree
 * is made, because the parser cannot open a closed block again.
 */
#include "markdown/definition_syntax.h"

#include <stdbool.h>
#include <stdint.h>

/* Room that a definition's lines must be indented by is its user data. */
static int indentation_of(cmark_node *definition)
{
	return (int)(intptr_t)cmark_node_get_user_data(definition);
}

static int can_contain(cmark_syntax_extension *extension, cmark_node *node,
	cmark_node_type child)
{
	const struct definition_syntax *syntax =
		cmark_syntax_extension_get_private(extension);
	cmark_node_type type = cmark_node_get_type(node);
	if (type == syntax->list)
		return child == syntax->term || child == syntax->definition;
	if (type == syntax->definition)
		return (child & CMARK_NODE_TYPE_MASK) ==
			CMARK_NODE_TYPE_BLOCK &&
			child != CMARK_NODE_ITEM && child != syntax->term &&
			child != syntax->definition;
	return (child & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_INLINE;
}

static int contains_inlines(cmark_syntax_extension *extension, cmark_node *node)
{
	const struct definition_syntax *syntax =
		cmark_syntax_extension_get_private(extension);
	return cmark_node_get_type(node) == syntax->term;
}

static const char *type_string(
	cmark_syntax_extension *extension, cmark_node *node)
{
	(void)extension, (void)node;
	return "definition";
}

static int goes_on(cmark_syntax_extension *extension, cmark_parser *parser,
	unsigned char *input, int length, cmark_node *container)
{
	const struct definition_syntax *syntax =
		cmark_syntax_extension_get_private(extension);
	(void)length;
	cmark_node_type type = cmark_node_get_type(container);
	if (type != syntax->definition)
		return type == syntax->list;
	int indentation = indentation_of(container);
	if (cmark_parser_get_indent(parser) >= indentation) {
		cmark_parser_advance_offset(parser, (const char *)input,
			indentation, /*columns=*/1);
		return 1;
	}
	if (cmark_parser_is_blank(parser) &&
		cmark_node_first_child(container)) {
		int rest = cmark_parser_get_first_nonspace(parser) -
			cmark_parser_get_offset(parser);
		cmark_parser_advance_offset(
			parser, (const char *)input, rest, /*columns=*/0);
		return 1;
	}
	return 0;
}

/* The paragraph that a definition here would define; NULL if none. */
static cmark_node *term_before(
	const struct definition_syntax *syntax, cmark_node *container)
{
	cmark_node_type type = cmark_node_get_type(container);
	if (type == CMARK_NODE_PARAGRAPH)
		return container;
	if (type == syntax->list)
		return NULL;
	cmark_node *last = cmark_node_last_child(container);
	return last && cmark_node_get_type(last) == CMARK_NODE_PARAGRAPH ? last
									 : NULL;
}

/* Makes a list in the paragraph's place with the paragraph as its term. */
static cmark_node *open_list(const struct definition_syntax *syntax,
	cmark_parser *parser, cmark_node *paragraph)
{
	cmark_node *list =
		cmark_parser_add_child(parser, cmark_node_parent(paragraph),
			syntax->list, cmark_node_get_start_column(paragraph));
	cmark_node_set_syntax_extension(list, syntax->extension);
	cmark_node_set_type(paragraph, syntax->term);
	cmark_node_set_syntax_extension(paragraph, syntax->extension);
	cmark_node_unlink(paragraph);
	cmark_node_append_child(list, paragraph);
	return list;
}

static int is_blank(unsigned char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* Eats the marker; returns the indentation that the lines to come need. */
static int take_marker(
	cmark_parser *parser, const char *input, int marker_offset)
{
	cmark_parser_advance_offset(parser, input,
		cmark_parser_get_first_nonspace(parser) + 1 -
			cmark_parser_get_offset(parser),
		/*columns=*/0);
	int blanks = 0;
	int at = cmark_parser_get_offset(parser);
	while (input[at + blanks] == ' ')
		blanks++;
	bool is_bare = input[at + blanks] == '\n' ||
		input[at + blanks] == '\r' || input[at + blanks] == '\0';
	int eaten = input[at] == '\t' || is_bare || blanks > 4 ? 1 : blanks;
	if (!is_bare)
		cmark_parser_advance_offset(
			parser, input, eaten, /*columns=*/1);
	return marker_offset + 1 + eaten;
}

static cmark_node *open_definition(cmark_syntax_extension *extension,
	int indented, cmark_parser *parser, cmark_node *container,
	unsigned char *input, int length)
{
	const struct definition_syntax *syntax =
		cmark_syntax_extension_get_private(extension);
	int at = cmark_parser_get_first_nonspace(parser);
	if (indented || at >= length || input[at] != ':' ||
		(at + 1 < length && !is_blank(input[at + 1])))
		return NULL;
	cmark_node *list = container;
	cmark_node *paragraph = term_before(syntax, container);
	if (paragraph)
		list = open_list(syntax, parser, paragraph);
	else if (cmark_node_get_type(container) != syntax->list)
		return NULL;
	cmark_node *definition = cmark_parser_add_child(
		parser, list, syntax->definition, at + 1);
	cmark_node_set_syntax_extension(definition, extension);
	int indentation = take_marker(
		parser, (const char *)input, cmark_parser_get_indent(parser));
	cmark_node_set_user_data(definition, (void *)(intptr_t)indentation);
	return definition;
}

void definition_syntax_init(struct definition_syntax *syntax)
{
	cmark_syntax_extension *extension =
		cmark_syntax_extension_new("definitions");
	*syntax = (struct definition_syntax){
		.extension = extension,
		.list = cmark_syntax_extension_add_node(/*is_inline=*/0),
		.term = cmark_syntax_extension_add_node(/*is_inline=*/0),
		.definition = cmark_syntax_extension_add_node(/*is_inline=*/0),
	};
	cmark_syntax_extension_set_private(extension, syntax, NULL);
	cmark_syntax_extension_set_open_block_func(extension, open_definition);
	cmark_syntax_extension_set_match_block_func(extension, goes_on);
	cmark_syntax_extension_set_can_contain_func(extension, can_contain);
	cmark_syntax_extension_set_contains_inlines_func(
		extension, contains_inlines);
	cmark_syntax_extension_set_get_type_string_func(extension, type_string);
}

void definition_syntax_free(struct definition_syntax *syntax)
{
	cmark_syntax_extension_free(
		cmark_get_default_mem_allocator(), syntax->extension);
}
