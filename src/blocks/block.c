/* SPDX-License-Identifier: MIT */
/*
 * Blocks -> strips, by a table with one row for each kind of node. Objects
 * with a file of their own (lists, tables, ...) are only named here.
 */
#include "blocks/foreign.h"
#include "blocks/layout.h"

#include <assert.h>
#include <string.h>

struct tag *tag_make(
	struct layout *layout, enum tag_kind kind, struct tag *parent)
{
	struct tag *tag = ARENA_NEW(layout->text->arena, struct tag);
	tag->kind = kind;
	tag->parent = parent;
	return tag;
}

const struct line *make_line(struct setting *setting, struct str text,
	const struct text_style *style, struct tag *tag)
{
	struct text_job *job = setting->layout->text;
	struct line *line = ARENA_NEW(job->draft, struct line);
	*line = line_of_text(job, text, style, tag);
	return line;
}

enum { LEAST_ON_PAGE = PT(100), LEAST_IN_CELL = PT(24) };

struct setting setting_within(
	const struct setting *setting, length at_start, length at_end)
{
	struct setting inner = *setting;
	length least = setting->is_page ? LEAST_ON_PAGE : LEAST_IN_CELL;
	inner.x += setting->hang;
	inner.width -= setting->hang;
	inner.hang = 0;
	inner.is_prose = false;
	if (inner.width - at_start - at_end < least)
		return inner;
	inner.x += at_start;
	inner.width -= at_start + at_end;
	return inner;
}

static void set_inside(struct setting *setting, struct node *node)
{
	set_blocks(setting, node->first);
}

static void set_in_tag(
	struct setting *setting, struct node *node, enum tag_kind kind)
{
	struct setting inner = *setting;
	inner.tag = tag_make(setting->layout, kind, setting->tag);
	if (!str_is_empty(node->language))
		inner.tag->language = node->language;
	set_blocks(&inner, node->first);
}

static void set_section(struct setting *setting, struct node *node)
{
	set_in_tag(setting, node, TAG_SECTION);
}

static void set_division(struct setting *setting, struct node *node)
{
	set_in_tag(setting, node, TAG_DIVISION);
}

bool is_unseen_inline(const struct node *node)
{
	return node->kind == NODE_ANCHOR || node->kind == NODE_INDEX_MARK ||
		node->kind == NODE_SOFT_BREAK;
}

/* The only image of inlines that hold nothing else; or NULL. */
static struct node *only_image(struct node *first, const struct node *until)
{
	struct node *image = NULL;
	for (struct node *node = first; node != until; node = node->next) {
		if (node->kind == NODE_IMAGE && image == NULL)
			image = node;
		else if (!is_unseen_inline(node))
			return NULL;
	}
	return image;
}

static struct node *lone_image(const struct node *paragraph)
{
	return only_image(paragraph->first, NULL);
}

/* The level at which a heading is set: nested lessons lie deeper. */
static int level_of(const struct setting *setting, const struct node *node)
{
	const struct lesson *lesson = setting->layout->lesson;
	int level = node->as.heading.level + (lesson ? lesson->depth : 0);
	if (level < 2)
		level = 2;
	return level < HEADING_STYLES ? level : HEADING_STYLES - 1;
}

static const struct heading_style *style_of_heading(
	const struct setting *setting, const struct node *node)
{
	return &setting->layout->style->headings[level_of(setting, node)];
}

enum { RUN_IN_LEVEL = 5 };

/* Low headings begin the line of the paragraph below them. */
static bool runs_in(const struct setting *setting, const struct node *node)
{
	const struct node *next = node->next;

	return level_of(setting, node) >= RUN_IN_LEVEL && next != NULL &&
		next->kind == NODE_PARAGRAPH && next->first != NULL &&
		lone_image(next) == NULL && !is_caption(next);
}

static void set_heading(struct setting *setting, struct node *node)
{
	struct layout *layout = setting->layout;
	const struct style *style = layout->style;
	const struct heading_style *heading = style_of_heading(setting, node);
	const struct paragraph_style *paragraph = &heading->paragraph;
	length descent = style->at.leading - ascent_of(style->at.leading);
	galley_space(setting->galley,
		(struct gap){ heading->above - descent -
				ascent_of(paragraph->leading),
			heading->stretch, heading->shrink });
	if (runs_in(setting, node)) {
		setting->heading = node;
		return;
	}
	struct setting inner = *setting;
	inner.tag = tag_make(layout, TAG_HEADING, setting->tag);
	inner.tag->level = level_of(setting, node);
	inner.penalty = PENALTY_KEEP;
	inner.is_page = inner.is_prose = false;
	inner.hang = 0;
	struct paragraph_text text = { .node = node, .tag = inner.tag };
	set_text(&inner, &text, paragraph);
	galley_keep(setting->galley, PENALTY_KEEP);
	galley_space(setting->galley,
		(struct gap){ .size = heading->below -
				(paragraph->leading -
					ascent_of(paragraph->leading)) -
				ascent_of(style->at.leading) });
	setting->galley->is_after_heading = true;
	setting->is_after_paragraph = false;
}

static void take_prefix(struct setting *setting, struct paragraph_text *text)
{
	struct prefix *prefix = setting->prefix;
	if (prefix == NULL || prefix->is_used)
		return;
	text->prefix = prefix->text;
	text->prefix_style = prefix->style;
	text->prefix_tag = prefix->tag;
	prefix->is_used = true;
}

static void take_heading(struct setting *setting, struct paragraph_text *text)
{
	const struct node *heading = setting->heading;
	if (heading == NULL)
		return;
	text->heading = heading;
	text->heading_style =
		style_of_heading(setting, heading)->paragraph.text;
	text->heading_style.size = setting->text->text.size;
	text->heading_tag =
		tag_make(setting->layout, TAG_HEADING, setting->tag);
	text->heading_tag->level = level_of(setting, heading);
	setting->heading = NULL;
}

/* Whether a block stands for itself and the text speaks of it. */
static bool is_object(const struct node *node)
{
	if (node == NULL)
		return false;
	return node->kind == NODE_LISTING || node->kind == NODE_TABLE ||
		node->kind == NODE_FIGURE ||
		(node->kind == NODE_PARAGRAPH && lone_image(node) != NULL);
}

bool is_caption(const struct node *node)
{
	if (node == NULL || node->kind != NODE_PARAGRAPH)
		return false;
	const struct node *phrase = node->first;
	return phrase != NULL && phrase->kind == NODE_PHRASE &&
		phrase->next == NULL && node_has_class(phrase, STR("caption"));
}

/* It belongs to the table below it, or to the object over it. */
static void set_caption_paragraph(struct setting *setting, struct node *node)
{
	const struct style *style = setting->layout->style;
	struct galley *galley = setting->galley;
	struct setting inner = *setting;
	bool is_over = node->next != NULL && node->next->kind == NODE_TABLE;
	if (!is_over && is_object(node->previous)) {
		galley_keep(galley, PENALTY_KEEP);
		galley->gap = (struct gap){ .size = style->at.caption_gap };
	} else {
		galley_space_text(galley, style->object_gap);
	}
	set_caption(&inner, node, NULL, WORD_FIGURE);
	if (!is_over) {
		galley->strips.at[galley->strips.count - 1].penalty = 0;
		galley_space(galley, style->object_gap);
		return;
	}
	galley_keep(galley, PENALTY_KEEP);
	galley_space(
		galley, (struct gap){ .size = style->at.table_caption_gap });
}

enum { INTRODUCTION_PENALTY = 800, BOLD_PENALTY = 4000 };

/* All in bold: an author's heading, by its looks. */
static bool is_bold(const struct node *paragraph)
{
	return paragraph->first != NULL &&
		paragraph->first->kind == NODE_STRONG &&
		paragraph->first->next == NULL;
}

static void set_paragraph(struct setting *setting, struct node *node)
{
	struct layout *layout = setting->layout;
	if (lone_image(node) != NULL) {
		set_figure(setting, node);
		return;
	}
	if (is_caption(node)) {
		set_caption_paragraph(setting, node);
		return;
	}
	galley_space_text(setting->galley, setting->gap);
	struct setting inner = *setting;
	inner.tag = tag_make(layout, TAG_PARAGRAPH, setting->tag);
	if (!str_is_empty(node->language))
		inner.tag->language = node->language;
	struct paragraph_text text = { .node = node, .tag = inner.tag };
	take_prefix(setting, &text);
	take_heading(setting, &text);
	struct paragraph_style style = *setting->text;
	const struct paragraph_style *used = setting->text;
	if (layout->style->is_indented && setting->is_prose) {
		style.next_indent = layout->style->at.paragraph_indent;
		if (setting->is_after_paragraph)
			style.first_indent = style.next_indent;
		struct paragraph_style *kept =
			ARENA_NEW(layout->text->arena, struct paragraph_style);
		*kept = style;
		used = kept;
	}
	size_t first = setting->galley->strips.count;
	set_text(&inner, &text, used);
	// A line such as "Filename: main.py" belongs to what follows, and so
	// does one that only looks like a heading.
	bool is_one_line = setting->galley->strips.count == first + 1;
	if (setting->is_page && is_one_line && is_object(node->next))
		galley_keep(setting->galley, INTRODUCTION_PENALTY);
	if (setting->is_page && is_one_line && is_bold(node))
		galley_keep(setting->galley, BOLD_PENALTY);
	setting->is_after_paragraph = true;
}

static void set_quote(struct setting *setting, struct node *node)
{
	const struct style *style = setting->layout->style;
	struct setting inner = setting_within(
		setting, style->at.quote_indent, style->at.quote_indent);
	if (setting->is_page)
		inner.text = &style->quote;
	inner.is_after_paragraph = false;
	inner.tag = tag_make(setting->layout, TAG_QUOTE, setting->tag);
	galley_space_text(setting->galley, style->object_gap);
	set_blocks(&inner, node->first);
	galley_space(setting->galley, style->object_gap);
}

static void set_details(struct setting *setting, struct node *node)
{
	set_in_tag(setting, node, TAG_DIVISION);
}

static void set_summary(struct setting *setting, struct node *node)
{
	struct layout *layout = setting->layout;
	galley_space_text(setting->galley, setting->gap);
	struct setting inner = *setting;
	inner.tag = tag_make(layout, TAG_PARAGRAPH, setting->tag);
	struct paragraph_style *bold =
		ARENA_NEW(layout->text->arena, struct paragraph_style);
	*bold = *setting->text;
	bold->text.weight = 600;
	bold->alignment = ALIGNMENT_RAGGED;
	struct paragraph_text text = { .node = node, .tag = inner.tag };
	set_text(&inner, &text, bold);
	galley_keep(setting->galley, PENALTY_KEEP);
}

static void set_rule(struct setting *setting, struct node *node)
{
	(void)node;
	const struct style *style = setting->layout->style;
	struct gap gap = { style->at.leading / 2, style->at.paragraph_stretch,
		style->at.paragraph_shrink };
	galley_space_text(setting->galley, gap);
	const struct line *line = make_line(setting,
		STR("*\xE2\x80\x83*\xE2\x80\x83*"), &setting->text->text, NULL);
	struct strip strip = strip_of_label(setting, line, setting->text);
	struct placed *placed = (struct placed *)strip.placed;
	placed->x += (setting->width - setting->hang - line->width) / 2;
	galley_push(setting->galley, strip);
	galley_space(setting->galley, gap);
	setting->is_after_paragraph = false;
}

static void set_page_break(struct setting *setting, struct node *node)
{
	(void)node;
	struct galley *galley = setting->galley;
	if (setting->is_page && galley->strips.count > 0)
		galley->strips.at[galley->strips.count - 1].penalty =
			PENALTY_FORCED;
}

/* Notes stand on the page of their call. */
static void set_nothing(struct setting *setting, struct node *node)
{
	(void)setting;
	(void)node;
}

static void set_lone_caption(struct setting *setting, struct node *node)
{
	set_caption(setting, node, NULL, WORD_FIGURE);
}

struct block_rule {
	void (*set)(struct setting *setting, struct node *node);
};

static const struct block_rule rules[NODE_KIND_COUNT] = {
	[NODE_DOCUMENT] = { set_inside },
	[NODE_SECTION] = { set_section },
	[NODE_HEADING] = { set_heading },
	[NODE_PARAGRAPH] = { set_paragraph },
	[NODE_QUOTE] = { set_quote },
	[NODE_ALERT] = { set_alert },
	[NODE_DIVISION] = { set_division },
	[NODE_DETAILS] = { set_details },
	[NODE_DETAILS_SUMMARY] = { set_summary },
	[NODE_RULE] = { set_rule },
	[NODE_PAGE_BREAK] = { set_page_break },
	[NODE_LIST] = { set_list },
	[NODE_ITEM] = { set_inside },
	[NODE_DEFINITION_LIST] = { set_definitions },
	[NODE_TERM] = { set_summary },
	[NODE_DEFINITION] = { set_inside },
	[NODE_EXERCISES] = { set_exercises },
	[NODE_EXERCISE] = { set_inside },
	[NODE_LISTING] = { set_listing },
	[NODE_FIGURE] = { set_figure },
	[NODE_CAPTION] = { set_lone_caption },
	[NODE_TABLE] = { set_table },
	[NODE_TABLE_ROW] = { set_inside },
	[NODE_TABLE_CELL] = { set_inside },
	[NODE_FOOTNOTE] = { set_nothing },
};

bool block_has_rule(enum node_kind kind)
{
	return rules[kind].set != NULL;
}

void set_block(struct setting *setting, struct node *node)
{
	assert(block_has_rule(node->kind));
	if (node == setting->layout->title)
		return;
	// A note begins at the foot of the page of its call.
	if (node->kind != NODE_FOOTNOTE)
		galley_start(setting->galley, node);
	struct foreign foreign;
	foreign_begin(setting, node, &foreign);
	rules[node->kind].set(setting, node);
	foreign_end(setting, &foreign);
	if (node->kind != NODE_PARAGRAPH)
		setting->is_after_paragraph = false;
}

/* The inlines of parent from its first child on, as one paragraph. */
static struct node *set_loose_inlines(
	struct setting *setting, struct node *node)
{
	struct node *until = node;
	while (until != NULL && node_family(until->kind) == FAMILY_INLINE)
		until = until->next;
	galley_space_text(setting->galley, setting->gap);
	if (!setting->is_page && only_image(node, until) != NULL) {
		set_pictures(setting, node, until);
		return until;
	}
	struct setting inner = *setting;
	inner.tag = tag_make(setting->layout, TAG_PARAGRAPH, setting->tag);
	struct paragraph_text text = {
		.node = node->parent,
		.from = node,
		.until = until,
		.tag = inner.tag,
	};
	take_prefix(setting, &text);
	set_text(&inner, &text, setting->text);
	return until;
}

void set_blocks(struct setting *setting, struct node *node)
{
	while (node != NULL) {
		if (node_family(node->kind) == FAMILY_INLINE) {
			node = set_loose_inlines(setting, node);
			continue;
		}
		set_block(setting, node);
		node = node->next;
	}
}

void set_prefixed(
	struct setting *setting, struct node *node, struct prefix *prefix)
{
	bool is_text = node != NULL &&
		(node_family(node->kind) == FAMILY_INLINE ||
			(node->kind == NODE_PARAGRAPH && !lone_image(node)));
	if (is_text) {
		setting->prefix = prefix;
		set_blocks(setting, node);
		setting->prefix = NULL;
		return;
	}
	const struct line *line =
		make_line(setting, prefix->text, &prefix->style, prefix->tag);
	struct strip strip = strip_of_label(setting, line, setting->text);
	galley_push(setting->galley, strip);
	if (node != NULL)
		galley_keep(setting->galley, PENALTY_KEEP);
	set_blocks(setting, node);
}

struct gap gap_above(
	const struct setting *setting, length distance, length ascent)
{
	const struct style *style = setting->layout->style;
	length descent =
		setting->text->leading - ascent_of(setting->text->leading);
	length size = distance - descent - ascent;
	return (struct gap){
		size > 0 ? size : 0,
		style->object_gap.stretch,
		style->object_gap.shrink,
	};
}

bool ends_with_colon(const struct node *node)
{
	if (node == NULL || node->kind != NODE_PARAGRAPH || node->last == NULL)
		return false;
	const struct node *last = node->last;
	while (last->last != NULL)
		last = last->last;
	return last->kind == NODE_TEXT && str_ends(last->text, STR(":"));
}
