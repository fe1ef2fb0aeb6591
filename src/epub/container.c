/* SPDX-License-Identifier: MIT */
/*
 * The zip file, by libzip: mimetype first and stored, the others sorted by
 * name, all of one time, which is the book's. Files are packed by libdeflate
 * and handed to libzip as they are.
 */
#include "base/pool.h"
#include "epub/private.h"

#include <assert.h>
#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

enum { PACK_LEVEL = 6 };
/* Pictures: bytes that are tried, and the part of them that must be saved. */
enum { TRIED = 32 << 10, LEAST_GAIN = 32 };

enum way { WAY_PACK, WAY_TRY, WAY_STORE };

/* One entry of the zip file, packed or not. */
struct packed {
	struct str name;
	struct str bytes; /* as they stand in the file */
	struct buf owned; /* when they were packed */
	enum way way;
	size_t size; /* unpacked */
	uint32_t checksum;
	bool is_stored;
	size_t at; /* read so far */
};

/* What the threads that pack share. */
struct packing {
	struct packed *entries;
	struct libdeflate_compressor **packers; /* of each thread; or NULL */
};

static const char container_xml[] =
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	"<container version=\"1.0\" "
	"xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n"
	"<rootfiles>\n"
	"<rootfile full-path=\"EPUB/package.opf\" "
	"media-type=\"application/oebps-package+xml\"/>\n"
	"</rootfiles>\n"
	"</container>\n";

static void describe(const struct packed *packed, zip_stat_t *stat)
{
	zip_stat_init(stat);
	stat->valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE |
		ZIP_STAT_COMP_METHOD | ZIP_STAT_CRC;
	stat->size = packed->size;
	stat->comp_size = packed->bytes.length;
	stat->comp_method = packed->is_stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
	stat->crc = packed->checksum;
}

/* libzip asks for the bytes of an entry by commands. */
static zip_int64_t serve(
	void *self, void *data, zip_uint64_t length, zip_source_cmd_t command)
{
	struct packed *packed = self;
	size_t rest = packed->bytes.length - packed->at;
	switch ((int)command) {
	case ZIP_SOURCE_SUPPORTS:
		return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN,
			ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
			ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
	case ZIP_SOURCE_OPEN:
		packed->at = 0;
		return 0;
	case ZIP_SOURCE_READ:
		if (length < rest)
			rest = (size_t)length;
		memcpy(data, packed->bytes.at + packed->at, rest);
		packed->at += rest;
		return (zip_int64_t)rest;
	case ZIP_SOURCE_STAT:
		describe(packed, data);
		return sizeof(zip_stat_t);
	case ZIP_SOURCE_ERROR:
		return zip_error_to_data(&(zip_error_t){ 0 }, data, length);
	default:
		return 0;
	}
}

/* Packs bytes; false when that saves less than it takes to unpack them. */
static bool pack(struct libdeflate_compressor *packer, struct str bytes,
	size_t least_gain, struct buf *out)
{
	if (bytes.length <= least_gain)
		return false;
	size_t room = bytes.length - least_gain;
	buf_clear(out);
	out->length = libdeflate_deflate_compress(
		packer, bytes.at, bytes.length, buf_reserve(out, room), room);
	return out->length > 0;
}

/*
 * A picture is packed already. Some programs do that badly, so a part of it
 * is tried first.
 */
static bool pack_again(
	struct libdeflate_compressor *packer, struct str bytes, struct buf *out)
{
	struct str part = str_slice(
		bytes, 0, bytes.length < TRIED ? bytes.length : TRIED);
	return pack(packer, part, part.length / LEAST_GAIN, out) &&
		(part.length == bytes.length ||
			pack(packer, bytes, bytes.length / LEAST_GAIN, out));
}

static void pack_entry(void *self, int worker, size_t item)
{
	struct packing *packing = self;
	struct libdeflate_compressor **packer = &packing->packers[worker];
	struct packed *packed = &packing->entries[item];
	struct str bytes = packed->bytes;
	if (!*packer)
		*packer = libdeflate_alloc_compressor(PACK_LEVEL);
	if (!*packer)
		fatal_out_of_memory();
	packed->size = bytes.length;
	packed->checksum = libdeflate_crc32(0, bytes.at, bytes.length);
	bool is_packed = false;
	if (packed->way == WAY_PACK)
		is_packed = pack(*packer, bytes, 0, &packed->owned);
	else if (packed->way == WAY_TRY)
		is_packed = pack_again(*packer, bytes, &packed->owned);
	packed->is_stored = !is_packed;
	if (is_packed)
		packed->bytes = buf_str(&packed->owned);
}

static int compare_names(const void *a, const void *b)
{
	const struct packed *left = a, *right = b;
	return str_compare(left->name, right->name);
}

/* All entries in their order: mimetype first, then by name. */
static struct packed *list_entries(struct writer *writer, size_t *count)
{
	*count = writer->files.count + 2;
	struct packed *all = ARENA_ARRAY(&writer->arena, struct packed, *count);
	all[0] = (struct packed){ .name = STR("mimetype"),
		.bytes = STR("application/epub+zip"),
		.way = WAY_STORE };
	all[1] = (struct packed){ .name = STR("META-INF/container.xml"),
		.bytes = str_of(container_xml) };
	for (size_t i = 0; i < writer->files.count; i++) {
		const struct epub_file *file = &writer->files.at[i];
		all[i + 2] = (struct packed){
			.name = arena_format(&writer->arena, "EPUB/%.*s",
				STR_FORMAT(file->name)),
			.bytes = file->bytes,
			.way = file->is_stored ? WAY_TRY : WAY_PACK
		};
	}
	qsort(all + 1, *count - 1, sizeof(*all), compare_names);
	for (size_t i = 2; i < *count; i++)
		assert(compare_names(&all[i - 1], &all[i]) != 0);
	return all;
}

static void pack_all(struct writer *writer, struct packed *all, size_t count)
{
	int jobs = writer->options->jobs > 1 ? writer->options->jobs : 1;
	struct packing packing = { .entries = all,
		.packers = ARENA_ARRAY(&writer->arena,
			struct libdeflate_compressor *, (size_t)jobs) };
	pool_run(jobs, count, pack_entry, &packing);
	for (int i = 0; i < jobs; i++)
		libdeflate_free_compressor(packing.packers[i]);
}

/* The day of the book's last change as DOS writes it; 1980 at least. */
static uint16_t dos_date(struct str modified)
{
	int year = 0, month = 1, day = 1;
	str_to_number(str_slice(modified, 0, 4), &year);
	str_to_number(str_slice(modified, 5, 7), &month);
	str_to_number(str_slice(modified, 8, 10), &day);
	if (year < 1980 || year > 2107)
		return 1 << 5 | 1;
	return (uint16_t)((year - 1980) << 9 | month << 5 | day);
}

static bool add_entry(struct writer *writer, zip_t *zip, struct packed *packed)
{
	zip_source_t *source = zip_source_function(zip, serve, packed);
	if (!source)
		return false;
	zip_int64_t index =
		zip_file_add(zip, arena_c_string(&writer->arena, packed->name),
			source, ZIP_FL_ENC_UTF_8);
	if (index < 0) {
		zip_source_free(source);
		return false;
	}
	uint16_t date = dos_date(writer->book->metadata->modified);
	zip_uint32_t mode = (zip_uint32_t)0100644 << 16;
	return zip_file_set_external_attributes(zip, (zip_uint64_t)index, 0,
		       ZIP_OPSYS_UNIX, mode) == 0 &&
		zip_set_file_compression(zip, (zip_uint64_t)index,
			packed->is_stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE,
			0) == 0 &&
		zip_file_set_dostime(zip, (zip_uint64_t)index, 0, date, 0) == 0;
}

/* Copies what the finished zip file holds. */
static bool take_bytes(zip_source_t *target, struct buf *out)
{
	zip_stat_t stat;
	if (zip_source_stat(target, &stat) != 0 || zip_source_open(target) != 0)
		return false;
	char *room = buf_reserve(out, (size_t)stat.size);
	zip_int64_t length = zip_source_read(target, room, stat.size);
	zip_source_close(target);
	if (length < 0 || (zip_uint64_t)length != stat.size)
		return false;
	out->length += (size_t)stat.size;
	return true;
}

void write_container(struct writer *writer, struct buf *out)
{
	size_t count;
	struct packed *all = list_entries(writer, &count);
	pack_all(writer, all, count);
	zip_source_t *target = zip_source_buffer_create(NULL, 0, 0, NULL);
	zip_t *zip = target ? zip_open_from_source(target, ZIP_TRUNCATE, NULL)
			    : NULL;
	if (!zip)
		fatal_out_of_memory();
	zip_source_keep(target);
	// all is in memory: nothing fails but the memory
	for (size_t i = 0; i < count; i++)
		if (!add_entry(writer, zip, &all[i]))
			fatal_out_of_memory();
	if (zip_close(zip) != 0 || !take_bytes(target, out))
		fatal_out_of_memory();
	zip_source_free(target);
	for (size_t i = 0; i < count; i++)
		buf_free(&all[i].owned);
}
