/* SPDX-License-Identifier: MIT */
/*
 * The outline of the PDF from the contents, and the care for destinations:
 * each name once, index pages have one, and no link leads to none.
 */
#include "typeset/unit.h"

static void add_entry(struct pages *pages, int level, struct str title,
	struct str name, bool is_open)
{
	struct outline_entry entry = { level, title, name, is_open };
	vec_push(&pages->outline, entry);
}

/* Front matter before the book's own contents, the index behind them. */
static void add_unit_entry(struct pages *pages, const struct map *names,
	const char *name, struct str title)
{
	if (map_find(names, str_of(name)) != NULL)
		add_entry(pages, 0, title, str_of(name), /*is_open=*/false);
}

static void add_line(const struct run_context *run,
	const struct contents_entry *line, int least_level)
{
	struct pages *pages = run->pages;
	struct arena *arena = &pages->arena;
	struct str title = line->title, name;
	if (str_is_empty(title) && line->heading != NULL)
		title = node_text(arena, line->heading);
	if (line->lesson == NULL) {
		name = arena_format(arena, "part-%.*s",
			line->part ? (int)line->part->number.length : 0,
			line->part ? line->part->number.at : "");
	} else if (line->lesson->is_draft) {
		return;
	} else {
		name = destination_name(arena, line->lesson, line->target);
	}
	if (!str_is_empty(line->number) && line->lesson != NULL &&
		line->level == 1)
		title = arena_format(arena, "%.*s. %.*s",
			STR_FORMAT(line->number), STR_FORMAT(title));
	add_entry(pages, line->level - least_level, arena_copy(arena, title),
		name, line->lesson == NULL);
}

/* Keeps the first destination of each name. */
static void drop_doubles(struct pages *pages, struct map *names)
{
	size_t kept = 0;
	for (size_t i = 0; i < pages->destinations.count; i++) {
		struct destination *place = &pages->destinations.at[i];
		if (map_find(names, place->name) != NULL)
			continue;
		pages->destinations.at[kept] = *place;
		map_put(names, place->name, pages);
		kept++;
	}
	pages->destinations.count = kept;
}

/* The tops of pages that the index leads to. */
static void add_index_pages(const struct run_context *run, struct map *names)
{
	const struct book *book = run->book;
	struct pages *pages = run->pages;
	for (size_t i = 0; i < book->index.count; i++) {
		const struct index_entry *entry = &book->index.at[i];
		for (size_t k = 0; k < entry->mark_count; k++) {
			const struct node *mark = entry->marks[k];
			struct destination place = {
				.name = destination_name(
					&pages->arena, NULL, mark),
				.page = mark->page - 1,
				.y = 0,
			};
			if (mark->page == 0 ||
				map_find(names, place.name) != NULL)
				continue;
			map_put(names, place.name, pages);
			vec_push(&pages->destinations, place);
		}
	}
}

/* A link to a place that is on no page leads to its lesson. */
static void mend_links(struct pages *pages, const struct map *names)
{
	for (size_t i = 0; i < pages->pages.count; i++) {
		const struct page *page = &pages->pages.at[i];
		struct page_link *links = (struct page_link *)page->links;
		for (size_t k = 0; k < page->link_count; k++) {
			struct str *name = &links[k].destination;
			if (str_is_empty(*name) || map_find(names, *name))
				continue;
			*name = str_slice(*name, 0, str_find_byte(*name, '#'));
		}
	}
}

void outline_make(const struct run_context *run)
{
	const struct book *book = run->book;
	struct pages *pages = run->pages;
	struct map names = { 0 };
	drop_doubles(pages, &names);
	add_index_pages(run, &names);
	mend_links(pages, &names);
	bool has_parts = false;
	for (size_t i = 0; i < book->contents.count; i++)
		has_parts |= book->contents.at[i].level == 0;
	add_unit_entry(
		pages, &names, "title-page", book->words[WORD_TITLE_PAGE]);
	add_unit_entry(pages, &names, "contents", book->words[WORD_CONTENTS]);
	for (size_t i = 0; i < book->contents.count; i++) {
		const struct contents_entry *line = &book->contents.at[i];
		int least = has_parts ? 0 : 1;
		// Lessons outside the parts stand beside them.
		if (has_parts && line->lesson != NULL &&
			line->lesson->part == NULL)
			least = 1;
		add_line(run, line, least);
	}
	add_unit_entry(pages, &names, "index", book->words[WORD_INDEX]);
	map_free(&names);
}
