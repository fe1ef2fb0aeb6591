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

/* A face on its way into the EPUB: one of ours, or the author's for it. */
struct face_source {
	struct str path, family, other;
	int index;
	const struct face_row *row;
	bool is_chosen;
};

static struct face_source source_of(
	struct writer *writer, const struct face_row *row)
{
	const struct book *book = writer->book;
	struct arena *arena = &writer->arena;
	for (size_t i = 0; i < book->chosen_faces.count; i++) {
		const struct chosen_face *face = &book->chosen_faces.at[i];
		if (face->is_code != (row->use != USE_TEXT) ||
			face->is_bold !=
				str_equal(str_of(row->weight), STR("bold")) ||
			face->is_italic !=
				str_equal(str_of(row->slant), STR("italic")))
			continue;
		return (struct face_source){ face->path, face->family,
			arena_format(arena, "%s of the Book",
				face->is_code ? "Code" : "Text"),
			face->index, row, true };
	}
	struct str path = path_join(
		arena, writer->options->font_folder, str_of(row->file));
	return (struct face_source){ path, str_of(row->family),
		str_of(row->other), 0, row, false };
}

/* Beside a family of the author's ours would not be seen. */
static bool is_replaced(const struct writer *writer, const struct face_row *row)
{
	const struct book *book = writer->book;
	for (size_t i = 0; i < book->chosen_faces.count; i++)
		if (book->chosen_faces.at[i].is_code == (row->use != USE_TEXT))
			return true;
	return false;
}

/* The setting that named the font. */
static struct span span_of(
	struct writer *writer, const struct face_source *source)
{
	const struct settings *settings = writer->book->settings;
	const struct option *option =
		option_find(settings->style, settings->style_count,
			source->row->use == USE_TEXT ? STR("body-font")
						     : STR("code-font"));
	return source->is_chosen && option ? option->span : (struct span){ 0 };
}

static size_t kilobytes(size_t bytes)
{
	return (bytes + 500) / 1000;
}

/* "JetBrainsMono-Bold.ttf"; of the author's by what it shows. */
static struct str file_name(struct writer *writer,
	const struct face_source *source, struct str bytes)
{
	const struct face_row *row = source->row;
	if (!source->is_chosen)
		return str_of(row->file);
	return arena_format(&writer->arena, "%s-%s-%s.%s",
		row->use == USE_TEXT ? "text" : "code", row->weight, row->slant,
		font_is_cff(bytes) ? "otf" : "ttf");
}

/* What may be embedded; the number of its characters, 0: nothing. */
static size_t make_font(struct writer *writer, const struct face_source *source,
	const struct characters *wanted, struct str bytes,
	struct font_name *name, struct buf *out)
{
	enum font_leave leave = font_leave_of(bytes, source->index);
	bool is_reserved = font_name_is_reserved(bytes, source->index);
	*name = (struct font_name){ is_reserved ? source->other
						: source->family,
		str_of(source->row->style) };
	struct buf cut = { 0 };
	size_t count = font_cut(&cut, bytes, source->index, wanted, name,
		/*keeps_features=*/source->row->use == USE_TEXT);
	bool is_collection = str_starts(bytes, STR("ttcf"));
	if (leave == LEAVE_NONE || (leave == LEAVE_WHOLE && is_collection)) {
		diag(writer->diags, span_of(writer, source),
			MSG_FONT_RESTRICTED, "'%.*s'",
			STR_FORMAT(source->path));
		count = 0;
	} else if (leave == LEAVE_WHOLE && count > 0) {
		name->family = source->family;
		buf_put(out, bytes);
	} else if (count > 0) {
		buf_put(out, buf_str(&cut));
	}
	buf_free(&cut);
	return count;
}

static bool read_font(struct writer *writer, const struct face_source *source,
	struct str *bytes)
{
	const char *why;
	if (file_read(&writer->arena, source->path, bytes, &why))
		return true;
	diag(writer->diags, (struct span){ 0 }, MSG_STYLE_UNREADABLE,
		"'%.*s': %s", STR_FORMAT(source->path), why);
	return false;
}

/* Puts the face's subset into the EPUB; its family, or empty: it has none. */
static struct str embed(struct writer *writer, const struct face_row *row,
	const struct characters *wanted, struct buf *css)
{
	struct face_source source = source_of(writer, row);
	struct str bytes;
	struct buf cut = { 0 };
	struct font_name name;
	if ((!source.is_chosen && is_replaced(writer, row)) ||
		!read_font(writer, &source, &bytes))
		return (struct str){ 0 };
	size_t count = make_font(writer, &source, wanted, bytes, &name, &cut);
	if (count == 0) {
		buf_free(&cut);
		return (struct str){ 0 };
	}
	struct str base = file_name(writer, &source, bytes);
	struct epub_file *file = add_file(writer,
		arena_format(&writer->arena, "fonts/%.*s", STR_FORMAT(base)),
		str_equal(path_extension(base), STR("otf")) ? "font/otf"
							    : "font/ttf",
		buf_str(&cut));
	file->owned = cut;
	writer->has_fonts = true;
	diag(writer->diags, span_of(writer, &source), MSG_FONT_EMBEDDED,
		"'%.*s' (%zu characters, %zu kB of %zu)", STR_FORMAT(base),
		count, kilobytes(cut.length), kilobytes(bytes.length));
	buf_put_format(css,
		"@font-face { font-family: \"%.*s\"; font-weight: %s; "
		"font-style: %s; src: url(fonts/%.*s); }\n",
		STR_FORMAT(name.family), row->weight, row->slant,
		STR_FORMAT(base));
	return name.family;
}

void put_fonts(struct writer *writer, struct buf *css)
{
	enum embedding embedding = writer->book->settings->embedding;
	struct str text_family = { 0 }, code_family = { 0 };
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
		if (row->use == USE_CODE)
			code_family = family;
	}
	if (!str_is_empty(text_family))
		buf_put_format(css, "body { font-family: \"%.*s\", serif; }\n",
			STR_FORMAT(text_family));
	// the style sheet names our own
	if (!str_is_empty(code_family) &&
		!str_equal(code_family, str_of(face_rows[0].family)))
		buf_put_format(css,
			"code, pre { font-family: \"%.*s\", monospace; }\n",
			STR_FORMAT(code_family));
}
