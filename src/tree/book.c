/* SPDX-License-Identifier: MIT */
/* The book as a whole. */
#include "tree/book.h"

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
