/* SPDX-License-Identifier: MIT */
/*
 * Footnotes: moved to the end of their lesson in the order of their first
 * calls, numbered from 1 in each lesson, and tied to their calls. What has no
 * partner is reported.
 */
#include "resolve/private.h"

struct notes {
	struct resolver *resolver;
	struct sheet *sheet;
	struct map by_label; /* label -> FOOTNOTE */
	VEC(struct node *) numbered; /* in the order of their numbers */
};

static void find_notes(struct notes *notes)
{
	for (size_t i = 0; i < notes->sheet->nodes.count; i++) {
		struct node *node = notes->sheet->nodes.at[i];
		if (node->kind != NODE_FOOTNOTE)
			continue;
		struct str label = node->as.footnote.label;
		// Of two notes with one label the first counts.
		if (map_find(&notes->by_label, label) == NULL)
			map_put(&notes->by_label, label, node);
	}
}

/* Puts the call back as the text that it was. */
static void call_to_text(struct notes *notes, struct node *call)
{
	struct str label = call->as.note_call.label;

	diag(notes->resolver->diags, call->span, MSG_NOTE_UNDEFINED, "'%.*s'",
		STR_FORMAT(label));
	call->kind = NODE_TEXT;
	call->text = arena_format(
		notes->resolver->arena, "[^%.*s]", STR_FORMAT(label));
}

static void tie_call(struct notes *notes, struct node *call)
{
	struct node *note =
		map_find(&notes->by_label, call->as.note_call.label);

	if (note == NULL) {
		call_to_text(notes, call);
		return;
	}
	if (note->as.footnote.number == 0) {
		vec_push(&notes->numbered, note);
		note->as.footnote.number = (int)notes->numbered.count;
	}
	call->as.note_call.footnote = note;
	call->as.note_call.ordinal = ++note->as.footnote.call_count;
}

static const struct node *note_around(const struct node *node)
{
	while (node != NULL && node->kind != NODE_FOOTNOTE)
		node = node->parent;
	return node;
}

/* Calls in the text come first, then those in the notes that were called. */
static void tie_calls(struct notes *notes)
{
	VEC(struct node *) inner = { 0 };
	const struct sheet *sheet = notes->sheet;

	for (size_t i = 0; i < sheet->nodes.count; i++) {
		struct node *node = sheet->nodes.at[i];
		if (node->kind != NODE_NOTE_CALL)
			continue;
		if (note_around(node) == NULL)
			tie_call(notes, node);
		else
			vec_push(&inner, node);
	}
	for (size_t i = 0; i < inner.count; i++)
		tie_call(notes, inner.at[i]);
	vec_free(&inner);
}

static void move_notes(struct notes *notes)
{
	const struct sheet *sheet = notes->sheet;

	for (size_t i = 0; i < sheet->nodes.count; i++) {
		struct node *node = sheet->nodes.at[i];
		if (node->kind != NODE_FOOTNOTE || node->parent == NULL)
			continue;
		node_remove(node);
		if (node->as.footnote.number == 0)
			diag(notes->resolver->diags, node->span,
				MSG_NOTE_UNUSED, "'%.*s'",
				STR_FORMAT(node->as.footnote.label));
	}
	for (size_t i = 0; i < notes->numbered.count; i++)
		node_append(sheet->lesson->root, notes->numbered.at[i]);
}

void place_notes(struct resolver *resolver)
{
	for (size_t i = 0; i < resolver->book->lessons.count; i++) {
		struct notes notes = {
			.resolver = resolver,
			.sheet = &resolver->sheets[i],
		};
		find_notes(&notes);
		tie_calls(&notes);
		move_notes(&notes);
		map_free(&notes.by_label);
		vec_free(&notes.numbered);
	}
}
