/* SPDX-License-Identifier: MIT */
/*
 * Asks fontconfig which fonts the machine has. It is asked only when a family
 * stands neither beside the program nor in the book: its list depends on the
 * machine, and it keeps a cache on the disk.
 */
#include "glyphs/system_fonts.h"

#include <fontconfig/fontconfig.h>
#include <stdlib.h>

#include "base/vec.h"

typedef VEC(struct system_font) font_list;

static struct str copy(struct arena *arena, const FcChar8 *text)
{
	return arena_copy(arena, str_of((const char *)text));
}

static int by_path(const void *a, const void *b)
{
	const struct system_font *one = a, *other = b;
	int order = str_compare(one->path, other->path);
	return order != 0 ? order : str_compare(one->family, other->family);
}

static void put_font(struct arena *arena, font_list *list, FcPattern *font)
{
	FcChar8 *path, *family;
	if (FcPatternGetString(font, FC_FILE, 0, &path) != FcResultMatch)
		return;
	for (int n = 0; FcPatternGetString(font, FC_FAMILY, n, &family) ==
		FcResultMatch;
		n++)
		vec_push(list,
			(struct system_font){
				copy(arena, path), copy(arena, family) });
}

size_t system_fonts(struct arena *arena, struct system_font **fonts)
{
	font_list list = { 0 };
	FcConfig *machine = FcInitLoadConfigAndFonts();
	const FcFontSet *set =
		machine != NULL ? FcConfigGetFonts(machine, FcSetSystem) : NULL;
	for (int i = 0; set != NULL && i < set->nfont; i++)
		put_font(arena, &list, set->fonts[i]);
	if (machine != NULL)
		FcConfigDestroy(machine);
	*fonts = ARENA_ARRAY(arena, struct system_font, list.count + 1);
	for (size_t i = 0; i < list.count; i++)
		(*fonts)[i] = list.at[i];
	size_t count = list.count;
	vec_free(&list);
	qsort(*fonts, count, sizeof **fonts, by_path);
	return count;
}
