/* SPDX-License-Identifier: MIT */
/*
 * The index: marks of the same term become one entry, entries are put in the
 * order of the book's language with subterms below their terms. "See" must
 * name a term of the index; a range must be begun and ended.
 */
#include "resolve/private.h"

#include <stdlib.h>

#include "resolve/letters.h"

/* An entry while its marks are still being found. */
struct draft {
	struct index_entry entry;
	VEC(struct node *) marks;
	VEC(struct lesson *) lessons;
	struct node *open; /* the mark that began a range; or NULL */
	struct node *see_mark; /* the first that has a see or see also */
};

struct terms {
	struct resolver *resolver;
	struct map by_name; /* "term!subterm" -> struct draft */
	struct map by_plain_name; /* "term, subterm" without backticks */
	VEC(struct draft *) drafts;
};

static struct draft *find_draft(
	struct terms *terms, struct str term, struct str subterm)
{
	struct arena *arena = terms->resolver->arena;
	struct str name = term;

	if (!str_is_empty(subterm))
		name = arena_format(arena, "%.*s!%.*s", STR_FORMAT(term),
			STR_FORMAT(subterm));
	struct draft *draft = map_find(&terms->by_name, name);
	if (draft != NULL)
		return draft;
	draft = ARENA_NEW(arena, struct draft);
	draft->entry.term = term;
	draft->entry.subterm = subterm;
	map_put(&terms->by_name, name, draft);
	vec_push(&terms->drafts, draft);
	return draft;
}

/* One text of both, "a; b", as an author may mark a term twice. */
static struct str joined(struct arena *arena, struct str a, struct str b)
{
	if (str_is_empty(a) || str_equal(a, b))
		return b;
	if (str_is_empty(b))
		return a;
	return arena_format(arena, "%.*s; %.*s", STR_FORMAT(a), STR_FORMAT(b));
}

static void note_range(
	struct terms *terms, struct draft *draft, struct node *mark)
{
	enum index_range range = mark->as.index_mark.range;

	if (range == INDEX_START && draft->open != NULL) {
		diag(terms->resolver->diags, mark->span, MSG_INDEX_RANGE_TWICE,
			"'%.*s'", STR_FORMAT(draft->entry.term));
		mark->as.index_mark.range = INDEX_POINT;
	} else if (range == INDEX_START) {
		draft->open = mark;
	} else if (range == INDEX_END && draft->open == NULL) {
		diag(terms->resolver->diags, mark->span,
			MSG_INDEX_RANGE_UNBEGUN, "'%.*s'",
			STR_FORMAT(draft->entry.term));
		mark->as.index_mark.range = INDEX_POINT;
	} else if (range == INDEX_END) {
		draft->open = NULL;
	}
}

static void enter_mark(
	struct terms *terms, struct lesson *lesson, struct node *node)
{
	const struct index_mark *mark = &node->as.index_mark;
	struct draft *draft = find_draft(terms, mark->term, mark->subterm);
	struct index_entry *entry = &draft->entry;
	struct arena *arena = terms->resolver->arena;

	// A subterm stands below its term, marked itself or not.
	if (!str_is_empty(mark->subterm))
		find_draft(terms, mark->term, (struct str){ "", 0 });
	entry->see = joined(arena, entry->see, mark->see);
	entry->see_also = joined(arena, entry->see_also, mark->see_also);
	if (draft->see_mark == NULL &&
		(!str_is_empty(mark->see) || !str_is_empty(mark->see_also)))
		draft->see_mark = node;
	if (!str_is_empty(mark->see))
		return;
	note_range(terms, draft, node);
	vec_push(&draft->marks, node);
	vec_push(&draft->lessons, lesson);
}

static void gather_marks(struct terms *terms)
{
	const struct resolver *resolver = terms->resolver;

	for (size_t i = 0; i < resolver->book->lessons.count; i++) {
		const struct sheet *sheet = &resolver->sheets[i];
		for (size_t j = 0; j < sheet->nodes.count; j++)
			if (sheet->nodes.at[j]->kind == NODE_INDEX_MARK)
				enter_mark(terms, sheet->lesson,
					sheet->nodes.at[j]);
	}
}

/* Without the backticks of code. */
static struct str plain_term(struct arena *arena, struct str term)
{
	char *bytes = arena_make(arena, term.length + 1);
	size_t length = 0;

	for (size_t i = 0; i < term.length; i++)
		if (term.at[i] != '`')
			bytes[length++] = term.at[i];
	return (struct str){ bytes, length };
}

/* The names by which "see" may call the entries. */
static void name_drafts(struct terms *terms)
{
	struct arena *arena = terms->resolver->arena;

	for (size_t i = 0; i < terms->drafts.count; i++) {
		struct draft *draft = terms->drafts.at[i];
		struct str name = draft->entry.term;
		if (!str_is_empty(draft->entry.subterm))
			name = arena_format(arena, "%.*s, %.*s",
				STR_FORMAT(draft->entry.term),
				STR_FORMAT(draft->entry.subterm));
		map_put(&terms->by_plain_name, plain_term(arena, name), draft);
	}
}

/* Whether the index has "term", "term, subterm" or "term!subterm". */
static bool has_entry(const struct terms *terms, struct str wanted)
{
	struct arena *arena = terms->resolver->arena;

	return map_find(&terms->by_name, wanted) != NULL ||
		map_find(&terms->by_plain_name, plain_term(arena, wanted)) !=
		NULL;
}

static void check_see(
	struct terms *terms, const struct draft *draft, struct str targets)
{
	struct diags *diags = terms->resolver->diags;
	struct str rest = targets;
	struct guess guess;

	while (!str_is_empty(rest)) {
		size_t end = str_find_byte(rest, ';');
		struct str target = str_trim(str_slice(rest, 0, end));
		rest = str_slice(rest, end + 1, rest.length);
		if (has_entry(terms, target))
			continue;
		diag(diags, draft->see_mark->span, MSG_INDEX_SEE_MISSING,
			"'%.*s'", STR_FORMAT(target));
		guess_begin(&guess, target, &terms->resolver->guesses_left);
		for (size_t i = 0; i < terms->drafts.count; i++)
			if (!guess_try(&guess, terms->drafts.at[i]->entry.term))
				break;
		if (!str_is_empty(guess.best))
			diag_hint(diags, "did you mean '%.*s'?",
				STR_FORMAT(guess.best));
	}
}

static void check_draft(struct terms *terms, struct draft *draft)
{
	check_see(terms, draft, draft->entry.see);
	check_see(terms, draft, draft->entry.see_also);
	if (draft->open == NULL)
		return;
	diag(terms->resolver->diags, draft->open->span, MSG_INDEX_RANGE_OPEN,
		"'%.*s'", STR_FORMAT(draft->entry.term));
	draft->open->as.index_mark.range = INDEX_POINT;
}

/* Key of the term, a zero, key of the subterm: terms before subterms. */
static void finish_draft(struct terms *terms, const struct word_order *order,
	struct draft *draft)
{
	struct arena *arena = terms->resolver->arena;
	struct index_entry *entry = &draft->entry;
	struct str term = plain_term(arena, entry->term);
	struct str subterm = plain_term(arena, entry->subterm);
	struct str term_key = word_order_key(order, arena, term);
	struct str subterm_key = word_order_key(order, arena, subterm);
	struct buf key = { 0 };

	// The terms themselves part those that the language holds equal.
	buf_put(&key, term_key);
	buf_put_byte(&key, '\0');
	buf_put(&key, entry->term);
	buf_put_byte(&key, '\0');
	if (!str_is_empty(subterm)) {
		buf_put(&key, subterm_key);
		buf_put_byte(&key, '\0');
		buf_put(&key, entry->subterm);
	}
	entry->sort_key = arena_copy(arena, buf_str(&key));
	buf_free(&key);
	entry->letter = word_order_heading(order, arena, term);
	entry->mark_count = draft->marks.count;
	entry->marks = ARENA_ARRAY(arena, struct node *, draft->marks.count);
	entry->lessons =
		ARENA_ARRAY(arena, struct lesson *, draft->lessons.count);
	for (size_t i = 0; i < draft->marks.count; i++) {
		entry->marks[i] = draft->marks.at[i];
		entry->lessons[i] = draft->lessons.at[i];
	}
}

static int by_sort_key(const void *a, const void *b)
{
	const struct index_entry *left = a, *right = b;

	return str_compare(left->sort_key, right->sort_key);
}

static void sort_drafts(struct terms *terms)
{
	struct book *book = terms->resolver->book;
	struct word_order *order = word_order_open(book->metadata->language);

	name_drafts(terms);
	for (size_t i = 0; i < terms->drafts.count; i++) {
		struct draft *draft = terms->drafts.at[i];
		check_draft(terms, draft);
		finish_draft(terms, order, draft);
		vec_push(&book->index, draft->entry);
		vec_free(&draft->marks);
		vec_free(&draft->lessons);
	}
	word_order_close(order);
	qsort(book->index.at, book->index.count, sizeof(*book->index.at),
		by_sort_key);
}

void make_index(struct resolver *resolver)
{
	struct terms terms = { .resolver = resolver };

	gather_marks(&terms);
	// ICU is opened only for a book that has an index.
	if (terms.drafts.count > 0)
		sort_drafts(&terms);
	map_free(&terms.by_name);
	map_free(&terms.by_plain_name);
	vec_free(&terms.drafts);
}
