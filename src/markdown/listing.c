/* SPDX-License-Identifier: MIT */
/*
 * Code blocks -> LISTINGs. Info strings are read as mdBook does, words between
 * blanks and commas, with our own name=value words; hidden lines are those of
 * Rust and those with a prefix that the fence or book.toml names.
 */
#include "markdown/listing.h"

#include "markdown/attributes.h"
#include "markdown/caption.h"

struct word_flag {
	const char *word;
	unsigned flags;
};

static const struct word_flag word_flags[] = {
	{ "test", LISTING_TEST },
	{ "no_run", LISTING_NO_RUN },
	{ "should_fail", LISTING_SHOULD_FAIL },
	{ "should_panic", LISTING_SHOULD_FAIL },
	{ "ignore", LISTING_IGNORED },
	{ "compile_fail", LISTING_SHOULD_FAIL },
	{ "lines", LISTING_NUMBERED_LINES },
};

static void read_flags(
	struct listing *listing, const struct attributes *attributes)
{
	for (size_t i = 0; i < attributes->all.count; i++) {
		const struct attribute *word = &attributes->all.at[i];
		if (!str_is_empty(word->name))
			continue;
		for (size_t k = 0; k < sizeof word_flags / sizeof *word_flags;
			k++)
			if (str_equal(word->value, str_of(word_flags[k].word)))
				listing->flags |= word_flags[k].flags;
	}
}

static void read_info(struct parse *parse, struct node *node,
	const struct attributes *attributes, struct span span)
{
	struct listing *listing = &node->as.listing;
	if (attributes->all.count > 0 &&
		str_is_empty(attributes->all.at[0].name))
		listing->language =
			arena_copy(parse->arena, attributes->all.at[0].value);
	node->id = arena_copy(
		parse->arena, attributes_value(attributes, STR("id")));
	listing->file = arena_copy(
		parse->arena, attributes_value(attributes, STR("file")));
	listing->output_of = arena_copy(
		parse->arena, attributes_value(attributes, STR("output")));
	if (!str_is_empty(listing->output_of))
		listing->flags |= LISTING_IS_OUTPUT;
	str_to_number(attributes_value(attributes, STR("timeout")),
		&listing->timeout);
	read_flags(listing, attributes);
	const struct attribute *caption =
		attributes_find(attributes, STR("caption"));
	if (!caption)
		return;
	span.column += (uint32_t)caption->at;
	node_append(node, caption_make(parse, caption->value, span));
}

/* Where the first byte of the line that is not a blank stands. */
static size_t indentation_of(struct str line)
{
	size_t at = 0;
	while (at < line.length && (line.at[at] == ' ' || line.at[at] == '\t'))
		at++;
	return at;
}

/*
 * What of a line of Rust is printed: false when it is hidden ("# use x;"); "##"
 * stands for "#".
 */
static bool shown_of_rust(struct str line, struct buf *out)
{
	size_t at = indentation_of(line);
	struct str rest = str_slice(line, at, line.length);
	if (str_equal(rest, STR("#")) || str_starts(rest, STR("# ")))
		return false;
	buf_put(out, str_slice(line, 0, at));
	bool is_doubled = str_starts(rest, STR("##"));
	buf_put(out, str_slice(rest, is_doubled, rest.length));
	return true;
}

struct hiding {
	bool is_rust;
	struct str prefix; /* empty: none */
};

static struct hiding hiding_of(struct parse *parse,
	const struct listing *listing, const struct attributes *attributes)
{
	const struct settings *settings = parse->settings;
	const struct option *option = option_find(settings->hidden_lines,
		settings->hidden_line_count, listing->language);
	struct str prefix = attributes_value(attributes, STR("hidelines"));
	if (str_is_empty(prefix) && option)
		prefix = option->value;
	return (struct hiding){ str_equal(listing->language, STR("rust")),
		prefix };
}

/* Puts what is printed of the line; false when it is hidden. */
static bool put_shown(
	const struct hiding *hiding, struct str line, struct buf *out)
{
	struct str rest = str_slice(line, indentation_of(line), line.length);
	if (hiding->is_rust)
		return shown_of_rust(line, out);
	if (hiding->prefix.length > 0 && str_starts(rest, hiding->prefix))
		return false;
	buf_put(out, line);
	return true;
}

/* Puts the line as it is run: without the prefix that hides it. */
static void put_run(
	const struct hiding *hiding, struct str line, struct buf *out)
{
	size_t at = indentation_of(line);
	struct str rest = str_slice(line, at, line.length);
	size_t cut = 0;
	if (hiding->is_rust)
		cut = str_starts(rest, STR("# ")) ? 2
			: str_equal(rest, STR("#")) ||
				str_starts(rest, STR("##"))
			? 1
			: 0;
	else if (hiding->prefix.length > 0 && str_starts(rest, hiding->prefix))
		cut = hiding->prefix.length;
	buf_put(out, str_slice(line, 0, at));
	buf_put(out, str_slice(rest, cut, rest.length));
}

static void fill_code(struct parse *parse, struct listing *listing,
	const struct hiding *hiding, struct str code, const struct span *places)
{
	struct buf shown = { 0 }, whole = { 0 };
	VEC(struct span) lines = { 0 };
	struct str line;
	for (size_t i = 0; str_take_line(&code, &line); i++) {
		put_run(hiding, line, &whole);
		buf_put_byte(&whole, '\n');
		if (!put_shown(hiding, line, &shown))
			continue;
		buf_put_byte(&shown, '\n');
		vec_push(&lines, places ? places[i] : (struct span){ 0 });
	}
	listing->code = arena_copy(parse->arena, buf_str(&shown));
	bool is_same = str_equal(buf_str(&shown), buf_str(&whole));
	listing->whole = is_same ? listing->code
				 : arena_copy(parse->arena, buf_str(&whole));
	struct span *copy = ARENA_ARRAY(parse->arena, struct span, lines.count);
	for (size_t i = 0; i < lines.count; i++)
		copy[i] = lines.at[i];
	listing->lines = copy;
	listing->line_count = lines.count;
	vec_free(&lines);
	buf_free(&whole);
	buf_free(&shown);
}

void listing_read(struct parse *parse, struct node *node, struct str info,
	struct span info_span, struct str code, const struct span *lines)
{
	struct attributes attributes;
	struct listing *listing = listing_of(node);
	attributes_read_info(&attributes, info);
	listing->info = arena_copy(parse->arena, info);
	read_info(parse, node, &attributes, info_span);
	struct hiding hiding = hiding_of(parse, listing, &attributes);
	fill_code(parse, listing, &hiding, code, lines);
	attributes_free(&attributes);
}

void listing_fill(struct parse *parse, struct node *node, struct str language,
	struct str code)
{
	struct listing *listing = listing_of(node);
	const struct hiding nothing = { 0 };
	listing->language = arena_copy(parse->arena, language);
	listing->info = listing->language;
	fill_code(parse, listing, &nothing, code, NULL);
}
