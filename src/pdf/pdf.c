/* SPDX-License-Identifier: MIT */
/*
 * Pages -> PDF: the steps in order. First all that the pages' operators name
 * (fonts, pictures), then the pages, independent of each other and so by as
 * many threads as there are jobs, then what leads to them.
 */
#include "pdf/pdf.h"

#include <libdeflate.h>

#include "base/pool.h"
#include "pdf/private.h"
#include "pdf/text.h"

enum { PACK_LEVEL = 1, KIDS_OF_NODE = 64 };

struct str pack(struct packer *packer, struct str bytes)
{
	size_t bound = libdeflate_zlib_compress_bound(
		packer->compressor, bytes.length);
	buf_clear(&packer->room);
	char *at = buf_reserve(&packer->room, bound);
	size_t count = libdeflate_zlib_compress(
		packer->compressor, bytes.at, bytes.length, at, bound);
	return arena_copy(&packer->arena, (struct str){ at, count });
}

void put_packed_stream(struct writer *writer, uint32_t object, struct str keys,
	struct str bytes)
{
	struct buf body = { 0 };
	buf_put(&body, keys);
	buf_put(&body, STR("/Filter/FlateDecode"));
	object_put_stream(&writer->objects, object, buf_str(&body),
		pack(&writer->packers[0], bytes));
	buf_free(&body);
}

uint32_t add_packed_stream(
	struct writer *writer, struct str keys, struct str bytes)
{
	uint32_t object = object_reserve(&writer->objects);
	put_packed_stream(writer, object, keys, bytes);
	return object;
}

static void draw_one(void *self, int worker, size_t item)
{
	struct writer *writer = self;
	struct packer *packer = &writer->packers[worker];
	struct page_content *content = &writer->contents[item];
	buf_clear(&packer->operators);
	draw_page(writer, &writer->pages->pages.at[item], &packer->operators,
		content);
	content->packed = pack(packer, buf_str(&packer->operators));
}

static void draw_pages(struct writer *writer)
{
	pool_run(writer->packer_count, writer->pages->pages.count, draw_one,
		writer);
}

static void put_page(struct writer *writer, size_t index, uint32_t parent)
{
	const struct page *page = &writer->pages->pages.at[index];
	const struct page_content *content = &writer->contents[index];
	uint32_t stream = object_reserve(&writer->objects);
	object_put_stream(&writer->objects, stream, STR("/Filter/FlateDecode"),
		content->packed);
	struct buf *body = &writer->scratch;
	buf_clear(body);
	buf_put(body, STR("/Type/Page/Parent "));
	put_reference(body, parent);
	buf_put(body, STR("/MediaBox[0 0 "));
	put_points(body, page->width);
	buf_put_byte(body, ' ');
	put_points(body, page->height);
	buf_put(body, STR("]/Contents "));
	put_reference(body, stream);
	if (content->owners.count > 0)
		buf_put_format(body, "/StructParents %zu", index);
	buf_put(body, STR("/Tabs/S"));
	for (size_t i = 0; i < page->link_count; i++) {
		buf_put(body, i == 0 ? STR("/Annots[") : STR(" "));
		put_reference(body, content->first_annotation + (uint32_t)i);
	}
	if (page->link_count > 0)
		buf_put_byte(body, ']');
	object_put(&writer->objects, content->object, buf_str(body));
}

/* A node of the page tree with the pages from first on. */
static uint32_t put_node(struct writer *writer, size_t first, size_t count)
{
	uint32_t node = object_reserve(&writer->objects);
	for (size_t i = first; i < first + count; i++)
		put_page(writer, i, node);
	struct buf *body = &writer->scratch;
	buf_clear(body);
	buf_put(body, STR("/Type/Pages/Parent "));
	put_reference(body, writer->objects.page_tree);
	buf_put_format(body, "/Count %zu/Kids[", count);
	for (size_t i = first; i < first + count; i++) {
		buf_put_byte(body, ' ');
		put_reference(body, writer->contents[i].object);
	}
	buf_put_byte(body, ']');
	object_put(&writer->objects, node, buf_str(body));
	return node;
}

/* Fonts and pictures by the names that draw.c gives them: F0, P0. */
static uint32_t put_resources(struct writer *writer)
{
	struct buf *body = &writer->scratch;
	buf_clear(body);
	buf_put(body, STR("/Font<<"));
	for (size_t i = 0; i < writer->pages->faces.count; i++)
		if (writer->fonts[i].is_used)
			buf_put_format(body, "/F%zu %u 0 R", i,
				writer->fonts[i].object);
	buf_put(body, STR(">>/XObject<<"));
	for (size_t i = 0; i < writer->pages->pictures.count; i++)
		if (writer->images[i].object != 0)
			buf_put_format(body, "/P%zu %u 0 R", i,
				writer->images[i].object);
	buf_put(body, STR(">>"));
	return object_add(&writer->objects, buf_str(body));
}

static void put_page_tree(struct writer *writer)
{
	size_t count = writer->pages->pages.count;
	uint32_t resources = put_resources(writer);
	struct buf kids = { 0 };
	buf_put_format(&kids, "/Type/Pages/Count %zu/Resources %u 0 R/Kids[",
		count, resources);
	for (size_t i = 0; i < count; i += KIDS_OF_NODE) {
		size_t left = count - i;
		uint32_t node = put_node(
			writer, i, left < KIDS_OF_NODE ? left : KIDS_OF_NODE);
		buf_put_byte(&kids, ' ');
		put_reference(&kids, node);
	}
	buf_put_byte(&kids, ']');
	object_put(&writer->objects, writer->objects.page_tree, buf_str(&kids));
	buf_free(&kids);
}

static void open_packers(struct writer *writer, int count)
{
	writer->packers =
		ARENA_ARRAY(&writer->arena, struct packer, (size_t)count);
	writer->packer_count = count;
	for (int i = 0; i < count; i++) {
		struct packer *packer = &writer->packers[i];
		arena_init(&packer->arena);
		packer->compressor = libdeflate_alloc_compressor(PACK_LEVEL);
		if (packer->compressor == NULL)
			fatal_out_of_memory();
	}
}

static void close_packers(struct writer *writer)
{
	for (int i = 0; i < writer->packer_count; i++) {
		struct packer *packer = &writer->packers[i];
		libdeflate_free_compressor(packer->compressor);
		buf_free(&packer->room);
		buf_free(&packer->operators);
		arena_free(&packer->arena);
	}
}

static void open_writer(
	struct writer *writer, const struct pages *pages, int jobs)
{
	arena_init(&writer->arena);
	objects_open(&writer->objects);
	open_packers(writer, jobs < 1 ? 1 : jobs);
	writer->contents = ARENA_ARRAY(
		&writer->arena, struct page_content, pages->pages.count);
	for (size_t i = 0; i < pages->pages.count; i++)
		writer->contents[i].object = object_reserve(&writer->objects);
	buf_put(&writer->catalog, STR("/Type/Catalog/Pages "));
	put_reference(&writer->catalog, writer->objects.page_tree);
}

static void close_writer(struct writer *writer)
{
	for (size_t i = 0; i < writer->pages->pages.count; i++)
		vec_free(&writer->contents[i].owners);
	for (size_t i = 0; i < writer->pages->faces.count; i++)
		vec_free(&writer->fonts[i].alternates);
	close_packers(writer);
	buf_free(&writer->scratch);
	buf_free(&writer->catalog);
	objects_close(&writer->objects);
	arena_free(&writer->arena);
}

bool write_pdf(const struct pages *pages, int jobs, struct buf *out,
	struct diags *diags)
{
	struct writer writer = { .pages = pages, .diags = diags };
	open_writer(&writer, pages, jobs);
	fonts_prepare(&writer);
	images_put(&writer);
	draw_pages(&writer);
	links_reserve(&writer);
	put_page_tree(&writer);
	fonts_put(&writer);
	tags_put(&writer);
	links_put(&writer);
	destinations_put(&writer);
	outline_put(&writer);
	labels_put(&writer);
	metadata_put(&writer);
	object_put(&writer.objects, writer.objects.catalog,
		buf_str(&writer.catalog));
	write_file(&writer, out);
	close_writer(&writer);
	return diags_ok(diags);
}
