/* SPDX-License-Identifier: MIT */
/*
 * The outline: entries with levels -> a tree of items that know their
 * neighbours. ISO 32000-1, 12.3.3.
 */
#include "pdf/private.h"
#include "pdf/text.h"

enum { NONE = 0 }; /* items are numbered from 1; 0 is the root or nobody */

struct item {
	uint32_t object;
	size_t parent, previous, next, first, last;
	int64_t shown; /* items below it that are seen when it is open */
};

/* The item of the level above that an entry at index stands in. A level that
 * is skipped counts as one deeper. */
static size_t parent_of(const struct outline_entry *entries,
	const struct item *items, size_t index)
{
	size_t above = index - 1;
	while (above != NONE &&
		entries[above - 1].level >= entries[index - 1].level)
		above = items[above].parent;
	return above;
}

static void link_items(struct writer *writer, struct item *items)
{
	const struct outline_entry *entries = writer->pages->outline.at;
	size_t count = writer->pages->outline.count;
	for (size_t i = 1; i <= count; i++) {
		items[i].object = object_reserve(&writer->objects);
		size_t parent = parent_of(entries, items, i);
		items[i].parent = parent;
		items[i].previous = items[parent].last;
		if (items[parent].last == NONE)
			items[parent].first = i;
		else
			items[items[parent].last].next = i;
		items[parent].last = i;
	}
	for (size_t i = count; i >= 1; i--) {
		bool is_open = entries[i - 1].is_open;
		items[items[i].parent].shown +=
			1 + (is_open ? items[i].shown : 0);
	}
}

static void put_neighbour(struct buf *body, const char *key,
	const struct item *items, size_t index)
{
	if (index == NONE)
		return;
	buf_put_format(body, "/%s %u 0 R", key, items[index].object);
}

static void put_children(
	struct buf *body, const struct item *items, size_t index, bool is_open)
{
	const struct item *item = &items[index];
	if (item->first == NONE)
		return;
	put_neighbour(body, "First", items, item->first);
	put_neighbour(body, "Last", items, item->last);
	buf_put(body, is_open ? STR("/Count ") : STR("/Count -"));
	buf_put_number(body, item->shown);
}

static void put_item(
	struct writer *writer, const struct item *items, size_t index)
{
	const struct outline_entry *entry =
		&writer->pages->outline.at[index - 1];
	struct buf *body = &writer->scratch;
	buf_clear(body);
	buf_put(body, STR("/Title"));
	put_text(body, entry->title);
	buf_put_format(
		body, "/Parent %u 0 R", items[items[index].parent].object);
	put_neighbour(body, "Prev", items, items[index].previous);
	put_neighbour(body, "Next", items, items[index].next);
	put_children(body, items, index, entry->is_open);
	buf_put(body, STR("/Dest"));
	put_string(body, entry->destination);
	object_put(&writer->objects, items[index].object, buf_str(body));
}

void outline_put(struct writer *writer)
{
	size_t count = writer->pages->outline.count;
	if (count == 0)
		return;
	struct item *items =
		ARENA_ARRAY(&writer->arena, struct item, count + 1);
	items[NONE].object = object_reserve(&writer->objects);
	link_items(writer, items);
	struct buf *body = &writer->scratch;
	buf_clear(body);
	buf_put(body, STR("/Type/Outlines"));
	put_children(body, items, NONE, /*is_open=*/true);
	object_put(&writer->objects, items[NONE].object, buf_str(body));
	for (size_t i = 1; i <= count; i++)
		put_item(writer, items, i);
	buf_put(&writer->catalog, STR("/PageMode/UseOutlines/Outlines "));
	put_reference(&writer->catalog, items[NONE].object);
}
