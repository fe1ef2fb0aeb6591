/* SPDX-License-Identifier: MIT */
/* Settings by their names, and what a copyright page says. */
#include "tree/metadata.h"

const struct option *option_find(
	const struct option *options, size_t count, struct str name)
{
	for (size_t i = 0; i < count; i++)
		if (str_equal(options[i].name, name))
			return &options[i];
	return NULL;
}

struct str metadata_authors(
	struct arena *arena, const struct metadata *metadata)
{
	struct str names = { 0 };
	for (size_t i = 0; i < metadata->author_count; i++)
		names = arena_format(arena, "%.*s%s%.*s", STR_FORMAT(names),
			i == 0 ? "" : ", ",
			STR_FORMAT(metadata->authors[i].name));
	return names;
}

/* The paragraphs of a page, unless they are empty. */
struct imprint {
	struct str *paragraphs;
	size_t count;
};

static void say(struct imprint *imprint, struct str words)
{
	if (!str_is_empty(words))
		imprint->paragraphs[imprint->count++] = words;
}

static struct str labelled(
	struct arena *arena, const char *label, struct str words)
{
	if (str_is_empty(words))
		return words;
	return arena_format(arena, "%s %.*s", label, STR_FORMAT(words));
}

static struct str notice(struct arena *arena, const struct metadata *metadata)
{
	struct str year = str_slice(metadata->date, 0, 4);
	struct str holder = metadata_authors(arena, metadata);
	if (str_is_empty(holder))
		holder = metadata->publisher;
	if (str_is_empty(holder))
		return holder;
	return arena_format(arena, "\xC2\xA9 %.*s%s%.*s", STR_FORMAT(year),
		year.length > 0 ? " " : "", STR_FORMAT(holder));
}

const struct str *metadata_imprint(
	struct arena *arena, const struct metadata *metadata, size_t *count)
{
	enum { LINES_MOST = 12 }; // besides the contributors
	struct imprint imprint = { ARENA_ARRAY(arena, struct str,
					   LINES_MOST +
						   metadata->contributor_count),
		0 };
	say(&imprint, metadata->title);
	say(&imprint, notice(arena, metadata));
	for (size_t i = 0; i < metadata->contributor_count; i++)
		say(&imprint, metadata->contributors[i].name);
	say(&imprint, metadata->rights);
	say(&imprint, metadata->licence_url);
	say(&imprint, labelled(arena, "ISBN", metadata->print_isbn));
	say(&imprint, labelled(arena, "ISBN (EPUB)", metadata->isbn));
	say(&imprint, metadata->publisher);
	say(&imprint, metadata->edition);
	say(&imprint, metadata->date);
	say(&imprint, metadata->identifier);
	say(&imprint, metadata->repository);
	*count = imprint.count;
	return imprint.paragraphs;
}
