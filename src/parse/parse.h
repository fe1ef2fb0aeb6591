/* SPDX-License-Identifier: MIT */
/*
 * Manuscript -> book: every lesson's Markdown becomes a tree of nodes. Bad
 * Markdown is text, so this stage cannot fail; raw HTML outside the white list
 * is dropped with a warning and its text kept.
 */
#ifndef PARSE_PARSE_H
#define PARSE_PARSE_H

#include "diag/diag.h"
#include "read/manuscript.h"
#include "tree/book.h"

/*
 * Fills book->lessons and book->parts. The book keeps views into the
 * manuscript, which must live as long. True unless an error was reported.
 */
bool parse_manuscript(const struct manuscript *manuscript, struct book *book,
	struct diags *diags);

#endif
