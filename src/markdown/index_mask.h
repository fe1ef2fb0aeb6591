/* SPDX-License-Identifier: MIT */
/*
 * Index marks before words. To Markdown a comment that begins a line is a
 * block: it would end the paragraph and take the rest of the line as HTML. So
 * index marks that have words behind them go through the parser in the guise
 * of a tag, byte for byte as long, which is an inline anywhere.
 */
#ifndef MARKDOWN_INDEX_MASK_H
#define MARKDOWN_INDEX_MASK_H

#include "base/arena.h"

/* Disguises the marks in the bytes of the text. */
void index_mask(char *text, size_t length);
/* The text with its marks as the author wrote them; a copy if it has any. */
struct str index_unmask(struct arena *arena, struct str text);

#endif
