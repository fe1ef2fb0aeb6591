/* SPDX-License-Identifier: MIT */
/* The index: terms with links to their marks, by the printed page's label. */
#include "epub/private.h"

/* A term; what stands between backticks is code. */
static void put_term(struct xml *xml, struct str term)
{
	bool is_code = false;
	while (!str_is_empty(term)) {
		size_t tick = str_find_byte(term, '`');
		if (tick > 0) {
			if (is_code)
				xml_open(xml, "code");
			xml_text(xml, str_slice(term, 0, tick));
			if (is_code)
				xml_close(xml, "code");
		}
		is_code = !is_code;
		term = str_slice(term, tick + 1, term.length);
	}
}

/* What a locator shows: the page, else the lesson's number, else its title. */
static struct str locator_of(
	struct writer *writer, const struct index_entry *entry, size_t mark)
{
	struct str label = page_label(writer, entry->marks[mark]->page);
	if (!str_is_empty(label))
		return label;
	label = entry->lessons[mark]->number;
	return str_is_empty(label) ? entry->lessons[mark]->short_title : label;
}

static void put_locator(struct writer *writer, struct xml *xml,
	const struct index_entry *entry, size_t mark, struct str label)
{
	xml_open(xml, "a");
	xml_attribute(xml, "epub:type", STR("index-locator"));
	xml_attribute(xml, "href",
		arena_format(&writer->arena, "%.*s#%.*s",
			STR_FORMAT(lesson_file(writer, entry->lessons[mark])),
			STR_FORMAT(id_of(writer, entry->marks[mark]))));
	xml_text(xml, label);
	xml_close(xml, "a");
}

/* The page of the mark that ends the range begun at start. */
static struct str range_end(
	struct writer *writer, const struct index_entry *entry, size_t start)
{
	for (size_t i = start + 1; i < entry->mark_count; i++)
		if (entry->marks[i]->as.index_mark.range == INDEX_END)
			return locator_of(writer, entry, i);
	return (struct str){ 0 };
}

static void put_locators(
	struct writer *writer, struct xml *xml, const struct index_entry *entry)
{
	struct str last = { 0 };
	for (size_t i = 0; i < entry->mark_count; i++) {
		const struct index_mark *mark = &entry->marks[i]->as.index_mark;
		struct str label = locator_of(writer, entry, i);
		if (mark->range == INDEX_END || !str_is_empty(mark->see) ||
			str_equal(label, last))
			continue;
		last = label;
		struct str end = mark->range == INDEX_START
			? range_end(writer, entry, i)
			: (struct str){ 0 };
		if (!str_is_empty(end) && !str_equal(end, label))
			label = arena_format(&writer->arena,
				"%.*s\xE2\x80\x93%.*s", STR_FORMAT(label),
				STR_FORMAT(end));
		xml_text(xml, book_mark(writer->book, ','));
		put_locator(writer, xml, entry, i, label);
	}
}

static void put_reference(struct writer *writer, struct xml *xml,
	struct str before, enum word word, struct str term)
{
	if (str_is_empty(term))
		return;
	xml_text(xml, before);
	xml_open(xml, "em");
	xml_text(xml, word_of(writer, word));
	xml_close(xml, "em");
	xml_text(xml, STR(" "));
	put_term(xml, term);
}

static void put_entry(
	struct writer *writer, struct xml *xml, const struct index_entry *entry)
{
	bool is_sub = !str_is_empty(entry->subterm);
	xml_open(xml, "span");
	xml_attribute(xml, "epub:type", STR("index-term"));
	put_term(xml, is_sub ? entry->subterm : entry->term);
	xml_close(xml, "span");
	put_locators(writer, xml, entry);
	put_reference(writer, xml, book_mark(writer->book, ','), WORD_SEE,
		entry->see);
	put_reference(writer, xml, book_mark(writer->book, ';'), WORD_SEE_ALSO,
		entry->see_also);
}

static struct str index_file(void)
{
	return STR("book-index.xhtml");
}

/* Whether the entry is the first under its letter. */
static bool begins_letter(const struct book *book, size_t at)
{
	return at == 0 ||
		!str_equal(book->index.at[at - 1].letter,
			book->index.at[at].letter);
}

/* A page that starts with a letter's first entry starts with the letter. */
static void open_item(struct writer *writer, struct xml *xml, size_t at)
{
	xml_open(xml, "li");
	xml_attribute(xml, "epub:type", STR("index-entry"));
	if (!begins_letter(writer->book, at))
		put_markers(writer, xml, index_file(), START_INDEX, at);
}

/* The entries of one term: its own and its subterms'. Returns the next. */
static size_t put_term_entries(
	struct writer *writer, struct xml *xml, size_t at)
{
	const struct book *book = writer->book;
	struct str term = book->index.at[at].term;
	open_item(writer, xml, at);
	if (str_is_empty(book->index.at[at].subterm))
		put_entry(writer, xml, &book->index.at[at++]);
	else
		put_term(xml, term);
	bool is_open = false;
	while (at < book->index.count &&
		str_equal(book->index.at[at].term, term)) {
		if (!is_open) {
			xml_line(xml);
			xml_open(xml, "ul");
			xml_line(xml);
			is_open = true;
		}
		open_item(writer, xml, at);
		put_entry(writer, xml, &book->index.at[at++]);
		xml_close(xml, "li");
		xml_line(xml);
	}
	if (is_open)
		xml_close(xml, "ul");
	xml_close(xml, "li");
	xml_line(xml);
	return at;
}

/* All entries under one letter. Returns the next. */
static size_t put_letter(struct writer *writer, struct xml *xml, size_t at)
{
	const struct book *book = writer->book;
	struct str letter = book->index.at[at].letter;
	xml_open(xml, "section");
	xml_attribute(xml, "epub:type", STR("index-group"));
	xml_line(xml);
	if (at > 0)
		put_markers(writer, xml, index_file(), START_INDEX, at);
	if (!str_is_empty(letter))
		xml_leaf(xml, "h2", letter);
	xml_open(xml, "ul");
	xml_attribute(xml, "class", STR("index"));
	xml_line(xml);
	while (at < book->index.count &&
		str_equal(book->index.at[at].letter, letter))
		at = put_term_entries(writer, xml, at);
	xml_close(xml, "ul");
	xml_line(xml);
	xml_close(xml, "section");
	xml_line(xml);
	return at;
}

void write_index(struct writer *writer)
{
	struct str title = word_of(writer, WORD_INDEX);
	struct xml xml;
	if (writer->book->index.count == 0)
		return;
	open_document(writer, &xml, title, "backmatter");
	xml_open(&xml, "section");
	xml_attribute(&xml, "epub:type", STR("index"));
	xml_attribute(&xml, "role", STR("doc-index"));
	xml_line(&xml);
	put_markers(writer, &xml, index_file(), START_INDEX, 0);
	xml_leaf(&xml, "h1", title);
	for (size_t at = 0; at < writer->book->index.count;)
		at = put_letter(writer, &xml, at);
	xml_close(&xml, "section");
	xml_line(&xml);
	close_document(&xml);
	add_document(writer, index_file(), &xml);
}
