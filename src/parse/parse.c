/* SPDX-License-Identifier: MIT */
/* Manuscript -> book: the entries of SUMMARY.md become lessons and parts. */
#include "parse/parse.h"

#include "base/map.h"
#include "base/path.h"
#include "markdown/markdown.h"
#include "parse/blocks.h"
#include "parse/front_matter.h"
#include "parse/glossary.h"

static void parse_lesson(
	struct parse *parse, const struct entry *entry, struct lesson *lesson)
{
	parse->text = &entry->text;
	parse->has_deep_message = parse->has_template_message = false;
	arena_init(&parse->scratch);
	size_t start = front_matter_read(parse, lesson);
	markdown_read(parse, start, lesson->root);
	blocks_finish(parse, lesson->root);
	if (parse->settings->is_honkit && lesson->role == ROLE_GLOSSARY)
		glossary_finish(parse->arena, lesson->root);
	arena_free(&parse->scratch);
}

static enum lesson_role role_of(const struct entry *entry)
{
	struct str stem = path_stem(entry->path);
	if (str_equal_folded(stem, STR("glossary")))
		return ROLE_GLOSSARY;
	if (str_equal_folded(stem, STR("solutions")))
		return ROLE_SOLUTIONS;
	switch (entry->place) {
	case PLACE_PREFIX:
		return ROLE_PREFACE;
	case PLACE_NUMBERED:
		return ROLE_CHAPTER;
	case PLACE_SUFFIX:
		return ROLE_APPENDIX;
	}
	return ROLE_CHAPTER;
}

/* The path without its extension in letters that any reader takes. */
static struct str slug_of(struct arena *arena, struct str path)
{
	struct buf slug = { 0 };
	struct str extension = path_extension(path);
	if (extension.length > 0)
		path = str_slice(path, 0, path.length - extension.length - 1);
	for (size_t i = 0; i < path.length; i++) {
		char byte = path.at[i];
		bool is_letter = byte >= 'a' && byte <= 'z';
		bool is_digit = byte >= '0' && byte <= '9';
		if (byte >= 'A' && byte <= 'Z')
			buf_put_byte(&slug, (char)(byte - 'A' + 'a'));
		else if (is_letter || is_digit || byte == '_')
			buf_put_byte(&slug, byte);
		else if (slug.length > 0 && slug.at[slug.length - 1] != '-')
			buf_put_byte(&slug, '-');
	}
	if (slug.length == 0)
		buf_put(&slug, STR("lesson"));
	struct str copy = arena_copy(arena, buf_str(&slug));
	buf_free(&slug);
	return copy;
}

static struct str unique_slug(
	struct book *book, struct map *slugs, const struct entry *entry)
{
	struct str stem = slug_of(&book->arena, entry->path), slug = stem;
	for (int i = 2; map_find(slugs, slug); i++)
		slug = arena_format(
			&book->arena, "%.*s-%d", STR_FORMAT(stem), i);
	map_put(slugs, slug, book);
	return slug;
}

static struct lesson *parent_of(const struct book *book, int depth)
{
	for (size_t i = book->lessons.count; i-- > 0;)
		if (book->lessons.at[i]->depth < depth)
			return book->lessons.at[i];
	return NULL;
}

static struct lesson *make_lesson(
	struct book *book, struct map *slugs, const struct entry *entry)
{
	struct lesson *lesson = ARENA_NEW(&book->arena, struct lesson);
	struct span start = { entry->text.text
			? expansion_span(&entry->text, 0).source
			: NULL,
		1, 1 };
	*lesson = (struct lesson){
		.title = entry->title,
		.number = entry->number,
		.path = entry->path,
		.slug = unique_slug(book, slugs, entry),
		.role = role_of(entry),
		.is_draft = entry->kind == ENTRY_DRAFT,
		.depth = entry->depth,
		.parent = parent_of(book, entry->depth),
		.root = node_make(&book->arena, NODE_DOCUMENT, start),
		.span = entry->span,
		.language = entry->language,
	};
	return lesson;
}

static struct str roman(struct arena *arena, size_t number)
{
	static const struct {
		size_t value;
		const char *letters;
	} steps[] = { { 10, "X" }, { 9, "IX" }, { 5, "V" }, { 4, "IV" },
		{ 1, "I" } };
	struct buf letters = { 0 };
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		for (; number >= steps[i].value; number -= steps[i].value)
			buf_put(&letters, str_of(steps[i].letters));
	struct str copy = arena_copy(arena, buf_str(&letters));
	buf_free(&letters);
	return copy;
}

static struct part *make_part(
	struct book *book, const struct entry *entry, size_t *number)
{
	struct part *part = ARENA_NEW(&book->arena, struct part);
	*part = (struct part){ .title = entry->title,
		.first_lesson = book->lessons.count,
		.span = entry->span };
	if (entry->title.length > 0)
		part->number = roman(&book->arena, ++*number);
	vec_push(&book->parts, part);
	return part;
}

bool parse_manuscript(const struct manuscript *manuscript, struct book *book,
	struct diags *diags)
{
	struct parse parse = { .arena = &book->arena,
		.settings = &manuscript->settings,
		.diags = diags };
	struct map slugs = { 0 };
	struct part *part = NULL;
	size_t part_number = 0;
	parse.markdown = markdown_open(parse.settings);
	book->metadata = &manuscript->metadata;
	book->settings = &manuscript->settings;
	for (size_t i = 0; i < manuscript->entries.count; i++) {
		const struct entry *entry = &manuscript->entries.at[i];
		if (entry->kind == ENTRY_PART ||
			entry->kind == ENTRY_SEPARATOR) {
			part = make_part(book, entry, &part_number);
			continue;
		}
		struct lesson *lesson = make_lesson(book, &slugs, entry);
		if (part && entry->place == PLACE_NUMBERED) {
			lesson->part = part;
			part->lesson_count++;
		}
		if (entry->kind == ENTRY_LESSON)
			parse_lesson(&parse, entry, lesson);
		if (lesson->short_title.length == 0)
			lesson->short_title = lesson->title;
		vec_push(&book->lessons, lesson);
	}
	markdown_close(parse.markdown);
	map_free(&slugs);
	return diags_ok(diags);
}
