/* SPDX-License-Identifier: MIT */
/* Book -> EPUB 3.3, in memory. Reads the page starts, knows nothing of pages.
 */
#ifndef EPUB_EPUB_H
#define EPUB_EPUB_H

#include "base/buf.h"
#include "diag/diag.h"
#include "tree/book.h"

struct epub_options {
	struct str font_folder; /* where the fonts were installed */
	struct str style_path; /* the style sheet */
	int jobs; /* threads at most */
};

/* Puts the bytes of the file. True unless an error was reported. */
bool write_epub(const struct book *book, const struct epub_options *options,
	struct buf *out, struct diags *diags);

#endif
