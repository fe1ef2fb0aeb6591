/* SPDX-License-Identifier: MIT */
/*
 * Objects: libharu keeps them, numbers them and calls us back when one is
 * written. Of its own keys nothing is used: Dict_Write puts "<<", our body
 * (write_fn), ">>", and then our stream (after_write_fn).
 */
#include "pdf/objects.h"

#include <assert.h>
#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_streams.h>
#include <hpdf_utils.h>

struct object {
	HPDF_Dict dictionary;
	struct str body;
	struct str bytes;
	bool is_stream, is_set;
	HPDF_Stream out; /* while it is written */
};

enum { LIST_STEP = 1 << 12 }; /* libharu's lists grow by steps, not twofold */

static HPDF_STATUS write_text(HPDF_Stream out, struct str text)
{
	if (text.length == 0)
		return HPDF_OK;
	return HPDF_Stream_Write(
		out, (const HPDF_BYTE *)text.at, (HPDF_UINT)text.length);
}

static HPDF_STATUS write_body(HPDF_Dict dictionary, HPDF_Stream out)
{
	struct object *object = dictionary->attr;
	object->out = out;
	HPDF_STATUS status = write_text(out, object->body);
	if (!object->is_stream || status != HPDF_OK)
		return status;
	struct buf text = { 0 };
	buf_put(&text, STR("/Length "));
	buf_put_number(&text, (int64_t)object->bytes.length);
	status = write_text(out, buf_str(&text));
	buf_free(&text);
	return status;
}

static HPDF_STATUS write_stream(HPDF_Dict dictionary)
{
	struct object *object = dictionary->attr;
	if (!object->is_stream)
		return HPDF_OK;
	HPDF_STATUS status = write_text(object->out, STR("\nstream\n"));
	if (status == HPDF_OK)
		status = write_text(object->out, object->bytes);
	if (status == HPDF_OK)
		status = write_text(object->out, STR("\nendstream"));
	return status;
}

/* libharu fails only for want of memory or by our own mistake. */
static void check_status(const struct objects *objects)
{
	HPDF_Doc document = objects->document;
	if (document == NULL ||
		document->error.error_no == HPDF_FAILD_TO_ALLOC_MEM)
		fatal_out_of_memory();
	assert(document->error.error_no == HPDF_OK);
}

/* Makes the dictionary, which the file knows already, one of ours. */
static uint32_t adopt(struct objects *objects, HPDF_Dict dictionary)
{
	struct object *object = ARENA_NEW(&objects->arena, struct object);
	object->dictionary = dictionary;
	dictionary->attr = object;
	dictionary->before_write_fn = NULL;
	dictionary->write_fn = write_body;
	dictionary->after_write_fn = write_stream;
	uint32_t number = dictionary->header.obj_id & 0x00FFFFFF;
	while (objects->bodies.count <= number)
		vec_push(&objects->bodies, NULL);
	objects->bodies.at[number] = object;
	return number;
}

static HPDF_STATUS write_to_buf(
	HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT count)
{
	buf_put_bytes(stream->attr, bytes, count);
	return HPDF_OK;
}

void objects_open(struct objects *objects)
{
	*objects = (struct objects){ 0 };
	arena_init(&objects->arena);
	HPDF_Doc document = HPDF_New(NULL, NULL);
	objects->document = document;
	check_status(objects);
	document->pdf_version = HPDF_VER_17;
	document->xref->entries->items_per_block = LIST_STEP;
	HPDF_SetInfoAttr(document, HPDF_INFO_PRODUCER, "");
	HPDF_Dict_RemoveElement(document->info, "Producer");
	HPDF_Dict_RemoveElement(document->catalog, "Type");
	HPDF_Dict_RemoveElement(document->catalog, "Pages");
	HPDF_Dict_RemoveElement(document->root_pages, "Type");
	HPDF_Dict_RemoveElement(document->root_pages, "Kids");
	HPDF_Dict_RemoveElement(document->root_pages, "Count");
	objects->writer =
		HPDF_CallbackWriter_New(document->mmgr, write_to_buf, NULL);
	check_status(objects);
	objects->catalog = adopt(objects, document->catalog);
	objects->page_tree = adopt(objects, document->root_pages);
	objects->information = adopt(objects, document->info);
}

void objects_close(struct objects *objects)
{
	HPDF_Stream_Free(objects->writer);
	HPDF_Free(objects->document);
	vec_free(&objects->bodies);
	arena_free(&objects->arena);
}

uint32_t object_reserve(struct objects *objects)
{
	HPDF_Doc document = objects->document;
	HPDF_Dict dictionary = HPDF_Dict_New(document->mmgr);
	if (dictionary != NULL)
		HPDF_Xref_Add(document->xref, dictionary);
	check_status(objects);
	return adopt(objects, dictionary);
}

void object_put(struct objects *objects, uint32_t number, struct str body)
{
	struct object *object = objects->bodies.at[number];
	assert(object != NULL && !object->is_set);
	object->body = arena_copy(&objects->arena, body);
	object->is_set = true;
}

void object_put_stream(struct objects *objects, uint32_t number,
	struct str body, struct str bytes)
{
	object_put(objects, number, body);
	struct object *object = objects->bodies.at[number];
	object->bytes = bytes;
	object->is_stream = true;
}

uint32_t object_add(struct objects *objects, struct str body)
{
	uint32_t number = object_reserve(objects);
	object_put(objects, number, body);
	return number;
}

bool object_is_stream(const struct objects *objects, uint32_t number)
{
	return objects->bodies.at[number]->is_stream;
}

void object_write(struct objects *objects, uint32_t number, struct buf *out)
{
	struct object *object = objects->bodies.at[number];
	assert(object->is_set);
	HPDF_Stream writer = objects->writer;
	writer->attr = out;
	HPDF_Obj_WriteValue(object->dictionary, writer, NULL);
	check_status(objects);
}
