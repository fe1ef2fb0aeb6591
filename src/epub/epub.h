/* SPDX-License-Identifier: MIT */
/* Book -> EPUB 3.3, in memory. Reads the page starts, knows nothing of pages.
 */
#ifndef EPUB_EPUB_H
#define EPUB_EPUB_H

#include "base/buf.h"
#include "diag/diag.h"
#include "tree/book.h"

/* The book's pictures as the EPUB holds them. */
struct epub_pictures {
	VEC(struct buf) packed; /* of each image; empty: as it is */
};

struct epub_options {
	const struct epub_pictures *pictures;
	struct str font_folder; /* where the fonts were installed */
	struct str style_path; /* the style sheet */
	int jobs; /* threads at most */
};

/*
 * Packs pictures anew; pictures is zeros before. Pages need not be known, and
 * the memory that this takes serves again for what comes after.
 */
void epub_pack_pictures(
	const struct book *book, int jobs, struct epub_pictures *pictures);
void epub_pictures_free(struct epub_pictures *pictures);

/* Puts the bytes of the file. True unless an error was reported. */
bool write_epub(const struct book *book, const struct epub_options *options,
	struct buf *out, struct diags *diags);

#endif
