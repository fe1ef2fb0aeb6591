/* SPDX-License-Identifier: MIT */
/*
 * A page as PDF operators: shapes first, then runs and pictures in the order
 * of reading, each within a marked content that names its element. Text is
 * drawn in as few text objects and positions as can be; only what changes is
 * said. ISO 32000-1, 8.2, 9.4 and 14.6.
 *
 * Where a glyph stands is told twice: as the sum of the advances (what is
 * wanted) and as the sum of the font's whole widths and our whole TJ numbers
 * (what a reader adds up), both in 1/1000 of the size. A TJ number is put
 * when they differ by more than TOLERANCE, and behind each blank when they
 * differ at all; so no rounding adds up. A run on the line of the one before
 * goes on from there in the same way.
 */
#include <assert.h>
#include <string.h>

#include "base/utf8.h"
#include "pdf/private.h"
#include "pdf/text.h"

enum {
	TOLERANCE = 3, /* 1/1000 em inside of words */
	GLYPH_ROOM = 160, /* bytes that a glyph takes at most */
	RUN_ROOM = 512, /* the operators before it */
	NEAR = 1000 /* 1/1000 em; from run to run a TJ number goes no further */
};

/* Parts of a length, so small that 1/1000 of any size at any scale is a whole
 * number of them: size * (10000 + scale). */
#define PEN_UNITS INT64_C(10000000)

static const char digits[] = "0123456789ABCDEF";

struct drawing {
	const struct writer *writer;
	struct buf *out;
	struct page_content *content;
	char *at; /* in out; behind what is written */
	length height; /* of the page or frame */
	/* the state that the operators so far have set: */
	bool is_text; /* between BT and ET */
	bool is_marked; /* between BDC and EMC */
	const struct tag *tag; /* whose */
	bool is_reversed; /* its characters stand against the reading order */
	int64_t line_x, line_y; /* 1/100 pt */
	int64_t pen_x; /* behind the last glyph, for a reader; PEN_UNITS */
	int face; /* -1: none yet */
	length size, rise;
	int scale;
	uint32_t color;
};

static void put(struct drawing *drawing, const char *text)
{
	size_t count = strlen(text);
	memcpy(drawing->at, text, count);
	drawing->at += count;
}

static void put_value(struct drawing *drawing, int64_t value, int decimals)
{
	drawing->at = write_fixed(drawing->at, value, decimals);
	*drawing->at++ = ' ';
}

static void reserve(struct drawing *drawing, size_t count)
{
	drawing->at = buf_reserve(drawing->out, count);
}

/* Counts what was written since reserve. */
static void commit(struct drawing *drawing)
{
	drawing->out->length = (size_t)(drawing->at - drawing->out->at);
}

static void end_mark(struct drawing *drawing)
{
	if (drawing->is_marked)
		put(drawing, "EMC\n");
	drawing->is_marked = false;
}

static void put_actual_text(struct drawing *drawing, struct str text)
{
	put(drawing, "/ActualText<FEFF");
	for (size_t at = 0; at < text.length;) {
		uint32_t code = utf8_decode(text, &at);
		uint32_t units[2] = { code, 0 };
		int count = 1;
		if (code >= 0x10000) {
			units[0] = 0xD800 | (code - 0x10000) >> 10;
			units[1] = 0xDC00 | (code & 0x3FF);
			count = 2;
		}
		for (int i = 0; i < count; i++)
			for (int shift = 12; shift >= 0; shift -= 4)
				*drawing->at++ = digits[units[i] >> shift & 15];
	}
	put(drawing, ">");
}

/* A marked content of the tag; actual_text: what it shows, or empty. */
static void start_mark(
	struct drawing *drawing, struct tag *tag, struct str actual_text)
{
	end_mark(drawing);
	drawing->is_marked = true;
	drawing->tag = tag;
	if (tag == NULL) {
		put(drawing, "/Artifact BMC\n");
		return;
	}
	// Poppler heeds the actual text of spans only; the element that owns
	// the content is found by its number, whatever it is called here.
	// ReversedChars is what ISO 32000 calls text in visual order.
	put(drawing, "/");
	put(drawing,
		!str_is_empty(actual_text)     ? "Span"
			: drawing->is_reversed ? "ReversedChars"
					       : tag_name(tag));
	put(drawing, "<</MCID ");
	put_value(drawing, (int64_t)drawing->content->owners.count, 0);
	vec_push(&drawing->content->owners, tag);
	if (!str_is_empty(actual_text))
		put_actual_text(drawing, actual_text);
	put(drawing, ">>BDC\n");
}

/* Whether the glyphs, which stand from left to right, show text that runs to
 * the left. */
static bool runs_left(const struct run *run)
{
	uint32_t count = run->glyph_count;
	return count > 1 &&
		run->glyphs[0].text_at > run->glyphs[count - 1].text_at;
}

/* Goes on in the marked content of the tag, or starts one. */
static void begin_mark(struct drawing *drawing, struct tag *tag)
{
	if (!drawing->is_marked || drawing->tag != tag)
		start_mark(drawing, tag, STR(""));
}

static void begin_text(struct drawing *drawing)
{
	if (drawing->is_text)
		return;
	end_mark(drawing);
	put(drawing, "BT\n");
	drawing->is_text = true;
	drawing->line_x = drawing->line_y = drawing->pen_x = 0;
}

static void end_text(struct drawing *drawing)
{
	end_mark(drawing);
	if (drawing->is_text)
		put(drawing, "ET\n");
	drawing->is_text = false;
}

static void set_color(struct drawing *drawing, uint32_t color)
{
	if (drawing->color == color)
		return;
	drawing->color = color;
	int parts[3] = { color >> 16 & 255, color >> 8 & 255, color & 255 };
	bool is_gray = parts[0] == parts[1] && parts[1] == parts[2];
	for (int i = 0; i < (is_gray ? 1 : 3); i++)
		put_value(drawing, (parts[i] * 2000 + 255) / 510, 3);
	put(drawing, is_gray ? "g\n" : "rg\n");
}

/* ---- text ---- */

static void set_font(struct drawing *drawing, const struct run *run)
{
	if (drawing->face != run->face || drawing->size != run->size) {
		put(drawing, "/F");
		put_value(drawing, run->face, 0);
		put_value(drawing, (run->size * INT64_C(1000) + 512) / 1024, 3);
		put(drawing, "Tf\n");
		drawing->face = run->face;
		drawing->size = run->size;
	}
	if (drawing->scale != run->scale) {
		put_value(drawing, 10000 + run->scale, 2);
		put(drawing, "Tz\n");
		drawing->scale = run->scale;
	}
}

static void move_to(struct drawing *drawing, length x, length y)
{
	int64_t to_x = hundredths(x);
	int64_t to_y = hundredths((int64_t)drawing->height - y);
	put_value(drawing, to_x - drawing->line_x, 2);
	put_value(drawing, to_y - drawing->line_y, 2);
	put(drawing, "Td\n");
	drawing->line_x = to_x;
	drawing->line_y = to_y;
	drawing->pen_x = to_x * (PEN_UNITS / 100) * 1024;
}

/* One run's TJ operators on their way. */
struct line_of_glyphs {
	struct drawing *drawing;
	const struct font *font;
	const struct run *run;
	int64_t factor; /* 1/1000 of size a unit of length, times 2^24 */
	int64_t wanted; /* sum of advances, in lengths */
	int64_t shown; /* in 1/1000 of size */
	char *start; /* of the open TJ; NULL: none */
	bool has_numbers; /* in it */
	bool is_string; /* a string is open in it */
	bool is_after_blank;
};

static void end_operator(struct line_of_glyphs *line)
{
	struct drawing *drawing = line->drawing;
	if (line->start == NULL)
		return;
	if (line->is_string)
		put(drawing, ")");
	if (line->has_numbers) {
		put(drawing, "]TJ\n");
	} else {
		*line->start = ' ';
		put(drawing, "Tj\n");
	}
	line->start = NULL;
	line->is_string = false;
}

static void begin_operator(struct line_of_glyphs *line)
{
	if (line->start != NULL)
		return;
	begin_mark(line->drawing, line->run->tag);
	line->start = line->drawing->at;
	put(line->drawing, "[");
	line->has_numbers = false;
}

static void set_rise(struct line_of_glyphs *line, length rise)
{
	if (line->drawing->rise == rise)
		return;
	end_operator(line);
	put_value(line->drawing, hundredths(rise), 2);
	put(line->drawing, "Ts\n");
	line->drawing->rise = rise;
}

static char *write_code(char *at, unsigned char byte)
{
	if (byte == '\r') {
		*at++ = '\\';
		byte = 'r';
	} else if (byte == '(' || byte == ')' || byte == '\\') {
		*at++ = '\\';
	}
	*at++ = (char)byte;
	return at;
}

/* How far the pen is beyond the place that is wanted, if too far; else 0. */
static int64_t misplacement(const struct line_of_glyphs *line, length shift)
{
	int64_t tolerance = line->is_after_blank ? 0 : TOLERANCE;
	int64_t target =
		((line->wanted + shift) * line->factor + (1 << 23)) >> 24;
	int64_t back = line->shown - target;
	return back > tolerance || back < -tolerance ? back : 0;
}

/* Opens a string, behind a number that moves the pen back. */
static char *write_start(struct line_of_glyphs *line, char *at, int64_t back)
{
	if (back != 0) {
		if (line->is_string)
			*at++ = ')';
		at = write_fixed(at, back, 0);
		line->shown -= back;
		line->has_numbers = true;
		line->is_string = false;
	}
	if (!line->is_string)
		*at++ = '(';
	line->is_string = true;
	return at;
}

static void show_glyph(
	struct line_of_glyphs *line, const struct glyph *glyph, uint16_t code)
{
	static const struct glyph_offset none = { 0 };
	struct drawing *drawing = line->drawing;
	const struct run *run = line->run;
	const struct glyph_offset *offset = run->offsets == NULL
		? &none
		: &run->offsets[glyph - run->glyphs];
	set_rise(line, offset->rise);
	begin_operator(line);
	char *at = write_start(
		line, drawing->at, misplacement(line, offset->shift));
	if (line->font->is_wide)
		at = write_code(at, code >> 8);
	drawing->at = write_code(at, code & 255);
	line->shown += line->font->widths[glyph->id];
	line->wanted += glyph->advance;
}

/* Shows glyphs from i on as far as each is a letter by itself, the same as
 * clusters but with less ado; the place of the next one. */
static size_t show_letters(struct line_of_glyphs *here, size_t i)
{
	const struct run *run = here->run;
	const struct font *font = here->font;
	if (run->offsets != NULL || font->is_wide ||
		!run_is_letter(run, font, i))
		return i;
	set_rise(here, 0);
	begin_operator(here);
	struct line_of_glyphs line = *here; // can be kept in registers
	char *at = here->drawing->at;
	for (; i < run->glyph_count && run_is_letter(run, font, i); i++) {
		const struct glyph *glyph = &run->glyphs[i];
		int64_t back = misplacement(&line, 0);
		if (back != 0 || !line.is_string)
			at = write_start(&line, at, back);
		at = write_code(at, (unsigned char)font->codes[glyph->id]);
		line.shown += font->widths[glyph->id];
		line.wanted += glyph->advance;
		line.is_after_blank = font->letters[glyph->id] == ' ';
	}
	here->drawing->at = at;
	*here = line;
	return i;
}

/* Whether ToUnicode says the same of the glyphs as the run's text. */
static bool is_told_by_font(const struct line_of_glyphs *line,
	const struct glyph *glyphs, size_t count, struct str text)
{
	size_t at = 0;
	for (size_t i = 0; i < count; i++) {
		struct str own = line->font->texts[glyphs[i].id];
		if (own.length > text.length - at ||
			memcmp(own.at, text.at + at, own.length) != 0)
			return false;
		at += own.length;
	}
	return at == text.length;
}

/*
 * A cluster: glyphs that show the text together. Where the font cannot say
 * that text, a marked content of its own says it. (One inside that of the
 * element would do, but Poppler loses the element's text behind it.)
 */
static void show_cluster(struct line_of_glyphs *line,
	const struct glyph *glyphs, size_t count, struct str text)
{
	const struct alternate *alternate = NULL;
	bool is_told = line->run->tag == NULL ||
		is_told_by_font(line, glyphs, count, text);
	if (!is_told && count == 1)
		alternate = font_find_alternate(line->font, glyphs->id, text);
	bool needs_mark = !is_told && alternate == NULL;
	if (needs_mark) {
		end_operator(line);
		start_mark(line->drawing, line->run->tag, text);
	}
	for (size_t i = 0; i < count; i++) {
		uint16_t code = line->font->codes[glyphs[i].id];
		show_glyph(line, &glyphs[i],
			alternate == NULL ? code : alternate->code);
		line->is_after_blank = false;
	}
	if (needs_mark) {
		end_operator(line);
		end_mark(line->drawing);
	}
	line->is_after_blank = text.length == 1 && text.at[0] == ' ';
}

/* How many glyphs belong to the cluster at i. */
static size_t cluster_size(const struct run *run, size_t i)
{
	size_t end = i + 1;
	while (end < run->glyph_count && run->glyphs[end].text_length == 0)
		end++;
	return end - i;
}

static int64_t rounded_part(int64_t value, int64_t divisor)
{
	int64_t half = divisor / 2;
	return (value < 0 ? value - half : value + half) / divisor;
}

/* Moves to the start of the run, unless the pen stands near it; how far the
 * pen is beyond it then, in 1/1000 of the size. thousandth: in PEN_UNITS. */
static int64_t approach(
	struct drawing *drawing, const struct run *run, int64_t thousandth)
{
	int64_t y = hundredths((int64_t)drawing->height - run->y);
	int64_t beyond = drawing->pen_x - run->x * PEN_UNITS;
	bool is_near = y == drawing->line_y && beyond <= NEAR * thousandth &&
		beyond >= -NEAR * thousandth;
	if (!is_near) {
		move_to(drawing, run->x, run->y);
		return 0;
	}
	return rounded_part(beyond, thousandth);
}

static void show_run(struct drawing *drawing, const struct run *run)
{
	int64_t divisor = (int64_t)run->size * (10000 + run->scale);
	int64_t beyond = approach(drawing, run, divisor);
	struct line_of_glyphs line = { .drawing = drawing,
		.font = &drawing->writer->fonts[run->face],
		.run = run,
		.factor = (PEN_UNITS << 24) / divisor,
		.shown = beyond,
		.is_after_blank = true };
	for (size_t i = 0; i < run->glyph_count;) {
		i = show_letters(&line, i);
		if (i == run->glyph_count)
			break;
		const struct glyph *glyphs = &run->glyphs[i];
		size_t count = cluster_size(run, i);
		struct str text = { run->text.at + glyphs->text_at,
			glyphs->text_length };
		show_cluster(&line, glyphs, count, text);
		i += count;
	}
	end_operator(&line);
	drawing->pen_x += (line.shown - beyond) * divisor;
}

static void draw_run(struct drawing *drawing, const struct run *run)
{
	reserve(drawing,
		RUN_ROOM + GLYPH_ROOM * (size_t)run->glyph_count +
			4 * run->text.length);
	begin_text(drawing);
	if (drawing->is_reversed != runs_left(run)) {
		end_mark(drawing);
		drawing->is_reversed = !drawing->is_reversed;
	}
	begin_mark(drawing, run->tag);
	if (run->glyph_count > 0 && run->size > 0) {
		set_color(drawing, run->color);
		set_font(drawing, run);
		show_run(drawing, run);
	}
	commit(drawing);
}

/* ---- pictures ---- */

/* A length over a box's side of 1/1000 pt, in millionths. */
static int64_t part_of(length side, int64_t box_side)
{
	return side * INT64_C(1000000000) / (1024 * box_side);
}

static void draw_placement(
	struct drawing *drawing, const struct placement *placement)
{
	const struct image *image =
		&drawing->writer->images[placement->picture];
	reserve(drawing, RUN_ROOM);
	end_text(drawing);
	drawing->is_reversed = false;
	begin_mark(drawing, placement->tag);
	if (image->object != 0) {
		put(drawing, "q ");
		put_value(drawing, part_of(placement->width, image->box_width),
			6);
		put(drawing, "0 0 ");
		put_value(drawing,
			part_of(placement->height, image->box_height), 6);
		put_value(drawing, hundredths(placement->x), 2);
		put_value(drawing,
			hundredths((int64_t)drawing->height - placement->y -
				placement->height),
			2);
		put(drawing, "cm/P");
		put_value(drawing, placement->picture, 0);
		put(drawing, "Do Q\n");
	}
	end_mark(drawing);
	commit(drawing);
}

/* ---- shapes ---- */

/* x, y: of a point inside the shape's box, in 1/1000 of its sides from the
 * top left. */
static void put_point(
	struct drawing *drawing, const struct shape *shape, int x, int y)
{
	int64_t at_x = shape->x + (int64_t)shape->width * x / 1000;
	int64_t at_y = shape->y + (int64_t)shape->height * y / 1000;
	put_value(drawing, hundredths(at_x), 2);
	put_value(drawing, hundredths(drawing->height - at_y), 2);
}

static void put_polygon(struct drawing *drawing, const struct shape *shape,
	const int (*points)[2], size_t count)
{
	for (size_t i = 0; i < count; i++) {
		put_point(drawing, shape, points[i][0], points[i][1]);
		put(drawing, i == 0 ? "m " : "l ");
	}
	put(drawing, "f\n");
}

/* An arrow that comes down at the right and turns back to the left. */
static void draw_turn(struct drawing *drawing, const struct shape *shape)
{
	static const int arrow[][2] = { { 1000, 100 }, { 1000, 750 },
		{ 400, 750 }, { 400, 1000 }, { 0, 690 }, { 400, 380 },
		{ 400, 630 }, { 870, 630 }, { 870, 100 } };
	put_polygon(drawing, shape, arrow, sizeof arrow / sizeof arrow[0]);
}

/* An ellipse of four curves; their handles are 0.5523 of the radius long. */
static void draw_disc(struct drawing *drawing, const struct shape *shape)
{
	static const int curve[][2] = { { 1000, 500 }, { 1000, 776 },
		{ 776, 1000 }, { 500, 1000 }, { 224, 1000 }, { 0, 776 },
		{ 0, 500 }, { 0, 224 }, { 224, 0 }, { 500, 0 }, { 776, 0 },
		{ 1000, 224 }, { 1000, 500 } };
	for (int i = 0; i < 13; i++) {
		put_point(drawing, shape, curve[i][0], curve[i][1]);
		if (i % 3 == 0)
			put(drawing, i == 0 ? "m " : "c ");
	}
	put(drawing, "f\n");
}

static void draw_box(struct drawing *drawing, const struct shape *shape)
{
	int64_t bottom = (int64_t)drawing->height - shape->y - shape->height;
	put_value(drawing, hundredths(shape->x), 2);
	put_value(drawing, hundredths(bottom), 2);
	put_value(drawing, hundredths(shape->width), 2);
	put_value(drawing, hundredths(shape->height), 2);
	put(drawing, "re f\n");
}

static void draw_shapes(struct drawing *drawing, const struct page *page)
{
	for (size_t i = 0; i < page->shape_count; i++) {
		const struct shape *shape = &page->shapes[i];
		reserve(drawing, RUN_ROOM);
		begin_mark(drawing, NULL);
		set_color(drawing, shape->color);
		switch (shape->kind) {
		case SHAPE_BOX:
			draw_box(drawing, shape);
			break;
		case SHAPE_TURN:
			draw_turn(drawing, shape);
			break;
		case SHAPE_DISC:
			draw_disc(drawing, shape);
			break;
		}
		commit(drawing);
	}
}

/* The frame's right becomes the page's up. */
static void turn_page(struct drawing *drawing, const struct page *page)
{
	drawing->height = page->width;
	put(drawing, "0 1 -1 0 ");
	put_value(drawing, hundredths(page->width), 2);
	put(drawing, "0 cm\n");
}

void draw_page(const struct writer *writer, const struct page *page,
	struct buf *out, struct page_content *content)
{
	struct drawing drawing = { .writer = writer,
		.out = out,
		.content = content,
		.height = page->height,
		.face = -1 };
	reserve(&drawing, RUN_ROOM);
	if (page->is_turned)
		turn_page(&drawing, page);
	commit(&drawing);
	draw_shapes(&drawing, page);
	for (size_t i = 0; i < page->mark_count; i++) {
		uint32_t index = page->marks[i].index;
		switch (page->marks[i].kind) {
		case MARK_RUN:
			assert(index < page->run_count);
			draw_run(&drawing, &page->runs[index]);
			break;
		case MARK_PLACEMENT:
			assert(index < page->placement_count);
			draw_placement(&drawing, &page->placements[index]);
			break;
		}
	}
	reserve(&drawing, RUN_ROOM);
	end_text(&drawing);
	put(&drawing, "\n"); // never nothing: an empty stream is no deflate
	commit(&drawing);
}
