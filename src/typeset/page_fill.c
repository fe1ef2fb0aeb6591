/* SPDX-License-Identifier: MIT */
/*
 * Page plans -> pages: gaps are stretched or shrunk to fill the page, bands
 * drawn, notes set at the foot, heads of tables repeated; and what the rest of
 * the book wants to know is written down: destinations, first words.
 */
#include "typeset/furniture.h"

/* A strip where it stands on the page. */
struct standing {
	const struct strip *strip; /* what is seen: may be a variant's */
	const struct strip *source; /* in the galley; NULL: a repeated head */
	struct gap gap; /* before it, natural */
	length y; /* of its top */
};

struct composer {
	struct sheet sheet;
	struct layout *layout;
	const struct style *style;
	struct pager pager;
	VEC(struct standing) standing;
	struct str section;
};

/* The chosen paragraph that begins at the strip, or NULL. */
static const struct strip_paragraph *varied_at(const struct galley *galley,
	const uint32_t *chosen, size_t count, size_t strip)
{
	for (size_t i = 0; i < count; i++) {
		const struct strip_paragraph *paragraph =
			&galley->paragraphs.at[chosen[i]];
		if (paragraph->first == strip)
			return paragraph;
	}
	return NULL;
}

/* The lines of a variant in the place of its paragraph's. */
static void stand_variant(struct composer *composer,
	const struct strip_paragraph *paragraph, int change, struct gap gap)
{
	const struct strip *sources =
		&composer->sheet.unit->galley.strips.at[paragraph->first];
	const struct strip *strips =
		variant_strips(composer->layout, paragraph, change);
	size_t count = paragraph->count + (size_t)change;
	for (size_t i = 0; i < count; i++) {
		size_t source = i < paragraph->count ? i : paragraph->count - 1;
		struct standing standing = {
			.strip = &strips[i],
			.source = &sources[source],
		};
		if (i == 0)
			standing.gap = gap;
		vec_push(&composer->standing, standing);
	}
}

/* Strips of the page in order, heads and variants put in, gaps natural. */
static void stand_up(struct composer *composer, const struct page_plan *plan)
{
	const struct galley *galley = &composer->sheet.unit->galley;
	const struct strip *strips = galley->strips.at;
	uint32_t chosen[CHANGES_MOST];
	size_t count = pager_variants(
		&composer->pager, plan->first, plan->end, plan->change, chosen);
	vec_clear(&composer->standing);
	const struct repeated_head *head = strips[plan->first].head;
	for (size_t i = 0; head != NULL && i < head->count; i++) {
		struct standing standing = { &head->strips[i], NULL,
			head->strips[i].gap, 0 };
		vec_push(&composer->standing, standing);
	}
	for (size_t i = plan->first; i < plan->end; i++) {
		const struct strip_paragraph *varied =
			varied_at(galley, chosen, count, i);
		struct standing standing = { &strips[i], &strips[i],
			strips[i].gap, 0 };
		if (i == plan->first)
			standing.gap = (struct gap){ 0 };
		if (varied == NULL) {
			vec_push(&composer->standing, standing);
			continue;
		}
		stand_variant(composer, varied, plan->change > 0 ? 1 : -1,
			standing.gap);
		i += varied->count - 1;
	}
}

/* Gives every strip its place; room is what is left on the page. */
static void fill_page(struct composer *composer, const struct page_plan *plan)
{
	const struct galley *galley = &composer->sheet.unit->galley;
	length height = composer->style->height;
	bool ends_at_will = plan->end == galley->strips.count ||
		galley->strips.at[plan->end - 1].penalty == PENALTY_FORCED;
	struct page_span span = { .first = plan->first, .end = plan->end };
	struct gap extent = pager_extent(&composer->pager, &span);
	int64_t room = height - extent.size -
		plan->change * (int64_t)composer->style->at.leading;
	int64_t total = room > 0 ? extent.stretch : extent.shrink;
	if (room > 0 && ends_at_will)
		room = 0;
	if (room > 2 * total)
		room = 2 * total;
	if (room < -total)
		room = -total;
	int64_t used = 0, y = 0;
	for (size_t i = 0; i < composer->standing.count; i++) {
		struct standing *standing = &composer->standing.at[i];
		struct gap gap = standing->gap;
		used += room > 0 ? gap.stretch : gap.shrink;
		y += i == 0 ? 0 : gap.size;
		standing->y =
			(length)(y + (total > 0 ? used * room / total : 0));
		y += standing->strip->height;
	}
}

static bool band_is_in(const struct band *band, const struct strip *strip)
{
	for (const struct band *at = strip->band; at != NULL; at = at->outer)
		if (at == band)
			return true;
	return false;
}

static length pads_within(
	const struct band *inner, const struct band *outer, bool is_top)
{
	length pad = 0;
	for (;; inner = inner->outer) {
		pad += is_top ? inner->pad_top : inner->pad_bottom;
		if (inner == outer)
			return pad;
	}
}

/* Draws the bands that begin at a standing strip, the outermost first. */
static void draw_bands(
	struct composer *composer, size_t i, const struct band *band)
{
	const struct standing *standing = composer->standing.at;
	if (band == NULL || (i > 0 && band_is_in(band, standing[i - 1].strip)))
		return;
	draw_bands(composer, i, band->outer);
	size_t last = i;
	while (last + 1 < composer->standing.count &&
		band_is_in(band, standing[last + 1].strip))
		last++;
	length top = standing[i].y -
		pads_within(standing[i].strip->band, band, /*is_top=*/true);
	length bottom = standing[last].y + standing[last].strip->height +
		pads_within(standing[last].strip->band, band,
			/*is_top=*/false);
	struct sheet *sheet = &composer->sheet;
	if (band->is_drawn)
		sheet_put_box(sheet, band->x, top, band->width, bottom - top,
			band->color);
	if (band->rule_top > 0)
		sheet_put_box(sheet, band->x, top, band->width, band->rule_top,
			band->color);
	if (band->rule_bottom > 0)
		sheet_put_box(sheet, band->x, bottom, band->width,
			band->rule_bottom, band->color);
}

static void note_destination(
	struct composer *composer, const struct node *node, length y)
{
	struct unit *unit = composer->sheet.unit;
	if (str_is_empty(node->id) && node->kind != NODE_DOCUMENT &&
		node->kind != NODE_FOOTNOTE)
		return;
	struct destination destination = {
		.name = destination_name(&unit->arena, composer->sheet.lesson,
			node->kind == NODE_DOCUMENT ? NULL : node),
		.page = (uint32_t)(unit->first_page + unit->pages.count),
		.y = composer->style->top + y,
	};
	vec_push(&unit->destinations, destination);
}

static bool is_section_head(
	const struct composer *composer, const struct node *node)
{
	if (node->kind != NODE_HEADING)
		return false;
	int depth = composer->sheet.lesson ? composer->sheet.lesson->depth : 0;
	return node->as.heading.level + depth == 2;
}

/* What begins at a strip: lessons, sections, destinations. */
static void begin_nodes(struct composer *composer, const struct strip *strip,
	length y, bool *has_section)
{
	for (uint32_t i = 0; i < strip->start_count; i++) {
		const struct node *node = strip->starts[i];
		if (node->kind == NODE_DOCUMENT)
			composer->sheet.lesson = lesson_of(composer->sheet.unit,
				composer->sheet.run->book, node,
				composer->sheet.lesson);
		if (is_section_head(composer, node) && !*has_section) {
			composer->section =
				node_text(&composer->sheet.unit->arena, node);
			*has_section = true;
		}
		note_destination(composer, node, y);
	}
	for (uint32_t i = 0; i < strip->placed_count; i++) {
		const struct line *line = strip->placed[i].line;
		if (strip->placed[i].kind != PLACED_LINE)
			continue;
		for (size_t k = 0; k < line->place_count; k++)
			if (line->places[k]->kind == NODE_ANCHOR)
				note_destination(composer, line->places[k], y);
	}
}

/* The last section that begins on the page is in force behind it. */
static struct str last_section(
	struct composer *composer, const struct page_plan *plan)
{
	const struct strip *strips = composer->sheet.unit->galley.strips.at;
	for (size_t i = plan->end; i-- > plan->first;)
		for (uint32_t k = strips[i].start_count; k-- > 0;)
			if (is_section_head(composer, strips[i].starts[k]))
				return node_text(&composer->sheet.unit->arena,
					strips[i].starts[k]);
	return composer->section;
}

static void put_notes(struct composer *composer, const struct page_plan *plan)
{
	const struct style *style = composer->style;
	const struct strip *strips = composer->sheet.unit->galley.strips.at;
	length total = 0;
	for (size_t i = plan->first; i < plan->end; i++)
		total += strips[i].note_height;
	if (total == 0)
		return;
	length y = style->height - total;
	sheet_put_box(&composer->sheet, 0,
		y - style->at.note_rule_gap + style->at.note_leading / 4,
		style->at.note_rule_width, PT(0.4), style->colors.rule);
	bool ignored = true;
	for (size_t i = plan->first; i < plan->end; i++) {
		for (uint32_t k = 0; k < strips[i].note_count; k++) {
			const struct strip_note *note = &strips[i].notes[k];
			for (size_t n = 0; n < note->count; n++) {
				y += note->strips[n].gap.size;
				begin_nodes(composer, &note->strips[n], y,
					&ignored);
				sheet_put_strip(&composer->sheet,
					&note->strips[n], y,
					/*is_artifact=*/false);
				y += note->strips[n].height;
			}
		}
	}
}

static bool note_start(struct composer *composer, const struct strip *first)
{
	struct unit *unit = composer->sheet.unit;
	return unit_note_start(
		unit, unit->pages.count, first, composer->sheet.lesson);
}

static void finish_page(struct composer *composer, struct text_job *job,
	bool is_opening, bool is_turned)
{
	struct sheet *sheet = &composer->sheet;
	struct unit *unit = sheet->unit;
	const struct style *style = composer->style;
	size_t number = unit->first_page + unit->pages.count;
	struct page_facts facts = {
		.label = sheet->run->labels[number],
		.section = composer->section,
		.is_recto = number % 2 == 0,
		.is_opening = is_opening,
	};
	if (!is_turned && !job->is_sketch)
		furnish(sheet, &facts, job);
	struct page page = sheet_page(sheet);
	page.label = facts.label;
	page.width = style->page_width;
	page.height = style->page_height;
	page.is_recto = facts.is_recto;
	page.is_turned = is_turned;
	vec_push(&unit->pages, page);
}

static void begin_sheet(struct composer *composer)
{
	struct sheet *sheet = &composer->sheet;
	size_t number = sheet->unit->first_page + sheet->unit->pages.count;
	sheet_clear(sheet);
	sheet->left = style_left(
		composer->style, number % 2 == 0, sheet->run->page_count);
	sheet->top = composer->style->top;
	sheet->width = composer->style->measure;
}

/* A floated figure is read behind the text that it stands over. */
static void put_strips(struct composer *composer, bool is_floated)
{
	for (size_t i = 0; i < composer->standing.count; i++) {
		const struct standing *standing = &composer->standing.at[i];
		if (standing->strip->is_floated == is_floated)
			sheet_put_strip(&composer->sheet, standing->strip,
				standing->y, standing->source == NULL);
	}
}

static void compose_page(struct composer *composer,
	const struct page_plan *plan, struct text_job *job)
{
	bool has_section = false, has_start = false;
	const struct strip *strips = composer->sheet.unit->galley.strips.at;
	begin_sheet(composer);
	stand_up(composer, plan);
	fill_page(composer, plan);
	for (size_t i = 0; i < composer->standing.count; i++)
		draw_bands(composer, i, composer->standing.at[i].strip->band);
	const struct strip *before = NULL;
	for (size_t i = 0; i < composer->standing.count; i++) {
		const struct standing *standing = &composer->standing.at[i];
		if (standing->source != NULL && standing->source != before)
			begin_nodes(composer, standing->source, standing->y,
				&has_section);
		if (standing->source != NULL && !has_start)
			has_start = note_start(composer, standing->source);
		before = standing->source;
	}
	put_strips(composer, /*is_floated=*/false);
	put_strips(composer, /*is_floated=*/true);
	put_notes(composer, plan);
	finish_page(composer, job, strips[plan->first].is_opening,
		/*is_turned=*/false);
	composer->section = last_section(composer, plan);
}

/* A table on its side, in a frame as wide as the page is high. */
static void compose_turned(struct composer *composer, const struct strip *strip,
	struct text_job *job)
{
	const struct style *style = composer->style;
	bool has_section = true;
	begin_sheet(composer);
	composer->sheet.left = style->top;
	composer->sheet.top = (style->page_width - style->measure) / 2;
	composer->sheet.width = style->height;
	begin_nodes(composer, strip, 0, &has_section);
	note_start(composer, strip);
	sheet_put_strip(&composer->sheet, strip, 0, /*is_artifact=*/false);
	finish_page(composer, job, /*is_opening=*/false, /*is_turned=*/true);
}

void unit_compose(
	struct unit *unit, const struct run_context *run, struct text_job *job)
{
	// The words of running heads were looked at when they were set.
	struct diags repeated;
	diags_init(&repeated, /*is_strict=*/false);
	text_job_begin(job, &unit->arena, &unit->draft, &repeated);
	struct page_rules rules = {
		.height = run->style->height,
		.note_skip = run->style->at.note_skip,
		.line = run->style->at.leading,
		.paragraph_gap = run->style->paragraph_gap,
	};
	struct layout layout = {
		.text = job,
		.style = run->style,
		.book = run->book,
	};
	struct composer composer = {
		.sheet = { .unit = unit, .run = run },
		.layout = &layout,
		.style = run->style,
	};
	if (unit->lesson_count > 0)
		composer.sheet.lesson =
			run->book->lessons.at[unit->first_lesson];
	pager_init(&composer.pager, &unit->galley, &rules, &unit->draft);
	for (size_t i = 0; i < unit->plans.count; i++) {
		const struct unit_page *page = &unit->plans.at[i];
		if (page->turned != NULL)
			compose_turned(&composer, page->turned, job);
		else
			compose_page(&composer, &page->plan, job);
	}
	sheet_free(&composer.sheet);
	vec_free(&composer.standing);
	galley_free(&unit->galley);
	arena_free(&unit->draft);
	diags_free(&repeated);
}
