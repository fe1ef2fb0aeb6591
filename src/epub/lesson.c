/* SPDX-License-Identifier: MIT */
/* One lesson, one XHTML file. */
#include "epub/lesson.h"

struct role_row {
	const char *body; /* epub:type of the body */
	const char *type; /* of the section */
	const char *role; /* or NULL */
};

static const struct role_row roles[] = {
	[ROLE_CHAPTER] = { "bodymatter", "chapter", "doc-chapter" },
	[ROLE_PREFACE] = { "frontmatter", "preface", "doc-preface" },
	[ROLE_APPENDIX] = { "backmatter", "appendix", "doc-appendix" },
	[ROLE_GLOSSARY] = { "backmatter", "glossary", "doc-glossary" },
	[ROLE_SOLUTIONS] = { "backmatter", "appendix", "doc-appendix" },
	[ROLE_DEDICATION] = { "frontmatter", "dedication", "doc-dedication" },
};

/* The title of SUMMARY.md, for a lesson that has none of its own. */
static void put_summary_title(struct lesson_writer *self)
{
	struct node title = { .kind = NODE_TEXT, .text = self->lesson->title };
	struct node heading = { .kind = NODE_HEADING,
		.id = STR("lesson-title"),
		.first = &title,
		.last = &title,
		.as.heading.level = 1 };
	put_node(self, &heading);
}

/* Pages that start with the lesson itself, whatever stands there. */
static void put_lesson_breaks(struct lesson_writer *self)
{
	const struct book *book = self->writer->book;
	for (size_t i = 0; i < book->page_starts.count; i++)
		if (book->page_starts.at[i].kind == START_LESSON &&
			!book->page_starts.at[i].node &&
			book->page_starts.at[i].lesson == self->lesson)
			put_page_break(self, i, "div");
}

static void put_lesson(struct lesson_writer *self, const struct role_row *row)
{
	const struct node *root = self->lesson->root;
	const struct node *title = lesson_title(self->lesson);
	struct str title_id = title ? title->id : STR("lesson-title");
	xml_open(&self->xml, "section");
	xml_attribute(&self->xml, "epub:type", str_of(row->type));
	xml_attribute_if(&self->xml, "role", str_of(row->role));
	xml_attribute_if(&self->xml, "aria-labelledby", title_id);
	xml_attribute_if(&self->xml, "lang", self->lesson->language);
	xml_attribute_if(&self->xml, "xml:lang", self->lesson->language);
	xml_line(&self->xml);
	put_lesson_breaks(self);
	if (!title)
		put_summary_title(self);
	put_node(self, root);
	xml_close(&self->xml, "section");
	xml_line(&self->xml);
}

void write_lesson(struct writer *writer, size_t index)
{
	struct lesson_writer self = { .writer = writer,
		.lesson = writer->book->lessons.at[index],
		.file = writer->lesson_files[index] };
	const struct role_row *row = &roles[self.lesson->role];
	open_document(writer, &self.xml, self.lesson->title, row->body);
	put_lesson(&self, row);
	close_document(&self.xml);
	add_document(writer, self.file, &self.xml);
	vec_free(&self.pending);
}
