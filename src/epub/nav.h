/* SPDX-License-Identifier: MIT */
/* What both tables of contents, nav and NCX, say of a line. */
#ifndef EPUB_NAV_H
#define EPUB_NAV_H

#include "epub/private.h"

/* Where a line of the contents leads: "03-loops.xhtml#setup". */
struct str contents_address(
	struct writer *writer, const struct contents_entry *entry);
/* "3 Loops" */
struct str contents_title(
	struct writer *writer, const struct contents_entry *entry);
/* How deep a line stands, from 0: lessons outside parts as high as parts. */
int contents_level(const struct contents_entry *entry);
/* Inside a link: the page that starts with the line so numbered. */
void put_list_markers(struct writer *writer, struct xml *xml,
	enum start_kind kind, size_t at);
/* lists.c: the lists of figures, tables and listings that are wanted. */
void put_lists(struct writer *writer, struct xml *xml);
/* Whether a file of that name has been written. */
bool has_file(const struct writer *writer, struct str name);
/* Whether there are printed pages to list. */
bool has_page_list(const struct writer *writer);

#endif
