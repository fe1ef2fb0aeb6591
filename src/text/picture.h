/* SPDX-License-Identifier: MIT */
/* Which picture files stand on pages; the words of the others do instead. */
#ifndef TEXT_PICTURE_H
#define TEXT_PICTURE_H

#include "tree/book.h"

/* Whether the PDF can show the file, which may be NULL. */
bool picture_is_drawable(const struct image_file *file);

#endif
