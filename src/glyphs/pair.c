/* SPDX-License-Identifier: MIT */
/* Tables of what was asked, and words put together of it. */
#include "glyphs/pair.h"

#include <string.h>

/*
 * How a pair is set: twice what the first one's advance changes by, + 1 where
 * no cut may be made between the two.
 */
enum { ASCII = 128, PAIR_NEW = INT16_MIN, PAIR_ODD };

struct pair_table {
	struct shape_key key;
	struct shaped_glyph alone[ASCII]; /* text_length 0: not yet asked */
	int16_t pairs[ASCII][ASCII];
};

static struct pair_table *table_of(struct pairs *pairs, struct shape_key key)
{
	for (size_t i = 0; i < pairs->tables.count; i++)
		if (memcmp(&pairs->tables.at[i]->key, &key, sizeof key) == 0)
			return pairs->tables.at[i];
	struct pair_table *table = ARENA_NEW(pairs->arena, struct pair_table);
	table->key = key;
	for (size_t i = 0; i < ASCII * ASCII; i++)
		table->pairs[i / ASCII][i % ASCII] = PAIR_NEW;
	vec_push(&pairs->tables, table);
	return table;
}

static const struct shaped_glyph *glyph_alone(
	struct pair_table *table, const struct shaper *shaper, const char *byte)
{
	struct shaped_glyph *alone = &table->alone[(unsigned char)*byte];
	if (alone->text_length > 0)
		return alone;
	const glyph_list *shaped = shaper->shape(
		shaper->self, table->key, (struct str){ byte, 1 });
	if (shaped->count == 1)
		*alone = shaped->at[0];
	alone->text_length = 1;
	return alone;
}

static bool is_as_alone(
	const struct shaped_glyph *glyph, const struct shaped_glyph *alone)
{
	return glyph->id == alone->id && glyph->id != 0 &&
		glyph->shift == alone->shift && glyph->rise == alone->rise;
}

static int16_t ask_pair(struct pair_table *table, const struct shaper *shaper,
	const char *bytes)
{
	const struct shaped_glyph *a = glyph_alone(table, shaper, bytes);
	const struct shaped_glyph *b = glyph_alone(table, shaper, bytes + 1);
	const glyph_list *shaped = shaper->shape(
		shaper->self, table->key, (struct str){ bytes, 2 });
	const struct shaped_glyph *pair = shaped->at;
	if (shaped->count != 2 || !is_as_alone(&pair[0], a) ||
		!is_as_alone(&pair[1], b) || pair[1].advance != b->advance)
		return PAIR_ODD;
	int32_t kern = pair[0].advance - a->advance;
	if (kern > INT16_MAX / 4 || kern < INT16_MIN / 4)
		return PAIR_ODD;
	return (int16_t)(2 * kern + (pair[1].is_unsafe != 0));
}

static int16_t pair_at(struct pair_table *table, const struct shaper *shaper,
	const char *bytes)
{
	int16_t *pair =
		&table->pairs[(unsigned char)bytes[0]][(unsigned char)bytes[1]];
	if (*pair == PAIR_NEW)
		*pair = ask_pair(table, shaper, bytes);
	return *pair;
}

bool pairs_shape(struct pairs *pairs, const struct shaper *shaper,
	struct shape_key key, struct str text, glyph_list *glyphs)
{
	struct pair_table *table = table_of(pairs, key);
	for (size_t i = 0; i + 1 < text.length; i++)
		if (pair_at(table, shaper, text.at + i) == PAIR_ODD)
			return false;
	glyph_alone(table, shaper, text.at);
	vec_clear(glyphs);
	for (size_t i = 0; i < text.length; i++) {
		struct shaped_glyph glyph =
			table->alone[(unsigned char)text.at[i]];
		glyph.text_at = (uint16_t)i;
		if (i + 1 < text.length)
			glyph.advance +=
				(pair_at(table, shaper, text.at + i) & ~1) / 2;
		glyph.is_unsafe =
			i > 0 && (pair_at(table, shaper, text.at + i - 1) & 1);
		vec_push(glyphs, glyph);
	}
	return true;
}

void pairs_free(struct pairs *pairs)
{
	vec_free(&pairs->tables);
}
