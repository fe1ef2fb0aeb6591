/* SPDX-License-Identifier: MIT */
/* Nodes: making, linking, and what each kind is and may hold. */
#include "tree/node.h"

#include <assert.h>
#include <stddef.h>

#include "base/buf.h"
#include "tree/walk.h"

enum holds {
	HOLDS_NOTHING,
	HOLDS_INLINES,
	HOLDS_BLOCKS,
	HOLDS_FLOW,
	HOLDS_PARTS
};

struct kind_row {
	const char *name;
	enum node_family family;
	enum holds holds;
};

static const struct kind_row kinds[NODE_KIND_COUNT] = {
#define NODE(kind, family, holds) \
	[NODE_##kind] = { #kind, FAMILY_##family, HOLDS_##holds },
#include "tree/node.def"
#undef NODE
};

/* Which parts a holder of PARTS takes. */
struct part_row {
	enum node_kind parent, child;
};

static const struct part_row parts[] = {
	{ NODE_LIST, NODE_ITEM },
	{ NODE_DEFINITION_LIST, NODE_TERM },
	{ NODE_DEFINITION_LIST, NODE_DEFINITION },
	{ NODE_EXERCISES, NODE_EXERCISE },
	{ NODE_LISTING, NODE_CAPTION },
	{ NODE_TABLE, NODE_CAPTION },
	{ NODE_TABLE, NODE_TABLE_ROW },
	{ NODE_TABLE_ROW, NODE_TABLE_CELL },
};

enum { PART_COUNT = sizeof parts / sizeof parts[0] };

/* Words and what sets them off: most nodes, and without fields in the union.
 * All others may have some, or become a kind that has. */
static bool is_plain(enum node_kind kind)
{
	return node_family(kind) == FAMILY_INLINE && kind != NODE_LINK &&
		kind != NODE_IMAGE && kind != NODE_NOTE_CALL &&
		kind != NODE_INDEX_MARK;
}

struct node *node_make(
	struct arena *arena, enum node_kind kind, struct span span)
{
	struct node *node = arena_make(arena,
		is_plain(kind) ? offsetof(struct node, as)
			       : sizeof(struct node));
	node->kind = kind;
	node->span = span;
	return node;
}

struct node *node_make_like(
	struct arena *arena, const struct node *pattern, struct span span)
{
	struct node *node = node_make(arena, pattern->kind, span);
	node->classes = pattern->classes;
	node->language = pattern->language;
	node->text = pattern->text;
	if (!is_plain(pattern->kind))
		node->as = pattern->as;
	return node;
}

void node_append(struct node *parent, struct node *child)
{
	assert(child->parent == NULL && child->next == NULL);
	child->parent = parent;
	child->previous = parent->last;
	if (parent->last != NULL)
		parent->last->next = child;
	else
		parent->first = child;
	parent->last = child;
}

void node_insert_before(struct node *brother, struct node *child)
{
	assert(child->parent == NULL && brother->parent != NULL);
	child->parent = brother->parent;
	child->previous = brother->previous;
	child->next = brother;
	if (brother->previous != NULL)
		brother->previous->next = child;
	else
		brother->parent->first = child;
	brother->previous = child;
}

void node_remove(struct node *node)
{
	if (node->parent == NULL)
		return;
	if (node->previous != NULL)
		node->previous->next = node->next;
	else
		node->parent->first = node->next;
	if (node->next != NULL)
		node->next->previous = node->previous;
	else
		node->parent->last = node->previous;
	node->parent = node->previous = node->next = NULL;
}

void node_take_children(struct node *from, struct node *to)
{
	while (from->first != NULL) {
		struct node *child = from->first;
		node_remove(child);
		node_append(to, child);
	}
}

static enum walk put_text(void *self, struct node *node)
{
	struct buf *out = self;
	if (node->kind == NODE_TEXT || node->kind == NODE_CODE)
		buf_put(out, node->text);
	else if (node->kind == NODE_SOFT_BREAK || node->kind == NODE_LINE_BREAK)
		buf_put_byte(out, ' ');
	else if (node->kind == NODE_FOOTNOTE)
		return WALK_PAST;
	return WALK_IN;
}

struct str node_text(struct arena *arena, const struct node *node)
{
	static const struct visitor visitor = { .enter = put_text };
	if (node->first != NULL && node->first == node->last &&
		node->first->kind == NODE_TEXT)
		return node->first->text;
	struct buf text = { 0 };
	// The walk only reads.
	walk_tree((struct node *)node, &visitor, &text);
	struct str copy = arena_copy(arena, buf_str(&text));
	buf_free(&text);
	return copy;
}

bool node_has_class(const struct node *node, struct str word)
{
	struct str rest = node->classes;
	while (rest.length > 0) {
		size_t end = str_find_byte(rest, ' ');
		if (str_equal(str_slice(rest, 0, end), word))
			return true;
		rest = str_slice(rest, end + 1, rest.length);
	}
	return false;
}

const char *node_kind_name(enum node_kind kind)
{
	return kinds[kind].name;
}

enum node_family node_family(enum node_kind kind)
{
	return kinds[kind].family;
}

static bool is_part(enum node_kind parent, enum node_kind child)
{
	for (size_t i = 0; i < PART_COUNT; i++)
		if (parts[i].parent == parent && parts[i].child == child)
			return true;
	return false;
}

/* Blocks that stand only in a parent of their own. */
static bool is_only_part(enum node_kind child)
{
	for (size_t i = 0; i < PART_COUNT; i++)
		if (parts[i].child == child && child != NODE_CAPTION)
			return true;
	return child == NODE_DOCUMENT;
}

bool node_may_hold(enum node_kind parent, enum node_kind child)
{
	if (child == NODE_CAPTION)
		return parent == NODE_FIGURE || is_part(parent, child);
	if (child == NODE_DETAILS_SUMMARY)
		return parent == NODE_DETAILS;
	if (child == NODE_SECTION)
		return parent == NODE_DOCUMENT || parent == NODE_SECTION;
	switch (kinds[parent].holds) {
	case HOLDS_NOTHING:
		return false;
	case HOLDS_INLINES:
		return kinds[child].family == FAMILY_INLINE;
	case HOLDS_BLOCKS:
		return kinds[child].family == FAMILY_BLOCK &&
			!is_only_part(child);
	case HOLDS_FLOW:
		return !is_only_part(child);
	case HOLDS_PARTS:
		return is_part(parent, child);
	}
	return false;
}

struct heading *heading_of(struct node *node)
{
	assert(node->kind == NODE_HEADING);
	return &node->as.heading;
}

struct listing *listing_of(struct node *node)
{
	assert(node->kind == NODE_LISTING);
	return &node->as.listing;
}

struct link *link_of(struct node *node)
{
	assert(node->kind == NODE_LINK);
	return &node->as.link;
}

struct image *image_of(struct node *node)
{
	assert(node->kind == NODE_IMAGE);
	return &node->as.image;
}

enum direction direction_of(struct str word)
{
	if (str_equal_folded(word, STR("rtl")))
		return DIRECTION_LEFTWARD;
	return str_equal_folded(word, STR("ltr")) ? DIRECTION_RIGHTWARD
						  : DIRECTION_INHERITED;
}

struct str direction_name(enum direction direction)
{
	switch (direction) {
	case DIRECTION_INHERITED:
		break;
	case DIRECTION_RIGHTWARD:
		return STR("ltr");
	case DIRECTION_LEFTWARD:
		return STR("rtl");
	}
	return (struct str){ 0 };
}
