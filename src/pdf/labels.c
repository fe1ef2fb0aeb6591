/* SPDX-License-Identifier: MIT */
/*
 * Page labels: the pages' printed numbers -> ranges of a style and a first
 * number. ISO 32000-1, 12.4.2.
 */
#include "pdf/private.h"
#include "pdf/text.h"

enum label_style { STYLE_OTHER, STYLE_DECIMAL, STYLE_ROMAN };

struct label {
	enum label_style style;
	int number;
};

static int roman_digit(char letter)
{
	static const char letters[] = "ivxlcdm";
	static const int values[] = { 1, 5, 10, 50, 100, 500, 1000 };
	for (int i = 0; i < 7; i++)
		if (letters[i] == letter)
			return values[i];
	return 0;
}

/* The value of lower-case Roman digits; 0 when the text is none. */
static int roman_number(struct str text)
{
	int number = 0;
	for (size_t i = 0; i < text.length; i++) {
		int digit = roman_digit(text.at[i]);
		int next =
			i + 1 < text.length ? roman_digit(text.at[i + 1]) : 0;
		if (digit == 0)
			return 0;
		number += digit < next ? -digit : digit;
	}
	return number;
}

static struct label read_label(struct str text)
{
	int number;
	if (str_to_number(text, &number) && number > 0 && text.at[0] != '0')
		return (struct label){ STYLE_DECIMAL, number };
	number = roman_number(text);
	if (number > 0)
		return (struct label){ STYLE_ROMAN, number };
	return (struct label){ STYLE_OTHER, 0 };
}

static void put_range(
	struct buf *out, size_t page, struct label label, struct str text)
{
	buf_put_format(out, "%zu<<", page);
	if (label.style == STYLE_OTHER) {
		if (!str_is_empty(text)) {
			buf_put(out, STR("/P"));
			put_text(out, text);
		}
	} else {
		buf_put(out,
			label.style == STYLE_ROMAN ? STR("/S/r") : STR("/S/D"));
		if (label.number != 1)
			buf_put_format(out, "/St %d", label.number);
	}
	buf_put(out, STR(">>"));
}

void labels_put(struct writer *writer)
{
	const struct pages *pages = writer->pages;
	struct label expected = { STYLE_OTHER, 0 };
	buf_put(&writer->catalog, STR("/PageLabels<</Nums["));
	for (size_t i = 0; i < pages->pages.count; i++) {
		struct str text = pages->pages.at[i].label;
		struct label label = read_label(text);
		bool goes_on = label.style != STYLE_OTHER &&
			label.style == expected.style &&
			label.number == expected.number;
		if (!goes_on)
			put_range(&writer->catalog, i, label, text);
		expected = label;
		expected.number++;
	}
	buf_put(&writer->catalog, STR("]>>"));
}
