/* SPDX-License-Identifier: MIT */
/*
 * Links and where they lead: annotations on the pages, and the tree of named
 * destinations. ISO 32000-1, 12.3.2, 12.5.6.5 and 7.9.6.
 */
#include <stdlib.h>

#include "pdf/private.h"
#include "pdf/text.h"

enum { LEAF_SIZE = 64 }; /* names of a leaf of the name tree */

void links_reserve(struct writer *writer)
{
	for (size_t i = 0; i < writer->pages->pages.count; i++) {
		struct page_content *content = &writer->contents[i];
		for (size_t j = 0; j < writer->pages->pages.at[i].link_count;
			j++) {
			uint32_t object = object_reserve(&writer->objects);
			if (j == 0)
				content->first_annotation = object;
		}
	}
}

static void put_rectangle(
	struct buf *body, const struct page *page, const struct page_link *link)
{
	int64_t top = page->height - link->y;
	int64_t sides[4] = { link->x, top - link->height, link->x + link->width,
		top };
	if (page->is_turned) { // the frame's right is the page's up
		sides[0] = link->y;
		sides[1] = link->x;
		sides[2] = link->y + link->height;
		sides[3] = link->x + link->width;
	}
	buf_put(body, STR("/Rect["));
	for (int i = 0; i < 4; i++) {
		if (i > 0)
			buf_put_byte(body, ' ');
		put_fixed(body, hundredths(sides[i]), 2);
	}
	buf_put_byte(body, ']');
}

static void put_link(struct writer *writer, const struct page *page,
	const struct page_link *link, uint32_t object, uint32_t key)
{
	struct buf *body = &writer->scratch;
	buf_clear(body);
	buf_put(body, STR("/Type/Annot/Subtype/Link/F 4/Border[0 0 0]"));
	put_rectangle(body, page, link);
	if (!str_is_empty(link->contents)) {
		buf_put(body, STR("/Contents"));
		put_text(body, link->contents);
	}
	if (link->tag != NULL)
		buf_put_format(body, "/StructParent %u", key);
	if (!str_is_empty(link->url)) {
		buf_put(body, STR("/A<</S/URI/URI"));
		put_string(body, link->url);
	} else {
		buf_put(body, STR("/A<</S/GoTo/D"));
		put_string(body, link->destination);
	}
	buf_put(body, STR(">>"));
	object_put(&writer->objects, object, buf_str(body));
}

void links_put(struct writer *writer)
{
	const struct pages *pages = writer->pages;
	uint32_t key = (uint32_t)pages->pages.count;
	for (size_t i = 0; i < pages->pages.count; i++) {
		const struct page *page = &pages->pages.at[i];
		uint32_t object = writer->contents[i].first_annotation;
		for (size_t j = 0; j < page->link_count; j++)
			put_link(
				writer, page, &page->links[j], object++, key++);
	}
}

static int compare_names(const void *a, const void *b)
{
	const struct destination *const *left = a, *const *right = b;
	return str_compare((*left)->name, (*right)->name);
}

static void put_destination(struct writer *writer, struct buf *body,
	const struct destination *destination)
{
	const struct page *page = &writer->pages->pages.at[destination->page];
	put_string(body, destination->name);
	buf_put_byte(body, '[');
	put_reference(body, writer->contents[destination->page].object);
	if (page->is_turned) {
		buf_put(body, STR("/Fit]"));
		return;
	}
	buf_put(body, STR("/XYZ 0 "));
	put_points(body, page->height - destination->y);
	buf_put(body, STR(" 0]"));
}

static uint32_t put_leaf(struct writer *writer,
	const struct destination *const *sorted, size_t count)
{
	struct buf *body = &writer->scratch;
	buf_clear(body);
	buf_put(body, STR("/Limits["));
	put_string(body, sorted[0]->name);
	put_string(body, sorted[count - 1]->name);
	buf_put(body, STR("]/Names["));
	for (size_t i = 0; i < count; i++)
		put_destination(writer, body, sorted[i]);
	buf_put_byte(body, ']');
	return object_add(&writer->objects, buf_str(body));
}

void destinations_put(struct writer *writer)
{
	const struct pages *pages = writer->pages;
	size_t count = pages->destinations.count;
	if (count == 0)
		return;
	const struct destination **sorted =
		ARENA_ARRAY(&writer->arena, const struct destination *, count);
	for (size_t i = 0; i < count; i++)
		sorted[i] = &pages->destinations.at[i];
	qsort(sorted, count, sizeof *sorted, compare_names);
	struct buf kids = { 0 };
	buf_put(&kids, STR("/Kids["));
	for (size_t i = 0; i < count; i += LEAF_SIZE) {
		size_t left = count - i;
		uint32_t leaf = put_leaf(writer, sorted + i,
			left < LEAF_SIZE ? left : LEAF_SIZE);
		buf_put_byte(&kids, ' ');
		put_reference(&kids, leaf);
	}
	buf_put_byte(&kids, ']');
	uint32_t tree = object_add(&writer->objects, buf_str(&kids));
	buf_free(&kids);
	buf_put(&writer->catalog, STR("/Names<</Dests "));
	put_reference(&writer->catalog, tree);
	buf_put(&writer->catalog, STR(">>"));
}
