/* SPDX-License-Identifier: MIT */
/* Figures -> strips: pictures in their size on the page, and captions. */
#include "blocks/layout.h"
#include "text/picture.h"

/* A CSS pixel is 3/4 pt. */
static int64_t points_of(int pixels)
{
	return (int64_t)pixels * 768;
}

enum { CAPTION_LINES = 6 }; /* a page has room for so many below a picture */

/* In a cell a picture stands beside words: it does not rule the table, unless
 * the author says how large it is. None is higher than a page has room for. */
static int64_t highest(const struct setting *setting, const struct image *image)
{
	const struct style *style = setting->layout->style;
	int64_t most = style->at.figure_height;
	int64_t page = style->height - CAPTION_LINES * style->at.leading;
	bool is_sized = image->width_percent > 0 || image->width_pixels > 0 ||
		image->height_pixels > 0;
	if (!setting->is_page && !is_sized)
		most /= 3;
	return most < page ? most : page;
}

void picture_size(const struct setting *setting, const struct node *node,
	length *width, length *height)
{
	const struct image *image = &node->as.image;
	const struct image_file *file = image->file;
	*width = *height = 0;
	if (!picture_is_drawable(file))
		return;
	int64_t wide = points_of(file->width), high = points_of(file->height);
	int64_t shape_width = wide, shape_height = high;
	if (image->width_percent > 0)
		wide = (int64_t)setting->width * image->width_percent / 100;
	else if (image->width_pixels > 0)
		wide = points_of(image->width_pixels);
	else if (image->height_pixels > 0)
		wide = points_of(image->height_pixels) * shape_width /
			shape_height;
	high = wide * shape_height / shape_width;
	int64_t most = highest(setting, image);
	if (wide > setting->width) {
		wide = setting->width;
		high = wide * shape_height / shape_width;
	}
	if (high > most) {
		high = most;
		wide = high * shape_width / shape_height;
	}
	*width = (length)(wide > 0 ? wide : 1);
	*height = (length)(high > 0 ? high : 1);
}

/* What is printed in a picture's stead. */
static void set_alt_text(struct setting *setting, struct node *node)
{
	struct layout *layout = setting->layout;
	const struct image *image = &node->as.image;
	struct node *holder =
		node_make(layout->text->arena, NODE_PARAGRAPH, node->span);
	struct node *words =
		node_make(layout->text->arena, NODE_TEXT, node->span);
	words->text = str_is_empty(image->alt) ? image->target : image->alt;
	node_append(holder, words);
	struct paragraph_text text = {
		.node = holder,
		.tag = tag_make(layout, TAG_PARAGRAPH, setting->tag),
	};
	struct setting inner = *setting;
	inner.is_page = inner.is_prose = false;
	set_text(&inner, &text, &layout->style->caption);
}

static void set_picture(struct setting *setting, struct node *image)
{
	struct layout *layout = setting->layout;
	length width, height;
	picture_size(setting, image, &width, &height);
	if (width == 0) {
		set_alt_text(setting, image);
		return;
	}
	struct tag *tag = NULL;
	if (!image->as.image.is_decorative) {
		tag = tag_make(layout, TAG_FIGURE, setting->tag);
		tag->alt = image->as.image.alt;
	}
	struct placed *placed = ARENA_NEW(layout->text->arena, struct placed);
	*placed = (struct placed){
		.kind = PLACED_PICTURE,
		.x = setting->x,
		.width = width,
		.height = height,
		.image = image,
		.tag = tag,
	};
	galley_start(setting->galley, image);
	galley_push(setting->galley,
		(struct strip){ .height = height,
			.placed = placed,
			.placed_count = 1,
			.band = setting->band });
}

void set_caption(struct setting *setting, struct node *caption,
	struct node *object, enum word word)
{
	struct layout *layout = setting->layout;
	struct setting inner = *setting;
	inner.is_page = inner.is_prose = false;
	inner.hang = 0;
	inner.penalty = PENALTY_KEEP;
	inner.tag = tag_make(layout, TAG_CAPTION, setting->tag);
	struct paragraph_text text = { .node = caption, .tag = inner.tag };
	if (object != NULL && !str_is_empty(object->number)) {
		text.prefix = arena_format(layout->text->arena, "%.*s.",
			STR_FORMAT(
				book_numbered(layout->book, layout->text->arena,
					word, object->number, " ")));
		text.prefix_style = layout->style->run_in;
	}
	galley_start(setting->galley, caption);
	set_text(&inner, &text, &layout->style->caption);
}

static bool holds_pictures(const struct node *paragraph)
{
	for (struct node *child = paragraph->first; child; child = child->next)
		if (child->kind != NODE_IMAGE && !is_unseen_inline(child))
			return false;
	return true;
}

/* What is not seen belongs to the picture before it, so that it has a page
 * even where nothing follows; what stands before all belongs to the first. */
static void start_unseen(
	struct setting *setting, struct node *node, const struct node *until)
{
	for (; node != until && node->kind != NODE_IMAGE; node = node->next)
		galley_start(setting->galley, node);
}

void set_pictures(
	struct setting *setting, struct node *first, const struct node *until)
{
	length gap = setting->layout->style->at.caption_gap;
	start_unseen(setting, first, until);
	for (struct node *node = first; node != until; node = node->next) {
		if (node->kind != NODE_IMAGE)
			continue;
		start_unseen(setting, node->next, until);
		galley_space(setting->galley, (struct gap){ gap, 0, 0 });
		set_picture(setting, node);
		galley_keep(setting->galley, PENALTY_KEEP);
	}
}

static void release_last(struct galley *galley)
{
	if (galley->strips.count > 0)
		galley->strips.at[galley->strips.count - 1].penalty = 0;
}

/* {.here} behind the figure's picture keeps it where it is. */
static bool is_fixed(const struct node *figure)
{
	const struct node *last = figure->last;
	const struct node *image =
		last->kind == NODE_PARAGRAPH ? last->first : last;
	return image != NULL && node_has_class(image, STR("here"));
}

/* Whether its place in the text may be given up: the reader finds it by its
 * number, and nothing before it points at this very place. */
static bool may_float(const struct setting *setting, const struct node *figure)
{
	const struct node *before = figure->previous;
	return setting->is_page && setting->band == NULL &&
		!str_is_empty(figure->number) && before != NULL &&
		before->kind != NODE_HEADING && !ends_with_colon(before) &&
		!is_fixed(figure);
}

/* A FIGURE, or a PARAGRAPH with nothing but an image. */
void set_figure(struct setting *setting, struct node *node)
{
	const struct style *style = setting->layout->style;
	struct setting inner = *setting;
	inner.is_prose = false;
	inner.hang = 0;
	struct node *first = node->first, *caption = NULL;
	galley_space(setting->galley, style->object_gap);
	size_t start = setting->galley->strips.count;
	if (node->kind == NODE_PARAGRAPH) {
		set_pictures(&inner, first, NULL);
	} else if (first != NULL && first->kind == NODE_CAPTION) {
		caption = first;
		first = first->next;
	}
	for (struct node *child = first;
		node->kind == NODE_FIGURE && child != NULL;
		child = child->next) {
		if (child->kind == NODE_IMAGE) {
			set_picture(&inner, child);
			galley_keep(setting->galley, PENALTY_KEEP);
		} else if (child->kind == NODE_PARAGRAPH &&
			holds_pictures(child)) {
			set_pictures(&inner, child->first, NULL);
		} else {
			set_block(&inner, child);
			galley_keep(setting->galley, PENALTY_KEEP);
		}
	}
	if (caption != NULL) {
		galley_space(setting->galley,
			(struct gap){ style->at.caption_gap, 0, 0 });
		set_caption(&inner, caption, node, WORD_FIGURE);
	}
	release_last(setting->galley);
	if (may_float(setting, node))
		galley_float(setting->galley, start);
	galley_space(setting->galley, style->object_gap);
}
