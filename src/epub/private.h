/* SPDX-License-Identifier: MIT */
/* What the files of epub/ share: the writer and the files it has made. */
#ifndef EPUB_PRIVATE_H
#define EPUB_PRIVATE_H

#include "base/map.h"
#include "epub/epub.h"
#include "epub/xml.h"

/* A file of the container, in its folder EPUB/. */
struct epub_file {
	struct str name; /* "03-loops.xhtml" */
	struct str bytes; /* heap of the writer's own buf, or the book's */
	struct buf owned; /* what to free */
	const char *media_type;
	const char *properties; /* of the manifest; or NULL */
	const struct image_file *image; /* that it is, unchanged; or NULL */
	bool is_in_spine;
	bool is_stored; /* packed already: once more only if that pays */
};

/* A printed page's start as it was placed. */
struct page_place {
	bool is_placed;
	struct str file, id;
};

struct writer {
	const struct book *book;
	const struct epub_options *options;
	struct diags *diags;
	struct arena arena;
	VEC(struct epub_file) files; /* spine first, in its order */
	struct str *lesson_files; /* of each lesson; empty for a draft */
	struct map lessons; /* lesson's address -> struct str file name */
	struct map ids; /* node's address -> struct str id that we gave */
	struct map breaks; /* node's address -> struct break_range */
	struct map backs; /* TERM's address -> struct reference, the first */
	struct page_place *pages; /* of each of book->page_starts */
	bool widths[101]; /* percents that some image is wide */
	bool has_image, has_table, has_listing, has_note;
	bool has_fonts; /* of its own */
	bool lacks_alt; /* of an image that is not decorative */
	struct str cover_name; /* "cover.png"; or empty */
};

/* The page starts at a node: from first on, in book->page_starts. */
struct break_range {
	size_t first, count;
};

/* A link to a glossary term, for the way back. */
struct reference {
	const struct lesson *lesson;
	const struct node *link;
};

/* A key of the maps by address; pointer must outlive the map. */
struct str address_key(const void *const *pointer);
void *address_find(const struct map *map, const void *pointer);

/* Puts a file; its bytes are taken over from xml or given as they are. */
void add_document(struct writer *writer, struct str name, struct xml *xml);
struct epub_file *add_file(struct writer *writer, struct str name,
	const char *media_type, struct str bytes);

/* survey.c: what must be known before the first line is written. */
void survey_book(struct writer *writer);
struct str word_of(const struct writer *writer, enum word word);
struct str lesson_file(
	const struct writer *writer, const struct lesson *lesson);
/* The node's own id, or the one that the survey gave; or empty. */
struct str id_of(const struct writer *writer, const struct node *node);
/* "24" for the page a node begins on; empty when there are no pages. */
struct str page_label(const struct writer *writer, uint32_t page);

/* document.c: head and foot of an XHTML file. type: of the body, or NULL. */
void open_document(struct writer *writer, struct xml *xml, struct str title,
	const char *type);
/* A page break of the book's page start, in a file. */
void put_marker(struct writer *writer, struct xml *xml, struct str file,
	size_t index, const char *element);
/* All markers of a kind and number. */
void put_markers(struct writer *writer, struct xml *xml, struct str file,
	enum start_kind kind, size_t number);
void close_document(struct xml *xml);

/* xhtml.c: the lessons. */
void write_lesson(struct writer *writer, size_t index);
bool xhtml_has_row(enum node_kind kind);

/* pictures.c: "images/timeline.svg", or what stands for it. */
struct str image_address(struct writer *writer, const struct image_file *image);
/* Puts a PNG with the same pixels; false when none is smaller. */
bool pack_picture(struct str bytes, struct buf *packed);

/* The other files, each by its source. */
void write_cover(struct writer *writer);
void write_title_page(struct writer *writer);
void write_copyright_page(struct writer *writer);
void write_dedication(struct writer *writer);
void write_part(struct writer *writer, const struct part *part);
/* "part-2", of the part of that number, from 0. */
struct str part_stem(struct arena *arena, size_t number);
struct str part_file(struct writer *writer, const struct part *part);
void write_index(struct writer *writer);
void write_colophon(struct writer *writer);
void write_nav(struct writer *writer);
void write_ncx(struct writer *writer);
/* style.c: after all documents, for their characters choose the fonts. */
void write_style(struct writer *writer);
/* fonts.c: adds the fonts that are wanted, puts their rules. */
void put_fonts(struct writer *writer, struct buf *css);
/* pictures.c: after the cover, which may be a PNG of the author's. */
void write_images(struct writer *writer);
void write_package(struct writer *writer);
/* Puts all files into a container. */
void write_container(struct writer *writer, struct buf *out);

#endif
