/* SPDX-License-Identifier: MIT */
/*
 * What the author did not say of the book: the name of its files, an
 * identifier that stays the same from build to build, the moment of its last
 * change. No clock is read.
 */
#include "read/private.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/path.h"

static bool is_letter_or_digit(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
}

/* "Async Python: Notes" -> "async-python-notes". */
static struct str slug_of(struct arena *arena, struct str title)
{
	struct buf slug = { 0 };
	bool is_gap = false;
	for (size_t i = 0; i < title.length; i++) {
		char byte = title.at[i];
		if (byte >= 'A' && byte <= 'Z')
			byte = (char)(byte - 'A' + 'a');
		if (!is_letter_or_digit(byte)) {
			is_gap = slug.length > 0;
			continue;
		}
		if (is_gap)
			buf_put_byte(&slug, '-');
		buf_put_byte(&slug, byte);
		is_gap = false;
	}
	struct str copy = arena_copy(arena, buf_str(&slug));
	buf_free(&slug);
	return copy;
}

/* The first heading of README.md, as HonKit's books are called. */
static struct str title_of_readme(struct reader *reader)
{
	struct str path = path_join(reader->arena,
		reader->manuscript->settings.source_folder, STR("README.md"));
	const char *why;
	struct str text, line;
	if (!file_is_regular(path) || !text_read(reader, path, &text, &why))
		return (struct str){ 0 };
	while (str_take_line(&text, &line))
		if (str_starts(line, STR("# ")))
			return str_trim(str_slice(line, 2, line.length));
	return (struct str){ 0 };
}

static void complete_title(struct reader *reader)
{
	struct manuscript *manuscript = reader->manuscript;
	struct metadata *metadata = &manuscript->metadata;
	if (!str_is_empty(metadata->title))
		return;
	metadata->title = title_of_readme(reader);
	if (str_is_empty(metadata->title))
		metadata->title = path_name(file_real_path(
			reader->arena, manuscript->settings.root));
	diag(reader->diags, (struct span){ .source = manuscript->summary },
		MSG_BOOK_UNTITLED, "'%.*s'", STR_FORMAT(metadata->title));
}

/* The moment of the last change: the source date, or the date of the book. */
static struct str modified_moment(struct reader *reader)
{
	struct str date = reader->manuscript->metadata.date;
	if (!str_is_empty(reader->options->source_date))
		return reader->options->source_date;
	if (str_is_empty(date))
		date = STR("2000-01-01");
	return arena_format(reader->arena, "%.*s%sT00:00:00Z", STR_FORMAT(date),
		date.length == 4           ? "-01-01"
			: date.length == 7 ? "-01"
					   : "");
}

void complete_metadata(struct reader *reader)
{
	struct metadata *metadata = &reader->manuscript->metadata;
	complete_title(reader);
	if (str_is_empty(metadata->name))
		metadata->name = slug_of(reader->arena, metadata->title);
	if (str_is_empty(metadata->name))
		metadata->name = STR("book");
	if (str_is_empty(metadata->identifier) && str_is_empty(metadata->isbn))
		metadata->identifier = uuid_of_name(reader->arena,
			arena_format(reader->arena, "%.*s\n%.*s\n%.*s",
				STR_FORMAT(metadata->repository),
				STR_FORMAT(metadata->title),
				STR_FORMAT(metadata->language)));
	if (str_is_empty(metadata->identifier))
		metadata->identifier = arena_format(reader->arena,
			"urn:isbn:%.*s", STR_FORMAT(metadata->isbn));
	metadata->modified = modified_moment(reader);
}
