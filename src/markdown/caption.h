/* SPDX-License-Identifier: MIT */
/* Captions of figures and listings. */
#ifndef MARKDOWN_CAPTION_H
#define MARKDOWN_CAPTION_H

#include "markdown/lesson.h"

/* A CAPTION of the words, read as Markdown that begins at the place. */
struct node *caption_make(
	struct parse *parse, struct str markdown, struct span span);

#endif
