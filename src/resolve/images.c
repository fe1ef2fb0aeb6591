/* SPDX-License-Identifier: MIT */
/*
 * Pictures: each file is found, kept to the book's folder, read once, known
 * by its first bytes (picture.c) and given a name of its own for the EPUB.
 */
#include "resolve/private.h"

#include "base/file.h"
#include "base/path.h"
#include "resolve/picture.h"

struct images {
	struct resolver *resolver;
	struct str real_root; /* the book's folder, links undone */
	struct map by_path; /* path -> struct image_file */
	struct map by_name; /* name in the EPUB -> struct image_file */
	struct map broken; /* paths that were reported */
	struct str folder; /* the one listed last, for hints */
	struct str *names; /* in it */
	size_t name_count;
};

static char plain_byte(char c)
{
	if (c >= 'A' && c <= 'Z')
		return (char)(c - 'A' + 'a');
	bool is_plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
		c == '-' || c == '_';
	return is_plain ? c : '-';
}

/* "Time line (2).svg" -> "time-line--2-"; never empty. */
static struct str plain_stem(struct arena *arena, struct str path)
{
	struct str stem = path_stem(path);
	char *bytes = arena_make(arena, stem.length + 1);

	for (size_t i = 0; i < stem.length; i++)
		bytes[i] = plain_byte(stem.at[i]);
	return stem.length > 0 ? (struct str){ bytes, stem.length }
			       : STR("image");
}

static struct str free_name(
	struct images *images, const struct image_file *file)
{
	static const char *const extensions[] = {
		[IMAGE_PNG] = "png",
		[IMAGE_JPEG] = "jpg",
		[IMAGE_SVG] = "svg",
		[IMAGE_GIF] = "gif",
		[IMAGE_WEBP] = "webp",
	};
	struct arena *arena = images->resolver->arena;
	struct str stem = plain_stem(arena, file->path);
	const char *extension = extensions[file->kind];
	struct str name =
		arena_format(arena, "%.*s.%s", STR_FORMAT(stem), extension);

	for (int i = 2; map_find(&images->by_name, name) != NULL; i++)
		name = arena_format(
			arena, "%.*s-%d.%s", STR_FORMAT(stem), i, extension);
	return name;
}

/* Makes the folder the one listed last. */
static bool list_folder(struct images *images, struct str folder)
{
	const char *why = NULL;

	if (str_equal(folder, images->folder))
		return true;
	images->folder = (struct str){ 0 };
	if (!file_list(images->resolver->arena, folder, &images->names,
		    &images->name_count, &why))
		return false;
	images->folder = folder;
	return true;
}

/* The file's name with another case or a slip, if its folder has one. */
static void hint_file(struct images *images, struct str path)
{
	struct resolver *resolver = images->resolver;
	struct guess guess;

	if (!list_folder(images, path_parent(path))) {
		diag_hint(resolver->diags, "there is no folder '%.*s'",
			STR_FORMAT(path_parent(path)));
		return;
	}
	guess_begin(&guess, path_name(path), &resolver->guesses_left);
	for (size_t i = 0; i < images->name_count; i++)
		if (!guess_try(&guess, images->names[i]))
			return;
	if (!str_is_empty(guess.best))
		diag_hint(resolver->diags, "did you mean '%.*s'?",
			STR_FORMAT(guess.best));
}

/* Whether the file stands in the book's folder, links undone. */
static bool is_inside(struct images *images, struct str path)
{
	struct arena *arena = images->resolver->arena;
	struct str real = file_real_path(arena, path);

	return str_is_empty(real) || path_is_inside(real, images->real_root);
}

/* Reads the picture; NULL after what is wrong with it was reported. */
static struct image_file *load(
	struct images *images, const struct node *node, struct str path)
{
	struct resolver *resolver = images->resolver;
	struct str target = node->as.image.target;
	const char *why = "";

	if (!file_is_regular(path)) {
		diag(resolver->diags, node->span, MSG_IMAGE_MISSING, "'%.*s'",
			STR_FORMAT(target));
		hint_file(images, path);
		return NULL;
	}
	if (!is_inside(images, path)) {
		diag(resolver->diags, node->span, MSG_IMAGE_OUTSIDE, "'%.*s'",
			STR_FORMAT(target));
		diag_hint(resolver->diags, "copy it into the book's folder");
		return NULL;
	}
	struct image_file *file = ARENA_NEW(resolver->arena, struct image_file);
	file->path = path;
	file->span = node->span;
	if (!file_read(resolver->arena, path, &file->bytes, &why)) {
		diag(resolver->diags, node->span, MSG_IMAGE_MISSING,
			"'%.*s': %s", STR_FORMAT(target), why);
		return NULL;
	}
	if (!picture_recognize(file)) {
		diag(resolver->diags, node->span, MSG_IMAGE_UNKNOWN, "'%.*s'",
			STR_FORMAT(target));
		diag_hint(resolver->diags,
			"pictures are PNG, JPEG, SVG, GIF or WebP files");
		return NULL;
	}
	return file;
}

static void find_file(
	struct images *images, const struct sheet *sheet, struct node *node)
{
	struct resolver *resolver = images->resolver;
	struct image *image = image_of(node);
	struct str below =
		target_path(resolver->arena, sheet->lesson, image->target);
	struct str path = path_join(resolver->arena,
		resolver->book->settings->source_folder, below);
	struct image_file *file = map_find(&images->by_path, path);

	if (file == NULL && map_find(&images->broken, path) == NULL) {
		file = load(images, node, path);
		if (file == NULL) {
			map_put(&images->broken, path, node);
			return;
		}
		file->name = free_name(images, file);
		map_put(&images->by_name, file->name, file);
		map_put(&images->by_path, path, file);
		vec_push(&resolver->book->images, file);
	}
	image->file = file;
}

/* A picture on the net is no part of the book: its text links to it. */
static void image_to_link(struct resolver *resolver, struct node *node)
{
	struct image image = node->as.image;
	const struct node *around = node->parent;

	diag(resolver->diags, node->span, MSG_IMAGE_REMOTE, "'%.*s'",
		STR_FORMAT(image.target));
	diag_hint(resolver->diags,
		"keep a copy in the book's folder and show that");
	while (around != NULL && around->kind != NODE_LINK)
		around = around->parent;
	struct str alt = str_is_empty(image.alt) ? image.target : image.alt;
	if (around != NULL) {
		node->kind = NODE_TEXT;
		node->text = alt;
		return;
	}
	node->kind = NODE_LINK;
	node->as.link = (struct link){ .target = image.target };
	struct node *text = node_make(resolver->arena, NODE_TEXT, node->span);
	text->text = alt;
	node_append(node, text);
}

void find_images(struct resolver *resolver)
{
	struct images images = { .resolver = resolver };
	const struct book *book = resolver->book;

	images.real_root =
		file_real_path(resolver->arena, book->settings->root);
	for (size_t i = 0; i < book->lessons.count; i++) {
		const struct sheet *sheet = &resolver->sheets[i];
		for (size_t j = 0; j < sheet->nodes.count; j++) {
			struct node *node = sheet->nodes.at[j];
			if (node->kind != NODE_IMAGE)
				continue;
			if (target_is_remote(node->as.image.target))
				image_to_link(resolver, node);
			else
				find_file(&images, sheet, node);
		}
	}
	map_free(&images.by_path);
	map_free(&images.by_name);
	map_free(&images.broken);
}
