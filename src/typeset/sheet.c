/* SPDX-License-Identifier: MIT */
/*
 * Puts strips on a page: here x from the start edge becomes x from the left,
 * so that a book that reads right to left is mirrored in one place.
 */
#include "typeset/sheet.h"

#include <string.h>

void sheet_clear(struct sheet *sheet)
{
	vec_clear(&sheet->runs);
	vec_clear(&sheet->shapes);
	vec_clear(&sheet->placements);
	vec_clear(&sheet->marks);
	vec_clear(&sheet->links);
}

void sheet_free(struct sheet *sheet)
{
	vec_free(&sheet->runs);
	vec_free(&sheet->shapes);
	vec_free(&sheet->placements);
	vec_free(&sheet->marks);
	vec_free(&sheet->links);
}

/* From the start edge to the page's left edge. */
static length x_on_page(const struct sheet *sheet, length x, length width)
{
	if (sheet->run->style->is_right_to_left)
		return sheet->left + sheet->width - x - width;
	return sheet->left + x;
}

void sheet_put_box(struct sheet *sheet, length x, length y, length width,
	length height, uint32_t color)
{
	struct shape box = {
		.kind = SHAPE_BOX,
		.x = x_on_page(sheet, x, width),
		.y = sheet->top + y,
		.width = width,
		.height = height,
		.color = color,
	};
	vec_push(&sheet->shapes, box);
}

static void put_placement(struct sheet *sheet, const struct node *image,
	struct tag *tag, struct shape box)
{
	const struct image_file *file = image->as.image.file;
	const uint32_t *number = file == NULL
		? NULL
		: map_find(&sheet->run->pictures, file->path);
	if (number == NULL)
		return;
	struct mark mark = { MARK_PLACEMENT,
		(uint32_t)sheet->placements.count };
	struct placement placement = {
		.picture = *number,
		.x = box.x,
		.y = box.y,
		.width = box.width,
		.height = box.height,
		.tag = tag,
	};
	vec_push(&sheet->placements, placement);
	vec_push(&sheet->marks, mark);
}

/* Where a link or a note's call leads. */
static void fill_target(
	struct sheet *sheet, const struct node *node, struct page_link *link)
{
	struct arena *arena = &sheet->unit->arena;
	if (node->kind == NODE_NOTE_CALL) {
		const struct node *note = node->as.note_call.footnote;
		link->destination =
			destination_name(arena, sheet->lesson, note);
		link->contents = arena_format(arena, "%.*s %d",
			STR_FORMAT(sheet->run->book->words[WORD_NOTE]),
			note ? note->as.footnote.number : 0);
		return;
	}
	link->contents = node_text(arena, node);
	if (!str_is_empty(node->as.link.url))
		link->url = node->as.link.url;
	else if (node->as.link.lesson != NULL)
		link->destination = destination_name(
			arena, node->as.link.lesson, node->as.link.node);
}

static void put_link(struct sheet *sheet, const struct line *line,
	const struct line_link *part, length x, length y)
{
	struct page_link link = {
		.x = x + part->x,
		.y = y - line->ascent,
		.width = part->width,
		.height = line->ascent + line->descent,
		.tag = part->tag,
	};
	fill_target(sheet, part->link, &link);
	if (link.url.length > 0 || link.destination.length > 0)
		vec_push(&sheet->links, link);
}

void sheet_put_line(struct sheet *sheet, const struct line *line, length x,
	length y, bool is_artifact)
{
	for (size_t i = 0; i < line->shape_count; i++) {
		struct shape shape = line->shapes[i];
		shape.x += x;
		shape.y += y;
		vec_push(&sheet->shapes, shape);
	}
	for (size_t i = 0; i < line->run_count; i++) {
		struct mark mark = { MARK_RUN, (uint32_t)sheet->runs.count };
		struct run run = line->runs[i];
		run.x += x;
		run.y += y;
		if (is_artifact)
			run.tag = NULL;
		vec_push(&sheet->runs, run);
		vec_push(&sheet->marks, mark);
	}
	for (size_t i = 0; i < line->picture_count; i++) {
		const struct line_picture *picture = &line->pictures[i];
		struct shape box = {
			.x = x + picture->x,
			.y = y + picture->y - picture->height,
			.width = picture->width,
			.height = picture->height,
		};
		put_placement(sheet, picture->image,
			is_artifact ? NULL : picture->tag, box);
	}
	for (size_t i = 0; i < line->link_count && !is_artifact; i++)
		put_link(sheet, line, &line->links[i], x, y);
}

static void put_placed(struct sheet *sheet, const struct placed *placed,
	length y, bool is_artifact)
{
	length x = x_on_page(sheet, placed->x, placed->width);
	length top = sheet->top + y + placed->y;
	struct shape box = { placed->shape, x, top, placed->width,
		placed->height, placed->color };
	switch (placed->kind) {
	case PLACED_LINE:
		sheet_put_line(sheet, placed->line, x, top, is_artifact);
		break;
	case PLACED_SHAPE:
		vec_push(&sheet->shapes, box);
		break;
	case PLACED_PICTURE:
		put_placement(sheet, placed->image,
			is_artifact ? NULL : placed->tag, box);
		break;
	case PLACED_LINK:
		if (!is_artifact)
			vec_push(&sheet->links,
				(struct page_link){
					.x = x,
					.y = top,
					.width = placed->width,
					.height = placed->height,
					.destination = placed->destination,
					.contents = placed->contents,
					.tag = placed->tag,
				});
		break;
	}
}

void sheet_put_strip(struct sheet *sheet, const struct strip *strip, length y,
	bool is_artifact)
{
	for (uint32_t i = 0; i < strip->placed_count; i++)
		put_placed(sheet, &strip->placed[i], y, is_artifact);
}

static void *keep(struct arena *arena, const void *bytes, size_t size)
{
	if (size == 0)
		return NULL;
	return memcpy(arena_make(arena, size), bytes, size);
}

struct page sheet_page(struct sheet *sheet)
{
	struct arena *arena = &sheet->unit->arena;
	return (struct page){
		.runs = keep(arena, sheet->runs.at,
			sheet->runs.count * sizeof *sheet->runs.at),
		.run_count = sheet->runs.count,
		.shapes = keep(arena, sheet->shapes.at,
			sheet->shapes.count * sizeof *sheet->shapes.at),
		.shape_count = sheet->shapes.count,
		.placements = keep(arena, sheet->placements.at,
			sheet->placements.count * sizeof *sheet->placements.at),
		.placement_count = sheet->placements.count,
		.marks = keep(arena, sheet->marks.at,
			sheet->marks.count * sizeof *sheet->marks.at),
		.mark_count = sheet->marks.count,
		.links = keep(arena, sheet->links.at,
			sheet->links.count * sizeof *sheet->links.at),
		.link_count = sheet->links.count,
	};
}
