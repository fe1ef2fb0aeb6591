/* SPDX-License-Identifier: MIT */
/*
 * Finds the place of each cell (spans push others aside, as in HTML), the
 * widths of the columns, and the columns that hold numbers.
 */
#include "blocks/table_grid.h"

static size_t count_children(const struct node *node)
{
	size_t count = 0;
	for (const struct node *child = node->first; child; child = child->next)
		count++;
	return count;
}

static void find_rows(
	struct table_grid *grid, struct arena *arena, const struct node *table)
{
	grid->rows =
		ARENA_ARRAY(arena, struct node *, count_children(table) + 1);
	size_t cells = 0;
	for (struct node *row = table->first; row; row = row->next) {
		if (row->kind != NODE_TABLE_ROW)
			continue;
		if (row->as.row.is_head && grid->head_count == grid->row_count)
			grid->head_count++;
		grid->rows[grid->row_count++] = row;
		cells += count_children(row);
	}
	// A table of heads only has no body to repeat them over.
	if (grid->head_count == grid->row_count)
		grid->head_count = 0;
	grid->cells = ARENA_ARRAY(arena, struct cell, cells + 1);
}

typedef VEC(size_t) size_list;

/* Puts the cells of a row behind those that hang down from above. */
static void place_row(
	struct table_grid *grid, size_t row, size_list *taken_until)
{
	size_t column = 0;
	for (struct node *node = grid->rows[row]->first; node;
		node = node->next) {
		if (node->kind != NODE_TABLE_CELL)
			continue;
		while (column < taken_until->count &&
			taken_until->at[column] > row)
			column++;
		int wide = node->as.cell.column_span;
		int high = node->as.cell.row_span;
		struct cell *cell = &grid->cells[grid->cell_count++];
		*cell = (struct cell){
			.node = node, .row = row, .column = column
		};
		cell->column_span = wide > 1 ? (size_t)wide : 1;
		cell->row_span = high > 1 ? (size_t)high : 1;
		if (cell->row_span > grid->row_count - row)
			cell->row_span = grid->row_count - row;
		if (cell->column_span > 1000)
			cell->column_span = 1000;
		for (size_t i = 0; i < cell->column_span; i++, column++) {
			while (taken_until->count <= column)
				vec_push(taken_until, 0);
			taken_until->at[column] = row + cell->row_span;
		}
	}
}

/* Digits with an optional sign, commas, one point and a percent sign. */
static bool is_number(struct str text)
{
	size_t digits = 0;
	for (size_t i = 0; i < text.length; i++) {
		char c = text.at[i];
		if (c >= '0' && c <= '9')
			digits++;
		else if (c != '.' && c != ',' && c != '%' && c != '+' &&
			c != '-' && c != 'x')
			return false;
	}
	return digits > 0;
}

/* The cell's text when it holds one TEXT and nothing else. */
static bool plain_text(const struct cell *cell, struct str *text)
{
	const struct node *node = cell->node->first;
	if (node != NULL && node->kind == NODE_PARAGRAPH && node->next == NULL)
		node = node->first;
	if (node == NULL || node->next != NULL || node->kind != NODE_TEXT)
		return false;
	*text = str_trim(node->text);
	return true;
}

bool cell_number_widths(const struct setting *setting, const struct cell *cell,
	length *whole, length *fraction)
{
	struct str text;
	if (!plain_text(cell, &text) || !is_number(text))
		return false;
	size_t point = text.length;
	while (point > 0 && text.at[point - 1] != '.')
		point--;
	point = point == 0 ? text.length : point - 1;
	struct text_job *job = setting->layout->text;
	const struct text_style *style = &setting->text->text;
	*whole =
		line_of_text(job, str_slice(text, 0, point), style, NULL).width;
	*fraction = line_of_text(
		job, str_slice(text, point, text.length), style, NULL)
			    .width;
	return true;
}

static enum align written_align(const struct node *table, size_t column)
{
	if (column < table->as.table.column_count)
		return table->as.table.columns[column];
	return ALIGN_NONE;
}

/* Columns of numbers stand at the right, on their decimal points. */
static void find_numbers(struct table_grid *grid, const struct setting *setting)
{
	for (size_t column = 0; column < grid->column_count; column++) {
		enum align align = grid->aligns[column];
		length whole = 0, fraction = 0;
		size_t numbers = 0;
		bool is_numeric = align == ALIGN_NONE || align == ALIGN_RIGHT;
		for (size_t i = 0; i < grid->cell_count && is_numeric; i++) {
			const struct cell *cell = &grid->cells[i];
			length a, b;
			if (cell->column != column || cell->column_span > 1 ||
				cell->row < grid->head_count ||
				cell->node->first == NULL)
				continue;
			if (!cell_number_widths(setting, cell, &a, &b)) {
				is_numeric = false;
				break;
			}
			numbers++;
			whole = a > whole ? a : whole;
			fraction = b > fraction ? b : fraction;
		}
		if (!is_numeric || numbers == 0)
			continue;
		grid->aligns[column] = ALIGN_RIGHT;
		grid->whole[column] = fraction > 0 ? whole : 0;
		grid->fraction[column] = fraction;
	}
}

void table_grid_init(struct table_grid *grid, struct setting *setting,
	const struct node *table)
{
	struct arena *arena = setting->layout->text->arena;
	*grid = (struct table_grid){ 0 };
	find_rows(grid, arena, table);
	size_list taken_until = { 0 };
	for (size_t row = 0; row < grid->row_count; row++)
		place_row(grid, row, &taken_until);
	size_t count = taken_until.count;
	vec_free(&taken_until);
	grid->column_count = count;
	grid->columns = ARENA_ARRAY(arena, struct column, count + 1);
	grid->aligns = ARENA_ARRAY(arena, enum align, count + 1);
	grid->whole = ARENA_ARRAY(arena, length, count + 1);
	grid->fraction = ARENA_ARRAY(arena, length, count + 1);
	for (size_t i = 0; i < count; i++)
		grid->aligns[i] = written_align(table, i);
	find_numbers(grid, setting);
}

static void cell_widths(const struct setting *setting, const struct cell *cell,
	length *least, length *most)
{
	const struct style *style = setting->layout->style;
	struct setting inner = *setting;
	struct paragraph_style text = *setting->text;
	if (cell->node->as.cell.is_head)
		text.text.weight = 600;
	inner.text = &text;
	inner.is_page = inner.is_prose = false;
	blocks_widths(&inner, cell->node->first, least, most);
	*least += 2 * style->at.cell_pad_x;
	// A hair more, so that rounding never turns a line.
	*most += 2 * style->at.cell_pad_x + PT(0.1);
}

void table_grid_measure(struct table_grid *grid, const struct setting *setting)
{
	const struct measures *at = &setting->layout->style->at;
	for (size_t i = 0; i < grid->column_count; i++) {
		length number = grid->whole[i] + grid->fraction[i];
		if (number > 0)
			number += 2 * at->cell_pad_x + PT(0.1);
		grid->columns[i] = (struct column){ number, number, 0 };
	}
	for (int spans = 0; spans < 2; spans++) {
		for (size_t i = 0; i < grid->cell_count; i++) {
			struct cell *cell = &grid->cells[i];
			length least, most;
			if ((cell->column_span > 1) != spans)
				continue;
			cell_widths(setting, cell, &least, &most);
			struct column *first = &grid->columns[cell->column];
			if (spans) {
				columns_spread(
					first, cell->column_span, least, most);
				continue;
			}
			if (first->least < least)
				first->least = least;
			if (first->most < most)
				first->most = most;
		}
	}
}
