/* SPDX-License-Identifier: MIT */
/* nav.xhtml: contents, landmarks, and the list of the printed pages. */
#include "epub/nav.h"

enum { MAXIMAL_DEPTH = 16 };

struct str contents_address(
	struct writer *writer, const struct contents_entry *entry)
{
	if (!entry->lesson)
		return part_file(writer, entry->part);
	struct str file = lesson_file(writer, entry->lesson);
	struct str id = entry->target ? id_of(writer, entry->target)
				      : (struct str){ 0 };
	if (str_is_empty(id))
		return file;
	return arena_format(
		&writer->arena, "%.*s#%.*s", STR_FORMAT(file), STR_FORMAT(id));
}

struct str contents_title(
	struct writer *writer, const struct contents_entry *entry)
{
	struct arena *arena = &writer->arena;
	bool is_numbered = writer->book->settings->number_chapters &&
		!str_is_empty(entry->number);
	if (entry->part && is_numbered)
		return arena_format(arena, "%.*s: %.*s",
			STR_FORMAT(book_numbered(writer->book, arena, WORD_PART,
				entry->number, " ")),
			STR_FORMAT(entry->title));
	if (is_numbered)
		return arena_format(arena, "%.*s %.*s",
			STR_FORMAT(entry->number), STR_FORMAT(entry->title));
	return entry->title;
}

int contents_level(const struct contents_entry *entry)
{
	const struct part *part = entry->lesson ? entry->lesson->part : NULL;
	bool is_outside = entry->lesson && (!part || str_is_empty(part->title));
	return entry->level > 0 ? entry->level - is_outside : 0;
}

bool has_file(const struct writer *writer, struct str name)
{
	for (size_t i = 0; i < writer->files.count; i++)
		if (str_equal(writer->files.at[i].name, name))
			return true;
	return false;
}

bool has_page_list(const struct writer *writer)
{
	for (size_t i = 0; i < writer->book->page_starts.count; i++)
		if (writer->pages[i].is_placed)
			return true;
	return false;
}

void put_list_markers(
	struct writer *writer, struct xml *xml, enum start_kind kind, size_t at)
{
	const struct book *book = writer->book;
	for (size_t i = 0; i < book->page_starts.count; i++)
		if (book->page_starts.at[i].kind == kind &&
			book->page_starts.at[i].number == at &&
			!writer->pages[i].is_placed)
			put_marker(writer, xml, STR("nav.xhtml"), i, "span");
}

static void put_link(struct xml *xml, struct str address, struct str text)
{
	xml_open(xml, "a");
	xml_attribute(xml, "href", address);
	xml_text(xml, text);
	xml_close(xml, "a");
}

static void open_nav(
	struct xml *xml, const char *type, const char *role, bool is_hidden)
{
	xml_open(xml, "nav");
	xml_attribute(xml, "epub:type", str_of(type));
	xml_attribute_if(xml, "role", str_of(role));
	if (is_hidden)
		xml_attribute(xml, "hidden", STR("hidden"));
	xml_line(xml);
}

/* The index stands behind the lessons, as in print. */
static void put_index(struct writer *writer, struct xml *xml)
{
	if (!has_file(writer, STR("book-index.xhtml")))
		return;
	xml_line(xml);
	xml_open(xml, "li");
	xml_open(xml, "a");
	xml_attribute(xml, "href", STR("book-index.xhtml"));
	put_list_markers(
		writer, xml, START_CONTENTS, writer->book->contents.count);
	xml_text(xml, word_of(writer, WORD_INDEX));
	xml_close(xml, "a");
	xml_close(xml, "li");
}

/*
 * Nested lists out of levels. depth counts the open lists; a level deeper than
 * the last opens one list, whatever the difference.
 */
static void put_contents(struct writer *writer, struct xml *xml)
{
	const struct book *book = writer->book;
	int levels[MAXIMAL_DEPTH] = { 0 };
	int depth = 0;
	for (size_t i = 0; i < book->contents.count; i++) {
		const struct contents_entry *entry = &book->contents.at[i];
		int level = contents_level(entry);
		bool is_deeper = depth == 0 ||
			(depth < MAXIMAL_DEPTH && level > levels[depth - 1]);
		if (!is_deeper)
			xml_close(xml, "li");
		while (depth > 1 && level < levels[depth - 1] &&
			level <= levels[depth - 2]) {
			xml_close(xml, "ol");
			xml_close(xml, "li");
			depth--;
		}
		if (is_deeper) {
			xml_line(xml);
			xml_open(xml, "ol");
			levels[depth++] = level;
		}
		xml_line(xml);
		xml_open(xml, "li");
		xml_open(xml, "a");
		xml_attribute(xml, "href", contents_address(writer, entry));
		// a list of navigation has room for a marker in its links only
		put_list_markers(writer, xml, START_CONTENTS, i);
		xml_text(xml, contents_title(writer, entry));
		xml_close(xml, "a");
	}
	for (; depth > 1; depth--) {
		xml_close(xml, "li");
		xml_close(xml, "ol");
	}
	xml_close(xml, "li");
	put_index(writer, xml);
	xml_close(xml, "ol");
	xml_line(xml);
}

/* A book without a lesson has its title page at least. */
static void put_title_only(struct writer *writer, struct xml *xml)
{
	xml_open(xml, "ol");
	xml_open(xml, "li");
	put_link(xml, STR("title-page.xhtml"), writer->book->metadata->title);
	xml_close(xml, "li");
	xml_close(xml, "ol");
	xml_line(xml);
}

static void put_landmark(
	struct xml *xml, const char *type, struct str address, struct str text)
{
	xml_open(xml, "li");
	xml_open(xml, "a");
	xml_attribute(xml, "epub:type", str_of(type));
	xml_attribute(xml, "href", address);
	xml_text(xml, text);
	xml_close(xml, "a");
	xml_close(xml, "li");
	xml_line(xml);
}

static void put_lesson_landmarks(struct writer *writer, struct xml *xml)
{
	const struct lesson *first = NULL, *glossary = NULL;
	for (size_t i = 0; i < writer->book->lessons.count; i++) {
		const struct lesson *lesson = writer->book->lessons.at[i];
		if (lesson->is_draft)
			continue;
		if (!first && lesson->role == ROLE_CHAPTER)
			first = lesson;
		if (!glossary && lesson->role == ROLE_GLOSSARY)
			glossary = lesson;
	}
	if (first)
		put_landmark(xml, "bodymatter", lesson_file(writer, first),
			first->title);
	if (glossary)
		put_landmark(xml, "glossary", lesson_file(writer, glossary),
			glossary->title);
}

static void put_landmarks(struct writer *writer, struct xml *xml)
{
	open_nav(xml, "landmarks", NULL, /*is_hidden=*/true);
	xml_open(xml, "ol");
	xml_line(xml);
	if (has_file(writer, STR("cover.xhtml")))
		put_landmark(xml, "cover", STR("cover.xhtml"),
			word_of(writer, WORD_COVER));
	put_landmark(xml, "titlepage", STR("title-page.xhtml"),
		word_of(writer, WORD_TITLE_PAGE));
	put_landmark(xml, "toc", STR("nav.xhtml#toc"),
		word_of(writer, WORD_CONTENTS));
	put_lesson_landmarks(writer, xml);
	if (has_file(writer, STR("book-index.xhtml")))
		put_landmark(xml, "index", STR("book-index.xhtml"),
			word_of(writer, WORD_INDEX));
	xml_close(xml, "ol");
	xml_close(xml, "nav");
	xml_line(xml);
}

static void put_page_list(struct writer *writer, struct xml *xml)
{
	const struct book *book = writer->book;
	if (!has_page_list(writer))
		return;
	open_nav(xml, "page-list", "doc-pagelist", /*is_hidden=*/true);
	xml_open(xml, "ol");
	xml_line(xml);
	for (size_t i = 0; i < book->page_starts.count; i++) {
		const struct page_place *place = &writer->pages[i];
		if (!place->is_placed)
			continue;
		xml_open(xml, "li");
		put_link(xml,
			arena_format(&writer->arena, "%.*s#%.*s",
				STR_FORMAT(place->file), STR_FORMAT(place->id)),
			book->page_starts.at[i].label);
		xml_close(xml, "li");
		xml_line(xml);
	}
	xml_close(xml, "ol");
	xml_close(xml, "nav");
	xml_line(xml);
}

void write_nav(struct writer *writer)
{
	struct str title = word_of(writer, WORD_CONTENTS);
	struct xml xml;
	open_document(writer, &xml, title, "frontmatter");
	put_markers(writer, &xml, STR("nav.xhtml"), START_CONTENTS, 0);
	xml_open(&xml, "nav");
	xml_attribute(&xml, "epub:type", STR("toc"));
	xml_attribute(&xml, "role", STR("doc-toc"));
	xml_attribute(&xml, "id", STR("toc"));
	xml_line(&xml);
	xml_leaf(&xml, "h1", title);
	if (writer->book->contents.count > 0)
		put_contents(writer, &xml);
	else
		put_title_only(writer, &xml);
	xml_close(&xml, "nav");
	xml_line(&xml);
	put_lists(writer, &xml);
	put_landmarks(writer, &xml);
	put_page_list(writer, &xml);
	close_document(&xml);
	add_document(writer, STR("nav.xhtml"), &xml);
	writer->files.at[writer->files.count - 1].properties = "nav";
}
