/* SPDX-License-Identifier: MIT */
/*
 * The tree as text: a line a node, two blanks deeper for each level, the kind,
 * its place, and what the node says of itself. For people and for goldens.
 */
#include "tree/book.h"
#include "tree/walk.h"

struct dump {
	struct buf *out;
	int depth;
};

/* Text in double quotes; quotes, backslashes and control bytes escaped. */
static void put_quoted(struct buf *out, struct str text)
{
	buf_put_byte(out, '"');
	for (size_t i = 0; i < text.length; i++) {
		char byte = text.at[i];
		if (byte == '\n')
			buf_put(out, STR("\\n"));
		else if (byte == '\t')
			buf_put(out, STR("\\t"));
		else if (byte == '"' || byte == '\\')
			buf_put_format(out, "\\%c", byte);
		else
			buf_put_byte(out, byte);
	}
	buf_put_byte(out, '"');
}

static void put_field(struct buf *out, const char *name, struct str text)
{
	if (text.length == 0)
		return;
	buf_put_format(out, " %s=", name);
	put_quoted(out, text);
}

static void put_count_field(struct buf *out, const char *name, int64_t value)
{
	buf_put_format(out, " %s=", name);
	buf_put_number(out, value);
}

static void put_listing(struct buf *out, const struct listing *listing)
{
	static const char *const flags[] = { "test", "no_run", "should_fail",
		"ignored", "numbered", "output" };
	put_field(out, "language", listing->language);
	put_field(out, "file", listing->file);
	put_field(out, "output-of", listing->output_of);
	for (size_t i = 0; i < sizeof flags / sizeof flags[0]; i++)
		if (listing->flags & 1u << i)
			buf_put_format(out, " %s", flags[i]);
	put_field(out, "code", listing->code);
	if (!str_equal(listing->code, listing->whole))
		put_field(out, "whole", listing->whole);
}

static void put_tokens(struct buf *out, const struct node *node, int depth)
{
	static const char *const names[TOKEN_CLASS_COUNT] = { "plain",
		"keyword", "string", "comment", "number", "function", "type",
		"decorator", "operator", "inserted", "deleted", "prompt" };
	const struct listing *listing = &node->as.listing;
	for (size_t i = 0; i < listing->token_count; i++) {
		const struct token *token = &listing->tokens[i];
		size_t end = i + 1 < listing->token_count
			? listing->tokens[i + 1].start
			: listing->code.length;
		if (token->class == TOKEN_PLAIN)
			continue;
		buf_put_format(out, "%*stoken %s ", 2 * (depth + 1), "",
			names[token->class]);
		put_quoted(out, str_slice(listing->code, token->start, end));
		buf_put_byte(out, '\n');
	}
}

static void put_table(struct buf *out, const struct table *table)
{
	static const char letters[] = { '-', 'l', 'c', 'r' };
	buf_put(out, STR(" columns="));
	for (size_t i = 0; i < table->column_count; i++)
		buf_put_byte(out, letters[table->columns[i]]);
}

static void put_cell(struct buf *out, const struct table_cell *cell)
{
	if (cell->is_head)
		buf_put(out, STR(" head"));
	if (cell->column_span > 1)
		put_count_field(out, "columns", cell->column_span);
	if (cell->row_span > 1)
		put_count_field(out, "rows", cell->row_span);
}

static void put_link(struct buf *out, const struct link *link)
{
	put_field(out, "target", link->target);
	put_field(out, "title", link->title);
	put_field(out, "url", link->url);
	if (link->lesson != NULL)
		put_field(out, "lesson", link->lesson->slug);
	if (link->node != NULL)
		put_field(out, "to", link->node->id);
}

static void put_image(struct buf *out, const struct image *image)
{
	put_field(out, "target", image->target);
	put_field(out, "alt", image->alt);
	put_field(out, "title", image->title);
	if (image->is_decorative)
		buf_put(out, STR(" decorative"));
	if (image->width_percent > 0)
		put_count_field(out, "percent", image->width_percent);
	if (image->width_pixels > 0)
		put_count_field(out, "width", image->width_pixels);
	if (image->height_pixels > 0)
		put_count_field(out, "height", image->height_pixels);
	if (image->file != NULL)
		put_field(out, "file", image->file->name);
}

static void put_index_mark(struct buf *out, const struct index_mark *mark)
{
	put_field(out, "term", mark->term);
	put_field(out, "subterm", mark->subterm);
	put_field(out, "see", mark->see);
	put_field(out, "see-also", mark->see_also);
	if (mark->range != INDEX_POINT)
		buf_put(out,
			mark->range == INDEX_START ? STR(" start")
						   : STR(" end"));
}

static void put_list(struct buf *out, const struct list *list)
{
	if (list->is_ordered)
		put_count_field(out, "ordered", list->start);
	if (list->is_tight)
		buf_put(out, STR(" tight"));
}

static void put_alert(struct buf *out, const struct alert *alert)
{
	static const char *const names[] = { "note", "tip", "important",
		"warning", "caution" };
	buf_put_format(out, " %s", names[alert->kind]);
	put_field(out, "label", alert->label);
}

/* What only nodes of its kind have to say. */
static void put_details(struct buf *out, const struct node *node)
{
	enum node_kind kind = node->kind;
	if (kind == NODE_HEADING)
		put_count_field(out, "level", node->as.heading.level);
	else if (kind == NODE_ALERT)
		put_alert(out, &node->as.alert);
	else if (kind == NODE_LIST)
		put_list(out, &node->as.list);
	else if (kind == NODE_ITEM && node->as.item.task != TASK_NONE)
		buf_put(out,
			node->as.item.task == TASK_DONE ? STR(" done")
							: STR(" open"));
	else if (kind == NODE_LISTING)
		put_listing(out, &node->as.listing);
	else if (kind == NODE_TABLE)
		put_table(out, &node->as.table);
	else if (kind == NODE_TABLE_ROW && node->as.row.is_head)
		buf_put(out, STR(" head"));
	else if (kind == NODE_TABLE_CELL)
		put_cell(out, &node->as.cell);
	else if (kind == NODE_LINK)
		put_link(out, &node->as.link);
	else if (kind == NODE_IMAGE)
		put_image(out, &node->as.image);
	else if (kind == NODE_NOTE_CALL)
		put_field(out, "note", node->as.note_call.label);
	else if (kind == NODE_FOOTNOTE)
		put_field(out, "note", node->as.footnote.label);
	else if (kind == NODE_INDEX_MARK)
		put_index_mark(out, &node->as.index_mark);
}

static enum walk dump_node(void *self, struct node *node)
{
	struct dump *dump = self;
	struct buf *out = dump->out;
	buf_put_format(out, "%*s%s %u:%u", 2 * dump->depth, "",
		node_kind_name(node->kind), node->span.line, node->span.column);
	put_field(out, "id", node->id);
	put_field(out, "number", node->number);
	put_field(out, "class", node->classes);
	put_field(out, "lang", node->language);
	put_field(out, "dir", direction_name(node->direction));
	put_details(out, node);
	put_field(out, "text", node->text);
	buf_put_byte(out, '\n');
	if (node->kind == NODE_LISTING)
		put_tokens(out, node, dump->depth);
	dump->depth++;
	return WALK_IN;
}

static void leave_node(void *self, struct node *node)
{
	(void)node;
	struct dump *dump = self;
	dump->depth--;
}

static void dump_lesson(const struct lesson *lesson, struct buf *out)
{
	static const char *const roles[] = { "chapter", "preface", "appendix",
		"glossary", "solutions", "dedication" };
	static const struct visitor visitor = { dump_node, leave_node };
	buf_put_format(out, "lesson %s", roles[lesson->role]);
	put_field(out, "number", lesson->number);
	put_field(out, "title", lesson->title);
	put_field(out, "path", lesson->path);
	put_field(out, "slug", lesson->slug);
	if (lesson->depth > 0)
		put_count_field(out, "depth", lesson->depth);
	if (lesson->is_draft)
		buf_put(out, STR(" draft"));
	buf_put_byte(out, '\n');
	struct dump dump = { out, 1 };
	walk_tree(lesson->root, &visitor, &dump);
}

static void dump_index(const struct book *book, struct buf *out)
{
	for (size_t i = 0; i < book->index.count; i++) {
		const struct index_entry *entry = &book->index.at[i];
		buf_put(out, STR("index"));
		put_field(out, "term", entry->term);
		put_field(out, "subterm", entry->subterm);
		put_field(out, "letter", entry->letter);
		put_field(out, "see", entry->see);
		put_field(out, "see-also", entry->see_also);
		put_count_field(out, "marks", (int64_t)entry->mark_count);
		buf_put_byte(out, '\n');
	}
}

void book_dump(const struct book *book, struct buf *out)
{
	const struct part *part = NULL;
	for (size_t i = 0; i < book->lessons.count; i++) {
		const struct lesson *lesson = book->lessons.at[i];
		if (lesson->part != NULL && lesson->part != part) {
			buf_put(out, STR("part"));
			put_field(out, "number", lesson->part->number);
			put_field(out, "title", lesson->part->title);
			buf_put_byte(out, '\n');
		}
		part = lesson->part;
		dump_lesson(lesson, out);
	}
	dump_index(book, out);
}
