/* SPDX-License-Identifier: MIT */
/*
 * The rules of ties: "Figure 3-2", "p. 12", a number and its unit; weakly a
 * single letter and the word behind it.
 */
#include "text/tie.h"

enum { WORD_BYTES = 12 };

static const struct str labels[] = {
	STR("Figure"),
	STR("Table"),
	STR("Chapter"),
	STR("Listing"),
	STR("Exercise"),
	STR("Lesson"),
	STR("Section"),
	STR("Part"),
	STR("Appendix"),
	STR("Step"),
	STR("Python"),
	STR("Version"),
	STR("page"),
	STR("p."),
	STR("pp."),
	STR("No."),
	STR("Fig."),
};

static const struct str units[] = {
	STR("ms"),
	STR("s"),
	STR("ns"),
	STR("h"),
	STR("min"),
	STR("B"),
	STR("kB"),
	STR("KB"),
	STR("MB"),
	STR("GB"),
	STR("TB"),
	STR("KiB"),
	STR("MiB"),
	STR("GiB"),
	STR("Hz"),
	STR("kHz"),
	STR("MHz"),
	STR("GHz"),
	STR("pt"),
	STR("px"),
	STR("mm"),
	STR("cm"),
	STR("m"),
	STR("km"),
	STR("g"),
	STR("kg"),
	STR("V"),
	STR("mA"),
	STR("W"),
	STR("%"),
	STR("bits"),
	STR("bytes"),
};

static bool is_letter(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static bool is_figure(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t';
}

static bool is_among(struct str word, const struct str *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_equal(list[i], word))
			return true;
	return false;
}

/* The last bytes of the word before; longer ones are in no list. */
static struct str word_before(struct str text, size_t start)
{
	size_t from = start;

	while (from > 0 && start - from < WORD_BYTES &&
		!is_blank(text.at[from - 1]))
		from--;
	if (from < start && text.at[from] == '(')
		from++;
	return str_slice(text, from, start);
}

static struct str word_behind(struct str text, size_t end)
{
	size_t to = end;

	while (to < text.length && to - end < WORD_BYTES &&
		(is_letter(text.at[to]) || text.at[to] == '%'))
		to++;
	return str_slice(text, end, to);
}

enum tie tie_between(struct str text, size_t start, size_t end)
{
	if (start == 0 || end >= text.length)
		return TIE_NONE;
	char last = text.at[start - 1];
	char next = text.at[end];
	if (is_figure(next) && (is_letter(last) || last == '.') &&
		is_among(word_before(text, start), labels,
			sizeof labels / sizeof labels[0]))
		return TIE_STRONG;
	if (is_figure(last) && (is_letter(next) || next == '%') &&
		is_among(word_behind(text, end), units,
			sizeof units / sizeof units[0]))
		return TIE_STRONG;
	if ((last == 'a' || last == 'I' || last == 'A') &&
		(start == 1 || is_blank(text.at[start - 2])))
		return TIE_WEAK;
	return TIE_NONE;
}
