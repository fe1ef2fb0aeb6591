/* SPDX-License-Identifier: MIT */
/* What the files of this room share while one PDF is written. */
#ifndef PDF_PRIVATE_H
#define PDF_PRIVATE_H

#include "diag/diag.h"
#include "pages/pages.h"
#include "pdf/objects.h"
#include "pdf/png_split.h"

/* Another text that a glyph shows at times, under a code of its own. */
struct alternate {
	uint16_t glyph; /* id in the face */
	uint16_t code;
	struct str text;
};

/* A face as far as it is used. Arrays go by the glyph's id in the face. */
struct font {
	const struct face *face;
	bool is_used;
	bool is_cff;
	bool is_wide; /* codes are of two bytes, else of one */
	uint32_t object; /* the Type0 font's */
	uint32_t glyph_count;
	bool *used;
	uint16_t *codes; /* the glyph's id in the subset, or the CID of a
			    CID-keyed font */
	uint16_t *widths; /* 1/1000 em, as the file says them */
	struct str *texts; /* what ToUnicode says */
	unsigned char *letters; /* texts of one byte, else 0 */
	VEC(struct alternate)
	alternates; /* TrueType only; codes follow
		       those of the subset */
	int bounds[4]; /* 1/1000 em */
	int ascent, descent, capital_height; /* 1/1000 em */
	int slant; /* degrees; negative leans to the right */
	struct str program; /* of the subset */
};

/* A picture as an XObject. */
struct image {
	bool is_used;
	uint32_t object; /* 0: it cannot be drawn, and that was reported */
	int64_t box_width, box_height; /* of what is drawn, 1/1000 pt; that of
					  all but SVG is 1 pt */
};

/* What was drawn of a page. */
struct page_content {
	uint32_t object; /* of the page */
	struct str packed; /* deflated operators, in a packer's arena */
	VEC(struct tag *) owners; /* by MCID */
	uint32_t first_annotation; /* object; links follow one another */
};

struct libdeflate_compressor;
struct png_rows;

/* What one thread packs with. */
struct packer {
	struct libdeflate_compressor *compressor;
	struct arena arena; /* for what is packed */
	struct buf room;
	struct buf operators; /* of the page at hand */
};

/* What pictures are unpacked and packed in, one after the other. */
struct picture_room {
	/* in the writer's arena; NULL: not yet */
	struct png_rows *rows;
	struct squeezer *squeezer;
	struct png_splitter splitter;
	struct buf pixels, packed; /* of a picture that was decoded */
};

struct writer {
	const struct pages *pages;
	struct diags *diags;
	struct arena arena;
	struct objects objects;
	struct font *fonts; /* by pages.faces */
	struct image *images; /* by pages.pictures */
	struct page_content *contents; /* by pages.pages */
	struct packer *packers; /* the first one is that of the caller */
	int packer_count;
	struct picture_room picture_room;
	struct buf scratch; /* bodies while they are put together */
	struct buf catalog; /* keys of the catalog, collected */
	bool lacks_alternatives; /* a figure has no text for it */
};

/* Packs the bytes for /FlateDecode into the packer's arena. */
struct str pack(struct packer *packer, struct str bytes);
/* Packs and puts a stream; keys are those besides the filter. */
void put_packed_stream(struct writer *writer, uint32_t object, struct str keys,
	struct str bytes);
uint32_t add_packed_stream(
	struct writer *writer, struct str keys, struct str bytes);

/* Whether glyph i of the run shows, alone, the one byte that the font says. */
static inline bool run_is_letter(
	const struct run *run, const struct font *font, size_t i)
{
	const struct glyph *glyph = &run->glyphs[i];
	bool is_alone = i + 1 == run->glyph_count || glyph[1].text_length > 0;
	unsigned char letter = font->letters[glyph->id];
	return is_alone && glyph->text_length == 1 && letter != 0 &&
		letter == (unsigned char)run->text.at[glyph->text_at];
}

/* fonts.c: finds out what is used, then makes subsets and their codes. */
void fonts_prepare(struct writer *writer);
/* The code for the glyph where it shows the text; NULL: there is none. */
const struct alternate *font_find_alternate(
	const struct font *font, uint16_t glyph, struct str text);
/* font_objects.c: puts the objects of all fonts that are used. */
void fonts_put(struct writer *writer);
/* cff.c: the CIDs of a CID-keyed font's glyphs; false for a name-keyed one. */
bool cff_read_cids(struct str table, uint16_t *cids, size_t count);

/* images.c: puts the pictures. */
void images_put(struct writer *writer);
/* Reports what is wrong with a picture; false. */
bool report_picture(struct writer *writer, const struct picture *picture,
	const char *fault);
/* png.c; false: it was reported. */
bool image_put_png(struct writer *writer, const struct picture *picture,
	struct image *image);
/* svg.c: all of them at once. */
void images_put_svg(struct writer *writer);

/*
 * draw.c: the operators of a page and the owners of its marked contents. It
 * touches nothing but out and content, so that pages can be drawn at once.
 */
void draw_page(const struct writer *writer, const struct page *page,
	struct buf *out, struct page_content *content);

/* tags.c: the structure tree; after drawing. */
const char *tag_name(const struct tag *tag);
void tags_put(struct writer *writer);

/* links.c: annotations of a page, and named destinations. */
void links_reserve(struct writer *writer);
void links_put(struct writer *writer);
void destinations_put(struct writer *writer);

/* outline.c */
void outline_put(struct writer *writer);
/* labels.c */
void labels_put(struct writer *writer);
/* metadata.c: information and XMP. */
void metadata_put(struct writer *writer);

/* object_streams.c: the file, with object streams and a stream of references */
void write_file(struct writer *writer, struct buf *out);

#endif
