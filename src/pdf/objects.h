/* SPDX-License-Identifier: MIT */
/*
 * The objects of one PDF file: libharu's dictionaries, each with a body that
 * is text of ours, so that every number is printed by one hand. Object
 * numbers can be given out before their bodies are known.
 */
#ifndef PDF_OBJECTS_H
#define PDF_OBJECTS_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/length.h"
#include "base/vec.h"

struct object; /* one body; objects.c */
struct objects {
	struct arena arena;
	void *document; /* HPDF_Doc */
	void *writer; /* HPDF_Stream; to one buf after the other */
	VEC(struct object *) bodies; /* by number; [0] is NULL */
	uint32_t catalog, page_tree, information; /* their numbers */
};

void objects_open(struct objects *objects);
void objects_close(struct objects *objects);

/* The number of a new object; a body must follow before the end. */
uint32_t object_reserve(struct objects *objects);
/* Sets the body, the text between << and >>, which is copied. */
void object_put(struct objects *objects, uint32_t number, struct str body);
/*
 * The same for a stream. The bytes are not copied and must stay; body holds
 * no Length, and a Filter if the bytes are packed already.
 */
void object_put_stream(struct objects *objects, uint32_t number,
	struct str body, struct str bytes);
/* Both steps at once. */
uint32_t object_add(struct objects *objects, struct str body);

bool object_is_stream(const struct objects *objects, uint32_t number);
/* Puts the value as it stands in the file, without "obj" around it. */
void object_write(struct objects *objects, uint32_t number, struct buf *out);

#endif
