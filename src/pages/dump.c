/* SPDX-License-Identifier: MIT */
/*
 * Pages as text, one line for each thing placed: what the tests of this room
 * compare and what `octavo dump pages` prints. Lengths are in 1/1024 pt.
 */
#include "pages/pages.h"

#include "base/file.h"

void pages_init(struct pages *pages)
{
	*pages = (struct pages){ 0 };
	arena_init(&pages->arena);
}

void pages_free(struct pages *pages)
{
	for (size_t i = 0; i < pages->job_count; i++)
		arena_free(&pages->job_arenas[i]);
	for (size_t i = 0; i < pages->mapped.count; i++)
		file_unmap(pages->mapped.at[i]);
	vec_free(&pages->mapped);
	vec_free(&pages->faces);
	vec_free(&pages->pictures);
	vec_free(&pages->pages);
	vec_free(&pages->destinations);
	vec_free(&pages->outline);
	arena_free(&pages->arena);
}

static const char *const tag_names[TAG_KIND_COUNT] = {
	[TAG_DOCUMENT] = "document",
	[TAG_PART] = "part",
	[TAG_SECTION] = "section",
	[TAG_DIVISION] = "division",
	[TAG_HEADING] = "heading",
	[TAG_PARAGRAPH] = "paragraph",
	[TAG_LIST] = "list",
	[TAG_ITEM] = "item",
	[TAG_LABEL] = "label",
	[TAG_BODY] = "body",
	[TAG_TABLE] = "table",
	[TAG_TABLE_HEAD] = "table-head",
	[TAG_TABLE_BODY] = "table-body",
	[TAG_TABLE_ROW] = "row",
	[TAG_TABLE_HEADER] = "header",
	[TAG_TABLE_CELL] = "cell",
	[TAG_CAPTION] = "caption",
	[TAG_FIGURE] = "figure",
	[TAG_CODE] = "code",
	[TAG_QUOTE] = "quote",
	[TAG_NOTE] = "note",
	[TAG_REFERENCE] = "reference",
	[TAG_LINK] = "link",
	[TAG_SPAN] = "span",
	[TAG_EMPHASIS] = "emphasis",
	[TAG_STRONG] = "strong",
	[TAG_CONTENTS] = "contents",
	[TAG_CONTENTS_ITEM] = "contents-item",
	[TAG_INDEX] = "index",
};

static void put_tag(struct buf *out, const struct tag *tag)
{
	if (tag == NULL) {
		buf_put(out, STR(" artifact"));
		return;
	}
	buf_put_byte(out, ' ');
	buf_put(out, str_of(tag_names[tag->kind]));
	if (tag->kind == TAG_HEADING)
		buf_put_number(out, tag->level);
}

static void put_box(
	struct buf *out, length x, length y, length width, length height)
{
	buf_put_format(
		out, " %d,%d %dx%d", (int)x, (int)y, (int)width, (int)height);
}

static length run_width(const struct run *run)
{
	length width = 0;
	for (uint32_t i = 0; i < run->glyph_count; i++)
		width += run->glyphs[i].advance;
	return width;
}

static void put_run(
	const struct pages *pages, const struct run *run, struct buf *out)
{
	struct str face = STR("?");
	if (run->face < pages->faces.count)
		face = pages->faces.at[run->face].name;
	buf_put_format(out, "  run %d,%d +%d %.*s %d", (int)run->x, (int)run->y,
		(int)run_width(run), STR_FORMAT(face), (int)run->size);
	if (run->scale != 0)
		buf_put_format(out, " scale %d", run->scale);
	if (run->color != 0)
		buf_put_format(out, " #%06X", (unsigned)run->color);
	put_tag(out, run->tag);
	buf_put(out, STR(" \""));
	buf_put(out, run->text);
	buf_put(out, STR("\"\n"));
}

static void put_placement(const struct pages *pages,
	const struct placement *placement, struct buf *out)
{
	buf_put(out, STR("  picture"));
	put_box(out, placement->x, placement->y, placement->width,
		placement->height);
	put_tag(out, placement->tag);
	buf_put_byte(out, ' ');
	if (placement->picture < pages->pictures.count)
		buf_put(out, pages->pictures.at[placement->picture].path);
	buf_put_byte(out, '\n');
}

static void put_shape(const struct shape *shape, struct buf *out)
{
	static const char *const names[] = {
		[SHAPE_BOX] = "box",
		[SHAPE_TURN] = "turn",
		[SHAPE_DISC] = "disc",
	};
	buf_put_format(out, "  %s", names[shape->kind]);
	put_box(out, shape->x, shape->y, shape->width, shape->height);
	buf_put_format(out, " #%06X\n", (unsigned)shape->color);
}

static void put_link(const struct page_link *link, struct buf *out)
{
	buf_put(out, STR("  link"));
	put_box(out, link->x, link->y, link->width, link->height);
	buf_put_byte(out, ' ');
	if (str_is_empty(link->url)) {
		buf_put_byte(out, '@');
		buf_put(out, link->destination);
	} else {
		buf_put(out, link->url);
	}
	buf_put_byte(out, '\n');
}

static void put_page(
	const struct pages *pages, const struct page *page, struct buf *out)
{
	buf_put_format(out, "page %.*s %dx%d %s%s%s\n", STR_FORMAT(page->label),
		(int)page->width, (int)page->height,
		page->is_recto ? "recto" : "verso",
		page->is_blank ? " blank" : "",
		page->is_turned ? " turned" : "");
	for (size_t i = 0; i < page->shape_count; i++)
		put_shape(&page->shapes[i], out);
	for (size_t i = 0; i < page->mark_count; i++) {
		const struct mark *mark = &page->marks[i];
		switch (mark->kind) {
		case MARK_RUN:
			put_run(pages, &page->runs[mark->index], out);
			break;
		case MARK_PLACEMENT:
			put_placement(
				pages, &page->placements[mark->index], out);
			break;
		}
	}
	for (size_t i = 0; i < page->link_count; i++)
		put_link(&page->links[i], out);
}

void pages_dump(const struct pages *pages, struct buf *out)
{
	for (size_t i = 0; i < pages->pages.count; i++)
		put_page(pages, &pages->pages.at[i], out);
	for (size_t i = 0; i < pages->destinations.count; i++) {
		const struct destination *place = &pages->destinations.at[i];
		buf_put_format(out, "destination %.*s page %u y %d\n",
			STR_FORMAT(place->name), (unsigned)place->page + 1,
			(int)place->y);
	}
	for (size_t i = 0; i < pages->outline.count; i++) {
		const struct outline_entry *entry = &pages->outline.at[i];
		buf_put_format(out, "outline %d \"%.*s\" @%.*s%s\n",
			entry->level, STR_FORMAT(entry->title),
			STR_FORMAT(entry->destination),
			entry->is_open ? " open" : "");
	}
}
