/* SPDX-License-Identifier: MIT */
/* Well-formed XML by construction. */
#include "epub/xml.h"

#include <assert.h>
#include <string.h>

void xml_init(struct xml *xml)
{
	*xml = (struct xml){ 0 };
	buf_put(&xml->out, STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"));
}

void xml_doctype(struct xml *xml)
{
	buf_put(&xml->out, STR("<!DOCTYPE html>\n"));
}

static void end_tag(struct xml *xml)
{
	if (xml->in_tag)
		buf_put_byte(&xml->out, '>');
	xml->in_tag = false;
}

void xml_open(struct xml *xml, const char *element)
{
	end_tag(xml);
	assert(xml->depth < XML_MAXIMAL_DEPTH);
	xml->open[xml->depth++] = element;
	buf_put_byte(&xml->out, '<');
	buf_put(&xml->out, str_of(element));
	xml->in_tag = true;
}

/* The entity of a byte; NULL: the byte itself; "": no byte of XML. */
static const char *entity_of(unsigned char byte)
{
	switch (byte) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	default:
		return byte >= ' ' || byte == '\n' || byte == '\t' ? NULL : "";
	}
}

static bool is_special(unsigned char byte, bool is_attribute)
{
	return byte < ' ' ? byte != '\n' && byte != '\t'
			  : byte == '&' || byte == '<' || byte == '>' ||
			(byte == '"' && is_attribute);
}

/* Two code points of UTF-8 have no place in XML: U+FFFE and U+FFFF. */
static void mend_last_points(struct buf *out, size_t start)
{
	for (size_t i = start; i + 2 < out->length; i++)
		if ((unsigned char)out->at[i] == 0xEF &&
			(unsigned char)out->at[i + 1] == 0xBF &&
			(unsigned char)out->at[i + 2] >= 0xBE)
			out->at[i + 2] = (char)0xBD;
}

static void put_escaped(struct xml *xml, struct str text, bool is_attribute)
{
	size_t start = xml->out.length, done = 0;
	bool has_last = false;
	for (size_t i = 0; i < text.length; i++) {
		unsigned char byte = (unsigned char)text.at[i];
		has_last = has_last || byte == 0xEF;
		if (!is_special(byte, is_attribute))
			continue;
		buf_put_bytes(&xml->out, text.at + done, i - done);
		buf_put(&xml->out, str_of(entity_of(byte)));
		done = i + 1;
	}
	buf_put_bytes(&xml->out, text.at + done, text.length - done);
	if (has_last)
		mend_last_points(&xml->out, start);
}

void xml_attribute(struct xml *xml, const char *name, struct str value)
{
	assert(xml->in_tag);
	buf_put_byte(&xml->out, ' ');
	buf_put(&xml->out, str_of(name));
	buf_put(&xml->out, STR("=\""));
	put_escaped(xml, value, true);
	buf_put_byte(&xml->out, '"');
}

void xml_attribute_if(struct xml *xml, const char *name, struct str value)
{
	if (!str_is_empty(value))
		xml_attribute(xml, name, value);
}

void xml_text(struct xml *xml, struct str text)
{
	if (str_is_empty(text))
		return;
	end_tag(xml);
	put_escaped(xml, text, false);
}

/* Elements that HTML writes without an end tag, and the OPF's empty ones. */
static bool is_void(const char *element)
{
	static const char *const names[] = { "br", "hr", "img", "link", "meta",
		"wbr", "item", "itemref", "content", "rootfile" };
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (strcmp(element, names[i]) == 0)
			return true;
	return false;
}

void xml_close(struct xml *xml, const char *element)
{
	assert(xml->depth > 0 &&
		strcmp(xml->open[xml->depth - 1], element) == 0);
	xml->depth--;
	if (xml->in_tag && is_void(element)) {
		buf_put(&xml->out, STR("/>"));
		xml->in_tag = false;
		return;
	}
	end_tag(xml);
	buf_put(&xml->out, STR("</"));
	buf_put(&xml->out, str_of(element));
	buf_put_byte(&xml->out, '>');
}

void xml_line(struct xml *xml)
{
	end_tag(xml);
	buf_put_byte(&xml->out, '\n');
}

void xml_leaf(struct xml *xml, const char *element, struct str text)
{
	xml_open(xml, element);
	xml_text(xml, text);
	xml_close(xml, element);
	xml_line(xml);
}
