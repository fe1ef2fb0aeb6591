/* SPDX-License-Identifier: MIT */
/*
 * Comments -> nodes: " index: a; b!c | see d " -> INDEX_MARKs, " pagebreak "
 * -> PAGE_BREAK. Any other comment is the author's own and is dropped.
 */
#include "markdown/comment.h"

/* The place of the quote or backtick that closes the one at at; at itself when
 * none does. */
static size_t closing(struct str text, size_t at)
{
	struct str rest = str_slice(text, at + 1, text.length);
	size_t found = str_find_byte(rest, text.at[at]);
	return found < rest.length ? at + 1 + found : at;
}

/* The first place of the byte that stands in no quotes and in no code. */
static size_t find_outside(struct str text, char byte)
{
	size_t at = 0;
	for (; at < text.length && text.at[at] != byte; at++)
		if (text.at[at] == '"' || text.at[at] == '`')
			at = closing(text, at);
	return at < text.length ? at : text.length;
}

/* Cuts the part before the byte off *rest, trimmed; all when it is absent. */
static struct str take_part(struct str *rest, char byte)
{
	size_t at = find_outside(*rest, byte);
	struct str part = str_trim(str_slice(*rest, 0, at));
	*rest = str_slice(*rest, at + 1, rest->length);
	return part;
}

/* The copy of what follows the word and a blank; empty if it does not. */
static struct str follows(struct parse *parse, struct str text, struct str word)
{
	if (!str_starts(text, word) || text.length <= word.length ||
		(text.at[word.length] != ' ' && text.at[word.length] != '\t'))
		return STR("");
	return arena_copy(parse->arena,
		str_trim(str_slice(text, word.length, text.length)));
}

/* Reads what stands behind the bar of an index mark. */
static void read_modifier(
	struct parse *parse, struct node *mark, struct str text)
{
	struct index_mark *index_mark = &mark->as.index_mark;
	if (str_equal(text, STR("start")))
		index_mark->range = INDEX_START;
	else if (str_equal(text, STR("end")))
		index_mark->range = INDEX_END;
	else if ((index_mark->see_also = follows(parse, text, STR("see also")))
			 .length == 0) {
		index_mark->see = follows(parse, text, STR("see"));
		if (index_mark->see.length == 0)
			diag(parse->diags, mark->span, MSG_INDEX_MODIFIER,
				"'%.*s'", STR_FORMAT(text));
	}
}

static struct node *index_mark(
	struct parse *parse, struct str text, struct span span)
{
	struct node *mark = node_make(parse->arena, NODE_INDEX_MARK, span);
	struct str terms = take_part(&text, '|');
	mark->as.index_mark.term =
		arena_copy(parse->arena, take_part(&terms, '!'));
	mark->as.index_mark.subterm = arena_copy(parse->arena, str_trim(terms));
	if (str_is_empty(mark->as.index_mark.term)) {
		diag(parse->diags, span, MSG_INDEX_EMPTY, "%s", "");
		return NULL;
	}
	text = str_trim(text);
	if (!str_is_empty(text))
		read_modifier(parse, mark, text);
	return mark;
}

struct node *comment_nodes(
	struct parse *parse, struct str inside, struct span span)
{
	inside = str_trim(inside);
	if (str_equal(inside, STR("pagebreak")))
		return node_make(parse->arena, NODE_PAGE_BREAK, span);
	if (!str_starts(inside, STR("index:")))
		return NULL;
	struct str rest = str_slice(inside, 6, inside.length);
	struct node *first = NULL, **link = &first;
	do {
		struct str part = take_part(&rest, ';');
		struct node *mark = index_mark(parse, part, span);
		if (mark) {
			*link = mark;
			link = &mark->next;
		}
	} while (rest.length > 0);
	return first;
}
