/* SPDX-License-Identifier: MIT */
/* Sections: a heading with all up to the next of its level or above. */
#ifndef PARSE_SECTION_H
#define PARSE_SECTION_H

#include "markdown/lesson.h"

/* Nests the blocks of a DOCUMENT into SECTIONs, its title first, whatever the
 * author put above it; notes go to its end. */
void section_nest(struct parse *parse, struct node *root);

#endif
