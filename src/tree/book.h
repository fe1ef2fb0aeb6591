/* SPDX-License-Identifier: MIT */
/*
 * The book: all lessons as trees, and what resolve and typeset found out about
 * them. One arena holds everything.
 */
#ifndef TREE_BOOK_H
#define TREE_BOOK_H

#include "base/buf.h"
#include "base/map.h"
#include "base/vec.h"
#include "tree/metadata.h"
#include "tree/node.h"

enum lesson_role {
	ROLE_CHAPTER, /* a numbered lesson, or a nested one */
	ROLE_PREFACE, /* any prefix lesson */
	ROLE_APPENDIX, /* any suffix lesson */
	ROLE_GLOSSARY,
	ROLE_SOLUTIONS,
	ROLE_DEDICATION
};

struct part;

struct lesson {
	struct str title; /* of SUMMARY.md, markup stripped */
	struct str short_title; /* of the front matter; or the title */
	struct str description;
	struct str number; /* "3" or "3.1"; empty when unnumbered */
	struct str path; /* below the source folder: "03-loops.md"; empty for a
			    draft */
	struct str slug; /* unique file stem: "03-loops", "vec-alloc" */
	enum lesson_role role;
	bool is_draft;
	int depth; /* 0 for a top lesson */
	struct lesson *parent; /* NULL at the top */
	struct part *part; /* NULL outside parts */
	struct node *root; /* DOCUMENT; an empty one for a draft */
	struct span span; /* its entry in SUMMARY.md */
	struct str language; /* or empty: the book's */
	uint32_t page; /* where it begins; by typeset */
};

struct part {
	struct str title; /* empty: a separator only */
	struct str number; /* "I" */
	size_t first_lesson; /* index into book.lessons */
	size_t lesson_count;
	struct span span;
	uint32_t page; /* of its title page; by typeset */
};

/* A picture file; the same file is loaded once. */
enum image_kind { IMAGE_PNG, IMAGE_JPEG, IMAGE_SVG, IMAGE_GIF, IMAGE_WEBP };

struct image_file {
	struct str path; /* normalized */
	struct str name; /* unique, for the EPUB: "timeline.svg" */
	struct str bytes;
	enum image_kind kind;
	int width, height; /* pixels (SVG: CSS pixels) */
	int dpi; /* 0: not said in the file */
	struct span span; /* where it is first used */
};

/* One line of the contents, a tree in document order. */
struct contents_entry {
	int level; /* 0: part, 1: lesson, 2: its sections, ... */
	struct str number;
	const struct node *heading; /* title with its markup; or NULL */
	struct str title; /* plain text */
	const struct part *part; /* of a part's line */
	struct lesson *lesson; /* NULL for a part's line */
	const struct node *target; /* heading, or NULL: the lesson's start */
};

/* An entry of the index: a term or subterm with its marks. */
struct index_entry {
	struct str term; /* with backticks where it is code */
	struct str subterm; /* empty for the term's own entry */
	struct str sort_key; /* bytes whose order is the order to print */
	struct str letter; /* its heading in the index: "A" */
	struct str see; /* or empty */
	struct str see_also; /* or empty */
	struct node **marks; /* in document order */
	struct lesson **lessons; /* of each mark */
	size_t mark_count;
};

/* What a page starts with. */
enum start_kind {
	START_LESSON,
	START_TITLE, /* the title page */
	START_COPYRIGHT,
	START_DEDICATION, /* of the metadata; one of a lesson is a lesson */
	START_CONTENTS, /* a line of the contents; the first: its heading */
	START_FIGURES, /* a line of a list; the first: its heading */
	START_TABLES,
	START_LISTINGS,
	START_PART, /* the part's own page */
	START_INDEX, /* an entry of the index; the first: its heading */
	START_COLOPHON
};

/* The page called label starts at byte offset of the node's text. */
struct page_start {
	enum start_kind kind;
	size_t number; /* of the part, of the line of the contents, of the
			  object in its list, of the index entry; from 0 */
	const struct node
		*node; /* TEXT, CODE, LISTING with offset, or a block */
	const struct lesson *lesson;
	size_t offset; /* in node->text, or in a LISTING's code */
	struct str label; /* "xii", "24" */
	uint32_t page; /* from 0 */
};

/* A font file that the author's settings chose, for text or code. */
struct chosen_face {
	struct str family, path;
	int index; /* in a collection */
	bool is_code, is_bold, is_italic;
};

/* Words that the book prints by itself, in its language. */
enum word {
#define WORD(name, key, english) WORD_##name,
#include "tree/word.def"
#undef WORD
	WORD_COUNT
};

struct book {
	struct arena arena;
	const struct metadata *metadata;
	const struct settings *settings;
	VEC(struct lesson *) lessons; /* in reading order */
	VEC(struct part *) parts;
	VEC(struct image_file *) images; /* in order of first use; by resolve */
	VEC(struct contents_entry) contents; /* by resolve */
	VEC(struct index_entry) index; /* in order of printing; by resolve */
	struct str words[WORD_COUNT]; /* by resolve */
	/* by typeset: */
	VEC(struct str) colophon; /* its paragraphs; empty: none */
	VEC(struct chosen_face) chosen_faces;
	VEC(struct page_start) page_starts; /* one a page that begins text */
	struct str pagination; /* 16 digits that change when a page starts
				  with other words or has another label */
	const struct str *page_labels; /* label of page i + 1 */
	size_t page_label_count;
};

void book_init(struct book *book);
void book_free(struct book *book);
/* The lesson of a normalized path below the source folder; or NULL. */
struct lesson *book_find_lesson(const struct book *book, struct str path);
/* The heading of level 1 that the lesson begins with; NULL when it has none. */
struct node *lesson_title(const struct lesson *lesson);
/*
 * "Figure 2-1": one of the book's words with a number, between them a space,
 * or what else is given. A word that holds {} has its number there and nothing
 * else: "第{}章". In the arena.
 */
struct str book_numbered(const struct book *book, struct arena *arena,
	enum word word, struct str number, const char *between);
/* A comma or semicolon of the book's script, with a blank: ", " or "، ". */
struct str book_mark(const struct book *book, char mark);
/* The book's pagination, from its page starts; in the arena. */
struct str book_fingerprint(const struct book *book, struct arena *arena);
/* Puts the tree as text, one line a node: octavo dump tree. */
void book_dump(const struct book *book, struct buf *out);

#endif
