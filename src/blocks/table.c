/* SPDX-License-Identifier: MIT */
/*
 * Tables -> strips, one a row: rules above, below and under the head; the head
 * stands again on every page. A table too wide for the page is first set
 * smaller, down to a floor, then on pages of its own, on its side. A row that
 * is taller than half a page is cut between the lines of its cells.
 */
#include "blocks/table_grid.h"
#include "glyphs/font.h"

#include <assert.h>
#include <string.h>

enum {
	ROW_PENALTY = 150, /* in tables longer than half a page */
	MIDDLE_PENALTY = 400,
	SHORT_PENALTY = 1200, /* and shorter than a quarter */
	LONE_ROW_PENALTY = 4000,
	FEW_ROWS_PENALTY = 1500, /* less than an eighth of a page of them */
	LINE_PENALTY = 400,
	COLON_PENALTY = 150
};

/* A table being set. */
struct table_setting {
	struct setting at; /* text: of the body's cells */
	struct node *node;
	struct table_grid grid;
	struct paragraph_style *styles; /* by column, then head by column */
	struct band *band;
	struct tag *tag, *head_tag, *body_tag;
	struct repeated_head *head;
	length width;
	size_t first_strip; /* of the head or the first row */
};

static length sum_widths(
	const struct table_grid *grid, size_t first, size_t count)
{
	length width = 0;
	for (size_t i = 0; i < count; i++)
		width += grid->columns[first + i].width;
	return width;
}

static enum alignment alignment_of(enum align align)
{
	switch (align) {
	case ALIGN_CENTER:
		return ALIGNMENT_CENTERED;
	case ALIGN_RIGHT:
		return ALIGNMENT_FLUSH_END;
	case ALIGN_NONE:
	case ALIGN_LEFT:
		break;
	}
	return ALIGNMENT_RAGGED;
}

/* A style for each column's body and head cells. */
static void make_styles(struct table_setting *table)
{
	size_t count = table->grid.column_count;
	table->styles = ARENA_ARRAY(table->at.layout->text->arena,
		struct paragraph_style, 2 * count + 1);
	for (size_t i = 0; i < count; i++) {
		struct paragraph_style style = *table->at.text;
		style.alignment = alignment_of(table->grid.aligns[i]);
		style.may_hyphenate =
			table->grid.columns[i].width > 20 * style.text.size;
		table->styles[i] = style;
		style.text.weight = 600;
		style.may_hyphenate = false;
		table->styles[count + i] = style;
	}
}

/* A run of no glyphs that carries the cell's tag: without it the tagged PDF
 * would lack the empty cell and its row would be read wrongly. */
static void set_nothing(struct setting *setting)
{
	struct arena *arena = setting->layout->text->arena;
	struct run *run = ARENA_NEW(arena, struct run);
	struct line *line = ARENA_NEW(arena, struct line);
	struct placed *placed = ARENA_NEW(arena, struct placed);
	run->face = (uint16_t)fonts_face(
		setting->layout->text->fonts, &setting->text->text);
	run->size = setting->text->text.size;
	run->tag = setting->tag;
	line->runs = run;
	line->run_count = 1;
	*placed = (struct placed){ .kind = PLACED_LINE, .line = line };
	galley_push(setting->galley,
		(struct strip){ .placed = placed, .placed_count = 1 });
}

/* Sets what a cell holds into its galley, within its paddings. */
static void fill_cell(
	struct table_setting *table, struct cell *cell, struct tag *row)
{
	struct layout *layout = table->at.layout;
	const struct measures *at = &layout->style->at;
	const struct table_grid *grid = &table->grid;
	bool is_head = cell->node->as.cell.is_head;
	struct tag *tag = tag_make(
		layout, is_head ? TAG_TABLE_HEADER : TAG_TABLE_CELL, row);
	tag->is_column = is_head && cell->row < grid->head_count;
	tag->column_span = (int)cell->column_span;
	tag->row_span = (int)cell->row_span;
	galley_init(&cell->galley, layout->text->arena, 0);
	struct setting inner = table->at;
	inner.galley = &cell->galley;
	inner.x = 0;
	inner.width = sum_widths(grid, cell->column, cell->column_span) -
		2 * at->cell_pad_x;
	inner.text = &table->styles[cell->column +
		(is_head ? grid->column_count : 0)];
	inner.gap = (struct gap){ .size = at->cell_pad_y };
	inner.band = NULL;
	inner.tag = tag;
	inner.is_page = inner.is_prose = false;
	inner.list_depth = 0;
	length whole, fraction;
	if (!is_head && grid->whole[cell->column] > 0 &&
		cell_number_widths(&inner, cell, &whole, &fraction))
		inner.width -= grid->fraction[cell->column] - fraction;
	galley_start(&cell->galley, cell->node);
	set_blocks(&inner, cell->node->first);
	if (cell->galley.strips.count == 0)
		set_nothing(&inner);
}

static length x_of(const struct table_setting *table, const struct cell *cell)
{
	return table->at.x + sum_widths(&table->grid, 0, cell->column) +
		table->at.layout->style->at.cell_pad_x;
}

/* The height of what a cell holds. */
static length cell_height(const struct cell *cell)
{
	const struct galley *galley = &cell->galley;
	length height = 0;
	for (size_t i = 0; i < galley->strips.count; i++)
		height += galley->strips.at[i].height +
			(i == 0 ? galley->strips.at[i].pad_top
				: galley->strips.at[i].gap.size);
	if (galley->strips.count > 0)
		height +=
			galley->strips.at[galley->strips.count - 1].pad_bottom;
	return height;
}

/* Puts another strip's notes behind those of a strip. */
static void add_notes(
	struct arena *arena, struct strip *strip, const struct strip *other)
{
	struct strip_note *notes = ARENA_ARRAY(arena, struct strip_note,
		strip->note_count + other->note_count + 1);
	for (uint32_t i = 0; i < strip->note_count; i++)
		notes[i] = strip->notes[i];
	for (uint32_t i = 0; i < other->note_count; i++)
		notes[strip->note_count + i] = other->notes[i];
	strip->notes = notes;
	strip->note_count += other->note_count;
	strip->note_height += other->note_height;
}

/* Adds strips first to end of a cell to a row's strip, dropped by y. */
static void join_cell(struct table_setting *table, struct strip *row,
	const struct cell *cell, size_t first, size_t end, length y)
{
	struct arena *arena = table->at.layout->text->arena;
	if (first == end)
		return;
	struct strip merged = strips_merge(arena,
		cell->galley.strips.at + first, end - first, x_of(table, cell));
	size_t count = row->placed_count + merged.placed_count;
	struct placed *all = ARENA_ARRAY(arena, struct placed, count + 1);
	if (row->placed_count > 0)
		memcpy(all, row->placed, row->placed_count * sizeof *all);
	for (uint32_t i = 0; i < merged.placed_count; i++) {
		all[row->placed_count + i] = merged.placed[i];
		all[row->placed_count + i].y += y;
	}
	row->placed = all;
	row->placed_count = (uint32_t)count;
	add_notes(arena, row, &merged);
	for (uint32_t i = 0; i < merged.start_count; i++)
		galley_start(table->at.galley, merged.starts[i]);
}

/* The bottom of strip i of a cell, from the cell's top. */
static length bottom_of(const struct cell *cell, size_t i)
{
	const struct strip *strips = cell->galley.strips.at;
	length y = strips[0].pad_top;
	for (size_t k = 0; k <= i; k++)
		y += strips[k].height + (k > 0 ? strips[k].gap.size : 0);
	if (i + 1 == cell->galley.strips.count)
		y += strips[i].pad_bottom;
	return y;
}

/* How many of a cell's strips end at or above y. */
static size_t strips_above(const struct cell *cell, length y)
{
	size_t count = 0;
	while (count < cell->galley.strips.count && bottom_of(cell, count) <= y)
		count++;
	return count;
}

/* The next place below y where no cell's line is cut. */
static length next_cut(
	const struct cell *cells, size_t count, length y, length height)
{
	length cut = y;
	for (size_t i = 0; i < count; i++) {
		size_t at = strips_above(&cells[i], y);
		if (at >= cells[i].galley.strips.count)
			continue;
		length bottom = bottom_of(&cells[i], at);
		if (bottom > cut)
			cut = bottom;
	}
	return cut > y ? cut : height;
}

static struct strip row_strip(struct table_setting *table, length height)
{
	return (struct strip){
		.height = height,
		.band = table->band,
		.head = table->head,
	};
}

/* A tall row as a strip for each line of its cells. */
static void push_tall_row(struct table_setting *table, const struct cell *cells,
	size_t count, length height)
{
	length pad = table->at.layout->style->at.cell_pad_y;
	length from = 0;
	while (from < height) {
		length to = next_cut(cells, count, from, height);
		bool is_last = to >= height;
		length above = from == 0 ? pad : 0;
		struct strip strip = row_strip(
			table, above + to - from + (is_last ? pad : 0));
		for (size_t i = 0; i < count; i++)
			join_cell(table, &strip, &cells[i],
				strips_above(&cells[i], from),
				strips_above(&cells[i], to), above);
		strip.penalty = is_last ? 0 : LINE_PENALTY;
		galley_push(table->at.galley, strip);
		from = to;
	}
}

static void push_row(struct table_setting *table, const struct cell *cells,
	size_t count, length height)
{
	length pad = table->at.layout->style->at.cell_pad_y;
	if (height > table->at.layout->style->height / 2) {
		push_tall_row(table, cells, count, height);
		return;
	}
	struct strip strip = row_strip(table, height + 2 * pad);
	for (size_t i = 0; i < count; i++)
		join_cell(table, &strip, &cells[i], 0,
			cells[i].galley.strips.count, pad);
	galley_push(table->at.galley, strip);
}

/* Whether a cell of a row above reaches below row. */
static bool is_bridged(const struct table_grid *grid, size_t row)
{
	for (size_t i = 0; i < grid->cell_count; i++)
		if (grid->cells[i].row <= row &&
			grid->cells[i].row + grid->cells[i].row_span > row + 1)
			return true;
	return false;
}

/* What a row lacks for the cells that span rows and end in it. */
static length height_for_spans(
	const struct table_setting *table, size_t row, const length *heights)
{
	const struct table_grid *grid = &table->grid;
	length pad = 2 * table->at.layout->style->at.cell_pad_y;
	length most = 0;
	for (size_t i = 0; i < grid->cell_count; i++) {
		const struct cell *cell = &grid->cells[i];
		if (cell->row_span < 2 || cell->row + cell->row_span != row + 1)
			continue;
		length height = cell_height(cell);
		for (size_t k = cell->row; k < row; k++)
			height -= heights[k] + pad;
		most = height > most ? height : most;
	}
	return most;
}

static void set_row(struct table_setting *table, size_t row, size_t *next_cell,
	length *heights)
{
	struct layout *layout = table->at.layout;
	struct table_grid *grid = &table->grid;
	bool is_head = row < grid->head_count;
	struct tag **group = is_head ? &table->head_tag : &table->body_tag;
	if (*group == NULL)
		*group = tag_make(layout,
			is_head ? TAG_TABLE_HEAD : TAG_TABLE_BODY, table->tag);
	struct tag *tag = tag_make(layout, TAG_TABLE_ROW, *group);
	size_t first = *next_cell;
	length height = table->at.text->leading;
	for (; *next_cell < grid->cell_count &&
		grid->cells[*next_cell].row == row;
		(*next_cell)++) {
		struct cell *cell = &grid->cells[*next_cell];
		fill_cell(table, cell, tag);
		length own = cell->row_span == 1 ? cell_height(cell) : 0;
		height = own > height ? own : height;
	}
	length spans = height_for_spans(table, row, heights);
	heights[row] = height > spans ? height : spans;
	galley_start(table->at.galley, grid->rows[row]);
	push_row(table, grid->cells + first, *next_cell - first, heights[row]);
}

/* Keeps the head's strips, with the rule under it, to be repeated. */
static void end_head(struct table_setting *table)
{
	struct galley *galley = table->at.galley;
	struct arena *arena = table->at.layout->text->arena;
	size_t count = galley->strips.count - table->first_strip;
	if (count == 0)
		return;
	struct strip *last = &galley->strips.at[galley->strips.count - 1];
	strip_add(arena, last,
		(struct placed){ .kind = PLACED_SHAPE,
			.shape = SHAPE_BOX,
			.color = table->band->color,
			.x = table->at.x,
			.y = last->height - PT(0.4),
			.width = table->width,
			.height = PT(0.4) });
	struct strip *strips = ARENA_ARRAY(arena, struct strip, count);
	struct repeated_head *head = ARENA_NEW(arena, struct repeated_head);
	for (size_t i = 0; i < count; i++) {
		struct strip *strip =
			&galley->strips.at[table->first_strip + i];
		strip->penalty = PENALTY_KEEP;
		strips[i] = *strip;
		strips[i].gap = (struct gap){ 0 };
		head->height += strip->height;
	}
	head->strips = strips;
	head->count = count;
	// A head that fills the page would leave no room for rows.
	if (head->height < table->at.layout->style->height / 3)
		table->head = head;
}

/* Makes a break behind a strip dear that leaves that row alone on its side. */
static void keep_lone_row(struct table_setting *table, size_t strip, size_t row)
{
	struct strip *strips = table->at.galley->strips.at;
	length page = table->at.layout->style->height;
	if (strips[row].height < page / 8 &&
		strips[strip].penalty < LONE_ROW_PENALTY)
		strips[strip].penalty = LONE_ROW_PENALTY;
}

/* Makes breaks dear that leave few low rows on their side, going by step from
 * the first or last row. */
static void keep_few_rows(
	struct table_setting *table, size_t row, size_t rows, int step)
{
	struct strip *strips = table->at.galley->strips.at;
	length least = table->at.layout->style->height / 8, height = 0;
	for (; rows > 1; rows--, row += (size_t)step) {
		height += strips[row].height;
		struct strip *over = &strips[step > 0 ? row : row - 1];
		if (height >= least)
			return;
		if (over->penalty < FEW_ROWS_PENALTY)
			over->penalty = FEW_ROWS_PENALTY;
	}
}

/* What page breaks between the rows cost. */
static void set_penalties(struct table_setting *table, size_t first_row_strip)
{
	struct galley *galley = table->at.galley;
	size_t end = galley->strips.count;
	length height = 0;
	for (size_t i = table->first_strip; i < end; i++)
		height += galley->strips.at[i].height;
	length page = table->at.layout->style->height;
	int between = height < page / 4 ? SHORT_PENALTY
		: height < page / 2     ? MIDDLE_PENALTY
					: ROW_PENALTY;
	for (size_t i = first_row_strip; i + 1 < end; i++) {
		struct strip *strip = &galley->strips.at[i];
		if (strip->penalty == 0)
			strip->penalty = between;
	}
	// No low row alone, neither over nor under the break.
	if (end - first_row_strip < 2)
		return;
	keep_few_rows(table, first_row_strip, end - first_row_strip, 1);
	keep_few_rows(table, end - 1, end - first_row_strip, -1);
	keep_lone_row(table, first_row_strip, first_row_strip);
	keep_lone_row(table, end - 2, end - 1);
}

static void set_rows(struct table_setting *table)
{
	struct table_grid *grid = &table->grid;
	struct galley *galley = table->at.galley;
	length *heights = ARENA_ARRAY(
		table->at.layout->text->arena, length, grid->row_count + 1);
	size_t next_cell = 0, first_row = 0;
	table->first_strip = galley->strips.count;
	for (size_t row = 0; row < grid->row_count; row++) {
		if (row == grid->head_count) {
			end_head(table);
			first_row = galley->strips.count;
		}
		set_row(table, row, &next_cell, heights);
		if (is_bridged(grid, row))
			galley_keep(galley, PENALTY_FORBIDDEN);
	}
	for (size_t i = 0; i < grid->cell_count; i++)
		galley_free(&grid->cells[i].galley);
	if (galley->strips.count > first_row)
		set_penalties(table, first_row);
}

static void make_band(struct table_setting *table)
{
	const struct style *style = table->at.layout->style;
	table->width = sum_widths(&table->grid, 0, table->grid.column_count);
	table->band = ARENA_NEW(table->at.layout->text->arena, struct band);
	*table->band = (struct band){
		.outer = table->at.band,
		.x = table->at.x,
		.width = table->width,
		.color = style->colors.rule,
		.pad_top = PT(1.5),
		.pad_bottom = PT(1),
		.rule_top = PT(0.8),
		.rule_bottom = PT(0.8),
	};
}

static void set_table_caption(struct table_setting *table)
{
	struct galley *galley = table->at.galley;
	struct node *caption = table->node->first;
	if (caption == NULL || caption->kind != NODE_CAPTION)
		return;
	struct setting inner = table->at;
	inner.tag = table->tag;
	set_caption(&inner, caption, table->node, WORD_TABLE);
	galley_keep(galley, PENALTY_KEEP);
	galley_space(galley,
		(struct gap){ .size = table->at.layout->style->at
					      .table_caption_gap });
}

/* Caption and rows into the galley, in the widths found. */
static void set_whole(struct table_setting *table)
{
	make_styles(table);
	make_band(table);
	set_table_caption(table);
	set_rows(table);
}

/* Strips of a turned table up to what fits on one page on its side. */
static size_t turned_end(const struct galley *galley, size_t first, length room)
{
	size_t end = first;
	length height = 0;
	const struct repeated_head *head = galley->strips.at[first].head;
	if (head != NULL)
		height += head->height;
	for (; end < galley->strips.count; end++) {
		const struct strip *strip = &galley->strips.at[end];
		height += strip->height + (end > first ? strip->gap.size : 0);
		if (height > room && end > first)
			break;
	}
	return end;
}

/* One page of a turned table as a strip. */
static struct strip turned_page(struct arena *arena,
	const struct galley *galley, size_t first, size_t end)
{
	const struct repeated_head *head = galley->strips.at[first].head;
	size_t heads = head != NULL ? head->count : 0;
	struct strip *strips =
		ARENA_ARRAY(arena, struct strip, heads + end - first);
	for (size_t i = 0; i < heads; i++) {
		strips[i] = head->strips[i];
		strips[i].note_count = strips[i].start_count = 0;
	}
	for (size_t i = first; i < end; i++)
		strips[heads + i - first] = galley->strips.at[i];
	strips[heads].gap = (struct gap){ 0 };
	return strips_merge(arena, strips, heads + end - first, 0);
}

/* Lets the pages follow that of the last strip, behind any that do. */
static void anchor_pages(
	struct galley *galley, const struct strip *pages, uint32_t count)
{
	if (galley->strips.count == 0)
		galley_push(galley, (struct strip){ 0 });
	struct strip *last = &galley->strips.at[galley->strips.count - 1];
	struct strip *all = ARENA_ARRAY(
		galley->arena, struct strip, last->turned_count + count);
	for (uint32_t i = 0; i < last->turned_count; i++)
		all[i] = last->turned[i];
	for (uint32_t i = 0; i < count; i++)
		all[last->turned_count + i] = pages[i];
	last->turned = all;
	last->turned_count += count;
	// Their notes stand on the page that leads to them.
	for (uint32_t i = 0; i < count; i++)
		add_notes(galley->arena, last, &pages[i]);
}

/* Sets the table on pages of its own, which follow this one. */
static void set_turned(struct table_setting *table)
{
	struct layout *layout = table->at.layout;
	struct arena *arena = layout->text->arena;
	struct galley *page = table->at.galley;
	struct galley galley;
	galley_init(&galley, arena, 0);
	for (size_t i = 0; i < page->starts.count; i++)
		galley_start(&galley, page->starts.at[i]);
	vec_clear(&page->starts);
	table->at.galley = &galley;
	table->at.x = 0;
	table->at.width = layout->style->height;
	table->at.band = NULL;
	set_whole(table);
	struct strip *pages =
		ARENA_ARRAY(arena, struct strip, galley.strips.count + 1);
	uint32_t count = 0;
	for (size_t first = 0; first < galley.strips.count;) {
		size_t end = turned_end(&galley, first, layout->style->measure);
		pages[count++] = turned_page(arena, &galley, first, end);
		first = end;
	}
	galley_free(&galley);
	anchor_pages(page, pages, count);
}

/* The size at which the least widths fit into the room; 0: none will do. */
static length size_for(struct table_setting *table, length room)
{
	const struct measures *at = &table->at.layout->style->at;
	length size = table->at.text->text.size;
	length least = 0;
	for (size_t i = 0; i < table->grid.column_count; i++)
		least += table->grid.columns[i].least;
	if (least <= room)
		return size;
	length fitting = length_scale(size, room, least) - PT(0.1);
	return fitting >= at->table_least ? fitting : 0;
}

static void use_size(struct table_setting *table, length size)
{
	struct paragraph_style *style = ARENA_NEW(
		table->at.layout->text->arena, struct paragraph_style);
	*style = style_sized(table->at.text, size);
	table->at.text = style;
	table_grid_measure(&table->grid, &table->at);
}

/*
 * Finds the size and the columns: as it is, smaller, or on its side. True when
 * the table is to be turned.
 */
static bool fit_page(struct table_setting *table)
{
	const struct style *style = table->at.layout->style;
	table_grid_measure(&table->grid, &table->at);
	length room = table->at.width;
	length size = size_for(table, room);
	bool is_turned = size == 0 && table->at.is_page && room < style->height;
	if (is_turned) {
		room = style->height;
		size = size_for(table, room);
	}
	if (size == 0)
		size = style->at.table_least;
	if (size != table->at.text->text.size)
		use_size(table, size);
	columns_solve(table->grid.columns, table->grid.column_count, room);
	return is_turned;
}

void set_table(struct setting *setting, struct node *node)
{
	struct layout *layout = setting->layout;
	const struct style *style = layout->style;
	struct table_setting table = { .at = *setting, .node = node };
	if (ends_with_colon(node->previous))
		galley_keep(setting->galley, COLON_PENALTY);
	table.at.hang = 0;
	table.at.is_prose = false;
	if (setting->is_page)
		table.at.text = &style->cell;
	table.tag = tag_make(layout, TAG_TABLE, setting->tag);
	table_grid_init(&table.grid, &table.at, node);
	if (table.grid.column_count == 0)
		return;
	if (fit_page(&table)) {
		set_turned(&table);
		return;
	}
	if (!is_caption(node->previous))
		galley_space(setting->galley, style->object_gap);
	set_whole(&table);
	galley_space(setting->galley, style->object_gap);
}

void table_widths(const struct setting *setting, const struct node *node,
	length *least, length *most)
{
	struct table_grid grid;
	struct setting inner = *setting;
	*least = *most = 0;
	table_grid_init(&grid, &inner, node);
	table_grid_measure(&grid, &inner);
	for (size_t i = 0; i < grid.column_count; i++) {
		*least += grid.columns[i].least;
		*most += grid.columns[i].most;
	}
}
