/* SPDX-License-Identifier: MIT */
/*
 * The order of the passes. Each lesson's nodes are gathered once; the passes
 * then go over these flat lists.
 */
#include "resolve/resolve.h"

#include "base/path.h"
#include "resolve/private.h"
#include "tree/walk.h"

static enum walk gather(void *self, struct node *node)
{
	struct sheet *sheet = self;

	if (node->kind == NODE_TEXT || node->kind == NODE_SOFT_BREAK)
		return WALK_PAST;
	vec_push(&sheet->nodes, node);
	return WALK_IN;
}

/* A folder's page goes by the folder's name. */
static void enter_path(struct resolver *resolver, struct sheet *sheet)
{
	struct str path = sheet->lesson->path;
	struct str stem = path_stem(path);

	if (path_is_folder_page(path))
		stem = path_name(path_parent(path));
	map_put(&resolver->by_path, path, sheet);
	if (map_find(&resolver->by_stem, stem) == NULL)
		map_put(&resolver->by_stem, stem, sheet);
}

static void gather_lessons(struct resolver *resolver)
{
	static const struct visitor gatherer = { .enter = gather };
	struct book *book = resolver->book;

	resolver->sheets =
		ARENA_ARRAY(resolver->arena, struct sheet, book->lessons.count);
	for (size_t i = 0; i < book->lessons.count; i++) {
		struct sheet *sheet = &resolver->sheets[i];
		sheet->lesson = book->lessons.at[i];
		walk_tree(sheet->lesson->root, &gatherer, sheet);
		if (!str_is_empty(sheet->lesson->path))
			enter_path(resolver, sheet);
	}
}

static void resolver_free(struct resolver *resolver)
{
	for (size_t i = 0; i < resolver->book->lessons.count; i++) {
		vec_free(&resolver->sheets[i].nodes);
		vec_free(&resolver->sheets[i].named);
		map_free(&resolver->sheets[i].anchors);
	}
	map_free(&resolver->by_path);
	map_free(&resolver->by_stem);
	map_free(&resolver->references);
}

bool resolve_book(struct book *book, struct diags *diags)
{
	struct resolver resolver = {
		.book = book,
		.diags = diags,
		.arena = &book->arena,
		.guesses_left = GUESSES,
	};

	gather_lessons(&resolver);
	raise_titles(&resolver);
	find_words(&resolver);
	put_quotation_marks(&resolver);
	give_ids(&resolver);
	give_numbers(&resolver);
	place_notes(&resolver);
	find_images(&resolver);
	resolve_links(&resolver);
	make_contents(&resolver);
	make_index(&resolver);
	highlight_listings(&resolver);
	check_form(&resolver);
	resolver_free(&resolver);
	return diags_ok(diags);
}
