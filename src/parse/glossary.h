/* SPDX-License-Identifier: MIT */
/* HonKit's glossary, which has a heading for each term. */
#ifndef PARSE_GLOSSARY_H
#define PARSE_GLOSSARY_H

#include "markdown/lesson.h"

/* Sections of the second level -> one list of terms and definitions. */
void glossary_finish(struct arena *arena, struct node *root);

#endif
