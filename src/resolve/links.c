/* SPDX-License-Identifier: MIT */
/*
 * Links: a target as written becomes a lesson and a node in it, or an address
 * outside. What leads nowhere is reported and keeps its text. A link without
 * text is a reference and gets its text from references.c.
 */
#include "resolve/private.h"

#include "base/file.h"
#include "base/path.h"
#include "resolve/references.h"

/* A target taken apart: "path#fragment". */
struct parts {
	struct str path;
	struct str fragment;
	bool has_fragment;
};

static struct parts take_apart(struct arena *arena, struct str target)
{
	size_t hash = str_find_byte(target, '#');

	return (struct parts){
		.path = str_slice(target, 0, hash),
		.fragment = percent_decode(
			arena, str_slice(target, hash + 1, target.length)),
		.has_fragment = hash < target.length,
	};
}

/* Another name in the same folder. */
static struct sheet *find_beside(
	struct resolver *resolver, struct str path, const char *name)
{
	struct str other =
		path_join(resolver->arena, path_parent(path), str_of(name));

	return map_find(&resolver->by_path, other);
}

/* The lesson that a folder shows: README.md or index.md in it. */
static struct sheet *find_folder_lesson(
	struct resolver *resolver, struct str folder)
{
	static const char *const names[] = { "README.md", "index.md",
		"readme.md", "Readme.md" };
	struct str inside =
		path_join(resolver->arena, folder, STR("README.md"));
	struct sheet *sheet = NULL;

	for (size_t i = 0; sheet == NULL && i < 4; i++)
		sheet = find_beside(resolver, inside, names[i]);
	return sheet;
}

/* The lesson that a path below the source folder means, or NULL. */
static struct sheet *find_lesson(struct resolver *resolver, struct str path)
{
	struct str extension = path_extension(path);
	struct sheet *sheet = map_find(&resolver->by_path, path);

	if (sheet != NULL)
		return sheet;
	if (str_equal_folded(extension, STR("html"))) {
		struct str stem = str_slice(path, 0, path.length - 5);
		path = arena_format(
			resolver->arena, "%.*s.md", STR_FORMAT(stem));
		sheet = map_find(&resolver->by_path, path);
		if (sheet != NULL)
			return sheet;
	}
	if (path_is_folder_page(path))
		return find_folder_lesson(resolver, path_parent(path));
	if (str_is_empty(extension))
		return find_folder_lesson(resolver, path);
	return NULL;
}

/* The lesson that the link would most likely have named; or empty. */
static struct str guess_lesson(struct resolver *resolver, struct str path)
{
	const struct book *book = resolver->book;
	const struct sheet *sheet =
		map_find(&resolver->by_stem, path_stem(path));
	bool is_markdown = str_equal_folded(path_extension(path), STR("md"));
	struct guess guess;

	// The right name in a wrong folder is the most frequent mistake.
	if (sheet != NULL && is_markdown && !path_is_folder_page(path))
		return sheet->lesson->path;
	guess_begin(&guess, path, &resolver->guesses_left);
	guess.distance = path_stem(path).length / 3 + 1;
	for (size_t i = 0; i < book->lessons.count; i++)
		if (!guess_try(&guess, book->lessons.at[i]->path))
			return (struct str){ 0 };
	return guess.best;
}

static void hint_lesson(
	struct resolver *resolver, const struct sheet *from, struct str path)
{
	struct diags *diags = resolver->diags;
	struct str folder = resolver->book->settings->source_folder;
	bool is_markdown = str_equal_folded(path_extension(path), STR("md"));

	if (is_markdown &&
		file_is_regular(path_join(resolver->arena, folder, path))) {
		diag_hint(diags, "it is not listed in SUMMARY.md");
		return;
	}
	struct str best = guess_lesson(resolver, path);
	if (!str_is_empty(best)) {
		struct str relative = path_relative(
			resolver->arena, best, path_parent(from->lesson->path));
		diag_hint(diags, "did you mean '%.*s'?", STR_FORMAT(relative));
		return;
	}
	if (is_markdown || resolver->has_site_hint)
		return;
	resolver->has_site_hint = true;
	diag_hint(diags,
		"to files beside the lessons links can only lead on "
		"the web: set site-url in [output.html]");
}

/* The nearest of the lesson's ids; of a misspelt reference, of the book's. */
static void hint_fragment(struct resolver *resolver, const struct sheet *sheet,
	struct str fragment)
{
	struct guess guess;

	guess_begin(&guess, fragment, &resolver->guesses_left);
	for (size_t i = 0; i < sheet->named.count; i++)
		if (!guess_try(&guess, sheet->named.at[i]->id))
			return;
	if (str_is_empty(guess.best))
		return;
	diag_hint(resolver->diags, "did you mean '#%.*s'?",
		STR_FORMAT(guess.best));
}

static void hint_reference(struct resolver *resolver, struct str id)
{
	struct guess guess;

	guess_begin(&guess, id, &resolver->guesses_left);
	for (size_t i = 0; i < resolver->book->lessons.count; i++) {
		const struct sheet *sheet = &resolver->sheets[i];
		for (size_t j = 0; j < sheet->named.count; j++)
			if (!guess_try(&guess, sheet->named.at[j]->id))
				return;
	}
	if (!str_is_empty(guess.best))
		diag_hint(resolver->diags, "did you mean '#%.*s'?",
			STR_FORMAT(guess.best));
}

/* "https://x.example/book/" and "../y" are "https://x.example/y". */
static struct str site_address(
	struct arena *arena, struct str site, struct str path)
{
	size_t host = str_find(site, STR("//")) + 2;
	struct str rest = str_slice(site, host, site.length);
	size_t root = host + str_find_byte(rest, '/');
	struct str folder = arena_format(
		arena, "/%.*s", STR_FORMAT(str_slice(site, root, site.length)));
	struct str below = path_join(arena, folder, path);

	return arena_format(arena, "%.*s%.*s",
		STR_FORMAT(str_slice(site, 0, root)), STR_FORMAT(below));
}

/* A link to a file that is no lesson: on the site of the book, or dead. */
static void resolve_file(struct resolver *resolver, const struct sheet *sheet,
	struct node *node, struct str path)
{
	struct str site = resolver->book->settings->site_url;
	struct link *link = link_of(node);

	if (target_is_remote(site)) {
		struct str hash = str_slice(link->target,
			str_find_byte(link->target, '#'), link->target.length);
		struct str address = site_address(resolver->arena, site, path);
		link->url = arena_format(resolver->arena, "%.*s%.*s",
			STR_FORMAT(address), STR_FORMAT(hash));
		return;
	}
	diag(resolver->diags, node->span, MSG_LINK_MISSING, "'%.*s'",
		STR_FORMAT(link->target));
	hint_lesson(resolver, sheet, path);
}

static void report_fragment(struct resolver *resolver, const struct sheet *to,
	const struct node *node, struct str fragment)
{
	if (node->first == NULL && id_is_reference(fragment)) {
		diag(resolver->diags, node->span, MSG_REFERENCE_MISSING,
			"'#%.*s'", STR_FORMAT(fragment));
		hint_reference(resolver, fragment);
		return;
	}
	diag(resolver->diags, node->span, MSG_FRAGMENT_MISSING,
		"'#%.*s' in '%.*s'", STR_FORMAT(fragment),
		STR_FORMAT(to->lesson->path));
	hint_fragment(resolver, to, fragment);
}

/* Whether the node is printed: notes that nobody calls were taken out. */
static bool is_in_lesson(const struct node *node)
{
	while (node != NULL && node->kind != NODE_DOCUMENT)
		node = node->parent;
	return node != NULL;
}

/* The node that the fragment means in a lesson, or anywhere in the book. */
static void resolve_fragment(struct resolver *resolver, struct sheet *to,
	struct node *node, struct parts parts)
{
	struct link *link = link_of(node);
	const struct place *place =
		map_find(&resolver->references, parts.fragment);

	link->lesson = to->lesson;
	link->node = map_find(&to->anchors, parts.fragment);
	if (!is_in_lesson(link->node))
		link->node = NULL;
	if (link->node != NULL || str_is_empty(parts.fragment))
		return;
	if (place != NULL && is_in_lesson(place->node)) {
		link->lesson = place->sheet->lesson;
		link->node = place->node;
		return;
	}
	report_fragment(resolver, to, node, parts.fragment);
	// To another lesson the link still leads to its start.
	if (str_is_empty(parts.path))
		link->lesson = NULL;
}

static void resolve_target(
	struct resolver *resolver, struct sheet *sheet, struct node *node)
{
	struct link *link = link_of(node);
	struct parts parts = take_apart(resolver->arena, link->target);

	if (!str_is_empty(link->url))
		return;
	if (target_is_remote(link->target)) {
		const char *scheme =
			str_starts(link->target, STR("//")) ? "https:" : "";
		struct str url = arena_format(resolver->arena, "%s%.*s", scheme,
			STR_FORMAT(link->target));
		if (target_is_valid(url))
			link->url = url;
		else
			diag(resolver->diags, node->span, MSG_LINK_INVALID,
				"'%.*s'", STR_FORMAT(link->target));
		return;
	}
	if (str_is_empty(parts.path)) {
		resolve_fragment(resolver, sheet, node, parts);
		return;
	}
	struct str path =
		target_path(resolver->arena, sheet->lesson, parts.path);
	struct sheet *to = find_lesson(resolver, path);
	if (to == NULL)
		resolve_file(resolver, sheet, node, path);
	else
		resolve_fragment(resolver, to, node, parts);
}

void resolve_links(struct resolver *resolver)
{
	VEC(struct node *) empty = { 0 };

	for (size_t i = 0; i < resolver->book->lessons.count; i++) {
		struct sheet *sheet = &resolver->sheets[i];
		for (size_t j = 0; j < sheet->nodes.count; j++) {
			struct node *node = sheet->nodes.at[j];
			if (node->kind != NODE_LINK)
				continue;
			resolve_target(resolver, sheet, node);
			if (node->first == NULL)
				vec_push(&empty, node);
		}
	}
	// A heading that is quoted may itself be a reference: those first.
	for (int in_text = 0; in_text < 2; in_text++)
		for (size_t i = 0; i < empty.count; i++)
			if (stands_in_heading(empty.at[i]) != (bool)in_text)
				put_reference_text(resolver, empty.at[i]);
	vec_free(&empty);
}
