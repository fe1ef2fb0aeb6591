/* SPDX-License-Identifier: MIT */
/* The dialect of CSS that survives on reading systems. */
#ifndef EPUB_DIALECT_H
#define EPUB_DIALECT_H

#include "diag/diag.h"

/* Reports what some reading system drops or stumbles over. */
void check_dialect(const struct source *sheet, struct diags *diags);

#endif
