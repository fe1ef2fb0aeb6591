/* SPDX-License-Identifier: MIT */
/*
 * Pictures -> XObjects. JPEG files go into the PDF as they are, after a look
 * at their frame header (ITU-T T.81, B.1 and B.2); PNG and SVG have files of
 * their own here. What is broken is reported and not drawn.
 */
#include "pdf/private.h"
#include "png/rows.h"
#include "png/squeeze.h"

struct jpeg {
	int width, height, components, depth;
	bool is_inverted; /* Adobe's CMYK: 0 is full ink */
	bool has_frame, has_scan;
};

static unsigned byte_at(struct str bytes, size_t at)
{
	return at < bytes.length ? (unsigned char)bytes.at[at] : 0;
}

static int word_at(struct str bytes, size_t at)
{
	return (int)(byte_at(bytes, at) << 8 | byte_at(bytes, at + 1));
}

/* SOF0 to SOF15 without DHT, JPG and DAC, which lie between them. */
static bool is_frame_marker(unsigned marker)
{
	return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 &&
		marker != 0xC8 && marker != 0xCC;
}

/* One marker segment; at is where its length stands. */
static void read_segment(
	struct jpeg *jpeg, struct str bytes, unsigned marker, size_t at)
{
	if (is_frame_marker(marker)) {
		jpeg->has_frame = true;
		jpeg->depth = (int)byte_at(bytes, at + 2);
		jpeg->height = word_at(bytes, at + 3);
		jpeg->width = word_at(bytes, at + 5);
		jpeg->components = (int)byte_at(bytes, at + 7);
	}
	if (marker == 0xEE &&
		str_starts(
			str_slice(bytes, at + 2, bytes.length), STR("Adobe")))
		jpeg->is_inverted = true;
	if (marker == 0xDA)
		jpeg->has_scan = true;
}

static void read_segments(struct jpeg *jpeg, struct str bytes)
{
	size_t at = 2; // behind SOI
	while (at + 4 <= bytes.length && !jpeg->has_scan) {
		if (byte_at(bytes, at) != 0xFF)
			return;
		unsigned marker = byte_at(bytes, at + 1);
		if (marker == 0xFF) { // fill byte
			at++;
			continue;
		}
		read_segment(jpeg, bytes, marker, at + 2);
		at += 2 + (size_t)word_at(bytes, at + 2);
	}
}

static bool has_end(struct str bytes)
{
	for (size_t at = bytes.length; at >= 2; at--)
		if (byte_at(bytes, at - 2) == 0xFF &&
			byte_at(bytes, at - 1) == 0xD9)
			return true;
	return false;
}

/* What is wrong with the file; NULL: nothing that can be seen here. */
static const char *fault_of(const struct jpeg *jpeg, struct str bytes)
{
	if (word_at(bytes, 0) != 0xFFD8)
		return "it is not a JPEG";
	if (!jpeg->has_frame || !jpeg->has_scan || !has_end(bytes))
		return "it ends too early";
	if (jpeg->width == 0 || jpeg->height == 0 || jpeg->depth != 8)
		return "its frame header is wrong";
	if (jpeg->components != 1 && jpeg->components != 3 &&
		jpeg->components != 4)
		return "its frame header is wrong";
	return NULL;
}

bool report_picture(
	struct writer *writer, const struct picture *picture, const char *fault)
{
	diag(writer->diags, picture->span, MSG_PICTURE_BROKEN, "'%.*s': %s",
		STR_FORMAT(picture->path), fault);
	return false;
}

static bool put_jpeg(struct writer *writer, const struct picture *picture,
	struct image *image)
{
	struct jpeg jpeg = { 0 };
	read_segments(&jpeg, picture->bytes);
	const char *fault = fault_of(&jpeg, picture->bytes);
	if (fault != NULL)
		return report_picture(writer, picture, fault);
	static const char *const spaces[] = {
		[1] = "Gray", [3] = "RGB", [4] = "CMYK"
	};
	struct buf *body = &writer->scratch;
	buf_clear(body);
	buf_put_format(body,
		"/Type/XObject/Subtype/Image/Width %d/Height %d"
		"/ColorSpace/Device%s/BitsPerComponent 8/Filter/DCTDecode",
		jpeg.width, jpeg.height, spaces[jpeg.components]);
	if (jpeg.components == 4 && jpeg.is_inverted)
		buf_put(body, STR("/Decode[1 0 1 0 1 0 1 0]"));
	image->object = object_reserve(&writer->objects);
	object_put_stream(
		&writer->objects, image->object, buf_str(body), picture->bytes);
	return true;
}

/* Marks the pictures that some page shows; the cover may not be one. */
static void note_uses(struct writer *writer)
{
	const struct pages *pages = writer->pages;
	for (size_t i = 0; i < pages->pages.count; i++) {
		const struct page *page = &pages->pages.at[i];
		for (size_t j = 0; j < page->placement_count; j++)
			writer->images[page->placements[j].picture].is_used =
				true;
	}
}

void images_put(struct writer *writer)
{
	const struct pages *pages = writer->pages;
	size_t count = pages->pictures.count;
	writer->images = ARENA_ARRAY(&writer->arena, struct image, count);
	note_uses(writer);
	for (size_t i = 0; i < count; i++) {
		const struct picture *picture = &pages->pictures.at[i];
		struct image *image = &writer->images[i];
		image->box_width = image->box_height = 1000;
		if (!image->is_used)
			continue;
		switch (picture->kind) {
		case PICTURE_PNG:
			image_put_png(writer, picture, image);
			break;
		case PICTURE_JPEG:
			put_jpeg(writer, picture, image);
			break;
		case PICTURE_SVG:
			break; // all together, so that they share fonts
		}
	}
	struct picture_room *room = &writer->picture_room;
	squeezer_free(room->squeezer);
	png_rows_free(room->rows);
	png_splitter_free(&room->splitter);
	buf_free(&room->pixels);
	buf_free(&room->packed);
	images_put_svg(writer);
}
