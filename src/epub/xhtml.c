/* SPDX-License-Identifier: MIT */
/*
 * Nodes -> XHTML: a table with one row a kind. Where an element and a class
 * are not enough, a row has a function. Trees are at most a hundred deep, so
 * this goes down by recursion: captions of figures are written after what
 * they explain, which a walk in document order cannot do.
 */
#include "epub/lesson.h"

struct rule {
	const char *element; /* NULL: the children alone */
	const char *class; /* or NULL */
	const char *role; /* or NULL */
	void (*put)(struct lesson_writer *self, const struct node *node);
	bool is_line; /* a line end follows */
	bool takes_breaks; /* page starts that waited go in first */
};

static void put_section(struct lesson_writer *self, const struct node *node);
static void put_heading(struct lesson_writer *self, const struct node *node);
static void put_paragraph(struct lesson_writer *self, const struct node *node);
static void put_alert(struct lesson_writer *self, const struct node *node);
static void put_rule(struct lesson_writer *self, const struct node *node);
static void put_nothing(struct lesson_writer *self, const struct node *node);
static void put_list(struct lesson_writer *self, const struct node *node);
static void put_item(struct lesson_writer *self, const struct node *node);
static void put_exercise(struct lesson_writer *self, const struct node *node);
static void put_term(struct lesson_writer *self, const struct node *node);
static void put_definition(struct lesson_writer *self, const struct node *node);
static void put_abbreviation(
	struct lesson_writer *self, const struct node *node);
static void put_anchor(struct lesson_writer *self, const struct node *node);
static void put_soft_break(struct lesson_writer *self, const struct node *node);
static void put_line_break(struct lesson_writer *self, const struct node *node);

static const struct rule rules[NODE_KIND_COUNT] = {
	[NODE_DOCUMENT] = { .put = put_children },
	[NODE_SECTION] = { .put = put_section },
	[NODE_HEADING] = { .put = put_heading },
	[NODE_PARAGRAPH] = { .put = put_paragraph },
	[NODE_QUOTE] = { .element = "blockquote", .is_line = true },
	[NODE_ALERT] = { .put = put_alert },
	[NODE_DIVISION] = { .element = "div", .is_line = true },
	[NODE_DETAILS] = { .element = "div",
		.class = "details",
		.is_line = true },
	[NODE_DETAILS_SUMMARY] = { .element = "p",
		.class = "summary",
		.is_line = true,
		.takes_breaks = true },
	[NODE_RULE] = { .put = put_rule },
	[NODE_PAGE_BREAK] = { .put = put_nothing },
	[NODE_LIST] = { .put = put_list },
	[NODE_ITEM] = { .put = put_item },
	[NODE_DEFINITION_LIST] = { .element = "dl", .is_line = true },
	[NODE_TERM] = { .put = put_term },
	[NODE_DEFINITION] = { .put = put_definition },
	[NODE_EXERCISES] = { .element = "div",
		.class = "exercise-list",
		.is_line = true },
	[NODE_EXERCISE] = { .put = put_exercise },
	[NODE_LISTING] = { .put = put_listing },
	[NODE_FIGURE] = { .put = put_figure },
	[NODE_CAPTION] = { .put = put_caption },
	[NODE_TABLE] = { .put = put_table },
	[NODE_TABLE_ROW] = { .element = "tr", .is_line = true },
	[NODE_TABLE_CELL] = { .put = put_table_cell },
	[NODE_FOOTNOTE] = { .put = put_footnote },
	[NODE_TEXT] = { .put = put_words },
	[NODE_CODE] = { .put = put_inline_code },
	[NODE_EMPHASIS] = { .element = "em" },
	[NODE_STRONG] = { .element = "strong" },
	[NODE_STRIKE] = { .element = "del" },
	[NODE_UNDERLINE] = { .element = "u" },
	[NODE_MARK] = { .element = "mark" },
	[NODE_SMALL] = { .element = "small" },
	[NODE_SUPERSCRIPT] = { .element = "sup" },
	[NODE_SUBSCRIPT] = { .element = "sub" },
	[NODE_KEYBOARD] = { .element = "kbd" },
	[NODE_ABBREVIATION] = { .put = put_abbreviation },
	[NODE_QUOTATION] = { .element = "span", .class = "quotation" },
	[NODE_CITE] = { .element = "cite" },
	[NODE_PHRASE] = { .element = "span" },
	[NODE_LINK] = { .put = put_link },
	[NODE_IMAGE] = { .put = put_image },
	[NODE_NOTE_CALL] = { .put = put_note_call },
	[NODE_INDEX_MARK] = { .put = put_anchor },
	[NODE_ANCHOR] = { .put = put_anchor },
	[NODE_SOFT_BREAK] = { .put = put_soft_break },
	[NODE_LINE_BREAK] = { .put = put_line_break },
};

bool xhtml_has_row(enum node_kind kind)
{
	return rules[kind].element || rules[kind].put;
}

/* Kinds whose text is divided where a page starts within it. */
static bool is_divided(enum node_kind kind)
{
	return kind == NODE_TEXT || kind == NODE_CODE || kind == NODE_LISTING;
}

void put_attributes(struct lesson_writer *self, const struct node *node,
	struct str id, const char *class)
{
	struct xml *xml = &self->xml;
	struct str classes = class ? str_of(class) : (struct str){ 0 };
	if (class && !str_is_empty(node->classes))
		classes = arena_format(&self->writer->arena, "%s %.*s", class,
			STR_FORMAT(node->classes));
	else if (!class)
		classes = node->classes;
	xml_attribute_if(xml, "id", id);
	xml_attribute_if(xml, "class", classes);
	xml_attribute_if(xml, "lang", node->language);
	xml_attribute_if(xml, "xml:lang", node->language);
	xml_attribute_if(xml, "dir", direction_name(node->direction));
}

void put_children(struct lesson_writer *self, const struct node *node)
{
	for (const struct node *at = node->first; at; at = at->next)
		put_node(self, at);
}

void put_node(struct lesson_writer *self, const struct node *node)
{
	const struct rule *rule = &rules[node->kind];
	if (!is_divided(node->kind))
		put_breaks_before(self, node);
	if (rule->put) {
		rule->put(self, node);
		return;
	}
	xml_open(&self->xml, rule->element);
	put_attributes(self, node, id_of(self->writer, node), rule->class);
	if (rule->takes_breaks)
		put_pending_breaks(self);
	if (rule->is_line && node->first &&
		node_family(node->first->kind) == FAMILY_BLOCK)
		xml_line(&self->xml);
	put_children(self, node);
	xml_close(&self->xml, rule->element);
	if (rule->is_line)
		xml_line(&self->xml);
}

static bool is_lesson_title(
	const struct lesson_writer *self, const struct node *heading)
{
	return !self->has_title && heading->as.heading.level == 1;
}

/* The wrapper has the heading's id: a link to it shows the whole section. */
static void put_section(struct lesson_writer *self, const struct node *node)
{
	const struct node *heading = node->first;
	if (!heading || heading->kind != NODE_HEADING ||
		is_lesson_title(self, heading)) {
		put_children(self, node);
		return;
	}
	xml_open(&self->xml, "section");
	put_attributes(self, heading, heading->id, NULL);
	xml_line(&self->xml);
	put_children(self, node);
	xml_close(&self->xml, "section");
	xml_line(&self->xml);
}

/* "Lesson 5" of a top lesson; nested ones have their numbers in the contents,
 * as on paper. */
static void put_lesson_number(struct lesson_writer *self)
{
	const struct lesson *lesson = self->lesson;
	bool is_appendix = lesson->role == ROLE_APPENDIX;
	if (str_is_empty(lesson->number) || lesson->depth > 0 ||
		!self->writer->book->settings->number_chapters ||
		(lesson->role != ROLE_CHAPTER && !is_appendix))
		return;
	xml_open(&self->xml, "span");
	xml_attribute(&self->xml, "class", STR("number"));
	xml_text(&self->xml,
		book_numbered(self->writer->book, &self->writer->arena,
			is_appendix ? WORD_APPENDIX : WORD_CHAPTER,
			lesson->number, " "));
	xml_close(&self->xml, "span");
	xml_text(&self->xml, STR(" "));
}

/* One h1 a file, and no level left out on the way down. */
static const char *element_of_heading(
	struct lesson_writer *self, const struct node *node)
{
	static const char *const elements[] = { "h1", "h2", "h3", "h4", "h5",
		"h6" };
	int level = node->as.heading.level;
	if (is_lesson_title(self, node))
		level = 1;
	else if (level < 2)
		level = 2;
	if (level > self->last_level + 1)
		level = self->last_level + 1;
	self->last_level = level;
	return elements[level - 1];
}

static void put_heading(struct lesson_writer *self, const struct node *node)
{
	bool is_title = is_lesson_title(self, node);
	bool is_wrapped = node->parent && node->parent->kind == NODE_SECTION &&
		node->parent->first == node && !is_title;
	const char *element = element_of_heading(self, node);
	put_heading_break(self, node);
	xml_open(&self->xml, element);
	if (!is_wrapped)
		put_attributes(self, node, node->id, NULL);
	if (is_title) {
		self->has_title = true;
		put_lesson_number(self);
	} else if (!str_is_empty(node->number)) {
		xml_open(&self->xml, "span");
		xml_attribute(&self->xml, "class", STR("number"));
		xml_text(&self->xml, node->number);
		xml_close(&self->xml, "span");
		xml_text(&self->xml, STR(" "));
	}
	put_children(self, node);
	xml_close(&self->xml, element);
	xml_line(&self->xml);
}

/* A tight item's only paragraph, and a figure's lone image, stand bare. */
static bool is_bare(const struct node *paragraph)
{
	const struct node *parent = paragraph->parent;
	if (!parent)
		return false;
	if (parent->kind == NODE_FIGURE)
		return paragraph->first && !paragraph->first->next &&
			paragraph->first->kind == NODE_IMAGE;
	if (parent->kind != NODE_ITEM || !parent->parent ||
		parent->parent->kind != NODE_LIST ||
		!parent->parent->as.list.is_tight)
		return false;
	return !(paragraph->previous &&
		       paragraph->previous->kind == NODE_PARAGRAPH) &&
		!(paragraph->next && paragraph->next->kind == NODE_PARAGRAPH);
}

static void put_paragraph(struct lesson_writer *self, const struct node *node)
{
	if (is_bare(node)) {
		put_children(self, node);
		return;
	}
	xml_open(&self->xml, "p");
	put_attributes(self, node, id_of(self->writer, node), NULL);
	put_children(self, node);
	xml_close(&self->xml, "p");
	xml_line(&self->xml);
}

static void put_alert(struct lesson_writer *self, const struct node *node)
{
	static const char *const classes[] = {
		[ALERT_NOTE] = "alert note",
		[ALERT_TIP] = "alert tip",
		[ALERT_IMPORTANT] = "alert important",
		[ALERT_WARNING] = "alert warning",
		[ALERT_CAUTION] = "alert caution",
	};
	bool is_tip = node->as.alert.kind == ALERT_TIP;
	xml_open(&self->xml, "aside");
	put_attributes(self, node, id_of(self->writer, node),
		classes[node->as.alert.kind]);
	xml_attribute(
		&self->xml, "role", is_tip ? STR("doc-tip") : STR("note"));
	xml_line(&self->xml);
	if (!str_is_empty(node->as.alert.label)) {
		xml_open(&self->xml, "p");
		xml_attribute(&self->xml, "class", STR("label"));
		xml_text(&self->xml, node->as.alert.label);
		xml_close(&self->xml, "p");
		xml_line(&self->xml);
	}
	put_children(self, node);
	xml_close(&self->xml, "aside");
	xml_line(&self->xml);
}

static void put_rule(struct lesson_writer *self, const struct node *node)
{
	(void)node;
	xml_open(&self->xml, "hr");
	xml_close(&self->xml, "hr");
	xml_line(&self->xml);
}

/* A page break of the author's is for paper. */
static void put_nothing(struct lesson_writer *self, const struct node *node)
{
	(void)self;
	(void)node;
}

static void put_list(struct lesson_writer *self, const struct node *node)
{
	const struct list *list = &node->as.list;
	const char *element = list->is_ordered ? "ol" : "ul";
	bool has_tasks = node->first && node->first->as.item.task != TASK_NONE;
	xml_open(&self->xml, element);
	put_attributes(self, node, id_of(self->writer, node),
		has_tasks ? "tasks" : NULL);
	if (list->is_ordered && list->start != 1)
		xml_attribute(&self->xml, "start",
			arena_format(&self->writer->arena, "%d", list->start));
	xml_line(&self->xml);
	put_children(self, node);
	xml_close(&self->xml, element);
	xml_line(&self->xml);
}

static void put_task(struct lesson_writer *self, enum task task)
{
	if (task == TASK_NONE)
		return;
	xml_open(&self->xml, "span");
	xml_attribute(&self->xml, "class", STR("task"));
	xml_attribute(&self->xml, "role", STR("img"));
	xml_attribute(&self->xml, "aria-label",
		task == TASK_DONE ? STR("[x]") : STR("[ ]"));
	xml_text(&self->xml,
		task == TASK_DONE ? STR("\xE2\x98\x91") : STR("\xE2\x98\x90"));
	xml_close(&self->xml, "span");
	xml_text(&self->xml, STR(" "));
}

static void put_item(struct lesson_writer *self, const struct node *node)
{
	xml_open(&self->xml, "li");
	put_attributes(self, node, id_of(self->writer, node), NULL);
	put_pending_breaks(self);
	put_task(self, node->as.item.task);
	put_children(self, node);
	xml_close(&self->xml, "li");
	xml_line(&self->xml);
}

static void put_exercise(struct lesson_writer *self, const struct node *node)
{
	xml_open(&self->xml, "div");
	put_attributes(self, node, id_of(self->writer, node), "exercise");
	xml_line(&self->xml);
	xml_open(&self->xml, "p");
	xml_attribute(&self->xml, "class", STR("label"));
	put_label(self, WORD_EXERCISE, node->number);
	xml_close(&self->xml, "p");
	xml_line(&self->xml);
	put_children(self, node);
	xml_close(&self->xml, "div");
	xml_line(&self->xml);
}

static void put_term(struct lesson_writer *self, const struct node *node)
{
	bool is_glossary = self->lesson->role == ROLE_GLOSSARY;
	xml_open(&self->xml, "dt");
	put_attributes(self, node, id_of(self->writer, node), NULL);
	if (is_glossary)
		xml_attribute(&self->xml, "epub:type", STR("glossterm"));
	put_pending_breaks(self);
	if (is_glossary)
		xml_open(&self->xml, "dfn");
	put_children(self, node);
	if (is_glossary)
		xml_close(&self->xml, "dfn");
	xml_close(&self->xml, "dt");
	xml_line(&self->xml);
}

/* The way back from a term's last definition to its first use. */
static void put_way_back(struct lesson_writer *self, const struct node *node)
{
	const struct node *term = node;
	if (node->next && node->next->kind == NODE_DEFINITION)
		return;
	while (term && term->kind != NODE_TERM)
		term = term->previous;
	const struct reference *back =
		term ? address_find(&self->writer->backs, term) : NULL;
	if (!back)
		return;
	xml_open(&self->xml, "p");
	xml_attribute(&self->xml, "class", STR("way-back"));
	xml_open(&self->xml, "a");
	xml_attribute(&self->xml, "role", STR("doc-backlink"));
	xml_attribute(&self->xml, "href",
		arena_format(&self->writer->arena, "%.*s#%.*s",
			STR_FORMAT(lesson_file(self->writer, back->lesson)),
			STR_FORMAT(id_of(self->writer, back->link))));
	xml_text(&self->xml, STR("\xE2\x86\x91 "));
	xml_text(&self->xml, back->lesson->short_title);
	xml_close(&self->xml, "a");
	xml_close(&self->xml, "p");
	xml_line(&self->xml);
}

static void put_definition(struct lesson_writer *self, const struct node *node)
{
	xml_open(&self->xml, "dd");
	put_attributes(self, node, id_of(self->writer, node), NULL);
	if (self->lesson->role == ROLE_GLOSSARY)
		xml_attribute(&self->xml, "epub:type", STR("glossdef"));
	put_pending_breaks(self);
	put_children(self, node);
	put_way_back(self, node);
	xml_close(&self->xml, "dd");
	xml_line(&self->xml);
}

static void put_abbreviation(
	struct lesson_writer *self, const struct node *node)
{
	xml_open(&self->xml, "abbr");
	put_attributes(self, node, id_of(self->writer, node), NULL);
	xml_attribute_if(&self->xml, "title", node->text);
	put_children(self, node);
	xml_close(&self->xml, "abbr");
}

static void put_anchor(struct lesson_writer *self, const struct node *node)
{
	struct str id = id_of(self->writer, node);
	if (str_is_empty(id))
		return;
	xml_open(&self->xml, "span");
	xml_attribute(&self->xml, "id", id);
	xml_close(&self->xml, "span");
}

static void put_soft_break(struct lesson_writer *self, const struct node *node)
{
	(void)node;
	xml_text(&self->xml, STR("\n"));
}

static void put_line_break(struct lesson_writer *self, const struct node *node)
{
	(void)node;
	xml_open(&self->xml, "br");
	xml_close(&self->xml, "br");
}
