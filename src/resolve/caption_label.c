/* SPDX-License-Identifier: MIT */
/*
 * Captions that their author numbered: "Figure 4-2: A string". Books that were
 * written for mdBook have them, because it numbers nothing.
 */
#include "resolve/private.h"

static bool is_number_byte(char byte)
{
	return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
		byte == '-' || byte == '.';
}

/* How many bytes of the text are a number: "4-2", "A.1"; no full stop behind.
 */
static size_t number_length(struct str text)
{
	size_t length = 0;
	bool has_digit = false;

	while (length < text.length && is_number_byte(text.at[length])) {
		has_digit |= text.at[length] >= '0' && text.at[length] <= '9';
		length++;
	}
	while (length > 0 && text.at[length - 1] == '.')
		length--;
	return has_digit ? length : 0;
}

static bool take(struct str *text, struct str start)
{
	if (!str_starts(*text, start))
		return false;
	*text = str_slice(*text, start.length, text->length);
	return true;
}

/* What parts the label from the caption's words. */
static bool take_mark(struct str *text)
{
	return take(text, STR(": ")) || take(text, STR(". ")) ||
		take(text, STR("\xEF\xBC\x9A")); // a wide colon
}

struct str caption_take_label(struct node *caption, struct str word)
{
	struct node *first = caption->first;
	size_t hole = str_find(word, STR("{}"));
	struct str before = str_slice(word, 0, hole);
	struct str behind = str_slice(word, hole + 2, word.length);

	if (first == NULL || first->kind != NODE_TEXT || word.length == 0)
		return STR("");
	struct str rest = first->text;
	if (!take(&rest, before))
		return STR("");
	if (!take(&rest, STR(" ")))
		take(&rest, STR("\xC2\xA0"));
	size_t length = number_length(rest);
	struct str number = str_slice(rest, 0, length);
	rest = str_slice(rest, length, rest.length);
	if (length == 0 || !take(&rest, behind) || !take_mark(&rest))
		return STR("");
	while (take(&rest, STR(" ")))
		;
	first->span.column += (uint32_t)(first->text.length - rest.length);
	first->text = rest;
	return number;
}
