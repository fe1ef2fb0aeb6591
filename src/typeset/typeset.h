/* SPDX-License-Identifier: MIT */
/*
 * Book -> pages. Notes in the book where each page starts (page_starts,
 * page_labels, node->page), so that every output agrees on page numbers.
 */
#ifndef TYPESET_TYPESET_H
#define TYPESET_TYPESET_H

#include "diag/diag.h"
#include "pages/pages.h"
#include "tree/book.h"

struct typeset_options {
	struct str font_folder; /* where the fonts were installed */
	struct str hyphen_folder; /* /usr/share/hyphen */
	int jobs; /* threads; 1 or more */
	bool is_sketch; /* only the book's page starts are wanted: the pages
			   stay empty */
};

/* True unless an error was reported. pages is to be freed in either case. */
bool typeset_book(struct book *book, const struct typeset_options *options,
	struct pages *pages, struct diags *diags);

#endif
