/* SPDX-License-Identifier: MIT */
/* Regions of included files: which lines an include asks for. */
#include "read/region.h"

static bool is_name_byte(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
		(byte >= '0' && byte <= '9') || byte == '_' || byte == '-' ||
		(unsigned char)byte >= 0x80;
}

/* The name behind the word ("ANCHOR:") in the line; empty when it is not. */
static struct str name_behind(struct str line, struct str word)
{
	size_t at = str_find(line, word);
	if (at == line.length)
		return (struct str){ 0 };
	line = str_trim(str_slice(line, at + word.length, line.length));
	size_t length = 0;
	while (length < line.length && is_name_byte(line.at[length]))
		length++;
	return str_slice(line, 0, length);
}

static struct str opened_anchor(struct str line)
{
	return name_behind(line, STR("ANCHOR:"));
}

static struct str closed_anchor(struct str line)
{
	return name_behind(line, STR("ANCHOR_END:"));
}

bool is_anchor_line(struct str line)
{
	return !str_is_empty(opened_anchor(line)) ||
		!str_is_empty(closed_anchor(line));
}

struct region region_of(struct str text)
{
	struct region region = { .kind = REGION_LINES, .first = 1 };
	if (str_is_empty(text))
		return (struct region){ .kind = REGION_ALL };
	size_t colon = str_find_byte(text, ':');
	struct str first = str_slice(text, 0, colon);
	struct str last = str_slice(text, colon + 1, text.length);
	int number;
	if (!str_is_empty(first) && !str_to_number(first, &number)) {
		region.kind = REGION_ANCHOR;
		region.anchor = first;
		return region;
	}
	if (!str_is_empty(first))
		region.first = number > 0 ? (size_t)number : 1;
	region.last = colon == text.length ? region.first : SIZE_MAX;
	// what follows a further colon is nothing to us
	if (str_to_number(
		    str_slice(last, 0, str_find_byte(last, ':')), &number))
		region.last = number > 0 ? (size_t)number : 1;
	return region;
}

static void add_line(
	struct stretches *stretches, const struct source *source, size_t line)
{
	size_t start = source->line_starts[line - 1];
	size_t end = line < source->line_count ? source->line_starts[line]
					       : source->text.length;
	if (start == end)
		return;
	struct stretch *before =
		stretches->count ? &stretches->at[stretches->count - 1] : NULL;
	if (before && before->end == start)
		before->end = end;
	else
		vec_push(stretches, ((struct stretch){ start, end }));
}

static void find_anchor(const struct source *source, struct str anchor,
	struct stretches *stretches)
{
	bool is_inside = false;
	for (size_t i = 1; i <= source->line_count; i++) {
		struct str line = source_line(source, (uint32_t)i);
		if (is_inside && str_equal(closed_anchor(line), anchor))
			return;
		if (!is_anchor_line(line) && is_inside)
			add_line(stretches, source, i);
		is_inside = is_inside || str_equal(opened_anchor(line), anchor);
	}
}

void region_find(const struct source *source, const struct region *region,
	struct stretches *stretches)
{
	if (region->kind == REGION_ANCHOR) {
		find_anchor(source, region->anchor, stretches);
		return;
	}
	bool is_all = region->kind == REGION_ALL;
	for (size_t i = 1; i <= source->line_count; i++) {
		struct str line = source_line(source, (uint32_t)i);
		if (is_all ? !is_anchor_line(line)
			   : i >= region->first && i <= region->last)
			add_line(stretches, source, i);
	}
}

size_t region_anchors(
	struct arena *arena, const struct source *source, struct str **names)
{
	size_t count = 0;
	*names = ARENA_ARRAY(arena, struct str, source->line_count + 1);
	for (size_t i = 1; i <= source->line_count; i++) {
		struct str name =
			opened_anchor(source_line(source, (uint32_t)i));
		if (!str_is_empty(name))
			(*names)[count++] = name;
	}
	return count;
}
