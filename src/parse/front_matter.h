/* SPDX-License-Identifier: MIT */
/* Front matter: settings of a lesson at its head, YAML or TOML. */
#ifndef PARSE_FRONT_MATTER_H
#define PARSE_FRONT_MATTER_H

#include "markdown/lesson.h"
#include "tree/book.h"

/*
 * Reads the head of parse->text, if it has one, into the lesson. The byte
 * where the Markdown begins.
 */
size_t front_matter_read(struct parse *parse, struct lesson *lesson);

#endif
