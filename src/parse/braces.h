/* SPDX-License-Identifier: MIT */
/*
 * Attributes in braces as they stand in the tree: the end of a heading's or
 * caption's last words, or the words behind an image.
 */
#ifndef PARSE_BRACES_H
#define PARSE_BRACES_H

#include "markdown/lesson.h"

/*
 * Takes {...} off the end of the holder's last words and gives its id and
 * classes to the owner. False when there is none.
 */
bool braces_take_last(
	struct parse *parse, struct node *holder, struct node *owner);
/* Takes {...} off the words right behind the image and gives it to it. */
bool braces_take_image(struct parse *parse, struct node *image);

#endif
