/* SPDX-License-Identifier: MIT */
/*
 * The structure tree of a tagged PDF: an element for each tag that the pages
 * reach, its kids in the order of reading, and the way back from a page's
 * marked contents to their elements. ISO 32000-1, 14.7 and 14.8.
 */
#include <stdlib.h>

#include "pdf/private.h"
#include "pdf/text.h"

enum kid_kind { KID_ELEMENT, KID_CONTENT, KID_ANNOTATION };

struct kid {
	enum kid_kind kind;
	uint32_t value; /* object number, or an MCID */
	uint32_t page; /* object of the page, for the last two kinds */
	struct kid *next;
};

struct element {
	struct tag *tag;
	uint32_t object;
	uint32_t page; /* object of the page of its first content; 0: none */
	int level; /* of a heading, without jumps */
	struct kid *first, *last;
	const struct placement *placement; /* of a figure, on box_page */
	const struct page *box_page;
};

struct structure {
	struct writer *writer;
	VEC(struct element) elements; /* [tag->serial - 1] */
	struct kid *first, *last; /* of the root */
	uint32_t root;
};

static const char *const names[TAG_KIND_COUNT] = {
	[TAG_DOCUMENT] = "Document",
	[TAG_PART] = "Part",
	[TAG_SECTION] = "Sect",
	[TAG_DIVISION] = "Div",
	[TAG_HEADING] = "H",
	[TAG_PARAGRAPH] = "P",
	[TAG_LIST] = "L",
	[TAG_ITEM] = "LI",
	[TAG_LABEL] = "Lbl",
	[TAG_BODY] = "LBody",
	[TAG_TABLE] = "Table",
	[TAG_TABLE_HEAD] = "THead",
	[TAG_TABLE_BODY] = "TBody",
	[TAG_TABLE_ROW] = "TR",
	[TAG_TABLE_HEADER] = "TH",
	[TAG_TABLE_CELL] = "TD",
	[TAG_CAPTION] = "Caption",
	[TAG_FIGURE] = "Figure",
	[TAG_CODE] = "Code",
	[TAG_QUOTE] = "BlockQuote",
	[TAG_NOTE] = "Note",
	[TAG_REFERENCE] = "Reference",
	[TAG_LINK] = "Link",
	[TAG_SPAN] = "Span",
	[TAG_EMPHASIS] = "Span",
	[TAG_STRONG] = "Span",
	[TAG_CONTENTS] = "TOC",
	[TAG_CONTENTS_ITEM] = "TOCI",
	[TAG_INDEX] = "Index",
};

const char *tag_name(const struct tag *tag)
{
	return names[tag->kind];
}

static void append(struct kid **first, struct kid **last, struct kid *kid)
{
	if (*first == NULL)
		*first = kid;
	else
		(*last)->next = kid;
	*last = kid;
}

static struct kid *make_kid(struct structure *structure, enum kid_kind kind,
	uint32_t value, uint32_t page)
{
	struct kid *kid = ARENA_NEW(&structure->writer->arena, struct kid);
	*kid = (struct kid){ kind, value, page, NULL };
	return kid;
}

/* The tag's element; when it is reached for the first time, it becomes the
 * last kid of its parent's. */
static struct element *reach(struct structure *structure, struct tag *tag)
{
	if (tag->serial == 0) {
		if (tag->parent != NULL)
			reach(structure, tag->parent);
		uint32_t object = object_reserve(&structure->writer->objects);
		struct kid *kid = make_kid(structure, KID_ELEMENT, object, 0);
		if (tag->parent != NULL) {
			struct element *parent = reach(structure, tag->parent);
			append(&parent->first, &parent->last, kid);
		} else {
			append(&structure->first, &structure->last, kid);
		}
		vec_push(&structure->elements,
			(struct element){ .tag = tag, .object = object });
		tag->serial = (uint32_t)structure->elements.count;
	}
	return &structure->elements.at[tag->serial - 1];
}

static void reach_page(struct structure *structure, size_t index)
{
	struct writer *writer = structure->writer;
	const struct page_content *content = &writer->contents[index];
	for (size_t i = 0; i < content->owners.count; i++) {
		struct element *element =
			reach(structure, content->owners.at[i]);
		if (element->page == 0)
			element->page = content->object;
		struct kid *kid = make_kid(
			structure, KID_CONTENT, (uint32_t)i, content->object);
		append(&element->first, &element->last, kid);
	}
	const struct page *page = &writer->pages->pages.at[index];
	for (size_t i = 0; i < page->placement_count; i++) {
		if (page->placements[i].tag == NULL)
			continue;
		struct element *element =
			reach(structure, page->placements[i].tag);
		element->placement = &page->placements[i];
		element->box_page = page;
	}
	for (size_t i = 0; i < page->link_count; i++) {
		if (page->links[i].tag == NULL)
			continue;
		struct element *element = reach(structure, page->links[i].tag);
		uint32_t object = content->first_annotation + (uint32_t)i;
		struct kid *kid = make_kid(
			structure, KID_ANNOTATION, object, content->object);
		append(&element->first, &element->last, kid);
	}
}

/*
 * Levels of headings as PDF/UA wants them: each at most one deeper than the
 * one before. A level that the author skipped is not counted; headings that
 * were on one level stay on one.
 */
static void level_headings(struct structure *structure)
{
	enum { LEVELS = 6 };
	int open[LEVELS]; // the author's levels of the headings above
	int depth = 0;
	for (size_t i = 0; i < structure->elements.count; i++) {
		struct element *element = &structure->elements.at[i];
		if (element->tag->kind != TAG_HEADING)
			continue;
		while (depth > 0 && open[depth - 1] >= element->tag->level)
			depth--;
		if (depth == LEVELS)
			depth--;
		open[depth++] = element->tag->level;
		element->level = depth;
	}
}

static void put_kid(struct buf *body, const struct kid *kid, uint32_t page)
{
	switch (kid->kind) {
	case KID_ELEMENT:
		put_reference(body, kid->value);
		break;
	case KID_CONTENT:
		if (kid->page == page) {
			buf_put_number(body, kid->value);
			break;
		}
		buf_put(body, STR("<</Type/MCR/Pg "));
		put_reference(body, kid->page);
		buf_put_format(body, "/MCID %u>>", kid->value);
		break;
	case KID_ANNOTATION:
		buf_put(body, STR("<</Type/OBJR/Obj "));
		put_reference(body, kid->value);
		buf_put(body, STR("/Pg "));
		put_reference(body, kid->page);
		buf_put(body, STR(">>"));
		break;
	}
}

static void put_kids(struct buf *body, const struct kid *kid, uint32_t page)
{
	if (kid == NULL)
		return;
	buf_put(body, STR("/K["));
	for (; kid != NULL; kid = kid->next) {
		put_kid(body, kid, page);
		if (kid->next != NULL)
			buf_put_byte(body, ' ');
	}
	buf_put_byte(body, ']');
}

static void put_box(struct buf *body, const struct element *element)
{
	const struct page *page = element->box_page;
	const struct placement *box = element->placement;
	length left = box->x, right = box->x + box->width;
	length top = page->height - box->y;
	length bottom = top - box->height;
	if (page->is_turned) { // the frame's right is the page's up
		left = box->y;
		right = box->y + box->height;
		bottom = box->x;
		top = box->x + box->width;
	}
	length sides[4] = { left, bottom, right, top };
	buf_put(body, STR("/A<</O/Layout/BBox["));
	for (int i = 0; i < 4; i++) {
		if (i > 0)
			buf_put_byte(body, ' ');
		put_points(body, sides[i]);
	}
	buf_put(body, STR("]>>"));
}

static void put_cell_attributes(struct buf *body, const struct tag *tag)
{
	bool is_header = tag->kind == TAG_TABLE_HEADER;
	if (!is_header && tag->column_span <= 1 && tag->row_span <= 1)
		return;
	buf_put(body, STR("/A<</O/Table"));
	if (is_header)
		buf_put(body,
			tag->is_column ? STR("/Scope/Column")
				       : STR("/Scope/Row"));
	if (tag->column_span > 1)
		buf_put_format(body, "/ColSpan %d", tag->column_span);
	if (tag->row_span > 1)
		buf_put_format(body, "/RowSpan %d", tag->row_span);
	buf_put(body, STR(">>"));
}

static void put_attributes(struct buf *body, const struct tag *tag)
{
	if (tag->kind == TAG_TABLE_HEADER || tag->kind == TAG_TABLE_CELL)
		put_cell_attributes(body, tag);
	if (tag->kind == TAG_LIST)
		buf_put(body,
			tag->is_ordered
				? STR("/A<</O/List/ListNumbering/Decimal>>")
				: STR("/A<</O/List/ListNumbering/Disc>>"));
	if (!str_is_empty(tag->alt)) {
		buf_put(body, STR("/Alt"));
		put_text(body, tag->alt);
	}
	if (!str_is_empty(tag->language)) {
		buf_put(body, STR("/Lang"));
		put_string(body, tag->language);
	}
	if (!str_is_empty(tag->id)) {
		buf_put(body, STR("/ID"));
		put_string(body, tag->id);
	}
}

static bool is_silent_figure(const struct tag *tag)
{
	return tag->kind == TAG_FIGURE && str_is_empty(tag->alt);
}

static void put_element(
	struct structure *structure, const struct element *element)
{
	const struct tag *tag = element->tag;
	struct writer *writer = structure->writer;
	struct buf *body = &writer->scratch;
	uint32_t parent = tag->parent == NULL
		? structure->root
		: structure->elements.at[tag->parent->serial - 1].object;
	buf_clear(body);
	writer->lacks_alternatives |= is_silent_figure(tag);
	buf_put(body, STR("/S/"));
	buf_put(body, str_of(tag_name(tag)));
	if (tag->kind == TAG_HEADING)
		buf_put_number(body, element->level);
	buf_put(body, STR("/P "));
	put_reference(body, parent);
	if (element->page != 0) {
		buf_put(body, STR("/Pg "));
		put_reference(body, element->page);
	}
	put_attributes(body, tag);
	if (element->placement != NULL)
		put_box(body, element);
	put_kids(body, element->first, element->page);
	object_put(&writer->objects, element->object, buf_str(body));
}

/* ---- from contents to elements, and from names ---- */

enum { LEAF_SIZE = 64 }; /* entries of a leaf of the number tree */

/* One leaf of the number tree, ended when it is full or at the end. */
struct leaves {
	struct writer *writer;
	struct buf entries; /* of the open leaf */
	struct buf kids; /* references to the leaves done */
	uint32_t first, last; /* keys of the open leaf */
	size_t count; /* in it */
};

static void end_leaf(struct leaves *leaves)
{
	if (leaves->count == 0)
		return;
	struct buf *body = &leaves->writer->scratch;
	buf_clear(body);
	buf_put_format(
		body, "/Limits[%u %u]/Nums[", leaves->first, leaves->last);
	buf_put(body, buf_str(&leaves->entries));
	buf_put_byte(body, ']');
	uint32_t object = object_add(&leaves->writer->objects, buf_str(body));
	buf_put_byte(&leaves->kids, ' ');
	put_reference(&leaves->kids, object);
	buf_clear(&leaves->entries);
	leaves->count = 0;
}

/* Starts the entry of a key; its value is put to leaves->entries then. */
static void begin_entry(struct leaves *leaves, uint32_t key)
{
	if (leaves->count == LEAF_SIZE)
		end_leaf(leaves);
	if (leaves->count++ == 0)
		leaves->first = key;
	leaves->last = key;
	buf_put_byte(&leaves->entries, ' ');
	buf_put_number(&leaves->entries, key);
	buf_put_byte(&leaves->entries, ' ');
}

static void put_owner(
	struct structure *structure, struct buf *out, const struct tag *tag)
{
	put_reference(out, structure->elements.at[tag->serial - 1].object);
}

static void put_page_owners(
	struct structure *structure, struct leaves *leaves, size_t index)
{
	const struct page_content *content =
		&structure->writer->contents[index];
	if (content->owners.count == 0)
		return;
	begin_entry(leaves, (uint32_t)index);
	buf_put_byte(&leaves->entries, '[');
	for (size_t i = 0; i < content->owners.count; i++) {
		if (i > 0)
			buf_put_byte(&leaves->entries, ' ');
		put_owner(structure, &leaves->entries, content->owners.at[i]);
	}
	buf_put_byte(&leaves->entries, ']');
}

/* Keys: the pages' places, then the links' (as links.c says them). */
static uint32_t put_parent_tree(struct structure *structure)
{
	struct writer *writer = structure->writer;
	const struct pages *pages = writer->pages;
	struct leaves leaves = { .writer = writer };
	for (size_t i = 0; i < pages->pages.count; i++)
		put_page_owners(structure, &leaves, i);
	uint32_t key = (uint32_t)pages->pages.count;
	for (size_t i = 0; i < pages->pages.count; i++) {
		const struct page *page = &pages->pages.at[i];
		for (size_t j = 0; j < page->link_count; j++, key++) {
			if (page->links[j].tag == NULL)
				continue;
			begin_entry(&leaves, key);
			put_owner(
				structure, &leaves.entries, page->links[j].tag);
		}
	}
	end_leaf(&leaves);
	struct buf *body = &writer->scratch;
	buf_clear(body);
	buf_put(body, STR("/Kids["));
	buf_put(body, buf_str(&leaves.kids));
	buf_put_byte(body, ']');
	buf_free(&leaves.entries);
	buf_free(&leaves.kids);
	return object_add(&writer->objects, buf_str(body));
}

static int compare_ids(const void *a, const void *b)
{
	const struct element *const *left = a, *const *right = b;
	return str_compare((*left)->tag->id, (*right)->tag->id);
}

/* The elements that have ids, sorted by them. */
static void put_id_tree(struct structure *structure, struct buf *body)
{
	VEC(const struct element *) named = { 0 };
	for (size_t i = 0; i < structure->elements.count; i++)
		if (!str_is_empty(structure->elements.at[i].tag->id))
			vec_push(&named, &structure->elements.at[i]);
	if (named.count > 0) {
		qsort(named.at, named.count, sizeof *named.at, compare_ids);
		buf_put(body, STR("/IDTree<</Names["));
		for (size_t i = 0; i < named.count; i++) {
			put_string(body, named.at[i]->tag->id);
			put_reference(body, named.at[i]->object);
		}
		buf_put(body, STR("]>>"));
	}
	vec_free(&named);
}

static void put_root(struct structure *structure)
{
	struct writer *writer = structure->writer;
	uint32_t parents = put_parent_tree(structure);
	struct buf *body = &writer->scratch;
	buf_clear(body);
	buf_put(body, STR("/Type/StructTreeRoot/ParentTree "));
	put_reference(body, parents);
	put_id_tree(structure, body);
	put_kids(body, structure->first, 0);
	object_put(&writer->objects, structure->root, buf_str(body));
	buf_put(&writer->catalog, STR("/MarkInfo<</Marked true>>"));
	buf_put(&writer->catalog, STR("/StructTreeRoot "));
	put_reference(&writer->catalog, structure->root);
}

void tags_put(struct writer *writer)
{
	struct structure structure = { .writer = writer };
	structure.root = object_reserve(&writer->objects);
	for (size_t i = 0; i < writer->pages->pages.count; i++)
		reach_page(&structure, i);
	level_headings(&structure);
	for (size_t i = 0; i < structure.elements.count; i++)
		put_element(&structure, &structure.elements.at[i]);
	put_root(&structure);
	for (size_t i = 0; i < structure.elements.count; i++)
		structure.elements.at[i].tag->serial = 0;
	vec_free(&structure.elements);
}
