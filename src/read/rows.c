/* SPDX-License-Identifier: MIT */
/*
 * Reads SUMMARY.md line by line. It needs so little of Markdown (headings,
 * nested lists, links) that this is shorter than asking a Markdown parser.
 */
#include "read/rows.h"

#include "base/buf.h"

enum { MAXIMAL_DEPTH = 32, TAB_WIDTH = 4, LONGEST_LINK = 4096 };

struct scanner {
	struct arena *arena;
	const struct source *source;
	struct rows *rows;
	size_t contents[MAXIMAL_DEPTH]; /* columns where open items' text begins
					 */
	int open_count;
	bool is_comment; /* inside <!-- --> */
};

/* A line from its first byte that is not white space on. */
struct line {
	struct str text;
	size_t at; /* in the source */
	size_t column; /* of text, tabs counted as four, from 0 */
};

static void push_row(
	struct scanner *scanner, struct row row, const struct line *line)
{
	row.span = source_span(scanner->source, line->at);
	vec_push(scanner->rows, row);
}

static bool is_punctuation(char byte)
{
	return byte > ' ' && byte < 0x7F && !(byte >= '0' && byte <= '9') &&
		!(byte >= 'a' && byte <= 'z') && !(byte >= 'A' && byte <= 'Z');
}

static bool is_word(struct str text, size_t at)
{
	return at < text.length && text.at[at] != ' ' &&
		!is_punctuation(text.at[at]);
}

/* A code span at *at, put without its ticks; false when it is none. */
static bool put_code_span(struct str text, size_t *at, struct buf *out)
{
	size_t ticks = 0;
	while (*at + ticks < text.length && text.at[*at + ticks] == '`')
		ticks++;
	struct str fence = str_slice(text, *at, *at + ticks);
	struct str rest = str_slice(text, *at + ticks, text.length);
	size_t end = str_find(rest, fence);
	if (end == rest.length)
		return false;
	buf_put(out, str_trim(str_slice(rest, 0, end)));
	*at += ticks + end + ticks;
	return true;
}

/* Whether the '*', '_' or '~' at this place is markup. */
static bool is_mark(struct str text, size_t at)
{
	char byte = text.at[at];
	if (byte == '_')
		return !(at > 0 && is_word(text, at - 1) &&
			is_word(text, at + 1));
	bool is_blank_before = at == 0 || text.at[at - 1] == ' ';
	bool is_blank_after = at + 1 == text.length || text.at[at + 1] == ' ';
	return (byte == '*' && !(is_blank_before && is_blank_after)) ||
		(byte == '~' && at + 1 < text.length &&
			text.at[at + 1] == '~') ||
		(byte == '~' && at > 0 && text.at[at - 1] == '~');
}

static bool put_entity(struct str text, size_t *at, struct buf *out)
{
	static const struct {
		const char *name, *text;
	} entities[] = { { "&amp;", "&" }, { "&lt;", "<" }, { "&gt;", ">" },
		{ "&quot;", "\"" }, { "&nbsp;", "\xC2\xA0" } };
	struct str rest = str_slice(text, *at, text.length);
	for (size_t i = 0; i < sizeof(entities) / sizeof(*entities); i++)
		if (str_starts(rest, str_of(entities[i].name))) {
			buf_put(out, str_of(entities[i].text));
			*at += str_of(entities[i].name).length;
			return true;
		}
	return false;
}

/* The text of a link or heading without its markup. */
static struct str strip_markup(struct arena *arena, struct str text)
{
	struct buf out = { 0 };
	size_t at = 0;
	while (at < text.length) {
		char byte = text.at[at];
		if (byte == '`' && put_code_span(text, &at, &out))
			continue;
		if (byte == '&' && put_entity(text, &at, &out))
			continue;
		if ((byte == '*' || byte == '_' || byte == '~') &&
			is_mark(text, at)) {
			at++;
			continue;
		}
		if (byte == '\\' && at + 1 < text.length &&
			is_punctuation(text.at[at + 1]))
			at++;
		buf_put_byte(&out, text.at[at++]);
	}
	struct str copy = arena_copy(arena, str_trim(buf_str(&out)));
	buf_free(&out);
	return copy;
}

/* The place of the bracket that closes the one at start; or the length. */
static size_t closing_bracket(struct str text, size_t start, char close)
{
	char open = text.at[start];
	int depth = 0;
	// a bracket that stays open must not cost the whole line each time
	size_t limit = text.length - start > LONGEST_LINK ? start + LONGEST_LINK
							  : text.length;
	for (size_t at = start; at < limit; at++) {
		char byte = text.at[at];
		if (byte == '\\')
			at++;
		else if (byte == open)
			depth++;
		else if (byte == close && --depth == 0)
			return at;
	}
	return text.length;
}

/* What stands between a link's parentheses, without a title. */
static struct str clean_target(struct arena *arena, struct str target)
{
	struct buf out = { 0 };
	target = str_trim(target);
	if (str_starts(target, STR("<")))
		target = str_slice(target, 1, str_find_byte(target, '>'));
	else
		target = str_slice(target, 0, str_find_byte(target, ' '));
	while (!str_is_empty(target)) {
		size_t blank = str_find(target, STR("%20"));
		buf_put(&out, str_slice(target, 0, blank));
		if (blank < target.length)
			buf_put_byte(&out, ' ');
		target = str_slice(target, blank + 3, target.length);
	}
	struct str copy = arena_copy(arena, buf_str(&out));
	buf_free(&out);
	return copy;
}

/* The link whose '[' stands at start; false when it is none. */
static bool parse_link(struct arena *arena, struct str text, size_t start,
	struct row *row, size_t *end)
{
	size_t close = closing_bracket(text, start, ']');
	if (close + 1 >= text.length || text.at[close + 1] != '(')
		return false;
	*end = closing_bracket(text, close + 1, ')');
	if (*end == text.length)
		return false;
	row->title = strip_markup(arena, str_slice(text, start + 1, close));
	row->target = clean_target(arena, str_slice(text, close + 2, *end));
	return true;
}

static bool take_rule(struct scanner *scanner, const struct line *line)
{
	size_t count = 0;
	char mark = line->text.at[0];
	if (mark != '-' && mark != '*' && mark != '_')
		return false;
	for (size_t i = 0; i < line->text.length; i++)
		if (line->text.at[i] == mark)
			count++;
		else if (line->text.at[i] != ' ' && line->text.at[i] != '\t')
			return false;
	// HonKit's books have two dashes as well
	if (count < 3 && !(count == 2 && line->text.length == 2 && mark == '-'))
		return false;
	scanner->open_count = 0;
	push_row(scanner, (struct row){ .kind = ROW_RULE }, line);
	return true;
}

static bool take_heading(struct scanner *scanner, const struct line *line)
{
	struct str text = line->text;
	size_t level = 0;
	while (level < text.length && text.at[level] == '#')
		level++;
	if (level == 0 || level > 6 || line->column > 3 ||
		(level < text.length && text.at[level] != ' '))
		return false;
	text = str_trim(str_slice(text, level, text.length));
	while (str_ends(text, STR("#")))
		text = str_slice(text, 0, text.length - 1);
	scanner->open_count = 0;
	push_row(scanner,
		(struct row){ .kind = ROW_HEADING,
			.level = (int)level,
			.title = strip_markup(scanner->arena, text) },
		line);
	return true;
}

/* The bytes of a list's mark with the blanks behind it; 0 when it is none. */
static size_t item_mark(struct str text)
{
	size_t at = 0;
	while (at < text.length && text.at[at] >= '0' && text.at[at] <= '9')
		at++;
	char mark = at < text.length ? text.at[at] : ' ';
	bool is_bullet = at == 0 && (mark == '-' || mark == '*' || mark == '+');
	bool is_number = at > 0 && (mark == '.' || mark == ')');
	if (!is_bullet && !is_number)
		return 0;
	size_t start = ++at;
	while (at < text.length && (text.at[at] == ' ' || text.at[at] == '\t'))
		at++;
	return at > start ? at : 0;
}

static bool take_item(struct scanner *scanner, struct line *line)
{
	size_t mark = item_mark(line->text);
	if (mark == 0)
		return false;
	int depth = scanner->open_count;
	while (depth > 0 && line->column < scanner->contents[depth - 1])
		depth--;
	if (depth < MAXIMAL_DEPTH)
		scanner->contents[depth] = line->column + mark;
	scanner->open_count = depth + (depth < MAXIMAL_DEPTH);

	line->text = str_slice(line->text, mark, line->text.length);
	line->at += mark;
	struct row row = { .kind = ROW_ITEM, .depth = depth };
	size_t end;
	if (line->text.length == 0 || line->text.at[0] != '[' ||
		!parse_link(scanner->arena, line->text, 0, &row, &end)) {
		row.kind = ROW_BARE_ITEM;
		row.title = line->text;
	}
	push_row(scanner, row, line);
	return true;
}

/* Every link of a paragraph's line. */
static void take_links(struct scanner *scanner, const struct line *line)
{
	struct row row = { .kind = ROW_LINK };
	for (size_t at = 0; at < line->text.length; at++) {
		size_t end;
		if (line->text.at[at] == '\\') {
			at++;
		} else if (line->text.at[at] == '[' &&
			parse_link(
				scanner->arena, line->text, at, &row, &end)) {
			struct line place = *line;
			place.at += at;
			push_row(scanner, row, &place);
			at = end;
		}
	}
}

/* Cuts comments out of the line; they may go on over many lines. */
static struct str without_comments(struct scanner *scanner, struct str text)
{
	size_t end;
	if (scanner->is_comment) {
		end = str_find(text, STR("-->"));
		scanner->is_comment = end == text.length;
		text = str_slice(text, end + 3, text.length);
	}
	size_t start = str_find(text, STR("<!--"));
	if (start == text.length)
		return text;
	struct str rest = str_slice(text, start + 4, text.length);
	end = str_find(rest, STR("-->"));
	scanner->is_comment = end == rest.length;
	// a line with text behind a comment is the rare case
	return start > 0 || scanner->is_comment
		? str_slice(text, 0, start)
		: str_slice(rest, end + 3, rest.length);
}

static void take_line(struct scanner *scanner, struct str text, size_t at)
{
	struct line line = { .at = at };
	const char *start = text.at;
	text = without_comments(scanner, text);
	line.at += (size_t)(text.at - start);
	size_t blanks = 0;
	for (; blanks < text.length; blanks++)
		if (text.at[blanks] == '\t')
			line.column += TAB_WIDTH - line.column % TAB_WIDTH;
		else if (text.at[blanks] == ' ')
			line.column++;
		else
			break;
	line.at += blanks;
	line.text = str_trim(str_slice(text, blanks, text.length));
	if (str_is_empty(line.text) || take_rule(scanner, &line) ||
		take_heading(scanner, &line) || take_item(scanner, &line))
		return;
	// text of an open item, indented, is no paragraph of its own
	if (scanner->open_count > 0 && line.column > 0)
		return;
	scanner->open_count = 0;
	take_links(scanner, &line);
}

void rows_of(
	struct arena *arena, const struct source *source, struct rows *rows)
{
	struct scanner scanner = {
		.arena = arena, .source = source, .rows = rows
	};
	for (size_t i = 0; i < source->line_count; i++)
		take_line(&scanner, source_line(source, (uint32_t)i + 1),
			source->line_starts[i]);
}
