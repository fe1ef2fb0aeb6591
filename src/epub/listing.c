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

/*
 * Where a text is divided: at page starts, and at the lines of a listing that
 * shows their numbers. Both are empty elements, so nothing of them is copied.
 */
struct divider {
	const struct writer *writer;
	struct str text;
	const struct break_range *range; /* of page starts; or NULL */
	size_t next; /* in the range */
	bool is_numbered;
	int line; /* the next one's number */
	size_t line_at; /* where it begins */
};

/* The next page start that has no place yet; SIZE_MAX when there is none. */
static size_t next_page(struct divider *divider)
{
	const struct break_range *range = divider->range;
	while (range && divider->next < range->count &&
		divider->writer->pages[range->first + divider->next].is_placed)
		divider->next++;
	if (!range || divider->next == range->count)
		return SIZE_MAX;
	return divider->writer->book->page_starts
		.at[range->first + divider->next]
		.offset;
}

static size_t next_line(const struct divider *divider)
{
	return divider->is_numbered && divider->line_at < divider->text.length
		? divider->line_at
		: SIZE_MAX;
}

/* The style sheet shows the number; it is no part of the code. */
static void put_line_number(struct lesson_writer *self, struct divider *divider)
{
	struct str rest = str_slice(
		divider->text, divider->line_at, divider->text.length);
	xml_open(&self->xml, "span");
	xml_attribute(&self->xml, "class", STR("ln"));
	xml_attribute(&self->xml, "data-line",
		arena_format(&self->writer->arena, "%d", ++divider->line));
	xml_close(&self->xml, "span");
	divider->line_at += str_find_byte(rest, '\n') + 1;
}

/* Puts text[start, end), divided where pages and numbered lines start. */
static void put_divided(struct lesson_writer *self, struct divider *divider,
	const char *class, size_t start, size_t end)
{
	for (;;) {
		size_t page = next_page(divider), line = next_line(divider);
		size_t stop = page < line ? page : line;
		if (stop >= end)
			break;
		if (stop > start) {
			put_stretch(self, class,
				str_slice(divider->text, start, stop));
			start = stop;
		}
		if (page <= line)
			put_page_break(self,
				divider->range->first + divider->next, "span");
		else
			put_line_number(self, divider);
	}
	put_stretch(self, class, str_slice(divider->text, start, end));
}

static struct divider divider_of(
	struct lesson_writer *self, const struct node *node, struct str text)
{
	return (struct divider){ .writer = self->writer,
		.text = text,
		.range = breaks_of(self, node) };
}

static void put_code(struct lesson_writer *self, const struct node *node)
{
	const struct listing *listing = &node->as.listing;
	struct divider divider = divider_of(self, node, listing->code);
	size_t i = 0, start = 0;
	divider.is_numbered = listing->flags & LISTING_NUMBERED_LINES;
	while (i < listing->token_count) {
		const char *class = token_classes[listing->tokens[i].class];
		// neighbours that look alike are one stretch
		while (i < listing->token_count &&
			token_classes[listing->tokens[i].class] == class)
			i++;
		size_t end = i < listing->token_count ? listing->tokens[i].start
						      : listing->code.length;
		put_divided(self, &divider, class, start, end);
		start = end;
	}
	put_divided(self, &divider, NULL, start, listing->code.length + 1);
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
	struct divider divider = divider_of(self, node, node->text);
	put_divided(self, &divider, NULL, 0, node->text.length + 1);
}

void put_inline_code(struct lesson_writer *self, const struct node *node)
{
	xml_open(&self->xml, "code");
	put_attributes(self, node, id_of(self->writer, node), NULL);
	put_words(self, node);
	xml_close(&self->xml, "code");
}
