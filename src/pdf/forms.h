/* SPDX-License-Identifier: MIT */
/* The pages of another PDF as form XObjects of ours. */
#ifndef PDF_FORMS_H
#define PDF_FORMS_H

#include "pdf/private.h"

/*
 * Puts page i of the file, which is well-formed, as a form for images[i],
 * with all that it needs.
 */
void forms_put(struct writer *writer, struct str file,
	struct image *const *images, size_t count);

#endif
