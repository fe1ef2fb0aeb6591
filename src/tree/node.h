/* SPDX-License-Identifier: MIT */
/*
 * The book tree's node. Every node knows the place in the author's file that
 * it came from. All nodes and texts live in the book's arena.
 */
#ifndef TREE_NODE_H
#define TREE_NODE_H

#include "base/source.h"

enum node_kind {
#define NODE(kind, family, holds) NODE_##kind,
#include "tree/node.def"
#undef NODE
	NODE_KIND_COUNT
};

enum node_family { FAMILY_BLOCK, FAMILY_INLINE };

enum alert_kind {
	ALERT_NOTE,
	ALERT_TIP,
	ALERT_IMPORTANT,
	ALERT_WARNING,
	ALERT_CAUTION
};

enum align { ALIGN_NONE, ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT };
enum task { TASK_NONE, TASK_OPEN, TASK_DONE };

/* What a stretch of code is; tree/token.def would be too grand for these. */
enum token_class {
	TOKEN_PLAIN,
	TOKEN_KEYWORD,
	TOKEN_STRING,
	TOKEN_COMMENT,
	TOKEN_NUMBER,
	TOKEN_FUNCTION, /* a definition's or a call's name */
	TOKEN_TYPE, /* class, type, built-in */
	TOKEN_DECORATOR, /* decorator, attribute, macro */
	TOKEN_OPERATOR,
	TOKEN_INSERTED,
	TOKEN_DELETED,
	TOKEN_PROMPT, /* of a console listing */
	TOKEN_CLASS_COUNT
};

/* Code from byte start on, up to the next token's start, is of the class. */
struct token {
	uint32_t start;
	enum token_class class;
};

enum listing_flag {
	LISTING_TEST = 1 << 0,
	LISTING_NO_RUN = 1 << 1,
	LISTING_SHOULD_FAIL = 1 << 2,
	LISTING_IGNORED = 1 << 3,
	LISTING_NUMBERED_LINES = 1 << 4,
	LISTING_IS_OUTPUT = 1 << 5 /* shows what a program printed */
};

struct heading {
	int level; /* 1 to 6, as written */
};

struct alert {
	enum alert_kind kind;
	struct str label; /* the word printed; set by resolve */
};

struct list {
	bool is_ordered;
	bool is_tight;
	int start; /* the first number of an ordered list */
};

struct item {
	enum task task;
};

struct listing {
	struct str code; /* what is printed; lines end with LF */
	struct str whole; /* with the hidden lines, for running */
	struct str language; /* first word of the info string; may be empty */
	struct str info; /* the info string as written */
	struct str file; /* attribute file= */
	struct str output_of; /* attribute output= */
	unsigned flags; /* enum listing_flag */
	int timeout; /* seconds; 0: not said */
	const struct span *lines; /* where each line of code came from */
	size_t line_count;
	const struct token
		*tokens; /* by start, the first at 0; set by resolve */
	size_t token_count;
};

struct table {
	const enum align *columns;
	size_t column_count;
};

struct table_row {
	bool is_head;
};

struct table_cell {
	bool is_head; /* a th, or a cell of a head row */
	enum align align;
	int column_span; /* 1 or more */
	int row_span; /* 1 or more */
};

struct lesson;
struct image_file;

struct link {
	struct str target; /* as written */
	struct str title;
	struct str url; /* external: what to open. Empty: inside, or dead */
	/* set by resolve: */
	const struct lesson
		*lesson; /* of an inside link; NULL: outside or dead */
	const struct node *node; /* its target; NULL: the lesson's start */
};

struct image {
	struct str target; /* as written */
	struct str alt;
	struct str title;
	bool is_decorative;
	int width_percent; /* of the measure; 0: not said */
	int width_pixels; /* of HTML's width=; 0: not said */
	int height_pixels;
	const struct image_file *file; /* set by resolve; NULL: missing */
};

struct note_call {
	struct str label;
	struct node *footnote; /* set by resolve; NULL: undefined */
	int ordinal; /* which call of its note, from 1 */
};

struct footnote {
	struct str label;
	int number; /* in its lesson, from 1; set by resolve */
	int call_count;
};

enum index_range { INDEX_POINT, INDEX_START, INDEX_END };

struct index_mark {
	struct str term; /* as written, with its backticks */
	struct str subterm; /* or empty */
	struct str see; /* "see" another term: no place is printed */
	struct str see_also;
	enum index_range range;
};

enum direction { DIRECTION_INHERITED, DIRECTION_RIGHTWARD, DIRECTION_LEFTWARD };

struct node {
	enum node_kind kind;
	enum direction direction; /* of its lines, where the author says so */
	struct span span;
	struct node *parent, *previous, *next, *first, *last;
	struct str id; /* unique in its lesson; empty: none */
	struct str classes; /* words between blanks; empty: none */
	struct str language; /* BCP 47, where it differs; empty: inherited */
	struct str text; /* TEXT, CODE: the words. ABBREVIATION: its title */
	struct str number; /* HEADING, FIGURE, TABLE, LISTING, EXERCISE: "2-1";
			      set by resolve, empty when unnumbered */
	uint32_t page; /* where it begins, 1 for the first; 0: not set. By
			  typeset, for blocks, INDEX_MARK and ANCHOR */
	union {
		struct heading heading;
		struct alert alert;
		struct list list;
		struct item item;
		struct listing listing;
		struct table table;
		struct table_row row;
		struct table_cell cell;
		struct link link;
		struct image image;
		struct note_call note_call;
		struct footnote footnote;
		struct index_mark index_mark;
	} as; /* only there for kinds that use it: no assigning of nodes */
};

/* A node of its own, all else zero. */
struct node *node_make(
	struct arena *arena, enum node_kind kind, struct span span);
/* Another of its kind, with its words and fields, without its id. */
struct node *node_make_like(
	struct arena *arena, const struct node *pattern, struct span span);
/* Puts the child, which has no parent, behind the parent's last child. */
void node_append(struct node *parent, struct node *child);
/* Puts the child, which has no parent, before the given brother. */
void node_insert_before(struct node *brother, struct node *child);
/* Takes the node with all that it holds out of its parent. */
void node_remove(struct node *node);
/* Moves all children of one node behind those of another. */
void node_take_children(struct node *from, struct node *to);
/* All text and code below, in order; breaks are blanks; notes are left out. */
struct str node_text(struct arena *arena, const struct node *node);
/* Whether the word is among the classes. */
bool node_has_class(const struct node *node, struct str word);

const char *node_kind_name(enum node_kind kind); /* "paragraph" */
/* "rtl" of HTML; inherited of all but the two that there are. */
enum direction direction_of(struct str word);
/* "rtl", "ltr"; empty when inherited. */
struct str direction_name(enum direction direction);
enum node_family node_family(enum node_kind kind);
/* Whether a node of one kind may stand directly in one of another. */
bool node_may_hold(enum node_kind parent, enum node_kind child);

/* Checked ways into the union: they assert the kind. */
struct heading *heading_of(struct node *node);
struct listing *listing_of(struct node *node);
struct link *link_of(struct node *node);
struct image *image_of(struct node *node);

#endif
