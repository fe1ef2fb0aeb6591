/* SPDX-License-Identifier: MIT */
/*
 * Numbers: figures, tables and listings with a caption and all exercises are
 * numbered "2-1" through each top lesson with its nested ones; in appendices
 * "A-1"; in other unnumbered lessons "1", running through the book. A number
 * that its author wrote into a caption stands. Lessons have their numbers from
 * read/, but for the letters of appendices. Sections are numbered "2.1" only
 * when the settings ask for it.
 */
#include "resolve/references.h"

enum counted {
	COUNTED_FIGURE,
	COUNTED_TABLE,
	COUNTED_LISTING,
	COUNTED_EXERCISE,
	COUNTED_KINDS
};

struct counters {
	int of[COUNTED_KINDS];
};

enum { SECTION_LEVELS = 7 };

static bool has_caption(const struct node *node)
{
	return node->first != NULL && node->first->kind == NODE_CAPTION;
}

/* The counter of a node that is to be numbered, or NULL. */
static int *counter_of(struct counters *counters, const struct node *node)
{
	if (node->kind == NODE_EXERCISE)
		return &counters->of[COUNTED_EXERCISE];
	if (!has_caption(node))
		return NULL;
	if (node->kind == NODE_FIGURE)
		return &counters->of[COUNTED_FIGURE];
	if (node->kind == NODE_TABLE)
		return &counters->of[COUNTED_TABLE];
	if (node->kind == NODE_LISTING)
		return &counters->of[COUNTED_LISTING];
	return NULL;
}

/* The number in the caption's own words, taken from there. */
static struct str own_number(const struct book *book, struct node *node)
{
	return has_caption(node) ? caption_take_label(node->first,
					   book->words[word_of_object(node)])
				 : STR("");
}

static void number_objects(struct resolver *resolver, const struct sheet *sheet,
	struct counters *counters, struct str prefix)
{
	for (size_t i = 0; i < sheet->nodes.count; i++) {
		struct node *node = sheet->nodes.at[i];
		int *counter = counter_of(counters, node);
		if (counter == NULL)
			continue;
		const char *between = str_is_empty(prefix) ? "" : "-";
		++*counter;
		node->number = own_number(resolver->book, node);
		if (!str_is_empty(node->number))
			continue;
		node->number = arena_format(resolver->arena, "%.*s%s%d",
			STR_FORMAT(prefix), between, *counter);
	}
}

/* "3" of the lesson numbered "3.1.2". */
static struct str top_number(const struct lesson *lesson)
{
	return str_slice(lesson->number, 0, str_find_byte(lesson->number, '.'));
}

static bool has_numbered_object(const struct sheet *sheet)
{
	struct counters unused = { 0 };

	for (size_t i = 0; i < sheet->nodes.count; i++)
		if (counter_of(&unused, sheet->nodes.at[i]) != NULL)
			return true;
	return false;
}

static bool is_appendix(const struct lesson *lesson)
{
	return lesson->role == ROLE_APPENDIX && lesson->depth == 0 &&
		str_is_empty(lesson->number) && !lesson->is_draft;
}

/*
 * Appendices are lettered when one of them needs its letter: "Table A-1". A
 * plain mdBook's closing chapters stay as they are.
 */
static void letter_appendices(struct resolver *resolver)
{
	size_t count = resolver->book->lessons.count;
	bool is_wanted = false;
	unsigned letter = 0;

	for (size_t i = 0; i < count && !is_wanted; i++)
		is_wanted = is_appendix(resolver->sheets[i].lesson) &&
			has_numbered_object(&resolver->sheets[i]);
	for (size_t i = 0; is_wanted && i < count && letter < 26; i++) {
		struct lesson *lesson = resolver->sheets[i].lesson;
		if (!is_appendix(lesson))
			continue;
		lesson->number = arena_format(
			resolver->arena, "%c", (char)('A' + letter++));
	}
}

/* "2.1" and so on for the headings below the lesson's title. */
static void number_sections(
	struct resolver *resolver, const struct sheet *sheet)
{
	int counts[SECTION_LEVELS] = { 0 };

	for (size_t i = 0; i < sheet->nodes.count; i++) {
		struct node *node = sheet->nodes.at[i];
		if (node->kind != NODE_HEADING || node->as.heading.level < 2)
			continue;
		struct buf number = { 0 };
		int level = node->as.heading.level;
		counts[level]++;
		for (int j = level + 1; j < SECTION_LEVELS; j++)
			counts[j] = 0;
		buf_put(&number, sheet->lesson->number);
		for (int j = 2; j <= level; j++)
			buf_put_format(&number, ".%d", counts[j]);
		node->number = arena_copy(resolver->arena, buf_str(&number));
		buf_free(&number);
	}
}

void give_numbers(struct resolver *resolver)
{
	const struct book *book = resolver->book;
	struct counters in_lesson = { 0 }, in_book = { 0 };

	letter_appendices(resolver);
	for (size_t i = 0; i < book->lessons.count; i++) {
		const struct sheet *sheet = &resolver->sheets[i];
		struct str number = top_number(sheet->lesson);
		if (sheet->lesson->depth == 0)
			in_lesson = (struct counters){ 0 };
		number_objects(resolver, sheet,
			str_is_empty(number) ? &in_book : &in_lesson, number);
		if (book->settings->number_sections &&
			!str_is_empty(sheet->lesson->number))
			number_sections(resolver, sheet);
	}
}
