/* SPDX-License-Identifier: MIT */
/*
 * Pages of another PDF -> form XObjects. Everything that a page refers to is
 * copied as text, so that numbers stay as they are; an object that several
 * pages use is copied once. ISO 32000-1, 8.10.
 */
#include "pdf/forms.h"

#include <assert.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

#include "pdf/text.h"

struct import {
	struct writer *writer;
	qpdf_data file;
	VEC(uint32_t) copies; /* by object number there; 0: not yet */
};

static void put_value(struct import *import, qpdf_oh value, struct buf *out);

/* The keys of a dictionary, taken before anything below is looked at, as
 * the library walks through one dictionary at a time. */
static const char **keys_of(
	struct import *import, qpdf_oh dictionary, size_t *count)
{
	VEC(const char *) keys = { 0 };
	struct arena *arena = &import->writer->arena;
	qpdf_oh_begin_dict_key_iter(import->file, dictionary);
	while (qpdf_oh_dict_more_keys(import->file))
		vec_push(&keys,
			arena_c_string(arena,
				str_of(qpdf_oh_dict_next_key(import->file))));
	*count = keys.count;
	return keys.at;
}

static bool is_left_out(const char *key)
{
	return strcmp(key, "/Length") == 0 || strcmp(key, "/Parent") == 0;
}

static void put_entries(
	struct import *import, qpdf_oh dictionary, struct buf *out)
{
	size_t count;
	const char **keys = keys_of(import, dictionary, &count);
	for (size_t i = 0; i < count; i++) {
		if (is_left_out(keys[i]))
			continue;
		buf_put(out, str_of(keys[i]));
		buf_put_byte(out, ' ');
		put_value(import,
			qpdf_oh_get_key(import->file, dictionary, keys[i]),
			out);
	}
	vec_release(keys);
}

static void copy_stream(struct import *import, qpdf_oh stream, uint32_t object)
{
	struct buf body = { 0 };
	put_entries(import, qpdf_oh_get_dict(import->file, stream), &body);
	unsigned char *bytes = NULL;
	size_t count = 0;
	qpdf_oh_get_stream_data(
		import->file, stream, qpdf_dl_none, NULL, &bytes, &count);
	struct str kept = arena_copy(&import->writer->arena,
		(struct str){ (const char *)bytes, count });
	free(bytes);
	object_put_stream(
		&import->writer->objects, object, buf_str(&body), kept);
	buf_free(&body);
}

static bool has_name(struct import *import, qpdf_oh dictionary, const char *key,
	const char *name)
{
	qpdf_oh value = qpdf_oh_get_key(import->file, dictionary, key);
	bool is_it = qpdf_oh_is_name_and_equals(import->file, value, name);
	qpdf_oh_release(import->file, value);
	return is_it;
}

/* The number of our copy of an indirect dictionary or stream. */
static uint32_t copy_of(struct import *import, qpdf_oh value, bool is_stream)
{
	size_t id = (size_t)qpdf_oh_get_object_id(import->file, value);
	while (import->copies.count <= id)
		vec_push(&import->copies, 0);
	if (import->copies.at[id] != 0)
		return import->copies.at[id];
	uint32_t object = object_reserve(&import->writer->objects);
	import->copies.at[id] = object;
	if (is_stream) {
		copy_stream(import, value, object);
		return object;
	}
	struct buf body = { 0 };
	put_entries(import, value, &body);
	// PDF/UA wants to be told what PDF takes for granted.
	if (has_name(import, value, "/Subtype", "/CIDFontType2") &&
		!qpdf_oh_has_key(import->file, value, "/CIDToGIDMap"))
		buf_put(&body, STR("/CIDToGIDMap/Identity"));
	object_put(&import->writer->objects, object, buf_str(&body));
	buf_free(&body);
	return object;
}

static void put_array(struct import *import, qpdf_oh array, struct buf *out)
{
	int count = qpdf_oh_get_array_n_items(import->file, array);
	buf_put_byte(out, '[');
	for (int i = 0; i < count; i++) {
		if (i > 0)
			buf_put_byte(out, ' ');
		put_value(import,
			qpdf_oh_get_array_item(import->file, array, i), out);
	}
	buf_put_byte(out, ']');
}

static void put_value(struct import *import, qpdf_oh value, struct buf *out)
{
	qpdf_data file = import->file;
	bool is_stream = qpdf_oh_is_stream(file, value);
	bool is_dictionary = qpdf_oh_is_dictionary(file, value);
	if ((is_stream || is_dictionary) && qpdf_oh_is_indirect(file, value)) {
		put_reference(out, copy_of(import, value, is_stream));
	} else if (is_dictionary) {
		buf_put(out, STR("<<"));
		put_entries(import, value, out);
		buf_put(out, STR(">>"));
	} else if (qpdf_oh_is_array(file, value)) {
		put_array(import, value, out);
	} else {
		buf_put(out, str_of(qpdf_oh_unparse_resolved(file, value)));
	}
	qpdf_oh_release(file, value);
}

static void put_inherited(struct import *import, qpdf_oh page, const char *key,
	const char *new_key, struct buf *out)
{
	if (!qpdf_oh_has_key(import->file, page, key))
		return;
	buf_put(out, str_of(new_key));
	buf_put_byte(out, ' ');
	put_value(import, qpdf_oh_get_key(import->file, page, key), out);
}

static uint32_t put_form(struct import *import, size_t index)
{
	qpdf_oh page = qpdf_get_page_n(import->file, index);
	struct buf body = { 0 };
	buf_put(&body, STR("/Type/XObject/Subtype/Form"));
	put_inherited(import, page, "/MediaBox", "/BBox", &body);
	put_inherited(import, page, "/Resources", "/Resources", &body);
	put_inherited(import, page, "/Group", "/Group", &body);
	unsigned char *bytes = NULL;
	size_t count = 0;
	qpdf_oh_get_page_content_data(import->file, page, &bytes, &count);
	uint32_t object = add_packed_stream(import->writer, buf_str(&body),
		(struct str){ (const char *)bytes, count });
	free(bytes);
	buf_free(&body);
	qpdf_oh_release(import->file, page);
	return object;
}

void forms_put(struct writer *writer, struct str file,
	struct image *const *images, size_t count)
{
	struct import import = { .writer = writer, .file = qpdf_init() };
	qpdf_silence_errors(import.file);
	qpdf_set_suppress_warnings(import.file, QPDF_TRUE);
	qpdf_read_memory(import.file, "pictures", file.at, file.length, NULL);
	// A page that inherits says all for itself then.
	qpdf_push_inherited_attributes_to_page(import.file);
	assert((size_t)qpdf_get_num_pages(import.file) >= count);
	for (size_t i = 0; i < count; i++)
		images[i]->object = put_form(&import, i);
	vec_free(&import.copies);
	qpdf_cleanup(&import.file);
}
