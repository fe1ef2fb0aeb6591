/* SPDX-License-Identifier: MIT */
/*
 * One look over the whole book before anything is written: names of files,
 * ids of index marks, the first reference to each glossary term, the nodes at
 * which printed pages start.
 */
#include "epub/private.h"

#include "tree/walk.h"

struct str address_key(const void *const *pointer)
{
	return (struct str){ (const char *)pointer, sizeof(*pointer) };
}

void *address_find(const struct map *map, const void *pointer)
{
	return map_find(map, address_key(&pointer));
}

static void address_put(struct writer *writer, struct map *map,
	const void *pointer, void *value)
{
	const void **kept = ARENA_NEW(&writer->arena, const void *);
	*kept = pointer;
	map_put(map, address_key(kept), value);
}

struct str word_of(const struct writer *writer, enum word word)
{
	return writer->book->words[word];
}

struct str lesson_file(const struct writer *writer, const struct lesson *lesson)
{
	const struct str *name = address_find(&writer->lessons, lesson);
	return name ? *name : (struct str){ 0 };
}

struct str id_of(const struct writer *writer, const struct node *node)
{
	const struct str *id;
	if (!str_is_empty(node->id))
		return node->id;
	id = address_find(&writer->ids, node);
	return id ? *id : (struct str){ 0 };
}

struct str page_label(const struct writer *writer, uint32_t page)
{
	if (page == 0 || page > writer->book->page_label_count)
		return (struct str){ 0 };
	return writer->book->page_labels[page - 1];
}

/* Lower letters, digits and hyphens only, as every reading system takes. */
static struct str safe_stem(struct arena *arena, struct str slug)
{
	char *bytes = arena_make(arena, slug.length + 1);
	for (size_t i = 0; i < slug.length; i++) {
		char byte = slug.at[i];
		if (byte >= 'A' && byte <= 'Z')
			byte = (char)(byte - 'A' + 'a');
		bool is_safe = (byte >= 'a' && byte <= 'z') ||
			(byte >= '0' && byte <= '9');
		bytes[i] = is_safe ? byte : '-';
	}
	return str_is_empty(slug) ? STR("lesson")
				  : (struct str){ bytes, slug.length };
}

/* Names that our own files have, without their extension. */
static const char *const taken_names[] = { "nav", "cover", "title-page",
	"copyright", "dedication", "book-index", "colophon" };

static void name_files(struct writer *writer)
{
	struct map taken = { 0 };
	const struct book *book = writer->book;
	for (size_t i = 0; i < sizeof(taken_names) / sizeof(*taken_names); i++)
		map_put(&taken, str_of(taken_names[i]), writer);
	for (size_t i = 0; i < book->parts.count; i++)
		map_put(&taken, part_stem(&writer->arena, i), writer);
	writer->lesson_files = ARENA_ARRAY(
		&writer->arena, struct str, book->lessons.count + 1);
	for (size_t i = 0; i < book->lessons.count; i++) {
		struct lesson *lesson = book->lessons.at[i];
		if (lesson->is_draft)
			continue;
		struct str stem = safe_stem(&writer->arena, lesson->slug);
		struct str name = stem;
		for (int n = 2; map_find(&taken, name); n++)
			name = arena_format(
				&writer->arena, "%.*s-%d", STR_FORMAT(stem), n);
		map_put(&taken, name, lesson);
		writer->lesson_files[i] = arena_format(
			&writer->arena, "%.*s.xhtml", STR_FORMAT(name));
		address_put(writer, &writer->lessons, lesson,
			&writer->lesson_files[i]);
	}
	map_free(&taken);
}

static void find_breaks(struct writer *writer)
{
	const struct book *book = writer->book;
	writer->pages = ARENA_ARRAY(
		&writer->arena, struct page_place, book->page_starts.count + 1);
	for (size_t i = 0; i < book->page_starts.count; i++) {
		const struct node *node = book->page_starts.at[i].node;
		if (!node || book->page_starts.at[i].kind != START_LESSON)
			continue;
		struct break_range *range = address_find(&writer->breaks, node);
		if (range && range->first + range->count == i) {
			range->count++;
			continue;
		}
		if (range)
			continue;
		range = ARENA_NEW(&writer->arena, struct break_range);
		*range = (struct break_range){ i, 1 };
		address_put(writer, &writer->breaks, node, range);
	}
}

/* What the walk over a lesson keeps. */
struct survey {
	struct writer *writer;
	const struct lesson *lesson;
	int marks, references;
};

static void give_id(struct survey *survey, const struct node *node,
	const char *prefix, int number)
{
	struct writer *writer = survey->writer;
	struct str *id = ARENA_NEW(&writer->arena, struct str);
	*id = arena_format(&writer->arena, "%s%d", prefix, number);
	address_put(writer, &writer->ids, node, id);
}

static void survey_link(struct survey *survey, const struct node *node)
{
	struct writer *writer = survey->writer;
	const struct node *target = node->as.link.node;
	if (!target || target->kind != NODE_TERM ||
		survey->lesson->role == ROLE_GLOSSARY ||
		address_find(&writer->backs, target))
		return;
	struct reference *reference =
		ARENA_NEW(&writer->arena, struct reference);
	*reference = (struct reference){ survey->lesson, node };
	address_put(writer, &writer->backs, target, reference);
	if (str_is_empty(node->id))
		give_id(survey, node, "ref-", ++survey->references);
}

static void survey_image(struct writer *writer, const struct image *image)
{
	writer->has_image = true;
	if (str_is_empty(image->alt) && !image->is_decorative)
		writer->lacks_alt = true;
	if (image->width_percent > 0 && image->width_percent <= 100)
		writer->widths[image->width_percent] = true;
}

static enum walk survey_node(void *self, struct node *node)
{
	struct survey *survey = self;
	struct writer *writer = survey->writer;
	if (node->kind == NODE_INDEX_MARK && str_is_empty(node->id))
		give_id(survey, node, "ix-", ++survey->marks);
	else if (node->kind == NODE_LINK)
		survey_link(survey, node);
	else if (node->kind == NODE_IMAGE)
		survey_image(writer, &node->as.image);
	writer->has_table = writer->has_table || node->kind == NODE_TABLE;
	writer->has_listing = writer->has_listing || node->kind == NODE_LISTING;
	writer->has_note = writer->has_note || node->kind == NODE_FOOTNOTE;
	return WALK_IN;
}

void survey_book(struct writer *writer)
{
	static const struct visitor visitor = { .enter = survey_node };
	name_files(writer);
	find_breaks(writer);
	for (size_t i = 0; i < writer->book->lessons.count; i++) {
		struct survey survey = { .writer = writer,
			.lesson = writer->book->lessons.at[i] };
		if (survey.lesson->root)
			walk_tree(survey.lesson->root, &visitor, &survey);
	}
}
