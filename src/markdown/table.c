/* SPDX-License-Identifier: MIT */
/* Tables of raw HTML -> the form that Markdown's tables have. */
#include "markdown/table.h"

static size_t columns_of(const struct node *row)
{
	size_t count = 0;
	for (const struct node *cell = row->first; cell; cell = cell->next)
		count += (size_t)cell->as.cell.column_span;
	return count;
}

/* A row of nothing but th cells before all others is a head row. */
static void find_head(struct node *table)
{
	for (struct node *row = table->first; row; row = row->next) {
		if (row->kind != NODE_TABLE_ROW || row->as.row.is_head)
			continue;
		for (const struct node *cell = row->first; cell;
			cell = cell->next)
			if (!cell->as.cell.is_head)
				return;
		if (!row->first || !row->next)
			return;
		row->as.row.is_head = true;
	}
}

void table_finish(struct parse *parse, struct node *table)
{
	size_t count = 0;
	find_head(table);
	for (struct node *row = table->first; row; row = row->next)
		if (row->kind == NODE_TABLE_ROW && columns_of(row) > count)
			count = columns_of(row);
	enum align *columns = ARENA_ARRAY(parse->arena, enum align, count);
	for (struct node *row = table->first; row; row = row->next) {
		size_t column = 0;
		if (row->kind != NODE_TABLE_ROW)
			continue;
		for (struct node *cell = row->first; cell; cell = cell->next) {
			if (columns[column] == ALIGN_NONE)
				columns[column] = cell->as.cell.align;
			column += (size_t)cell->as.cell.column_span;
		}
	}
	table->as.table = (struct table){ columns, count };
}

void table_cell_finish(struct parse *parse, struct node *cell)
{
	bool has_block = false;
	struct node *paragraph = NULL, *next;
	for (struct node *child = cell->first; child; child = child->next)
		has_block |= node_family(child->kind) == FAMILY_BLOCK;
	for (struct node *child = cell->first; has_block && child;
		child = next) {
		next = child->next;
		if (node_family(child->kind) == FAMILY_BLOCK) {
			paragraph = NULL;
			continue;
		}
		if (!paragraph) {
			paragraph = node_make(
				parse->arena, NODE_PARAGRAPH, child->span);
			node_insert_before(child, paragraph);
		}
		node_remove(child);
		node_append(paragraph, child);
	}
}
