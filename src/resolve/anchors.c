/* SPDX-License-Identifier: MIT */
/*
 * Ids: what the author wrote stays; headings and terms without one get theirs
 * by mdBook's algorithm, unique in the lesson. Ids of figures, tables,
 * listings and exercises are known to the whole book.
 */
#include "resolve/private.h"

#include "base/utf8.h"
#include "resolve/letters.h"

/* Longer ids help nobody; a title of 200 bytes is no title. */
enum { LONGEST_ID = 200 };

bool id_is_reference(struct str id)
{
	return str_starts(id, STR("fig-")) || str_starts(id, STR("tbl-")) ||
		str_starts(id, STR("lst-")) || str_starts(id, STR("ex-"));
}

struct str id_of_text(struct arena *arena, struct str text)
{
	struct buf id = { 0 };
	struct str trimmed = str_trim(text);

	for (size_t at = 0; at < trimmed.length && id.length < LONGEST_ID;) {
		uint32_t code_point = utf8_decode(trimmed, &at);
		if (letter_is_alphanumeric(code_point))
			buf_put_utf8(&id, letter_lower(code_point));
		else if (code_point == '_' || code_point == '-')
			buf_put_byte(&id, (char)code_point);
		else if (letter_is_space(code_point))
			buf_put_byte(&id, '-');
	}
	struct str result = id.length == 0 ? STR("section")
					   : arena_copy(arena, buf_str(&id));
	buf_free(&id);
	return result;
}

static void report_duplicate(struct resolver *resolver, const struct node *node,
	const struct node *first)
{
	diag(resolver->diags, node->span, MSG_ID_DUPLICATE, "'%.*s'",
		STR_FORMAT(node->id));
	if (first->span.source != NULL)
		diag_hint(resolver->diags, "it stands first at %.*s:%u",
			STR_FORMAT(first->span.source->name),
			(unsigned)first->span.line);
}

/* Makes an id of the author's known; of two that are equal only the first. */
static void enter_id(
	struct resolver *resolver, struct sheet *sheet, struct node *node)
{
	struct node *first = map_find(&sheet->anchors, node->id);
	struct place *other = map_find(&resolver->references, node->id);

	if (first == NULL && other != NULL)
		first = other->node;
	if (first != NULL) {
		report_duplicate(resolver, node, first);
		node->id = (struct str){ 0 };
		return;
	}
	map_put(&sheet->anchors, node->id, node);
	vec_push(&sheet->named, node);
	if (!id_is_reference(node->id))
		return;
	struct place *place = ARENA_NEW(resolver->arena, struct place);
	*place = (struct place){ sheet, node };
	map_put(&resolver->references, node->id, place);
}

/* base, or base-1, base-2, ...: the first that is free in the lesson. */
static struct str free_id(struct resolver *resolver, struct sheet *sheet,
	struct map *counters, struct str base)
{
	if (map_find(&sheet->anchors, base) == NULL)
		return base;
	size_t *counter = map_find(counters, base);
	if (counter == NULL) {
		counter = ARENA_NEW(resolver->arena, size_t);
		map_put(counters, base, counter);
	}
	struct str id;
	do
		id = arena_format(resolver->arena, "%.*s-%zu", STR_FORMAT(base),
			++*counter);
	while (map_find(&sheet->anchors, id) != NULL);
	return id;
}

static void give_missing_ids(struct resolver *resolver, struct sheet *sheet)
{
	struct map counters = { 0 };

	for (size_t i = 0; i < sheet->nodes.count; i++) {
		struct node *node = sheet->nodes.at[i];
		bool wants_id =
			node->kind == NODE_HEADING || node->kind == NODE_TERM;
		if (!wants_id || !str_is_empty(node->id))
			continue;
		struct str text = node_text(resolver->arena, node);
		struct str base = id_of_text(resolver->arena, text);
		node->id = free_id(resolver, sheet, &counters, base);
		map_put(&sheet->anchors, node->id, node);
		vec_push(&sheet->named, node);
	}
	map_free(&counters);
}

void give_ids(struct resolver *resolver)
{
	size_t count = resolver->book->lessons.count;

	for (size_t i = 0; i < count; i++) {
		struct sheet *sheet = &resolver->sheets[i];
		for (size_t j = 0; j < sheet->nodes.count; j++) {
			struct node *node = sheet->nodes.at[j];
			if (!str_is_empty(node->id))
				enter_id(resolver, sheet, node);
		}
	}
	for (size_t i = 0; i < count; i++)
		give_missing_ids(resolver, &resolver->sheets[i]);
}
