/* SPDX-License-Identifier: MIT */
/*
 * Attributes in braces -> ids, classes, widths. They are read from the
 * author's line, as smart punctuation has changed the quotes in the tree.
 */
#include "parse/braces.h"

#include "markdown/attributes.h"

static void set_id_and_classes(struct parse *parse, struct node *owner,
	const struct attributes *attributes)
{
	struct str id = attributes_value(attributes, STR("#"));
	if (!str_is_empty(id))
		owner->id = arena_copy(parse->arena, id);
	struct str classes = attributes_classes(attributes, parse->arena);
	if (!str_is_empty(classes))
		owner->classes = classes;
	struct str language = attributes_value(attributes, STR("lang"));
	if (!str_is_empty(language))
		owner->language = arena_copy(parse->arena, language);
	enum direction direction =
		direction_of(attributes_value(attributes, STR("dir")));
	if (direction != DIRECTION_INHERITED)
		owner->direction = direction;
}

/* The author's line from the place of the words on. */
static struct str line_from(const struct node *words)
{
	if (!words->span.source)
		return words->text;
	struct str line = source_line(words->span.source, words->span.line);
	return str_slice(line, words->span.column - 1, line.length);
}

/* Cuts the words off at the byte and drops the node when none are left. */
static void cut(struct node *words, size_t at)
{
	words->text = str_slice(words->text, 0, at);
	while (words->text.length > 0 &&
		words->text.at[words->text.length - 1] == ' ')
		words->text.length--;
	if (words->text.length == 0)
		node_remove(words);
}

bool braces_take_last(
	struct parse *parse, struct node *holder, struct node *owner)
{
	struct node *words = holder->last;
	size_t start, end, raw_start, raw_end;
	struct attributes attributes;
	if (!words || words->kind != NODE_TEXT ||
		!attributes_locate_last(words->text, &start, &end))
		return false;
	struct str raw = line_from(words);
	size_t closing = raw.length;
	while (closing > 0 && raw.at[closing - 1] != '}')
		closing--;
	raw = str_slice(raw, 0, closing);
	if (!attributes_locate_last(raw, &raw_start, &raw_end)) {
		raw = words->text;
		raw_start = start, raw_end = end;
	}
	if (!attributes_read(
		    &attributes, str_slice(raw, raw_start + 1, raw_end)))
		return false;
	set_id_and_classes(parse, owner, &attributes);
	attributes_free(&attributes);
	cut(words, start);
	return true;
}

static void set_image(struct node *image, const struct attributes *attributes)
{
	struct str width = attributes_value(attributes, STR("width"));
	int number = 0;
	if (str_ends(width, STR("%"))) {
		str_to_number(str_slice(width, 0, width.length - 1), &number);
		image->as.image.width_percent = number;
	} else {
		if (str_ends(width, STR("px")))
			width = str_slice(width, 0, width.length - 2);
		str_to_number(width, &number);
		image->as.image.width_pixels = number;
	}
	if (node_has_class(image, STR("decorative")))
		image->as.image.is_decorative = true;
}

bool braces_take_image(struct parse *parse, struct node *image)
{
	struct node *words = image->next;
	struct attributes attributes;
	if (!words || words->kind != NODE_TEXT ||
		!str_starts(words->text, STR("{")))
		return false;
	size_t end = attributes_closing(words->text, 0);
	struct str raw = line_from(words);
	if (!str_starts(raw, STR("{")))
		raw = words->text;
	size_t raw_end = attributes_closing(raw, 0);
	if (end == words->text.length || raw_end == raw.length ||
		!attributes_read(&attributes, str_slice(raw, 1, raw_end)))
		return false;
	set_id_and_classes(parse, image, &attributes);
	set_image(image, &attributes);
	attributes_free(&attributes);
	words->text = str_slice(words->text, end + 1, words->text.length);
	words->span.column += (uint32_t)raw_end + 1;
	if (words->text.length == 0)
		node_remove(words);
	return true;
}
