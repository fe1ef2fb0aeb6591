/* SPDX-License-Identifier: MIT */
/*
 * Places blocks and inlines under a root by the rule of what may hold what.
 *
 * The entries are what is open, outermost first. Paragraphs and inlines are
 * made only when words come: an entry is a pattern and its instance at work.
 * A block lets go of all instances above the innermost open block, so that
 * words behind it get new ones, copies of the patterns.
 */
#include "markdown/flow.h"

#include "tree/walk.h"

static bool takes_inlines(enum node_kind kind)
{
	return node_may_hold(kind, NODE_TEXT);
}

static bool takes_blocks(enum node_kind kind)
{
	return node_may_hold(kind, NODE_PARAGRAPH);
}

void flow_init(struct flow *flow, struct parse *parse, struct node *root)
{
	*flow = (struct flow){ .parse = parse };
	vec_push(&flow->entries, (struct flow_entry){ root, root, true });
}

void flow_free(struct flow *flow)
{
	vec_free(&flow->entries);
}

static size_t block_index(const struct flow *flow)
{
	size_t i = flow->entries.count - 1;
	while (!flow->entries.at[i].is_block)
		i--;
	return i;
}

struct node *flow_block(const struct flow *flow)
{
	return flow->entries.at[block_index(flow)].made;
}

void flow_break(struct flow *flow)
{
	flow->paragraph = NULL;
	for (size_t i = block_index(flow) + 1; i < flow->entries.count; i++)
		flow->entries.at[i].made = NULL;
}

/* The part that a holder of parts puts all else into; itself if it has none. */
static enum node_kind part_of(enum node_kind kind)
{
	if (kind == NODE_LIST)
		return NODE_ITEM;
	if (kind == NODE_DEFINITION_LIST)
		return NODE_DEFINITION;
	if (kind == NODE_TABLE)
		return NODE_TABLE_ROW;
	return kind == NODE_TABLE_ROW ? NODE_TABLE_CELL : kind;
}

/* A list or table that gets something else than its parts holds it in one. */
static struct node *holder_in(
	struct flow *flow, struct node *block, struct span span)
{
	enum node_kind part;
	while ((part = part_of(block->kind)) != block->kind) {
		if (!block->last || block->last->kind != part) {
			struct node *node =
				node_make(flow->parse->arena, part, span);
			if (part == NODE_TABLE_CELL)
				node->as.cell.column_span =
					node->as.cell.row_span = 1;
			node_append(block, node);
		}
		block = block->last;
	}
	return block;
}

/* The pattern itself the first time, later a copy without its id. */
static struct node *instance_of(
	struct flow *flow, struct flow_entry *entry, struct span span)
{
	struct node *pattern = entry->pattern;
	if (!pattern->parent)
		return pattern;
	return node_make_like(flow->parse->arena, pattern, span);
}

/* The paragraph at work, made now if need be; or the block itself. */
static struct node *paragraph_of(struct flow *flow, struct span span)
{
	size_t block = block_index(flow);
	for (size_t i = flow->entries.count - 1; i > block; i--) {
		struct flow_entry *entry = &flow->entries.at[i];
		if (!entry->pattern || entry->pattern->kind != NODE_PARAGRAPH)
			continue;
		if (!entry->made) {
			entry->made = instance_of(flow, entry, span);
			node_append(holder_in(flow, flow_block(flow), span),
				entry->made);
		}
		return entry->made;
	}
	struct node *holder = holder_in(flow, flow_block(flow), span);
	if (takes_inlines(holder->kind))
		return holder;
	if (!flow->paragraph) {
		flow->paragraph =
			node_make(flow->parse->arena, NODE_PARAGRAPH, span);
		node_append(holder, flow->paragraph);
	}
	return flow->paragraph;
}

static void put_inline(struct flow *flow, struct node *node)
{
	struct node *at = paragraph_of(flow, node->span);
	for (size_t i = block_index(flow) + 1; i < flow->entries.count; i++) {
		struct flow_entry *entry = &flow->entries.at[i];
		if (!entry->pattern || entry->pattern->kind == NODE_PARAGRAPH)
			continue;
		if (!entry->made) {
			entry->made = instance_of(flow, entry, node->span);
			node_append(at, entry->made);
		}
		at = entry->made;
	}
	node_append(at, node);
}

static void put_blank(struct flow *flow, struct span span)
{
	flow_put_words(flow, STR(" "), span);
}

/*
 * Puts what a block holds as inlines, where only inlines may stand. Only the
 * outermost inlines are taken; between blocks goes a blank.
 */
static void put_spilt(struct flow *flow, struct node *block)
{
	struct node *node = block->first, *next;
	put_blank(flow, block->span);
	if (block->kind == NODE_LISTING)
		put_inline(flow,
			make_words(flow->parse, NODE_CODE, block->span,
				block->as.listing.code));
	while (node) {
		bool is_inline = node_family(node->kind) == FAMILY_INLINE;
		if (!is_inline && node->kind == NODE_LISTING)
			put_inline(flow,
				make_words(flow->parse, NODE_CODE, node->span,
					node->as.listing.code));
		if (!is_inline && node->first) {
			node = node->first;
			continue;
		}
		for (next = node; next != block && !next->next;)
			next = next->parent;
		struct node *parent = node->parent;
		next = next == block ? NULL : next->next;
		if (is_inline) {
			node_remove(node);
			put_inline(flow, node);
		}
		if (!next || next->parent != parent)
			put_blank(flow, block->span);
		node = next;
	}
}

static void put_block(struct flow *flow, struct node *node)
{
	struct node *block = flow_block(flow);
	if (takes_inlines(block->kind) && !takes_blocks(block->kind)) {
		put_spilt(flow, node);
		return;
	}
	flow_break(flow);
	if (!node_may_hold(block->kind, node->kind))
		block = holder_in(flow, block, node->span);
	node_append(block, node);
}

static enum walk make_code(void *self, struct node *node)
{
	(void)self;
	if (node->kind == NODE_TEXT)
		node->kind = NODE_CODE;
	return WALK_IN;
}

void flow_put(struct flow *flow, struct node *node)
{
	static const struct visitor visitor = { .enter = make_code };
	if (flow->code_depth > 0)
		walk_tree(node, &visitor, NULL);
	if (node_family(node->kind) == FAMILY_INLINE)
		put_inline(flow, node);
	else
		put_block(flow, node);
}

/* Whether nothing stands yet where the next words go. */
static bool is_at_start(const struct flow *flow)
{
	size_t block = block_index(flow);
	const struct node *node = flow->entries.at[block].made;
	if (flow->paragraph)
		return !flow->paragraph->first;
	for (size_t i = block + 1; i < flow->entries.count; i++) {
		const struct flow_entry *entry = &flow->entries.at[i];
		if (entry->made)
			return !entry->made->first;
	}
	if (!takes_inlines(node->kind))
		return true;
	return !node->last || node_family(node->last->kind) == FAMILY_BLOCK;
}

void flow_put_words(struct flow *flow, struct str words, struct span span)
{
	if (is_at_start(flow))
		while (words.length > 0 &&
			(words.at[0] == ' ' || words.at[0] == '\n'))
			words = str_slice(words, 1, words.length);
	if (words.length == 0)
		return;
	enum node_kind kind = flow->code_depth > 0 ? NODE_CODE : NODE_TEXT;
	put_inline(flow, make_words(flow->parse, kind, span, words));
}

static void open_block(struct flow *flow, struct node *node)
{
	struct node *block = flow_block(flow);
	if (takes_inlines(block->kind) && !takes_blocks(block->kind)) {
		put_blank(flow, node->span);
		vec_push(&flow->entries,
			(struct flow_entry){ NULL, NULL, false });
		return;
	}
	flow_break(flow);
	if (node->kind == NODE_PARAGRAPH) {
		vec_push(&flow->entries,
			(struct flow_entry){ node, NULL, false });
		return;
	}
	if (!node_may_hold(block->kind, node->kind))
		block = holder_in(flow, block, node->span);
	node_append(block, node);
	vec_push(&flow->entries, (struct flow_entry){ node, node, true });
}

void flow_open(struct flow *flow, struct node *node)
{
	if (node_family(node->kind) == FAMILY_BLOCK)
		open_block(flow, node);
	else
		vec_push(&flow->entries,
			(struct flow_entry){ node, NULL, false });
}

void flow_close(struct flow *flow)
{
	struct flow_entry closed = flow->entries.at[flow->entries.count - 1];
	bool is_paragraph =
		closed.pattern && closed.pattern->kind == NODE_PARAGRAPH;
	if (closed.is_block || is_paragraph)
		flow_break(flow);
	flow->entries.count--;
	if (!closed.pattern)
		put_blank(flow, flow_block(flow)->span);
}
