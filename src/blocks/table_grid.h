/* SPDX-License-Identifier: MIT */
/* A table's cells by row and column, and what each column is like. */
#ifndef BLOCKS_TABLE_GRID_H
#define BLOCKS_TABLE_GRID_H

#include "blocks/columns.h"
#include "blocks/layout.h"

struct cell {
	struct node *node;
	size_t row, column;
	size_t row_span, column_span; /* 1 or more, within the table */
	struct galley galley; /* what it holds, once set */
};

struct table_grid {
	struct cell *cells; /* in document order */
	size_t cell_count;
	struct node **rows;
	size_t row_count, head_count;
	struct column *columns;
	enum align *aligns;
	/* Of columns of numbers with points: the widest part before and from
	 * the point on; 0 elsewhere. */
	length *whole, *fraction;
	size_t column_count;
};

void table_grid_init(struct table_grid *grid, struct setting *setting,
	const struct node *table);
/* Measures the columns for cells in the setting's text style. */
void table_grid_measure(struct table_grid *grid, const struct setting *setting);
/* The widths of the part before the decimal point and of the rest, when the
 * cell is a plain number. */
bool cell_number_widths(const struct setting *setting, const struct cell *cell,
	length *whole, length *fraction);

#endif
