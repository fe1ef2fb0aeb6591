/* SPDX-License-Identifier: MIT */
/*
 * XML through a stack of open elements: the only place that escapes, so that
 * what is written is always well-formed. Names are literals.
 */
#ifndef EPUB_XML_H
#define EPUB_XML_H

#include "base/buf.h"

enum { XML_MAXIMAL_DEPTH = 512 };

struct xml {
	struct buf out;
	const char *open[XML_MAXIMAL_DEPTH];
	size_t depth;
	bool in_tag; /* the innermost start tag still takes attributes */
};

/* Begins a document; free out when done. */
void xml_init(struct xml *xml);
void xml_doctype(struct xml *xml); /* of HTML */
void xml_open(struct xml *xml, const char *element);
/* Only right after xml_open or another attribute. */
void xml_attribute(struct xml *xml, const char *name, struct str value);
/* The same, unless the value is empty. */
void xml_attribute_if(struct xml *xml, const char *name, struct str value);
void xml_text(struct xml *xml, struct str text);
/* Closes the element, which must be the innermost. */
void xml_close(struct xml *xml, const char *element);
/* A line end between elements, for people. */
void xml_line(struct xml *xml);
/* <element>text</element> and a line end. */
void xml_leaf(struct xml *xml, const char *element, struct str text);

#endif
