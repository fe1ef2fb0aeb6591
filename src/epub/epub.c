/* SPDX-License-Identifier: MIT */
/* The stage: the list of the EPUB's files, in the order of reading. */
#include "epub/private.h"

void add_document(struct writer *writer, struct str name, struct xml *xml)
{
	struct epub_file file = { .name = name,
		.bytes = buf_str(&xml->out),
		.owned = xml->out,
		.media_type = "application/xhtml+xml",
		.is_in_spine = true };
	vec_push(&writer->files, file);
}

struct epub_file *add_file(struct writer *writer, struct str name,
	const char *media_type, struct str bytes)
{
	struct epub_file file = {
		.name = name, .bytes = bytes, .media_type = media_type
	};
	vec_push(&writer->files, file);
	return &writer->files.at[writer->files.count - 1];
}

static void write_lessons(struct writer *writer)
{
	const struct book *book = writer->book;
	for (size_t i = 0; i < book->lessons.count; i++) {
		const struct part *part = book->lessons.at[i]->part;
		if (part && part->first_lesson == i &&
			!str_is_empty(part->title))
			write_part(writer, part);
		if (!book->lessons.at[i]->is_draft)
			write_lesson(writer, i);
	}
}

static void free_writer(struct writer *writer)
{
	for (size_t i = 0; i < writer->files.count; i++)
		buf_free(&writer->files.at[i].owned);
	vec_free(&writer->files);
	map_free(&writer->lessons);
	map_free(&writer->ids);
	map_free(&writer->breaks);
	map_free(&writer->backs);
	arena_free(&writer->arena);
}

bool write_epub(const struct book *book, const struct epub_options *options,
	struct buf *out, struct diags *diags)
{
	struct writer writer = {
		.book = book, .options = options, .diags = diags
	};
	arena_init(&writer.arena);
	survey_book(&writer);
	write_cover(&writer);
	write_title_page(&writer);
	write_copyright_page(&writer);
	write_dedication(&writer);
	write_lessons(&writer);
	write_index(&writer);
	write_colophon(&writer);
	write_nav(&writer);
	write_ncx(&writer);
	write_style(&writer);
	write_images(&writer);
	write_package(&writer);
	write_container(&writer, out);
	free_writer(&writer);
	return diags_ok(diags);
}
