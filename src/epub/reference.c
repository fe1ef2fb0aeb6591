/* SPDX-License-Identifier: MIT */
/* Links, images, notes and their calls: what leads elsewhere. */
#include "epub/lesson.h"

/* Schemes that a reading system may be trusted with. */
static bool has_known_scheme(struct str url)
{
	static const char *const schemes[] = { "http:", "https:", "mailto:",
		"tel:", "ftp:", "news:", "urn:", "doi:", "geo:", "irc:",
		"xmpp:" };
	for (size_t i = 0; i < sizeof(schemes) / sizeof(*schemes); i++) {
		struct str scheme = str_of(schemes[i]);
		if (str_equal_folded(str_slice(url, 0, scheme.length), scheme))
			return url.length > scheme.length;
	}
	return false;
}

static bool is_hexadecimal(struct str text, size_t at)
{
	char byte = at < text.length ? text.at[at] : ' ';
	return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'f') ||
		(byte >= 'A' && byte <= 'F');
}

/* Bytes that no address may have, as %XX; %XX stays. */
static struct str clean_url(struct arena *arena, struct str url)
{
	static const char hexadecimal[] = "0123456789ABCDEF";
	struct buf out = { 0 };
	bool has_fragment = false;
	for (size_t i = 0; i < url.length; i++) {
		unsigned char byte = (unsigned char)url.at[i];
		bool is_bad = byte <= ' ' || byte >= 0x7F ||
			str_find_byte(STR("\"<>\\^`{|}"), (char)byte) < 9;
		if (byte == '%')
			is_bad = !is_hexadecimal(url, i + 1) ||
				!is_hexadecimal(url, i + 2);
		if (byte == '#') {
			is_bad = has_fragment;
			has_fragment = true;
		}
		if ((byte == '[' || byte == ']') && i > 8)
			is_bad = true;
		if (!is_bad) {
			buf_put_byte(&out, (char)byte);
			continue;
		}
		buf_put_byte(&out, '%');
		buf_put_byte(&out, hexadecimal[byte >> 4]);
		buf_put_byte(&out, hexadecimal[byte & 15]);
	}
	struct str copy = arena_copy(arena, buf_str(&out));
	buf_free(&out);
	return copy;
}

/* Where a link leads; empty when it leads nowhere. */
static struct str address_of(
	struct lesson_writer *self, const struct link *link)
{
	struct writer *writer = self->writer;
	if (!str_is_empty(link->url))
		return has_known_scheme(link->url)
			? clean_url(&writer->arena, link->url)
			: (struct str){ 0 };
	if (!link->lesson)
		return (struct str){ 0 };
	struct str file = lesson_file(writer, link->lesson);
	struct str id =
		link->node ? id_of(writer, link->node) : (struct str){ 0 };
	if (str_is_empty(file) || str_is_empty(id))
		return file;
	if (link->lesson == self->lesson)
		file.length = 0;
	return arena_format(
		&writer->arena, "%.*s#%.*s", STR_FORMAT(file), STR_FORMAT(id));
}

void put_link(struct lesson_writer *self, const struct node *node)
{
	const struct link *link = &node->as.link;
	struct str address = address_of(self, link);
	// a dead link's words stay; links in links are no XHTML
	bool is_link =
		!str_is_empty(address) && self->link_depth == 0 && node->first;
	const char *element = is_link ? "a" : "span";
	bool is_plain = !is_link && str_is_empty(node->id) &&
		str_is_empty(node->classes) && str_is_empty(node->language);
	if (is_plain) {
		put_children(self, node);
		return;
	}
	bool is_term = is_link && link->node && link->node->kind == NODE_TERM &&
		self->lesson->role != ROLE_GLOSSARY;
	xml_open(&self->xml, element);
	put_attributes(self, node, id_of(self->writer, node), NULL);
	if (is_link)
		xml_attribute(&self->xml, "href", address);
	if (is_term) {
		xml_attribute(&self->xml, "epub:type", STR("glossref"));
		xml_attribute(&self->xml, "role", STR("doc-glossref"));
	}
	xml_attribute_if(&self->xml, "title", link->title);
	self->link_depth += is_link;
	put_children(self, node);
	self->link_depth -= is_link;
	xml_close(&self->xml, element);
}

static void put_number(struct lesson_writer *self, const char *name, int value)
{
	if (value > 0)
		xml_attribute(&self->xml, name,
			arena_format(&self->writer->arena, "%d", value));
}

void put_image(struct lesson_writer *self, const struct node *node)
{
	const struct image *image = &node->as.image;
	struct arena *arena = &self->writer->arena;
	if (!image->file) {
		xml_text(&self->xml, image->alt);
		return;
	}
	int percent = image->width_percent;
	struct str class = { 0 };
	if (percent > 0 && percent <= 100)
		class = arena_format(arena, "width-%d", percent);
	xml_open(&self->xml, "img");
	put_attributes(self, node, id_of(self->writer, node),
		str_is_empty(class) ? NULL : class.at);
	xml_attribute(
		&self->xml, "src", image_address(self->writer, image->file));
	xml_attribute(&self->xml, "alt",
		image->is_decorative ? (struct str){ 0 } : image->alt);
	if (image->is_decorative)
		xml_attribute(&self->xml, "role", STR("presentation"));
	put_number(self, "width", image->width_pixels);
	put_number(self, "height", image->height_pixels);
	xml_attribute_if(&self->xml, "title", image->title);
	xml_close(&self->xml, "img");
}

static struct str call_id(struct lesson_writer *self, int number, int ordinal)
{
	return arena_format(
		&self->writer->arena, "fnref-%d-%d", number, ordinal);
}

void put_note_call(struct lesson_writer *self, const struct node *node)
{
	const struct note_call *call = &node->as.note_call;
	struct arena *arena = &self->writer->arena;
	if (!call->footnote)
		return;
	int number = call->footnote->as.footnote.number;
	bool is_link = self->link_depth == 0;
	xml_open(&self->xml, is_link ? "a" : "span");
	xml_attribute(&self->xml, "id", call_id(self, number, call->ordinal));
	xml_attribute(&self->xml, "class", STR("note-call"));
	if (is_link) {
		xml_attribute(&self->xml, "epub:type", STR("noteref"));
		xml_attribute(&self->xml, "role", STR("doc-noteref"));
		xml_attribute(&self->xml, "href",
			arena_format(arena, "#fn-%d", number));
	}
	xml_text(&self->xml, arena_format(arena, "%d", number));
	xml_close(&self->xml, is_link ? "a" : "span");
}

/* Back to each call: the number for the first, then letters. */
static void put_back_links(
	struct lesson_writer *self, const struct footnote *footnote)
{
	struct arena *arena = &self->writer->arena;
	for (int i = 1; i <= footnote->call_count; i++) {
		xml_open(&self->xml, "a");
		xml_attribute(&self->xml, "role", STR("doc-backlink"));
		xml_attribute(&self->xml, "class", STR("note-back"));
		xml_attribute(&self->xml, "href",
			arena_format(arena, "#%.*s",
				STR_FORMAT(
					call_id(self, footnote->number, i))));
		xml_attribute_if(&self->xml, "aria-label",
			arena_format(arena, "%.*s: %d",
				STR_FORMAT(word_of(self->writer, WORD_BACK)),
				footnote->number));
		if (i == 1)
			xml_text(&self->xml,
				arena_format(arena, "%d", footnote->number));
		else
			xml_text(&self->xml,
				arena_format(arena, "%c", 'a' + (i - 1) % 26));
		xml_close(&self->xml, "a");
		xml_text(&self->xml, STR(" "));
	}
}

/* At the lesson's end, behind the places that call it. */
void put_footnote(struct lesson_writer *self, const struct node *node)
{
	const struct footnote *footnote = &node->as.footnote;
	const struct node *first = node->first;
	bool has_paragraph = first && first->kind == NODE_PARAGRAPH;
	xml_open(&self->xml, "aside");
	xml_attribute(&self->xml, "epub:type", STR("footnote"));
	xml_attribute(&self->xml, "role", STR("doc-footnote"));
	xml_attribute(&self->xml, "class", STR("footnote"));
	xml_attribute(&self->xml, "id",
		arena_format(&self->writer->arena, "fn-%d", footnote->number));
	xml_line(&self->xml);
	xml_open(&self->xml, "p");
	put_back_links(self, footnote);
	if (has_paragraph) {
		put_breaks_before(self, first);
		put_pending_breaks(self);
		put_children(self, first);
	}
	xml_close(&self->xml, "p");
	xml_line(&self->xml);
	for (const struct node *at = has_paragraph ? first->next : first; at;
		at = at->next)
		put_node(self, at);
	xml_close(&self->xml, "aside");
	xml_line(&self->xml);
}
