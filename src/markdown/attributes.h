/* SPDX-License-Identifier: MIT */
/*
 * Attributes that an author writes behind a heading, an image or a caption,
 * {#id .class key=value key="a value"}, and the words of a fence's info
 * string, python id=lst-x caption="..." test.
 */
#ifndef MARKDOWN_ATTRIBUTES_H
#define MARKDOWN_ATTRIBUTES_H

#include "base/arena.h"
#include "base/vec.h"

struct attribute {
	struct str name; /* "#" of an id, "." of a class; "" of a bare word */
	struct str value; /* the word itself, without quotes */
	size_t at; /* where the value begins in the text read */
};

struct attributes {
	VEC(struct attribute) all;
};

/* Reads the inside of {...}. False, and nothing, when it is none. */
bool attributes_read(struct attributes *attributes, struct str text);
/* Reads an info string: words between blanks and commas. */
void attributes_read_info(struct attributes *attributes, struct str info);
/* The value of the name, "" when there is none. */
struct str attributes_value(
	const struct attributes *attributes, struct str name);
/* The attribute of the name; NULL when there is none. */
const struct attribute *attributes_find(
	const struct attributes *attributes, struct str name);
/* All classes, a blank between, in the arena. */
struct str attributes_classes(
	const struct attributes *attributes, struct arena *arena);
void attributes_free(struct attributes *attributes);

/*
 * The last {...} of the text, blanks behind it allowed: *start and *end are
 * the places of its braces. False when the text does not end with one.
 */
bool attributes_locate_last(struct str text, size_t *start, size_t *end);
/* The place of the '}' that closes the '{' at start; text.length if none. */
size_t attributes_closing(struct str text, size_t start);

#endif
