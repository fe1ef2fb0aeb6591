/* SPDX-License-Identifier: MIT */
/*
 * The objects of a font: Type0, its one descendant, descriptor, program, and
 * the map from codes to Unicode. See ISO 32000-1, 9.6 to 9.10. Most fonts show
 * fewer than 256 glyphs; their codes are of one byte, which makes a fifth of
 * a page's operators less than Identity-H would. Every such code is its CID.
 */
#include "base/map.h"
#include "pdf/private.h"
#include "pdf/text.h"

enum font_flag {
	FLAG_FIXED_PITCH = 1 << 0,
	FLAG_SERIF = 1 << 1,
	FLAG_SYMBOLIC = 1 << 2, /* codes are not those of a Latin set */
	FLAG_ITALIC = 1 << 6
};

enum { MAP_BLOCK = 100 }; /* entries of one bfchar block */

/* "ABCDEF+Name": the letters say which subset this is. */
static struct str subset_name(struct writer *writer, const struct font *font)
{
	uint64_t hash = hash_bytes(font->program.at, font->program.length);
	struct buf name = { 0 };
	for (int i = 0; i < 6; i++, hash /= 26)
		buf_put_byte(&name, (char)('A' + hash % 26));
	buf_put_byte(&name, '+');
	struct str own = font->face->name;
	buf_put(&name, str_slice(own, 0, 100)); // names end at 127 bytes
	struct str kept = arena_copy(&writer->arena, buf_str(&name));
	buf_free(&name);
	return kept;
}

static uint32_t put_program(struct writer *writer, const struct font *font)
{
	struct buf keys = { 0 };
	if (font->is_cff)
		buf_put(&keys, STR("/Subtype/CIDFontType0C"));
	else
		buf_put_format(&keys, "/Length1 %zu", font->program.length);
	uint32_t object =
		add_packed_stream(writer, buf_str(&keys), font->program);
	buf_free(&keys);
	return object;
}

static uint32_t put_descriptor(
	struct writer *writer, const struct font *font, struct str name)
{
	const struct face *face = font->face;
	unsigned flags = FLAG_SYMBOLIC;
	flags |= face->is_monospaced ? FLAG_FIXED_PITCH : 0u;
	flags |= face->is_serif ? FLAG_SERIF : 0u;
	flags |= face->is_italic ? FLAG_ITALIC : 0u;
	int stem = 50 + face->weight * face->weight / (65 * 65);
	uint32_t program = put_program(writer, font);
	struct buf *body = &writer->scratch;
	buf_clear(body);
	buf_put(body, STR("/Type/FontDescriptor/FontName"));
	put_name(body, name);
	buf_put_format(body,
		"/Flags %u/FontBBox[%d %d %d %d]/ItalicAngle %d"
		"/Ascent %d/Descent %d/CapHeight %d/StemV %d/FontFile%c ",
		flags, font->bounds[0], font->bounds[1], font->bounds[2],
		font->bounds[3], font->slant, font->ascent, font->descent,
		font->capital_height, stem, font->is_cff ? '3' : '2');
	put_reference(body, program);
	return object_add(&writer->objects, buf_str(body));
}

/* DW alone when all glyphs are of one width, else W: runs of codes. */
static void put_widths(struct buf *body, const struct font *font)
{
	int common = -1;
	bool is_uniform = true;
	for (uint32_t id = 0; id < font->glyph_count; id++) {
		if (!font->used[id])
			continue;
		if (common >= 0 && font->widths[id] != common)
			is_uniform = false;
		common = font->widths[id];
	}
	buf_put_format(body, "/DW %d", is_uniform ? common : 1000);
	if (is_uniform)
		return;
	buf_put(body, STR("/W["));
	int expected = -1;
	for (uint32_t id = 0; id < font->glyph_count; id++) {
		if (!font->used[id])
			continue;
		if (font->codes[id] != expected)
			buf_put_format(body, "%s%d[", expected < 0 ? "" : "]",
				font->codes[id]);
		else
			buf_put_byte(body, ' ');
		buf_put_number(body, font->widths[id]);
		expected = font->codes[id] + 1;
	}
	buf_put_byte(body, ']');
	for (size_t i = 0; i < font->alternates.count; i++) {
		const struct alternate *alternate = &font->alternates.at[i];
		buf_put_format(body, "%d[%d]", alternate->code,
			font->widths[alternate->glyph]);
	}
	buf_put_byte(body, ']');
}

/* Which glyph each code means: the same number but for the alternates. */
static void put_glyph_map(
	struct writer *writer, struct buf *body, const struct font *font)
{
	size_t count = font->alternates.count;
	if (count == 0) {
		buf_put(body, STR("/CIDToGIDMap/Identity"));
		return;
	}
	struct buf map = { 0 };
	for (int code = 0; code < font->alternates.at[0].code; code++) {
		buf_put_byte(&map, (char)(code >> 8));
		buf_put_byte(&map, (char)(code & 255));
	}
	for (size_t i = 0; i < count; i++) {
		int code = font->codes[font->alternates.at[i].glyph];
		buf_put_byte(&map, (char)(code >> 8));
		buf_put_byte(&map, (char)(code & 255));
	}
	buf_put(body, STR("/CIDToGIDMap "));
	put_reference(body, add_packed_stream(writer, STR(""), buf_str(&map)));
	buf_free(&map);
}

static uint32_t put_descendant(
	struct writer *writer, const struct font *font, struct str name)
{
	uint32_t descriptor = put_descriptor(writer, font, name);
	struct buf *body = &writer->scratch;
	buf_clear(body);
	buf_put(body, STR("/Type/Font/Subtype/CIDFontType"));
	buf_put_byte(body, font->is_cff ? '0' : '2');
	if (!font->is_cff)
		put_glyph_map(writer, body, font);
	buf_put(body, STR("/BaseFont"));
	put_name(body, name);
	buf_put(body,
		STR("/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
		    "/Supplement 0>>/FontDescriptor "));
	put_reference(body, descriptor);
	put_widths(body, font);
	return object_add(&writer->objects, buf_str(body));
}

/* The bfchar blocks of a map on their way. */
struct map_blocks {
	struct buf *map;
	int digits; /* of a code */
	size_t total, done; /* entries */
};

static void put_map_entry(
	struct map_blocks *blocks, uint16_t code, struct str text)
{
	size_t left = blocks->total - blocks->done;
	if (blocks->done % MAP_BLOCK == 0)
		buf_put_format(blocks->map, "%s%zu beginbfchar\n",
			blocks->done > 0 ? "endbfchar\n" : "",
			left < MAP_BLOCK ? left : MAP_BLOCK);
	blocks->done++;
	buf_put_format(blocks->map, "<%0*X><", blocks->digits, code);
	put_utf16(blocks->map, text);
	buf_put(blocks->map, STR(">\n"));
}

static void put_map_entries(struct buf *map, const struct font *font)
{
	struct map_blocks blocks = { map, font->is_wide ? 4 : 2,
		font->alternates.count, 0 };
	for (uint32_t id = 0; id < font->glyph_count; id++)
		blocks.total += font->used[id];
	for (uint32_t id = 0; id < font->glyph_count; id++)
		if (font->used[id])
			put_map_entry(
				&blocks, font->codes[id], font->texts[id]);
	for (size_t i = 0; i < font->alternates.count; i++)
		put_map_entry(&blocks, font->alternates.at[i].code,
			font->alternates.at[i].text);
	if (blocks.total > 0)
		buf_put(map, STR("endbfchar\n"));
}

static void begin_map(struct buf *map, const char *ordering, const char *name,
	int type, bool is_wide)
{
	buf_put_format(map,
		"/CIDInit/ProcSet findresource begin\n"
		"12 dict begin\nbegincmap\n"
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(%s)"
		"/Supplement 0>>def\n"
		"/CMapName/%s def\n/CMapType %d def\n"
		"1 begincodespacerange\n%s\nendcodespacerange\n",
		ordering, name, type, is_wide ? "<0000><FFFF>" : "<00><FF>");
}

static void end_map(struct buf *map)
{
	buf_put(map,
		STR("endcmap\n"
		    "CMapName currentdict/CMap defineresource pop\n"
		    "end\nend\n"));
}

static uint32_t put_unicode_map(struct writer *writer, const struct font *font)
{
	struct buf map = { 0 };
	begin_map(&map, "UCS", "Adobe-Identity-UCS", 2, font->is_wide);
	put_map_entries(&map, font);
	end_map(&map);
	uint32_t object = add_packed_stream(writer, STR(""), buf_str(&map));
	buf_free(&map);
	return object;
}

/* The encoding of codes of one byte, shared by their fonts. */
static uint32_t put_byte_encoding(struct writer *writer)
{
	struct buf map = { 0 };
	begin_map(&map, "Identity", "Byte-Identity-H", 1, false);
	buf_put(&map,
		STR("/WMode 0 def\n"
		    "1 begincidrange\n<00><FF>0\nendcidrange\n"));
	end_map(&map);
	uint32_t object = add_packed_stream(writer,
		STR("/Type/CMap/CMapName/Byte-Identity-H"
		    "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
		    "/Supplement 0>>"),
		buf_str(&map));
	buf_free(&map);
	return object;
}

static void put_encoding(
	struct buf *body, const struct font *font, uint32_t byte_encoding)
{
	buf_put(body, STR("/Encoding"));
	if (font->is_wide) {
		buf_put(body, STR("/Identity-H"));
	} else {
		buf_put_byte(body, ' ');
		put_reference(body, byte_encoding);
	}
}

static void put_font(
	struct writer *writer, const struct font *font, uint32_t byte_encoding)
{
	struct str name = subset_name(writer, font);
	uint32_t descendant = put_descendant(writer, font, name);
	uint32_t unicode_map = put_unicode_map(writer, font);
	struct buf *body = &writer->scratch;
	buf_clear(body);
	buf_put(body, STR("/Type/Font/Subtype/Type0/BaseFont"));
	put_name(body, name);
	put_encoding(body, font, byte_encoding);
	buf_put(body, STR("/DescendantFonts["));
	put_reference(body, descendant);
	buf_put(body, STR("]/ToUnicode "));
	put_reference(body, unicode_map);
	object_put(&writer->objects, font->object, buf_str(body));
}

void fonts_put(struct writer *writer)
{
	uint32_t byte_encoding = 0; // none yet
	for (size_t i = 0; i < writer->pages->faces.count; i++) {
		const struct font *font = &writer->fonts[i];
		if (!font->is_used)
			continue;
		if (byte_encoding == 0 && !font->is_wide)
			byte_encoding = put_byte_encoding(writer);
		put_font(writer, font, byte_encoding);
	}
}
