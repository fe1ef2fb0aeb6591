/* SPDX-License-Identifier: MIT */
/*
 * The style sheet: ours, the widths that images ask for, then the author's
 * own, which is held to the dialect that old reading systems survive.
 */
#include "epub/private.h"

#include "base/file.h"
#include "epub/dialect.h"

/* Puts a file's text; false when it cannot be read, which is reported. */
static bool read_sheet(struct writer *writer, struct str path, struct str *text)
{
	const char *why;
	if (file_read(&writer->arena, path, text, &why))
		return true;
	diag(writer->diags, (struct span){ 0 }, MSG_STYLE_UNREADABLE,
		"'%.*s': %s", STR_FORMAT(path), why);
	return false;
}

static void put_widths(const struct writer *writer, struct buf *out)
{
	for (int i = 1; i <= 100; i++)
		if (writer->widths[i])
			buf_put_format(
				out, "img.width-%d { width: %d%%; }\n", i, i);
}

void write_style(struct writer *writer)
{
	const struct settings *settings = writer->book->settings;
	struct buf out = { 0 };
	struct str text;
	if (read_sheet(writer, writer->options->style_path, &text))
		buf_put(&out, text);
	put_fonts(writer, &out);
	put_widths(writer, &out);
	for (size_t i = 0; i < settings->additional_css_count; i++) {
		struct str path = settings->additional_css[i];
		if (!read_sheet(writer, path, &text))
			continue;
		// messages outlive the writer's arena
		struct arena *kept = &writer->diags->arena;
		check_dialect(source_make(kept, arena_copy(kept, path),
				      arena_copy(kept, text)),
			writer->diags);
		buf_put(&out, text);
	}
	struct epub_file *file =
		add_file(writer, STR("style.css"), "text/css", buf_str(&out));
	file->owned = out;
}
