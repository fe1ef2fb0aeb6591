/* SPDX-License-Identifier: MIT */
/*
 * What the file says of itself, twice: in the information dictionary and as
 * XMP. Dates are those of the metadata; there is no clock here. ISO 32000-1,
 * 14.3; ISO 16684-1.
 */
#include "pdf/private.h"
#include "pdf/text.h"

static void put_entry(struct buf *body, const char *key, struct str value)
{
	if (str_is_empty(value))
		return;
	buf_put_format(body, "/%s", key);
	put_text(body, value);
}

/* "2026-11-24T00:00:00Z" -> (D:20261124000000Z) */
static void put_date(struct buf *body, const char *key, struct str date)
{
	if (str_is_empty(date))
		return;
	buf_put_format(body, "/%s(D:", key);
	for (size_t i = 0; i < date.length; i++)
		if (date.at[i] >= '0' && date.at[i] <= '9')
			buf_put_byte(body, date.at[i]);
	buf_put(body, STR("Z)"));
}

static void put_authors(struct buf *out, const struct metadata *metadata)
{
	for (size_t i = 0; i < metadata->author_count; i++) {
		if (i > 0)
			buf_put(out, STR(", "));
		buf_put(out, metadata->authors[i].name);
	}
}

static void put_subjects(struct buf *out, const struct metadata *metadata)
{
	for (size_t i = 0; i < metadata->subject_count; i++) {
		if (i > 0)
			buf_put(out, STR(", "));
		buf_put(out, metadata->subjects[i]);
	}
}

static void put_information(struct writer *writer)
{
	const struct metadata *metadata = writer->pages->metadata;
	struct buf *body = &writer->scratch;
	struct buf words = { 0 };
	buf_clear(body);
	put_entry(body, "Title", metadata->title);
	put_authors(&words, metadata);
	put_entry(body, "Author", buf_str(&words));
	put_entry(body, "Subject", metadata->description);
	buf_clear(&words);
	put_subjects(&words, metadata);
	put_entry(body, "Keywords", buf_str(&words));
	put_entry(body, "Creator", STR("octavo"));
	put_entry(body, "Producer", STR("octavo"));
	put_date(body, "CreationDate", metadata->modified);
	put_date(body, "ModDate", metadata->modified);
	object_put(
		&writer->objects, writer->objects.information, buf_str(body));
	buf_free(&words);
}

/* ---- XMP ---- */

static void put_escaped(struct buf *out, struct str text)
{
	for (size_t i = 0; i < text.length; i++) {
		char byte = text.at[i];
		if (byte == '<')
			buf_put(out, STR("&lt;"));
		else if (byte == '>')
			buf_put(out, STR("&gt;"));
		else if (byte == '&')
			buf_put(out, STR("&amp;"));
		else
			buf_put_byte(out, byte);
	}
}

static void put_element(struct buf *out, const char *name, struct str text)
{
	if (str_is_empty(text))
		return;
	buf_put_format(out, "<%s>", name);
	put_escaped(out, text);
	buf_put_format(out, "</%s>\n", name);
}

/* An element that holds one text in the default language. */
static void put_alternative(struct buf *out, const char *name, struct str text)
{
	if (str_is_empty(text))
		return;
	buf_put_format(
		out, "<%s><rdf:Alt><rdf:li xml:lang=\"x-default\">", name);
	put_escaped(out, text);
	buf_put_format(out, "</rdf:li></rdf:Alt></%s>\n", name);
}

static void put_item(struct buf *out, struct str text)
{
	buf_put(out, STR("<rdf:li>"));
	put_escaped(out, text);
	buf_put(out, STR("</rdf:li>"));
}

static void put_lists(struct buf *out, const struct metadata *metadata)
{
	if (metadata->author_count > 0) {
		buf_put(out, STR("<dc:creator><rdf:Seq>"));
		for (size_t i = 0; i < metadata->author_count; i++)
			put_item(out, metadata->authors[i].name);
		buf_put(out, STR("</rdf:Seq></dc:creator>\n"));
	}
	if (metadata->subject_count > 0) {
		buf_put(out, STR("<dc:subject><rdf:Bag>"));
		for (size_t i = 0; i < metadata->subject_count; i++)
			put_item(out, metadata->subjects[i]);
		buf_put(out, STR("</rdf:Bag></dc:subject>\n"));
	}
	buf_put(out, STR("<dc:language><rdf:Bag>"));
	put_item(out, metadata->language);
	buf_put(out, STR("</rdf:Bag></dc:language>\n"));
	if (!str_is_empty(metadata->publisher)) {
		buf_put(out, STR("<dc:publisher><rdf:Bag>"));
		put_item(out, metadata->publisher);
		buf_put(out, STR("</rdf:Bag></dc:publisher>\n"));
	}
}

/* is_accessible: the file may call itself PDF/UA-1. */
static void put_xmp(
	struct buf *out, const struct pages *pages, bool is_accessible)
{
	const struct metadata *metadata = pages->metadata;
	buf_put(out,
		STR("<?xpacket begin=\"\xEF\xBB\xBF\""
		    " id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
		    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
		    "<rdf:RDF xmlns:rdf="
		    "\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
		    "<rdf:Description rdf:about=\"\""
		    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
		    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
		    " xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\""
		    " xmlns:xmpRights=\"http://ns.adobe.com/xap/1.0/rights/\""
		    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
		    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"));
	put_alternative(out, "dc:title", metadata->title);
	put_alternative(out, "dc:description", metadata->description);
	put_alternative(out, "dc:rights", metadata->rights);
	put_element(out, "dc:identifier", metadata->identifier);
	put_element(out, "dc:format", STR("application/pdf"));
	put_lists(out, metadata);
	put_element(out, "xmp:CreateDate", metadata->modified);
	put_element(out, "xmp:ModifyDate", metadata->modified);
	put_element(out, "xmp:MetadataDate", metadata->modified);
	put_element(out, "xmp:CreatorTool", STR("octavo"));
	// An EPUB that names the same version has this file's page numbers.
	put_element(out, "xmpMM:VersionID", pages->pagination);
	put_element(out, "xmpRights:WebStatement", metadata->licence_url);
	put_element(out, "pdf:Producer", STR("octavo"));
	struct buf keywords = { 0 };
	put_subjects(&keywords, metadata);
	put_element(out, "pdf:Keywords", buf_str(&keywords));
	buf_free(&keywords);
	if (is_accessible)
		put_element(out, "pdfuaid:part", STR("1"));
	buf_put(out,
		STR("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n"
		    "<?xpacket end=\"w\"?>"));
}

void metadata_put(struct writer *writer)
{
	const struct metadata *metadata = writer->pages->metadata;
	put_information(writer);
	struct buf xmp = { 0 };
	put_xmp(&xmp, writer->pages, !writer->lacks_alternatives);
	uint32_t object = object_reserve(&writer->objects);
	object_put_stream(&writer->objects, object,
		STR("/Type/Metadata/Subtype/XML"),
		arena_copy(&writer->arena, buf_str(&xmp)));
	buf_free(&xmp);
	struct buf *catalog = &writer->catalog;
	buf_put(catalog, STR("/Metadata "));
	put_reference(catalog, object);
	buf_put(catalog, STR("/Lang"));
	put_string(catalog, metadata->language);
	buf_put(catalog, STR("/ViewerPreferences<</DisplayDocTitle true"));
	if (metadata->is_right_to_left)
		buf_put(catalog, STR("/Direction/R2L"));
	buf_put(catalog, STR(">>"));
}
