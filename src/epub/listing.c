/* SPDX-License-Identifier: MIT */
/*
 * Listings: every byte of the code is there once, in order, so that what a
 * reader copies is the source. Tokens are spans with a class; a page that
 * starts inside a token divides its span.
 */
#include "epub/lesson.h"

/* Classes of the style sheet; NULL: shown like plain code. */
static const char *const token_classes[TOKEN_CLASS_COUNT] = {
	[TOKEN_PLAIN] = NULL,
	[TOKEN_KEYWORD] = "kw",
	[TOKEN_STRING] = "st",
	[TOKEN_COMMENT] = "co",
	[TOKEN_NUMBER] = "nu",
	[TOKEN_FUNCTION] = "fn",
	[TOKEN_TYPE] = "ty",
	[TOKEN_DECORATOR] = "de",
	[TOKEN_OPERATOR] = NULL,
	[TOKEN_INSERTED] = "in",
	[TOKEN_DELETED] = "rm",
	[TOKEN_PROMPT] = "pr",
};

static void put_stretch(
	struct lesson_writer *self, const char *class, struct str code)
{
	if (str_is_empty(code))
		return;
	if (!class) {
		xml_text(&self->xml, code);
		return;
	}
	xml_open(&self->xml, "span");
	xml_attribute(&self->xml, "class", str_of(class));
	xml_text(&self->xml, code);
	xml_close(&self->xml, "span");
}

/* The page starts of a node whose text is divided, one by one. */
struct divider {
	const struct writer *writer;
	const struct break_range *range; /* or NULL */
	size_t next; /* in the range */
};

/* The next page start before end that has no place yet. */
static bool next_break(struct divider *divider, size_t end, size_t *index)
{
	const struct break_range *range = divider->range;
	while (range && divider->next < range->count) {
		*index = range->first + divider->next;
		if (divider->writer->book->page_starts.at[*index].offset >= end)
			return false;
		divider->next++;
		if (!divider->writer->pages[*index].is_placed)
			return true;
	}
	return false;
}

/* Puts code[start, end), divided where pages start. */
static void put_divided(struct lesson_writer *self, struct divider *divider,
	const char *class, struct str code, size_t start, size_t end)
{
	size_t index;
	while (next_break(divider, end, &index)) {
		size_t offset =
			divider->writer->book->page_starts.at[index].offset;
		if (offset > start) {
			put_stretch(
				self, class, str_slice(code, start, offset));
			start = offset;
		}
		put_page_break(self, index, "span");
	}
	put_stretch(self, class, str_slice(code, start, end));
}

static struct divider divider_of(
	struct lesson_writer *self, const struct node *node)
{
	return (struct divider){ .writer = self->writer,
		.range = breaks_of(self, node) };
}

static void put_code(struct lesson_writer *self, const struct node *node)
{
	const struct listing *listing = &node->as.listing;
	struct divider divider = divider_of(self, node);
	size_t i = 0, start = 0;
	while (i < listing->token_count) {
		const char *class = token_classes[listing->tokens[i].class];
		// neighbours that look alike are one stretch
		while (i < listing->token_count &&
			token_classes[listing->tokens[i].class] == class)
			i++;
		size_t end = i < listing->token_count ? listing->tokens[i].start
						      : listing->code.length;
		put_divided(self, &divider, class, listing->code, start, end);
		start = end;
	}
	put_divided(self, &divider, NULL, listing->code, start,
		listing->code.length + 1);
}

static void put_pre(struct lesson_writer *self, const struct node *node)
{
	const struct listing *listing = &node->as.listing;
	xml_open(&self->xml, "pre");
	xml_open(&self->xml, "code");
	if (!str_is_empty(listing->language))
		xml_attribute(&self->xml, "class",
			arena_format(&self->writer->arena, "language-%.*s",
				STR_FORMAT(listing->language)));
	put_code(self, node);
	xml_close(&self->xml, "code");
	xml_close(&self->xml, "pre");
	xml_line(&self->xml);
}

static void put_file_name(struct lesson_writer *self, struct str file)
{
	if (str_is_empty(file))
		return;
	xml_open(&self->xml, "code");
	xml_attribute(&self->xml, "class", STR("file"));
	xml_text(&self->xml, file);
	xml_close(&self->xml, "code");
}

void put_listing(struct lesson_writer *self, const struct node *node)
{
	const struct listing *listing = &node->as.listing;
	const struct node *caption = node->first;
	bool is_output = listing->flags & LISTING_IS_OUTPUT;
	xml_open(&self->xml, "figure");
	put_attributes(self, node, id_of(self->writer, node),
		is_output ? "listing output" : "listing");
	xml_line(&self->xml);
	if (caption || !str_is_empty(listing->file)) {
		xml_open(&self->xml, "figcaption");
		put_label(self, WORD_LISTING, node->number);
		if (caption) {
			put_breaks_before(self, caption);
			put_pending_breaks(self);
			put_children(self, caption);
			xml_text(&self->xml, STR(" "));
		}
		put_file_name(self, listing->file);
		xml_close(&self->xml, "figcaption");
		xml_line(&self->xml);
	}
	put_pre(self, node);
	xml_close(&self->xml, "figure");
	xml_line(&self->xml);
}

void put_words(struct lesson_writer *self, const struct node *node)
{
	struct divider divider = divider_of(self, node);
	put_divided(self, &divider, NULL, node->text, 0, node->text.length + 1);
}

void put_inline_code(struct lesson_writer *self, const struct node *node)
{
	xml_open(&self->xml, "code");
	put_attributes(self, node, id_of(self->writer, node), NULL);
	put_words(self, node);
	xml_close(&self->xml, "code");
}
