/* SPDX-License-Identifier: MIT */
/*
 * Rules of good form that no reader should have to find: headings that jump a
 * level or say nothing, pictures without a text for those who cannot see
 * them, lessons without content.
 */
#include "resolve/private.h"

static void check_heading(
	struct resolver *resolver, const struct node *node, int last_level)
{
	int level = node->as.heading.level;

	if (last_level > 0 && level > last_level + 1) {
		diag(resolver->diags, node->span, MSG_HEADING_JUMP,
			"from %d to %d", last_level, level);
		diag_hint(resolver->diags, "write it with %d '#'",
			last_level + 1);
	}
	if (str_is_empty(str_trim(node_text(resolver->arena, node))))
		diag(resolver->diags, node->span, MSG_HEADING_EMPTY,
			"of level %d", level);
}

static void check_image(struct resolver *resolver, const struct node *node)
{
	const struct image *image = &node->as.image;

	if (image->is_decorative || !str_is_empty(str_trim(image->alt)))
		return;
	diag(resolver->diags, node->span, MSG_ALT_MISSING, "'%.*s'",
		STR_FORMAT(image->target));
	diag_hint(resolver->diags,
		"say what it shows: ![...](...); or mark it {.decorative}");
}

static bool is_content(const struct node *node)
{
	return node_family(node->kind) == FAMILY_BLOCK &&
		node->kind != NODE_DOCUMENT && node->kind != NODE_SECTION &&
		node->kind != NODE_HEADING;
}

static void check_lesson(struct resolver *resolver, const struct sheet *sheet)
{
	int last_level = 0;
	bool has_content = false;

	for (size_t i = 0; i < sheet->nodes.count; i++) {
		const struct node *node = sheet->nodes.at[i];
		if (node->kind == NODE_HEADING) {
			check_heading(resolver, node, last_level);
			last_level = node->as.heading.level;
		}
		if (node->kind == NODE_IMAGE)
			check_image(resolver, node);
		has_content = has_content || is_content(node);
	}
	if (!has_content && !sheet->lesson->is_draft)
		diag(resolver->diags, sheet->lesson->span, MSG_LESSON_EMPTY,
			"'%.*s'", STR_FORMAT(sheet->lesson->path));
}

void check_form(struct resolver *resolver)
{
	for (size_t i = 0; i < resolver->book->lessons.count; i++)
		check_lesson(resolver, &resolver->sheets[i]);
}
