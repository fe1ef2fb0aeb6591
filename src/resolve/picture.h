/* SPDX-License-Identifier: MIT */
/* What the first bytes of a picture file say. */
#ifndef RESOLVE_PICTURE_H
#define RESOLVE_PICTURE_H

#include "tree/book.h"

/*
 * Sets kind, width, height and dpi from file->bytes. False when it is none of
 * the known kinds, or says no size.
 */
bool picture_recognize(struct image_file *file);

#endif
