/* SPDX-License-Identifier: MIT */
/* The book as a whole. */
#include "tree/book.h"

#include "base/map.h"

void book_init(struct book *book)
{
	*book = (struct book){ 0 };
	arena_init(&book->arena);
}

void book_free(struct book *book)
{
	vec_free(&book->lessons);
	vec_free(&book->parts);
	vec_free(&book->images);
	vec_free(&book->contents);
	vec_free(&book->index);
	vec_free(&book->chosen_faces);
	vec_free(&book->page_starts);
	vec_free(&book->colophon);
	arena_free(&book->arena);
}

struct lesson *book_find_lesson(const struct book *book, struct str path)
{
	for (size_t i = 0; i < book->lessons.count; i++)
		if (!book->lessons.at[i]->is_draft &&
			str_equal(book->lessons.at[i]->path, path))
			return book->lessons.at[i];
	return NULL;
}

struct node *lesson_title(const struct lesson *lesson)
{
	struct node *node = lesson->root != NULL ? lesson->root->first : NULL;
	while (node != NULL &&
		(node->kind == NODE_SECTION || node->kind == NODE_DIVISION))
		node = node->first;
	if (node != NULL && node->kind == NODE_HEADING &&
		node->as.heading.level == 1)
		return node;
	return NULL;
}

struct str book_numbered(const struct book *book, struct arena *arena,
	enum word word, struct str number, const char *between)
{
	struct str text = book->words[word];
	size_t at = str_find(text, STR("{}"));

	if (at == text.length)
		return arena_format(arena, "%.*s%s%.*s", STR_FORMAT(text),
			between, STR_FORMAT(number));
	return arena_format(arena, "%.*s%.*s%.*s",
		STR_FORMAT(str_slice(text, 0, at)), STR_FORMAT(number),
		STR_FORMAT(str_slice(text, at + 2, text.length)));
}

struct str book_mark(const struct book *book, char mark)
{
	static const char *const languages[] = { "ar", "fa", "ur", "ps", "ckb",
		"sd", "ug" };
	struct str language = book->metadata->language;
	size_t end = str_find_byte(language, '-');

	for (size_t i = 0; i < sizeof languages / sizeof languages[0]; i++)
		if (str_equal(
			    str_slice(language, 0, end), str_of(languages[i])))
			return mark == ',' ? STR("\xD8\x8C ")
					   : STR("\xD8\x9B ");
	return mark == ',' ? STR(", ") : STR("; ");
}

/* So many bytes of a page tell its beginning from those of others. */
enum { BEGINNING = 48 };

struct str book_fingerprint(const struct book *book, struct arena *arena)
{
	struct buf beginnings = { 0 };
	for (size_t i = 0; i < book->page_starts.count; i++) {
		const struct page_start *start = &book->page_starts.at[i];
		struct str text = { 0 };
		if (start->node != NULL)
			text = str_slice(start->node->text, start->offset,
				start->offset + BEGINNING);
		buf_put_format(&beginnings, "%.*s %d %zu %.*s\n",
			STR_FORMAT(start->label), (int)start->kind,
			start->number, STR_FORMAT(text));
	}
	struct str all = buf_str(&beginnings);
	struct str print = arena_format(arena, "%016llx",
		(unsigned long long)hash_bytes(all.at, all.length));
	buf_free(&beginnings);
	return print;
}
