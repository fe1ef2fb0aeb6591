/* SPDX-License-Identifier: MIT */
/*
 * The words that the book prints by itself, in its language; the author's
 * labels in the settings come before ours. And the language's quotation marks.
 */
#include "resolve/words.h"

#include "resolve/private.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

static const char *const english[WORD_COUNT] = {
#define WORD(name, key, text) [WORD_##name] = text,
#include "tree/word.def"
#undef WORD
};

static const char *const keys[WORD_COUNT] = {
#define WORD(name, key, text) [WORD_##name] = key,
#include "tree/word.def"
#undef WORD
};

struct language_words {
	const char *tag;
	const char *words[WORD_COUNT];
};

static const struct language_words languages[] = {
#define W(name, text) [WORD_##name] = text,
#define LANGUAGE(tag, ...) { tag, { __VA_ARGS__ } },
#include "resolve/words.def"
#undef LANGUAGE
#undef W
};

struct language_marks {
	const char *tag;
	struct quotation_marks marks;
};

static const struct language_marks all_marks[] = {
	{ "en", { { "“", "”" }, { "‘", "’" } } },
	{ "de", { { "„", "“" }, { "‚", "‘" } } },
	{ "de-CH", { { "«", "»" }, { "‹", "›" } } },
	{ "fr", { { "«\u202F", "\u202F»" }, { "“", "”" } } },
	{ "es", { { "«", "»" }, { "“", "”" } } },
	{ "it", { { "«", "»" }, { "“", "”" } } },
	{ "pt-PT", { { "«", "»" }, { "“", "”" } } },
	{ "sv", { { "”", "”" }, { "’", "’" } } },
	{ "fi", { { "”", "”" }, { "’", "’" } } },
	{ "nb", { { "«", "»" }, { "‘", "’" } } },
	{ "da", { { "»", "«" }, { "›", "‹" } } },
	{ "pl", { { "„", "”" }, { "«", "»" } } },
	{ "cs", { { "„", "“" }, { "‚", "‘" } } },
	{ "hu", { { "„", "”" }, { "»", "«" } } },
	{ "ro", { { "„", "”" }, { "«", "»" } } },
	{ "el", { { "«", "»" }, { "“", "”" } } },
	{ "ru", { { "«", "»" }, { "„", "“" } } },
	{ "uk", { { "«", "»" }, { "„", "“" } } },
	{ "ja", { { "「", "」" }, { "『", "』" } } },
	{ "zh-Hant", { { "「", "」" }, { "『", "』" } } },
	{ "zh-TW", { { "「", "」" }, { "『", "』" } } },
	{ "fa", { { "«", "»" }, { "‹", "›" } } },
	{ "he", { { "”", "”" }, { "’", "’" } } },
};

/* Whether the language is the tag's, or a kind of it: "de-AT" of "de". */
static bool language_is(struct str language, const char *tag)
{
	struct str wanted = str_of(tag);

	if (!str_equal_folded(str_slice(language, 0, wanted.length), wanted))
		return false;
	return language.length == wanted.length ||
		language.at[wanted.length] == '-' ||
		language.at[wanted.length] == '_';
}

const struct quotation_marks *quotation_marks_of(struct str language)
{
	const struct quotation_marks *marks = &all_marks[0].marks;
	size_t best = 0;

	for (size_t i = 0; i < COUNT(all_marks); i++) {
		struct str tag = str_of(all_marks[i].tag);
		if (!language_is(language, tag.at) || tag.length < best)
			continue;
		best = tag.length;
		marks = &all_marks[i].marks;
	}
	return marks;
}

/* Tags that our table says otherwise. */
static struct str usual_tag(struct str language)
{
	if (language_is(language, "zh-TW") || language_is(language, "zh-HK"))
		return STR("zh-Hant");
	if (language_is(language, "no") || language_is(language, "nn"))
		return STR("nb");
	return language;
}

static const char *const *language_table(struct resolver *resolver)
{
	struct str language = resolver->book->metadata->language;
	struct str tag = usual_tag(language);

	for (size_t i = 0; i < COUNT(languages); i++)
		if (language_is(tag, languages[i].tag))
			return languages[i].words;
	if (!language_is(tag, "en") && !str_is_empty(tag)) {
		diag(resolver->diags, (struct span){ 0 },
			MSG_LANGUAGE_WITHOUT_WORDS, "'%.*s'",
			STR_FORMAT(language));
		diag_hint(resolver->diags,
			"set them in [output.octavo.labels]: "
			"chapter = \"...\"");
	}
	return english;
}

/* An unknown label was reported where the settings were read. */
static void apply_label(struct resolver *resolver, const struct option *label)
{
	for (size_t i = 0; i < WORD_COUNT; i++)
		if (str_equal(label->name, str_of(keys[i])))
			resolver->book->words[i] = label->value;
}

static void label_alerts(struct resolver *resolver)
{
	for (size_t i = 0; i < resolver->book->lessons.count; i++) {
		const struct sheet *sheet = &resolver->sheets[i];
		for (size_t j = 0; j < sheet->nodes.count; j++) {
			struct node *node = sheet->nodes.at[j];
			if (node->kind != NODE_ALERT ||
				!str_is_empty(node->as.alert.label))
				continue;
			enum word word = WORD_NOTE + node->as.alert.kind;
			node->as.alert.label = resolver->book->words[word];
		}
	}
}

void find_words(struct resolver *resolver)
{
	struct book *book = resolver->book;
	const struct settings *settings = book->settings;
	const char *const *table = language_table(resolver);

	for (size_t i = 0; i < WORD_COUNT; i++)
		book->words[i] =
			str_of(table[i] != NULL ? table[i] : english[i]);
	for (size_t i = 0; i < settings->label_count; i++)
		apply_label(resolver, &settings->labels[i]);
	label_alerts(resolver);
}

/* Whether an even number of quotations stands around this one. */
static bool is_outer(const struct node *quotation)
{
	bool outer = true;

	for (const struct node *node = quotation->parent; node != NULL;
		node = node->parent)
		if (node->kind == NODE_QUOTATION)
			outer = !outer;
	return outer;
}

static struct str language_at(
	const struct resolver *resolver, const struct node *node)
{
	for (; node != NULL; node = node->parent)
		if (!str_is_empty(node->language))
			return node->language;
	return resolver->book->metadata->language;
}

static struct node *mark_node(
	struct resolver *resolver, const struct node *at, const char *mark)
{
	struct node *node = node_make(resolver->arena, NODE_TEXT, at->span);

	node->text = str_of(mark);
	return node;
}

static void put_marks_around(struct resolver *resolver, struct node *node)
{
	const struct quotation_marks *marks =
		quotation_marks_of(language_at(resolver, node));
	const char *const *pair = is_outer(node) ? marks->outer : marks->inner;
	struct node *opening = mark_node(resolver, node, pair[0]);

	if (node->first != NULL)
		node_insert_before(node->first, opening);
	else
		node_append(node, opening);
	node_append(node, mark_node(resolver, node, pair[1]));
}

void put_quotation_marks(struct resolver *resolver)
{
	for (size_t i = 0; i < resolver->book->lessons.count; i++) {
		const struct sheet *sheet = &resolver->sheets[i];
		for (size_t j = 0; j < sheet->nodes.count; j++)
			if (sheet->nodes.at[j]->kind == NODE_QUOTATION)
				put_marks_around(resolver, sheet->nodes.at[j]);
	}
}
