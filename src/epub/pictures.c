/* SPDX-License-Identifier: MIT */
/*
 * The pictures. A PNG is packed anew when that makes it smaller: the pixels
 * stay what they are. That costs time by the unpacked byte, so a book's total
 * of those is limited; the pictures that have most to lose go first, and those
 * beyond the limit lose their text chunks only.
 */
#include <stdlib.h>

#include "base/pool.h"
#include "epub/svg.h"
#include "png/repack.h"

enum { MOST_UNPACKED = 16 << 20 };

/* Drawings become twice as many pixels as they would have on a screen. */
enum { DRAWN_SCALE = 2, DRAWN_LEAST = 400, DRAWN_MOST = 2000 };

/* What stores take without complaint. */
enum { MOST_PIXELS = 4000000, MOST_BYTES = 1500000 };

static const char *media_type_of(enum image_kind kind)
{
	switch (kind) {
	case IMAGE_PNG:
		return "image/png";
	case IMAGE_JPEG:
		return "image/jpeg";
	case IMAGE_SVG:
		return "image/svg+xml";
	case IMAGE_GIF:
		return "image/gif";
	case IMAGE_WEBP:
		break;
	}
	return "image/webp";
}

static void check_size(struct writer *writer, const struct image_file *image,
	size_t byte_count)
{
	bool has_pixels = image->kind != IMAGE_SVG;
	int64_t pixels = (int64_t)image->width * image->height;
	if (has_pixels && pixels > MOST_PIXELS)
		diag(writer->diags, (struct span){ 0 }, MSG_IMAGE_LARGE,
			"'%.*s' has %d x %d pixels", STR_FORMAT(image->path),
			image->width, image->height);
	else if (byte_count > MOST_BYTES)
		diag(writer->diags, (struct span){ 0 }, MSG_IMAGE_LARGE,
			"'%.*s' has %zu bytes", STR_FORMAT(image->path),
			byte_count);
}

static bool is_drawn(const struct image_file *image)
{
	return image->kind == IMAGE_SVG && !svg_stands_alone(image->bytes);
}

struct str image_address(struct writer *writer, const struct image_file *image)
{
	return arena_format(&writer->arena, "images/%.*s%s",
		STR_FORMAT(image->name), is_drawn(image) ? ".png" : "");
}

static void add_drawing(struct writer *writer, const struct image_file *image)
{
	struct svg_look look = { .width = image->width * DRAWN_SCALE };
	struct buf png = { 0 };
	if (look.width < DRAWN_LEAST)
		look.width = DRAWN_LEAST;
	if (look.width > DRAWN_MOST)
		look.width = DRAWN_MOST;
	if (!svg_draw(writer, image->bytes, &look, &png)) {
		diag(writer->diags, image->span, MSG_PICTURE_BROKEN, "'%.*s'",
			STR_FORMAT(image->path));
		buf_free(&png);
		return;
	}
	diag(writer->diags, image->span, MSG_PICTURE_DRAWN, "'%.*s'",
		STR_FORMAT(image->path));
	struct epub_file *file = add_file(writer, image_address(writer, image),
		"image/png", buf_str(&png));
	file->owned = png;
	file->is_stored = true;
}

/* ---- packed anew ---- */

/* A PNG that may become smaller. */
struct candidate {
	struct str bytes;
	struct buf *packed;
	size_t index; /* among the book's images */
	size_t cost; /* bytes unpacked; 0: to be left alone */
	bool is_repacked; /* or only stripped */
};

typedef VEC(struct candidate) candidate_list;

/* Most bytes for the unpacked byte first; then in the order of the book. */
static int compare_worth(const void *a, const void *b)
{
	const struct candidate *left = a, *right = b;
	uint64_t here = (uint64_t)left->bytes.length * right->cost;
	uint64_t there = (uint64_t)right->bytes.length * left->cost;
	if (here != there)
		return here > there ? -1 : 1;
	return left->index < right->index ? -1 : 1;
}

static void find_candidates(const struct book *book,
	struct epub_pictures *pictures, candidate_list *all)
{
	for (size_t i = 0; i < book->images.count; i++) {
		const struct image_file *image = book->images.at[i];
		struct candidate candidate = { .bytes = image->bytes,
			.packed = &pictures->packed.at[i],
			.index = i };
		if (image->kind == IMAGE_PNG)
			candidate.cost = png_cost(image->bytes);
		if (candidate.cost > 0)
			vec_push(all, candidate);
	}
	if (all->count > 0)
		qsort(all->at, all->count, sizeof(*all->at), compare_worth);
	size_t left = MOST_UNPACKED;
	for (size_t i = 0; i < all->count; i++) {
		struct candidate *candidate = &all->at[i];
		candidate->is_repacked = candidate->cost <= left;
		if (candidate->is_repacked)
			left -= candidate->cost;
	}
}

static bool pack(struct str bytes, bool is_repacked, struct buf *packed)
{
	return (is_repacked && png_repack(packed, bytes)) ||
		png_strip(packed, bytes);
}

static void pack_one(void *self, int worker, size_t item)
{
	const candidate_list *all = self;
	const struct candidate *candidate = &all->at[item];
	(void)worker;
	pack(candidate->bytes, candidate->is_repacked, candidate->packed);
}

void epub_pack_pictures(
	const struct book *book, int jobs, struct epub_pictures *pictures)
{
	candidate_list all = { 0 };
	for (size_t i = 0; i < book->images.count; i++)
		vec_push(&pictures->packed, (struct buf){ 0 });
	find_candidates(book, pictures, &all);
	pool_run(jobs, all.count, pack_one, &all);
	vec_free(&all);
}

void epub_pictures_free(struct epub_pictures *pictures)
{
	for (size_t i = 0; i < pictures->packed.count; i++)
		buf_free(&pictures->packed.at[i]);
	vec_free(&pictures->packed);
}

bool pack_picture(struct str bytes, struct buf *packed)
{
	size_t cost = png_cost(bytes);
	return cost > 0 && pack(bytes, cost <= MOST_UNPACKED, packed);
}

/* ---- the files ---- */

void write_images(struct writer *writer)
{
	const struct book *book = writer->book;
	for (size_t i = 0; i < book->images.count; i++) {
		const struct image_file *image = book->images.at[i];
		if (is_drawn(image)) {
			add_drawing(writer, image);
			continue;
		}
		const struct buf *packed =
			&writer->options->pictures->packed.at[i];
		struct epub_file *file = add_file(writer,
			image_address(writer, image),
			media_type_of(image->kind),
			packed->length > 0 ? buf_str(packed) : image->bytes);
		file->is_stored = image->kind != IMAGE_SVG;
		file->image = image;
	}
	for (size_t i = 0; i < writer->files.count; i++)
		if (writer->files.at[i].image)
			check_size(writer, writer->files.at[i].image,
				writer->files.at[i].bytes.length);
}
