/* SPDX-License-Identifier: MIT */
/* What the passes of resolve share with one another. */
#ifndef RESOLVE_PRIVATE_H
#define RESOLVE_PRIVATE_H

#include "diag/diag.h"
#include "tree/book.h"

/* One lesson's nodes, gathered once so that no pass walks the tree again. */
struct sheet {
	struct lesson *lesson;
	VEC(struct node *) nodes; /* all but texts and breaks, in order */
	VEC(struct node *) named; /* those of the nodes that have an id */
	struct map anchors; /* id -> struct node */
};

/* Where an id that is known to the whole book stands. */
struct place {
	struct sheet *sheet;
	struct node *node;
};

struct resolver {
	struct book *book;
	struct diags *diags;
	struct arena *arena; /* the book's */
	struct sheet *sheets; /* one for each of book->lessons */
	struct map by_path; /* lesson path -> struct sheet */
	struct map by_stem; /* "setup" -> first struct sheet so called */
	struct map references; /* "fig-x" -> struct place */
	bool has_site_hint; /* the advice on site-url was given */
	size_t guesses_left; /* comparisons that hints may still cost */
};

/* The passes, in the order of resolve.c. */
void raise_titles(struct resolver *resolver);
void find_words(struct resolver *resolver);
void put_quotation_marks(struct resolver *resolver);
void give_ids(struct resolver *resolver);
void give_numbers(struct resolver *resolver);
void place_notes(struct resolver *resolver);
void find_images(struct resolver *resolver);
void resolve_links(struct resolver *resolver);
void make_contents(struct resolver *resolver);
void make_index(struct resolver *resolver);
void highlight_listings(struct resolver *resolver);
void check_form(struct resolver *resolver);

/* Whether the id is known to the whole book: fig- tbl- lst- ex-. */
bool id_is_reference(struct str id);
/* The id that mdBook gives to a heading with this text. */
struct str id_of_text(struct arena *arena, struct str text);

/*
 * Takes the author's own label, "Figure 4-2: ", off a caption and returns its
 * number; empty when there is none. word is the book's: "Figure", or with the
 * number's place, "{}".
 */
struct str caption_take_label(struct node *caption, struct str word);

/* Whether the path names README or index, which stand for their folder. */
bool path_is_folder_page(struct str path);
/* With %20 and its like made bytes again. */
struct str percent_decode(struct arena *arena, struct str text);
/* Whether the target begins with a scheme ("https:") or with "//". */
bool target_is_remote(struct str target);
/*
 * Whether an address with a scheme can be one: those of the web need a host,
 * and no port but a number (RFC 3986, 3.2). Others are not looked into.
 */
bool target_is_valid(struct str url);
/*
 * The path below the source folder that a target without fragment means in a
 * lesson; "/x" counts from the source folder.
 */
struct str target_path(
	struct arena *arena, const struct lesson *lesson, struct str target);

enum { GUESS_KINDS = 32, GUESSES = 1000000 };

/* The best of the candidates of a misspelt word, so far. */
struct guess {
	struct str wanted;
	int kinds[GUESS_KINDS]; /* how many letters of each kind it has */
	struct str best; /* empty: none is near enough */
	size_t distance;
	size_t *guesses_left;
};

/*
 * All hints together may compare GUESSES words; a book with more mistakes
 * gets its later messages without hints.
 */
void guess_begin(struct guess *guess, struct str wanted, size_t *guesses_left);
/* False when no comparison is left. */
bool guess_try(struct guess *guess, struct str candidate);

#endif
