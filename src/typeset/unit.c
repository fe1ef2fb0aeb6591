/* SPDX-License-Identifier: MIT */
/* Units: from the galley to pages, and who stands on which of them. */
#include "typeset/unit.h"

void unit_init(struct unit *unit, enum unit_kind kind, bool is_strict)
{
	*unit = (struct unit){ .kind = kind };
	arena_init(&unit->arena);
	arena_init(&unit->draft);
	diags_init(&unit->diags, is_strict);
	galley_init(&unit->galley, &unit->draft, 0);
}

void unit_clear(struct unit *unit)
{
	galley_free(&unit->galley);
	arena_clear(&unit->arena);
	arena_clear(&unit->draft);
	galley_init(&unit->galley, &unit->draft, 0);
	vec_clear(&unit->plans);
	vec_clear(&unit->nodes);
	vec_clear(&unit->entries);
}

void unit_free(struct unit *unit)
{
	galley_free(&unit->galley);
	arena_free(&unit->draft);
	vec_free(&unit->plans);
	vec_free(&unit->nodes);
	vec_free(&unit->entries);
	vec_free(&unit->pages);
	vec_free(&unit->destinations);
	vec_free(&unit->starts);
	diags_free(&unit->diags);
}

struct setting unit_setting(struct unit *unit, struct layout *layout,
	const struct run_context *run, struct text_job *job)
{
	const struct style *style = run->style;
	text_job_begin(job, &unit->arena, &unit->draft, &unit->diags);
	*layout = (struct layout){
		.text = job,
		.style = style,
		.book = run->book,
	};
	unit->galley.grid = style->at.leading / 2;
	unit->tag = ARENA_NEW(&unit->arena, struct tag);
	*unit->tag = (struct tag){ .kind = TAG_SECTION, .parent = run->root };
	return (struct setting){
		.layout = layout,
		.galley = &unit->galley,
		.width = style->measure,
		.hang = style->hang,
		.text = &style->body,
		.gap = style->paragraph_gap,
		.tag = unit->tag,
		.is_page = true,
		.is_prose = true,
	};
}

static void add_pages(struct unit *unit, struct page_plan plan)
{
	struct unit_page page = { .plan = plan };
	vec_push(&unit->plans, page);
	for (size_t i = plan.first; i < plan.end; i++) {
		const struct strip *strip = &unit->galley.strips.at[i];
		for (uint32_t k = 0; k < strip->turned_count; k++) {
			struct unit_page turned = {
				.turned = &strip->turned[k],
			};
			vec_push(&unit->plans, turned);
		}
	}
}

void unit_paginate(
	struct unit *unit, struct layout *layout, const struct run_context *run)
{
	const struct style *style = run->style;
	struct page_rules rules = {
		.height = style->height,
		.note_skip = style->at.note_skip,
		.line = style->at.leading,
		.paragraph_gap = style->paragraph_gap,
	};
	struct arena work;
	arena_init(&work);
	struct pager pager;
	struct page_plan *plans;
	size_t count;
	pager_init(&pager, &unit->galley, &rules, &work);
	pager_paginate(&pager, &work, &plans, &count);
	for (size_t i = 0; i < count; i++)
		add_pages(unit, plans[i]);
	arena_free(&work);
	vec_free(&layout->notes);
	vec_free(&layout->waiting);
}

void unit_strips_to_pages(struct unit *unit)
{
	for (size_t i = 0; i < unit->galley.strips.count; i++)
		add_pages(unit, (struct page_plan){ .first = i, .end = i + 1 });
}

static void note_node(struct unit *unit, struct node *node, size_t page)
{
	struct unit_node begun = { node, (uint32_t)page };
	vec_push(&unit->nodes, begun);
}

static void note_strip(
	struct unit *unit, const struct strip *strip, size_t page)
{
	for (uint32_t i = 0; i < strip->start_count; i++)
		note_node(unit, strip->starts[i], page);
	for (uint32_t i = 0; i < strip->placed_count; i++) {
		const struct line *line = strip->placed[i].line;
		for (size_t k = 0; line != NULL && k < line->place_count; k++)
			note_node(unit, line->places[k], page);
	}
	for (uint32_t i = 0; i < strip->note_count; i++)
		for (size_t k = 0; k < strip->notes[i].count; k++)
			note_strip(unit, &strip->notes[i].strips[k], page);
}

/* Which nodes begin on which page of the unit. */
static void note_nodes(struct unit *unit)
{
	for (size_t i = 0; i < unit->plans.count; i++) {
		const struct unit_page *page = &unit->plans.at[i];
		if (page->turned != NULL) {
			note_strip(unit, page->turned, i);
			continue;
		}
		for (size_t k = page->plan.first; k < page->plan.end; k++)
			note_strip(unit, &unit->galley.strips.at[k], i);
	}
}

void unit_lay_out(
	struct unit *unit, const struct run_context *run, struct text_job *job)
{
	switch (unit->kind) {
	case UNIT_HALF_TITLE:
	case UNIT_TITLE:
	case UNIT_DEDICATION:
		lay_out_front(unit, run, job);
		break;
	case UNIT_CONTENTS:
	case UNIT_FIGURES:
	case UNIT_TABLES:
	case UNIT_LISTINGS:
		lay_out_contents(unit, run, job);
		break;
	case UNIT_PART:
		lay_out_part(unit, run, job);
		break;
	case UNIT_CHAPTER:
		lay_out_chapter(unit, run, job);
		note_nodes(unit);
		break;
	case UNIT_INDEX:
		lay_out_index(unit, run, job);
		break;
	case UNIT_COLOPHON:
		lay_out_colophon(unit, run, job);
		break;
	case UNIT_KIND_COUNT:
		break;
	}
}

static void number_lesson(const struct run_context *run,
	const struct unit *unit, struct node *root)
{
	for (size_t i = 0; i < unit->lesson_count; i++) {
		struct lesson *lesson =
			run->book->lessons.at[unit->first_lesson + i];
		if (lesson->root == root)
			lesson->page = root->page;
	}
}

void unit_number_nodes(struct unit *unit, const struct run_context *run)
{
	uint32_t first = (uint32_t)unit->first_page + 1;
	if (unit->kind == UNIT_PART)
		unit->part->page = first;
	for (size_t i = 0; i < unit->nodes.count; i++) {
		struct node *node = unit->nodes.at[i].node;
		node->page = first + unit->nodes.at[i].page;
		if (node->kind == NODE_DOCUMENT)
			number_lesson(run, unit, node);
	}
}

struct str destination_name(struct arena *arena, const struct lesson *lesson,
	const struct node *node)
{
	struct str slug = lesson != NULL ? lesson->slug : STR("book");
	if (node == NULL)
		return slug;
	if (node->kind == NODE_INDEX_MARK)
		return arena_format(arena, "page-%u", (unsigned)node->page);
	if (node->kind == NODE_FOOTNOTE)
		return arena_format(arena, "%.*s#note-%d", STR_FORMAT(slug),
			node->as.footnote.number);
	if (str_is_empty(node->id))
		return slug;
	return arena_format(
		arena, "%.*s#%.*s", STR_FORMAT(slug), STR_FORMAT(node->id));
}
