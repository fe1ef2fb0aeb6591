/* SPDX-License-Identifier: MIT */
/*
 * Book -> pages. The book is cut into units (title pages, parts, chapters,
 * index), each laid out on its own, by as many threads as there are jobs. Page
 * numbers are a sum over the units. What prints page numbers is laid out when
 * they are known, again until they settle; then all pages are composed.
 */
#include "typeset/typeset.h"

#include <string.h>

#include "base/pool.h"
#include "glyphs/font.h"
#include "glyphs/hyphen.h"
#include "text/picture.h"
#include "typeset/unit.h"

enum { ROUNDS_MOST = 4, JOBS_MOST = 64 };

struct typesetting {
	struct run_context run;
	struct style style;
	struct diags *diags;
	struct fonts *fonts;
	struct arena hyphen_arena;
	struct hyphens *hyphens;
	struct text_job jobs[JOBS_MOST]; /* one a thread */
	int job_count;
	VEC(struct unit) units;
	VEC(struct unit *) turn; /* those that are worked on */
	VEC(struct str) labels;
};

static bool page_option(
	const struct settings *settings, const char *name, bool otherwise)
{
	const struct option *option = option_find(
		settings->pages, settings->page_count, str_of(name));
	if (option == NULL)
		return otherwise;
	return str_equal(option->value, STR("true"));
}

static struct unit *add_unit(
	struct typesetting *set, enum unit_kind kind, bool is_roman)
{
	struct unit unit;
	unit_init(&unit, kind, set->diags->is_strict);
	unit.is_roman = is_roman;
	vec_push(&set->units, unit);
	return &set->units.at[set->units.count - 1];
}

static void add_front(struct typesetting *set)
{
	const struct book *book = set->run.book;
	const struct settings *settings = book->settings;
	if (page_option(settings, "half-title", true))
		add_unit(set, UNIT_HALF_TITLE, /*is_roman=*/true);
	if (page_option(settings, "title-page", true))
		add_unit(set, UNIT_TITLE, /*is_roman=*/true);
	if (!str_is_empty(book->metadata->dedication))
		add_unit(set, UNIT_DEDICATION, /*is_roman=*/true);
	if (book->contents.count > 0 && page_option(settings, "contents", true))
		add_unit(set, UNIT_CONTENTS, /*is_roman=*/true);
	if (page_option(settings, "list-of-figures", false))
		add_unit(set, UNIT_FIGURES, /*is_roman=*/true);
	if (page_option(settings, "list-of-tables", false))
		add_unit(set, UNIT_TABLES, /*is_roman=*/true);
	if (page_option(settings, "list-of-listings", false))
		add_unit(set, UNIT_LISTINGS, /*is_roman=*/true);
}

/* The part whose first lesson this is, when it has a title; or NULL. */
static struct part *part_before(const struct book *book, size_t lesson)
{
	for (size_t i = 0; i < book->parts.count; i++) {
		struct part *part = book->parts.at[i];
		if (part->first_lesson == lesson && part->lesson_count > 0 &&
			!str_is_empty(part->title))
			return part;
	}
	return NULL;
}

/* A lesson of the top with those nested in it; drafts have no pages. */
static size_t add_chapter(struct typesetting *set, size_t first, bool is_roman)
{
	const struct book *book = set->run.book;
	size_t end = first + 1;
	bool has_text = !book->lessons.at[first]->is_draft;
	while (end < book->lessons.count && book->lessons.at[end]->depth > 0) {
		has_text |= !book->lessons.at[end]->is_draft;
		end++;
	}
	if (has_text) {
		struct unit *unit = add_unit(set, UNIT_CHAPTER, is_roman);
		unit->first_lesson = first;
		unit->lesson_count = end - first;
	}
	return end;
}

static void add_units(struct typesetting *set)
{
	const struct book *book = set->run.book;
	const struct settings *settings = book->settings;
	add_front(set);
	bool is_roman = true;
	for (size_t i = 0; i < book->lessons.count;) {
		struct part *part = part_before(book, i);
		enum lesson_role role = book->lessons.at[i]->role;
		if (part != NULL || role == ROLE_CHAPTER ||
			role == ROLE_APPENDIX)
			is_roman = false;
		if (part != NULL)
			add_unit(set, UNIT_PART, is_roman)->part = part;
		i = add_chapter(set, i, is_roman);
	}
	if (book->index.count > 0 && page_option(settings, "index", true))
		add_unit(set, UNIT_INDEX, /*is_roman=*/false);
	bool is_english = str_starts(book->metadata->language, STR("en"));
	if (page_option(settings, "colophon", is_english))
		add_unit(set, UNIT_COLOPHON, /*is_roman=*/false);
}

static struct str roman(struct arena *arena, size_t number)
{
	static const struct {
		const char *letters;
		size_t value;
	} signs[] = { { "m", 1000 }, { "cm", 900 }, { "d", 500 }, { "cd", 400 },
		{ "c", 100 }, { "xc", 90 }, { "l", 50 }, { "xl", 40 },
		{ "x", 10 }, { "ix", 9 }, { "v", 5 }, { "iv", 4 }, { "i", 1 } };
	struct str text = { 0 };
	for (size_t i = 0; number > 0;) {
		if (number < signs[i].value) {
			i++;
			continue;
		}
		text = arena_format(
			arena, "%.*s%s", STR_FORMAT(text), signs[i].letters);
		number -= signs[i].value;
	}
	return text;
}

static struct str folio(struct typesetting *set, size_t number, bool is_roman)
{
	struct arena *arena = &set->run.pages->arena;
	return is_roman ? roman(arena, number)
			: arena_format(arena, "%zu", number);
}

/* Adds up the pages; true when all stand where they stood before. */
static bool number_pages(struct typesetting *set)
{
	size_t page = 0, first_arabic = 0;
	bool is_roman = true, is_settled = true;
	vec_clear(&set->labels);
	for (size_t i = 0; i < set->units.count; i++) {
		struct unit *unit = &set->units.at[i];
		for (; page % 2 != 0; page++)
			vec_push(&set->labels,
				folio(set, page - first_arabic + 1, is_roman));
		if (is_roman && !unit->is_roman) {
			is_roman = false;
			first_arabic = page;
		}
		is_settled &= unit->first_page == page;
		unit->first_page = page;
		if (unit->kind == UNIT_INDEX)
			set->run.index_page = (uint32_t)page + 1;
		for (size_t k = 0; k < unit->plans.count; k++, page++)
			vec_push(&set->labels,
				folio(set, page - first_arabic + 1, is_roman));
	}
	set->run.labels = set->labels.at;
	set->run.page_count = set->labels.count;
	return is_settled;
}

static bool shows_pages(enum unit_kind kind)
{
	return kind == UNIT_CONTENTS || kind == UNIT_FIGURES ||
		kind == UNIT_TABLES || kind == UNIT_LISTINGS ||
		kind == UNIT_INDEX;
}

/* A chapter of a sketch is done with when its page breaks are known. */
static bool is_sketched(const struct typesetting *set, const struct unit *unit)
{
	return set->jobs[0].is_sketch && unit->kind == UNIT_CHAPTER;
}

static void lay_out_one(void *self, int worker, size_t item)
{
	struct typesetting *set = self;
	struct unit *unit = set->turn.at[item];
	unit_clear(unit);
	unit_lay_out(unit, &set->run, &set->jobs[worker]);
	if (is_sketched(set, unit))
		unit_sketch(unit, &set->run);
}

static void compose_one(void *self, int worker, size_t item)
{
	struct typesetting *set = self;
	struct unit *unit = &set->units.at[item];
	if (!is_sketched(set, unit))
		unit_compose(unit, &set->run, &set->jobs[worker]);
}

static void lay_out_units(struct typesetting *set, bool with_pages)
{
	vec_clear(&set->turn);
	for (size_t i = 0; i < set->units.count; i++)
		if (shows_pages(set->units.at[i].kind) == with_pages)
			vec_push(&set->turn, &set->units.at[i]);
	pool_run(set->job_count, set->turn.count, lay_out_one, set);
}

/* Contents and index move pages and show them: until nothing moves. */
static void settle(struct typesetting *set)
{
	lay_out_units(set, /*with_pages=*/false);
	number_pages(set);
	for (int round = 0; round < ROUNDS_MOST; round++) {
		for (size_t i = 0; i < set->units.count; i++)
			unit_number_nodes(&set->units.at[i], &set->run);
		lay_out_units(set, /*with_pages=*/true);
		if (number_pages(set) && round > 0)
			break;
	}
	for (size_t i = 0; i < set->units.count; i++)
		unit_number_nodes(&set->units.at[i], &set->run);
}

static void add_pictures(struct typesetting *set)
{
	struct book *book = set->run.book;
	struct pages *pages = set->run.pages;
	for (size_t i = 0; i < book->images.count; i++) {
		const struct image_file *file = book->images.at[i];
		if (!picture_is_drawable(file)) {
			diag(set->diags, file->span, MSG_PICTURE_UNSUPPORTED,
				"'%.*s'", STR_FORMAT(file->path));
			continue;
		}
		uint32_t *number = ARENA_NEW(&pages->arena, uint32_t);
		*number = (uint32_t)pages->pictures.count;
		struct picture picture = {
			.kind = file->kind == IMAGE_PNG    ? PICTURE_PNG
				: file->kind == IMAGE_JPEG ? PICTURE_JPEG
							   : PICTURE_SVG,
			.bytes = file->bytes,
			.path = file->path,
			.span = file->span,
		};
		vec_push(&pages->pictures, picture);
		map_put(&set->run.pictures, file->path, number);
	}
}

static void add_blank(struct typesetting *set)
{
	struct pages *pages = set->run.pages;
	struct page blank = {
		.label = set->run.labels[pages->pages.count],
		.width = set->style.page_width,
		.height = set->style.page_height,
		.is_recto = pages->pages.count % 2 == 0,
		.is_blank = true,
	};
	vec_push(&pages->pages, blank);
}

/* What a unit that is no chapter is called as a destination. */
static struct str unit_name(struct typesetting *set, const struct unit *unit)
{
	static const char *const names[UNIT_KIND_COUNT] = {
		[UNIT_HALF_TITLE] = "half-title",
		[UNIT_TITLE] = "title-page",
		[UNIT_DEDICATION] = "dedication",
		[UNIT_CONTENTS] = "contents",
		[UNIT_FIGURES] = "figures",
		[UNIT_TABLES] = "tables",
		[UNIT_LISTINGS] = "listings",
		[UNIT_INDEX] = "index",
		[UNIT_COLOPHON] = "colophon",
	};
	if (unit->kind == UNIT_PART)
		return arena_format(&set->run.pages->arena, "part-%.*s",
			STR_FORMAT(unit->part->number));
	return str_of(names[unit->kind]);
}

static void add_start(struct typesetting *set, enum start_kind kind,
	size_t number, size_t page)
{
	struct page_start start = {
		.kind = kind,
		.number = number,
		.page = (uint32_t)page,
	};
	vec_push(&set->run.book->page_starts, start);
}

static size_t number_of_part(const struct book *book, const struct part *part)
{
	size_t number = 0;
	while (book->parts.at[number] != part)
		number++;
	return number;
}

/* What the first page of a unit is for the EPUB, which has no half title. */
static bool find_start_kind(enum unit_kind unit, enum start_kind *kind)
{
	static const struct {
		bool is_said;
		enum start_kind kind;
	} kinds[UNIT_KIND_COUNT] = {
		[UNIT_TITLE] = { true, START_TITLE },
		[UNIT_DEDICATION] = { true, START_DEDICATION },
		[UNIT_CONTENTS] = { true, START_CONTENTS },
		[UNIT_FIGURES] = { true, START_FIGURES },
		[UNIT_TABLES] = { true, START_TABLES },
		[UNIT_LISTINGS] = { true, START_LISTINGS },
		[UNIT_PART] = { true, START_PART },
		[UNIT_INDEX] = { true, START_INDEX },
		[UNIT_COLOPHON] = { true, START_COLOPHON },
	};
	*kind = kinds[unit].kind;
	return kinds[unit].is_said;
}

/* The starts of pages that belong to no lesson. */
static void add_other_starts(struct typesetting *set, const struct unit *unit)
{
	enum start_kind kind;
	size_t page = unit->first_page;
	if (!find_start_kind(unit->kind, &kind))
		return;
	if (unit->entries.count == 0)
		add_start(set, kind,
			unit->part ? number_of_part(set->run.book, unit->part)
				   : 0,
			page);
	if (kind == START_TITLE)
		add_start(set, START_COPYRIGHT, 0, page + 1);
	for (size_t i = 0; i < unit->entries.count && i < unit->pages.count;
		i++)
		if (unit->entries.at[i] != SIZE_MAX)
			add_start(set, kind, unit->entries.at[i], page + i);
}

static void join_unit(struct typesetting *set, struct unit *unit)
{
	struct pages *pages = set->run.pages;
	while (pages->pages.count < unit->first_page)
		add_blank(set);
	if (unit->kind != UNIT_CHAPTER) {
		struct destination destination = {
			.name = unit_name(set, unit),
			.page = (uint32_t)unit->first_page,
		};
		vec_push(&pages->destinations, destination);
	}
	for (size_t i = 0; i < unit->pages.count; i++)
		vec_push(&pages->pages, unit->pages.at[i]);
	for (size_t i = 0; i < unit->destinations.count; i++)
		vec_push(&pages->destinations, unit->destinations.at[i]);
	for (size_t i = 0; i < unit->starts.count; i++) {
		struct page_start start = unit->starts.at[i];
		start.page += (uint32_t)unit->first_page;
		vec_push(&set->run.book->page_starts, start);
	}
	add_other_starts(set, unit);
	diags_take(set->diags, &unit->diags);
}

static void join_units(struct typesetting *set)
{
	struct pages *pages = set->run.pages;
	pages->job_arenas =
		ARENA_ARRAY(&pages->arena, struct arena, set->units.count + 1);
	pool_run(set->job_count, set->units.count, compose_one, set);
	for (size_t i = 0; i < set->units.count; i++) {
		struct unit *unit = &set->units.at[i];
		join_unit(set, unit);
		pages->job_arenas[pages->job_count++] = unit->arena;
	}
	struct book *book = set->run.book;
	struct str *labels =
		ARENA_ARRAY(&book->arena, struct str, set->labels.count + 1);
	for (size_t i = 0; i < set->labels.count; i++)
		labels[i] = arena_copy(&book->arena, set->labels.at[i]);
	book->page_labels = labels;
	book->page_label_count = set->labels.count;
	for (size_t i = 0; i < book->page_starts.count; i++)
		book->page_starts.at[i].label =
			labels[book->page_starts.at[i].page];
	book->pagination = book_fingerprint(book, &book->arena);
	pages->pagination = book->pagination;
}

/* Tells the book which of the author's fonts serve its text and code. */
static void note_chosen_faces(struct typesetting *set)
{
	struct arena *arena = &set->run.book->arena;
	for (int i = 0; i < 8; i++) {
		struct chosen_face face = {
			.is_code = i & 4, .is_bold = i & 2, .is_italic = i & 1
		};
		struct text_style style = {
			.family = face.is_code ? FAMILY_MONO : FAMILY_SERIF,
			.weight = face.is_bold ? 700 : 400,
			.is_italic = face.is_italic,
			.size = set->style.body.text.size,
		};
		struct str path;
		if (!fonts_chosen(set->fonts, &style, &path, &face.index))
			continue;
		face.path = arena_copy(arena, path);
		face.family = arena_copy(
			arena, fonts_family(set->fonts, style.family));
		vec_push(&set->run.book->chosen_faces, face);
	}
}

static void prepare(struct typesetting *set, struct book *book,
	const struct typeset_options *options, struct pages *pages)
{
	pages->metadata = book->metadata;
	pages->font_folder = arena_copy(&pages->arena, options->font_folder);
	pages->root = ARENA_NEW(&pages->arena, struct tag);
	set->run = (struct run_context){
		.book = book,
		.style = &set->style,
		.pages = pages,
		.root = pages->root,
	};
	set->fonts = fonts_open(&pages->arena, options->font_folder);
	style_init(&set->style, book->metadata, book->settings, set->fonts,
		set->diags);
	note_chosen_faces(set);
	arena_init(&set->hyphen_arena);
	set->hyphens = hyphens_open(&set->hyphen_arena, options->hyphen_folder);
	set->job_count = options->jobs < 1  ? 1
		: options->jobs > JOBS_MOST ? JOBS_MOST
					    : options->jobs;
	for (int i = 0; i < set->job_count; i++) {
		text_job_init(&set->jobs[i], set->fonts, set->hyphens);
		set->jobs[i].is_sketch = options->is_sketch;
		set->jobs[i].language = book->metadata->language;
		set->jobs[i].is_right_to_left =
			book->metadata->is_right_to_left;
	}
	add_pictures(set);
	add_units(set);
}

bool typeset_book(struct book *book, const struct typeset_options *options,
	struct pages *pages, struct diags *diags)
{
	struct typesetting set = { .diags = diags };
	prepare(&set, book, options, pages);
	settle(&set);
	join_units(&set);
	outline_make(&set.run);
	fonts_put_faces(set.fonts, pages);
	for (size_t i = 0; i < set.units.count; i++)
		unit_free(&set.units.at[i]);
	vec_free(&set.units);
	vec_free(&set.turn);
	vec_free(&set.labels);
	map_free(&set.run.pictures);
	for (int i = 0; i < set.job_count; i++)
		text_job_free(&set.jobs[i]);
	hyphens_close(set.hyphens);
	arena_free(&set.hyphen_arena);
	fonts_close(set.fonts);
	return diags_ok(diags);
}
