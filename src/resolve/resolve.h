/* SPDX-License-Identifier: MIT */
/*
 * Book -> book in which every reference is a pointer: ids, numbers, links,
 * notes, images, index, contents, highlighted listings, good form. After this
 * stage the tree is not changed any more.
 */
#ifndef RESOLVE_RESOLVE_H
#define RESOLVE_RESOLVE_H

#include "diag/diag.h"
#include "tree/book.h"

/* True unless an error was reported. */
bool resolve_book(struct book *book, struct diags *diags);

#endif
