/* SPDX-License-Identifier: MIT */
/*
 * What the book says of itself, and the settings that more than one stage
 * needs. Filled by read/, read by all later rooms.
 */
#ifndef TREE_METADATA_H
#define TREE_METADATA_H

#include "base/arena.h"
#include "base/source.h"

struct contributor {
	struct str name;
	struct str role; /* MARC relator code: "edt", "ill"; empty: author */
	struct str file_as;
};

struct metadata {
	struct str title;
	struct str subtitle;
	struct str short_title; /* or empty */
	const struct contributor *authors;
	size_t author_count;
	const struct contributor *contributors;
	size_t contributor_count;
	struct str description;
	struct str language; /* BCP 47; "en" when not said */
	bool is_right_to_left;
	struct str name; /* stem of the output files */
	struct str identifier; /* as given, or a name-based urn:uuid: */
	struct str isbn; /* of the ebook; digits only; or empty */
	struct str print_isbn;
	struct str publisher;
	struct str rights;
	struct str licence_url;
	struct str edition;
	struct str dedication;
	struct str series;
	struct str series_position;
	const struct str *subjects;
	size_t subject_count;
	struct str date; /* "2026-11-24" or "2026"; or empty */
	struct str modified; /* "2026-11-24T00:00:00Z"; always set */
	struct str cover; /* path of the author's cover image; or empty */
	struct str repository;
	struct str certified_by; /* who vouches for its accessibility */
};

/* A setting that its reader checks later: "style.body-size" = "10.5". */
struct option {
	struct str name;
	struct str value; /* text of strings, numbers and booleans */
	struct span span;
};

/* Which fonts go into the EPUB. */
enum embedding { EMBED_NONE, EMBED_CODE, EMBED_ALL };

struct settings {
	struct str root; /* the book's folder */
	struct str source_folder; /* root/src, normalized */
	struct str build_folder; /* mdBook's build-dir; or empty */
	bool smart_punctuation;
	bool definition_lists;
	bool admonitions;
	bool math; /* mdBook's mathjax-support */
	bool number_chapters; /* not mdBook's no-section-label */
	bool number_sections; /* ours: "2.1 A section"; false when not said */
	bool is_honkit;
	struct str site_url;
	const struct option *hidden_lines; /* name: language, value: prefix */
	size_t hidden_line_count;
	const struct option *labels; /* words by their names: "important" */
	size_t label_count;
	const struct option *style; /* [output.octavo.style], and "trim" */
	size_t style_count;
	const struct option *tests; /* [output.octavo.test] */
	size_t test_count;
	const struct option *pages; /* front and back matter switches:
				       "list-of-figures" = "true" */
	size_t page_count;
	const struct str *additional_css; /* paths, for the EPUB */
	size_t additional_css_count;
	enum embedding embedding; /* of fonts in the EPUB */
};

/* The value of the option called name; NULL when it is not set. */
const struct option *option_find(
	const struct option *options, size_t count, struct str name);

/* "A, B, C": the authors' names; or empty. */
struct str metadata_authors(
	struct arena *arena, const struct metadata *metadata);
/* The paragraphs of the copyright page, in the arena. */
const struct str *metadata_imprint(
	struct arena *arena, const struct metadata *metadata, size_t *count);

#endif
