/* SPDX-License-Identifier: MIT */
/*
 * The file itself, as PDF 1.5 and later allow it: streams stand alone, all
 * other objects are packed together into object streams, and a stream of
 * references says where each one is. ISO 32000-1, 7.5.7 and 7.5.8. (Print
 * standards forbid this; HPDF_Xref_WriteToStream writes the same objects in
 * the classic form.)
 */
#include <libdeflate.h>
#include <string.h>

#include "base/map.h"
#include "pdf/private.h"
#include "pdf/text.h"
#include "png/png.h"

enum {
	OBJECTS_OF_STREAM = 200,
	ENTRY_BYTES = 7, /* of the stream of references: 1 + 4 + 2 */
	KIND_FREE = 0,
	KIND_PLAIN = 1,
	KIND_PACKED = 2
};

struct place {
	unsigned char kind;
	uint32_t where; /* offset in the file; number of the object stream */
	uint16_t index; /* in an object stream; 65535 for the free one */
};

struct file {
	struct writer *writer;
	struct buf *out;
	VEC(struct place) places; /* by object number */
	struct buf digests; /* of all objects: what the ID is made from */
};

static void note_place(struct file *file, uint32_t number, unsigned char kind,
	size_t where, size_t index)
{
	while (file->places.count <= number)
		vec_push(&file->places,
			(struct place){ KIND_FREE, 0, UINT16_MAX });
	file->places.at[number] =
		(struct place){ kind, (uint32_t)where, (uint16_t)index };
}

static void put_plain(struct file *file, uint32_t number)
{
	size_t start = file->out->length;
	note_place(file, number, KIND_PLAIN, start, 0);
	buf_put_format(file->out, "%u 0 obj\n", number);
	object_write(&file->writer->objects, number, file->out);
	buf_put(file->out, STR("\nendobj\n"));
	uint32_t digest[2] = { (uint32_t)(file->out->length - start),
		libdeflate_crc32(
			0, file->out->at + start, file->out->length - start) };
	buf_put_bytes(&file->digests, digest, sizeof digest);
}

/* An object stream that is being filled. */
struct batch {
	uint32_t number; /* of the object stream */
	size_t count;
	struct buf heads; /* pairs: number of an object, offset in values */
	struct buf values;
};

static void end_batch(struct file *file, struct batch *batch)
{
	if (batch->count == 0)
		return;
	struct buf keys = { 0 };
	buf_put_format(&keys, "/Type/ObjStm/N %zu/First %zu", batch->count,
		batch->heads.length);
	buf_put(&batch->heads, buf_str(&batch->values));
	put_packed_stream(file->writer, batch->number, buf_str(&keys),
		buf_str(&batch->heads));
	put_plain(file, batch->number);
	buf_free(&keys);
	buf_clear(&batch->heads);
	buf_clear(&batch->values);
	batch->count = 0;
}

static void put_in_batch(
	struct file *file, struct batch *batch, uint32_t number)
{
	struct objects *objects = &file->writer->objects;
	if (batch->count == 0)
		batch->number = object_reserve(objects);
	note_place(file, number, KIND_PACKED, batch->number, batch->count);
	buf_put_number(&batch->heads, number);
	buf_put_byte(&batch->heads, ' ');
	buf_put_number(&batch->heads, (int64_t)batch->values.length);
	buf_put_byte(&batch->heads, ' ');
	object_write(objects, number, &batch->values);
	buf_put_byte(&batch->values, '\n');
	if (++batch->count == OBJECTS_OF_STREAM)
		end_batch(file, batch);
}

/* The places as rows, each the difference to the row above (PNG's Up). */
static void put_rows(const struct file *file, struct buf *out)
{
	unsigned char above[ENTRY_BYTES] = { 0 };
	for (size_t i = 0; i < file->places.count; i++) {
		const struct place *place = &file->places.at[i];
		unsigned char row[ENTRY_BYTES] = { place->kind,
			(unsigned char)(place->where >> 24),
			(unsigned char)(place->where >> 16),
			(unsigned char)(place->where >> 8),
			(unsigned char)place->where,
			(unsigned char)(place->index >> 8),
			(unsigned char)place->index };
		char *at = buf_reserve(out, 1 + ENTRY_BYTES);
		*at++ = PNG_UP;
		for (int j = 0; j < ENTRY_BYTES; j++)
			*at++ = (char)(row[j] - above[j]);
		out->length += 1 + ENTRY_BYTES;
		memcpy(above, row, sizeof row);
	}
}

static void put_identifier(struct file *file, struct buf *keys)
{
	uint64_t first = hash_bytes(file->digests.at, file->digests.length);
	buf_put_bytes(&file->digests, &first, sizeof first);
	uint64_t second = hash_bytes(file->digests.at, file->digests.length);
	struct buf text = { 0 };
	buf_put_format(&text, "<%016llX%016llX>", (unsigned long long)first,
		(unsigned long long)second);
	buf_put(keys, STR("/ID["));
	buf_put(keys, buf_str(&text));
	buf_put(keys, buf_str(&text));
	buf_put_byte(keys, ']');
	buf_free(&text);
}

static void put_references(struct file *file)
{
	struct objects *objects = &file->writer->objects;
	size_t start = file->out->length;
	uint32_t number = object_reserve(objects);
	note_place(file, number, KIND_PLAIN, start, 0);
	struct buf keys = { 0 }, rows = { 0 };
	buf_put_format(&keys,
		"/Type/XRef/W[1 4 2]/Size %zu/Root %u 0 R/Info %u 0 R"
		"/DecodeParms<</Predictor 12/Columns %d>>",
		file->places.count, objects->catalog, objects->information,
		ENTRY_BYTES);
	put_identifier(file, &keys);
	put_rows(file, &rows);
	put_packed_stream(file->writer, number, buf_str(&keys), buf_str(&rows));
	put_plain(file, number);
	buf_put_format(file->out, "startxref\n%zu\n%%%%EOF\n", start);
	buf_free(&keys);
	buf_free(&rows);
}

void write_file(struct writer *writer, struct buf *out)
{
	struct file file = { .writer = writer, .out = out };
	buf_put(out, STR("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"));
	uint32_t count = (uint32_t)writer->objects.bodies.count;
	struct batch batch = { 0 };
	for (uint32_t number = 1; number < count; number++)
		if (object_is_stream(&writer->objects, number))
			put_plain(&file, number);
		else
			put_in_batch(&file, &batch, number);
	end_batch(&file, &batch);
	put_references(&file);
	buf_free(&batch.heads);
	buf_free(&batch.values);
	buf_free(&file.digests);
	vec_free(&file.places);
}
