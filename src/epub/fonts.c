/* SPDX-License-Identifier: MIT */
/*
 * Fonts in the EPUB, on request: subsets of the characters that the book has,
 * the code's, or the text's too. Readers who chose a font of their own keep it
 * where their reading system lets them.
 */
#include "base/file.h"
#include "base/path.h"
#include "epub/font.h"
#include "epub/private.h"
#include "tree/walk.h"

/* What a face shows. */
enum use { USE_CODE, USE_BOLD_CODE, USE_TEXT, USE_COUNT };

static const struct face_row {
	const char *file; /* in the font folder and in the EPUB */
	const char *family;
	const char *other; /* its name where the licence reserves the first */
	const char *style, *weight, *slant;
	enum use use;
} face_rows[] = {
	{ "JetBrainsMono-Regular.ttf", "JetBrains Mono", "Octavo Mono",
		"Regular", "normal", "normal", USE_CODE },
	{ "JetBrainsMono-Bold.ttf", "JetBrains Mono", "Octavo Mono", "Bold",
		"bold", "normal", USE_BOLD_CODE },
	{ "SourceSerif4-Regular.ttf", "Source Serif 4", "Octavo Serif",
		"Regular", "normal", "normal", USE_TEXT },
	{ "SourceSerif4-It.ttf", "Source Serif 4", "Octavo Serif", "Italic",
		"normal", "italic", USE_TEXT },
	{ "SourceSerif4-Bold.ttf", "Source Serif 4", "Octavo Serif", "Bold",
		"bold", "normal", USE_TEXT },
	{ "SourceSerif4-BoldIt.ttf", "Source Serif 4", "Octavo Serif",
		"Bold Italic", "bold", "italic", USE_TEXT },
};

/* ---- which characters ---- */

/* Tokens that the style sheet shows in bold. */
static bool is_bold(enum token_class class)
{
	return class == TOKEN_KEYWORD || class == TOKEN_PROMPT ||
		class == TOKEN_INSERTED;
}

static void add_listing(struct characters *sets, const struct listing *listing)
{
	characters_add(&sets[USE_CODE], listing->code);
	characters_add(&sets[USE_CODE], listing->file);
	for (size_t i = 0; i < listing->token_count; i++) {
		const struct token *token = &listing->tokens[i];
		size_t end = i + 1 < listing->token_count
			? listing->tokens[i + 1].start
			: listing->code.length;
		if (is_bold(token->class))
			characters_add(&sets[USE_BOLD_CODE],
				str_slice(listing->code, token->start, end));
	}
}

static enum walk add_node(void *self, struct node *node)
{
	struct characters *sets = self;
	if (node->kind == NODE_LISTING)
		add_listing(sets, &node->as.listing);
	if (node->kind == NODE_CODE) {
		// in a heading it is bold
		characters_add(&sets[USE_CODE], node->text);
		characters_add(&sets[USE_BOLD_CODE], node->text);
	}
	return WALK_IN;
}

static void find_characters(struct writer *writer, struct characters *sets)
{
	static const struct visitor visitor = { .enter = add_node };
	const struct book *book = writer->book;
	for (size_t i = 0; i < book->lessons.count; i++)
		if (book->lessons.at[i]->root)
			walk_tree(book->lessons.at[i]->root, &visitor, sets);
	for (size_t i = 0; i < book->index.count; i++) {
		characters_add(&sets[USE_CODE], book->index.at[i].term);
		characters_add(&sets[USE_CODE], book->index.at[i].subterm);
	}
	// the markup is ASCII, which a text has anyway
	for (size_t i = 0; i < writer->files.count; i++)
		if (writer->files.at[i].is_in_spine)
			characters_add(
				&sets[USE_TEXT], writer->files.at[i].bytes);
}

/* ---- files and style ---- */

static bool read_font(
	struct writer *writer, const struct face_row *row, struct str *bytes)
{
	struct arena *arena = &writer->arena;
	struct str path = path_join(
		arena, writer->options->font_folder, str_of(row->file));
	const char *why;
	if (file_read(arena, path, bytes, &why))
		return true;
	diag(writer->diags, (struct span){ 0 }, MSG_STYLE_UNREADABLE,
		"'%.*s': %s", STR_FORMAT(path), why);
	return false;
}

static size_t kilobytes(size_t bytes)
{
	return (bytes + 500) / 1000;
}

/* Puts the face's subset into the EPUB; its family, or empty: it has none. */
static struct str embed(struct writer *writer, const struct face_row *row,
	const struct characters *wanted, struct buf *css)
{
	struct str bytes;
	struct buf cut = { 0 };
	if (!read_font(writer, row, &bytes))
		return (struct str){ 0 };
	bool is_reserved = font_name_is_reserved(bytes);
	struct font_name name = { str_of(is_reserved ? row->other
						     : row->family),
		str_of(row->style) };
	size_t count = font_cut(&cut, bytes, wanted, &name,
		/*keeps_features=*/row->use == USE_TEXT);
	if (count == 0) {
		buf_free(&cut);
		return (struct str){ 0 };
	}
	struct epub_file *file = add_file(writer,
		arena_format(&writer->arena, "fonts/%s", row->file), "font/ttf",
		buf_str(&cut));
	file->owned = cut;
	writer->has_fonts = true;
	diag(writer->diags, (struct span){ 0 }, MSG_FONT_EMBEDDED,
		"'%s' (%zu characters, %zu kB of %zu)", row->file, count,
		kilobytes(cut.length), kilobytes(bytes.length));
	buf_put_format(css,
		"@font-face { font-family: \"%.*s\"; font-weight: %s; "
		"font-style: %s; src: url(fonts/%s); }\n",
		STR_FORMAT(name.family), row->weight, row->slant, row->file);
	return name.family;
}

void put_fonts(struct writer *writer, struct buf *css)
{
	enum embedding embedding = writer->book->settings->embedding;
	struct str text_family = { 0 };
	if (embedding == EMBED_NONE)
		return;
	struct characters *sets =
		ARENA_ARRAY(&writer->arena, struct characters, USE_COUNT);
	find_characters(writer, sets);
	for (size_t i = 0; i < sizeof(face_rows) / sizeof(*face_rows); i++) {
		const struct face_row *row = &face_rows[i];
		bool is_text = row->use == USE_TEXT;
		if (is_text && embedding != EMBED_ALL)
			continue;
		struct str family = embed(writer, row, &sets[row->use], css);
		if (is_text && !str_is_empty(family))
			text_family = family;
	}
	if (!str_is_empty(text_family))
		buf_put_format(css, "body { font-family: \"%.*s\", serif; }\n",
			STR_FORMAT(text_family));
}
