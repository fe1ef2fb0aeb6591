/* SPDX-License-Identifier: MIT */
/*
 * Places of inlines. cmark reports most of them well, some not at all (breaks)
 * and some wrongly (links over two lines, autolinks after a break, lines
 * stripped of their indentation). A position walks over a block's text in
 * document order, believes a report only when the text there agrees, and
 * looks for the words from the last sure place on otherwise.
 */
#ifndef MARKDOWN_POSITION_H
#define MARKDOWN_POSITION_H

#include "base/source.h"

struct position {
	const struct expansion *text;
	size_t at; /* byte of the expanded text behind what was last met */
	size_t end; /* behind the block at hand */
};

/* Starts at a block that covers the lines first to last. */
void position_enter_block(struct position *position, uint32_t first_line,
	uint32_t column, uint32_t last_line);
/* The byte of a reported place; position->at when it is impossible. */
size_t position_of(
	const struct position *position, uint32_t line, uint32_t column);
/*
 * The byte where the words begin, of which the parser reported a place; moves
 * behind them. Escapes, entities and smart punctuation are seen through.
 */
size_t position_take_words(struct position *position, uint32_t line,
	uint32_t column, struct str words);
/* The same for code, which is written as it is. */
size_t position_take_code(struct position *position, uint32_t line,
	uint32_t column, struct str code);
/*
 * The byte where the mark ("[", "![", "*", "`") begins that opens an inline;
 * moves behind it.
 */
size_t position_take_mark(struct position *position, uint32_t line,
	uint32_t column, struct str mark);
/* The byte of the next line end; moves to the line behind it. */
size_t position_take_line_end(struct position *position);

/*
 * The byte where a line of literal text (code, raw HTML) begins, of which the
 * parser has cut off what belongs to the containers around it.
 */
size_t position_of_literal_line(
	const struct expansion *text, uint32_t line, struct str literal);

#endif
