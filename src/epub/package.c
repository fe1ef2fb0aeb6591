/* SPDX-License-Identifier: MIT */
/*
 * package.opf: metadata, manifest and spine. What is said of accessibility is
 * derived from what was written, not believed.
 */
#include "epub/nav.h"

static void put_meta(struct xml *xml, const char *property, struct str value)
{
	if (str_is_empty(value))
		return;
	xml_open(xml, "meta");
	xml_attribute(xml, "property", str_of(property));
	xml_text(xml, value);
	xml_close(xml, "meta");
	xml_line(xml);
}

static void put_refinement(struct xml *xml, struct str id, const char *property,
	const char *scheme, struct str value)
{
	if (str_is_empty(value))
		return;
	xml_open(xml, "meta");
	xml_attribute(xml, "refines", id);
	xml_attribute(xml, "property", str_of(property));
	xml_attribute_if(xml, "scheme", str_of(scheme));
	xml_text(xml, value);
	xml_close(xml, "meta");
	xml_line(xml);
}

static void put_with_id(
	struct xml *xml, const char *element, const char *id, struct str value)
{
	xml_open(xml, element);
	xml_attribute(xml, "id", str_of(id));
	xml_text(xml, value);
	xml_close(xml, element);
	xml_line(xml);
}

static void put_if(struct xml *xml, const char *element, struct str value)
{
	if (!str_is_empty(value))
		xml_leaf(xml, element, value);
}

static void put_person(struct writer *writer, struct xml *xml,
	const char *element, size_t i, const struct contributor *person,
	const char *role)
{
	struct arena *arena = &writer->arena;
	bool is_author = role != NULL;
	const char *prefix = is_author ? "creator" : "contributor";
	struct str id = arena_format(arena, "%s-%zu", prefix, i + 1);
	struct str reference = arena_format(arena, "#%.*s", STR_FORMAT(id));
	struct str code =
		str_is_empty(person->role) ? str_of(role) : person->role;
	if (str_is_empty(person->name))
		return;
	put_with_id(xml, element, id.at, person->name);
	put_refinement(xml, reference, "role", "marc:relators", code);
	put_refinement(xml, reference, "file-as", NULL, person->file_as);
}

static void put_people(struct writer *writer, struct xml *xml)
{
	const struct metadata *metadata = writer->book->metadata;
	for (size_t i = 0; i < metadata->author_count; i++)
		put_person(writer, xml, "dc:creator", i, &metadata->authors[i],
			"aut");
	for (size_t i = 0; i < metadata->contributor_count; i++)
		put_person(writer, xml, "dc:contributor", i,
			&metadata->contributors[i], NULL);
}

static void put_titles(struct xml *xml, const struct metadata *metadata)
{
	put_with_id(xml, "dc:title", "title", metadata->title);
	put_refinement(xml, STR("#title"), "title-type", NULL, STR("main"));
	if (str_is_empty(metadata->subtitle))
		return;
	put_with_id(xml, "dc:title", "subtitle", metadata->subtitle);
	put_refinement(
		xml, STR("#subtitle"), "title-type", NULL, STR("subtitle"));
}

static void put_series(struct xml *xml, const struct metadata *metadata)
{
	if (str_is_empty(metadata->series))
		return;
	xml_open(xml, "meta");
	xml_attribute(xml, "property", STR("belongs-to-collection"));
	xml_attribute(xml, "id", STR("series"));
	xml_text(xml, metadata->series);
	xml_close(xml, "meta");
	xml_line(xml);
	put_refinement(
		xml, STR("#series"), "collection-type", NULL, STR("series"));
	put_refinement(xml, STR("#series"), "group-position", NULL,
		metadata->series_position);
}

static void put_general(struct writer *writer, struct xml *xml)
{
	const struct metadata *metadata = writer->book->metadata;
	put_with_id(xml, "dc:identifier", "identifier", metadata->identifier);
	put_titles(xml, metadata);
	put_people(writer, xml);
	xml_leaf(xml, "dc:language", metadata->language);
	put_if(xml, "dc:publisher", metadata->publisher);
	put_if(xml, "dc:date", metadata->date);
	put_if(xml, "dc:rights", metadata->rights);
	put_if(xml, "dc:description", metadata->description);
	for (size_t i = 0; i < metadata->subject_count; i++)
		put_if(xml, "dc:subject", metadata->subjects[i]);
	put_meta(xml, "dcterms:modified", metadata->modified);
	put_meta(xml, "dcterms:license", metadata->licence_url);
	put_series(xml, metadata);
}

/* The printed book that the page numbers are those of. */
static struct str page_source(struct writer *writer)
{
	const struct metadata *metadata = writer->book->metadata;
	struct arena *arena = &writer->arena;
	if (!str_is_empty(metadata->print_isbn))
		return arena_format(arena, "urn:isbn:%.*s",
			STR_FORMAT(metadata->print_isbn));
	const char *comma = str_is_empty(metadata->edition) ? "" : ", ";
	return arena_format(arena, "%.*s%s%.*s, PDF, %.*s",
		STR_FORMAT(metadata->title), comma,
		STR_FORMAT(metadata->edition),
		STR_FORMAT(str_slice(metadata->modified, 0, 10)));
}

static void put_features(struct writer *writer, struct xml *xml)
{
	static const char feature[] = "schema:accessibilityFeature";
	put_meta(xml, feature, STR("tableOfContents"));
	put_meta(xml, feature, STR("structuralNavigation"));
	put_meta(xml, feature, STR("readingOrder"));
	put_meta(xml, feature, STR("displayTransformability"));
	if (!writer->lacks_alt)
		put_meta(xml, feature, STR("alternativeText"));
	if (writer->book->index.count > 0)
		put_meta(xml, feature, STR("index"));
	if (!has_page_list(writer))
		return;
	put_meta(xml, feature, STR("pageBreakMarkers"));
	put_meta(xml, feature, STR("pageNavigation"));
	put_meta(xml, "pageBreakSource", page_source(writer));
	// the PDF says the same in its metadata, or has other page numbers
	put_meta(xml, "octavo:pagination", writer->book->pagination);
}

static void put_summary(struct writer *writer, struct xml *xml)
{
	struct buf text = { 0 };
	buf_put(&text,
		STR("The text can be read aloud and resized; headings, lists "
		    "and tables are marked up as such, and the contents lead "
		    "to every section."));
	if (writer->has_image && !writer->lacks_alt)
		buf_put(&text, STR(" Every picture has a text alternative."));
	if (writer->has_image && writer->lacks_alt)
		buf_put(&text, STR(" Some pictures have no text alternative."));
	if (writer->has_listing)
		buf_put(&text, STR(" Listings of code are text."));
	if (has_page_list(writer))
		buf_put(&text,
			STR(" Page numbers are those of the typeset book."));
	put_meta(xml, "schema:accessibilitySummary", buf_str(&text));
	buf_free(&text);
}

/* Claimed only when somebody vouches for it and we know of no gap. */
static void put_conformance(struct writer *writer, struct xml *xml)
{
	struct str certifier = writer->book->metadata->certified_by;
	if (str_is_empty(certifier) || writer->lacks_alt)
		return;
	put_meta(xml, "dcterms:conformsTo",
		STR("EPUB Accessibility 1.1 - WCAG 2.2 Level AA"));
	put_meta(xml, "a11y:certifiedBy", certifier);
}

static void put_accessibility(struct writer *writer, struct xml *xml)
{
	put_meta(xml, "schema:accessMode", STR("textual"));
	if (writer->has_image)
		put_meta(xml, "schema:accessMode", STR("visual"));
	if (!writer->lacks_alt)
		put_meta(xml, "schema:accessModeSufficient", STR("textual"));
	if (writer->has_image)
		put_meta(xml, "schema:accessModeSufficient",
			STR("textual,visual"));
	put_features(writer, xml);
	put_meta(xml, "schema:accessibilityHazard", STR("none"));
	put_conformance(writer, xml);
	put_summary(writer, xml);
}

/* An id that stays the same while the file's name does. */
static struct str manifest_id(struct arena *arena, struct str name)
{
	struct str id = arena_format(arena, "f-%.*s", STR_FORMAT(name));
	char *bytes = (char *)id.at;
	for (size_t i = 0; i < id.length; i++)
		if (bytes[i] == '/')
			bytes[i] = '-';
	return id;
}

static void put_cover_meta(struct writer *writer, struct xml *xml)
{
	if (str_is_empty(writer->cover_name))
		return;
	xml_open(xml, "meta");
	xml_attribute(xml, "name", STR("cover"));
	xml_attribute(xml, "content",
		manifest_id(&writer->arena, writer->cover_name));
	xml_close(xml, "meta");
	xml_line(xml);
}

/* Apple's books show the fonts of a file only if it says that it has some. */
static void put_fonts_meta(struct writer *writer, struct xml *xml)
{
	if (writer->has_fonts)
		put_meta(xml, "ibooks:specified-fonts", STR("true"));
}

static void put_manifest(struct writer *writer, struct xml *xml)
{
	xml_open(xml, "manifest");
	xml_line(xml);
	for (size_t i = 0; i < writer->files.count; i++) {
		const struct epub_file *file = &writer->files.at[i];
		xml_open(xml, "item");
		xml_attribute(
			xml, "id", manifest_id(&writer->arena, file->name));
		xml_attribute(xml, "href", file->name);
		xml_attribute(xml, "media-type", str_of(file->media_type));
		xml_attribute_if(xml, "properties", str_of(file->properties));
		xml_close(xml, "item");
		xml_line(xml);
	}
	xml_close(xml, "manifest");
	xml_line(xml);
}

static void put_itemref(struct writer *writer, struct xml *xml, struct str name)
{
	xml_open(xml, "itemref");
	xml_attribute(xml, "idref", manifest_id(&writer->arena, name));
	xml_close(xml, "itemref");
	xml_line(xml);
}

/* Files that stand before the contents. */
static bool is_early(struct str name)
{
	return str_equal(name, STR("cover.xhtml")) ||
		str_equal(name, STR("title-page.xhtml")) ||
		str_equal(name, STR("copyright.xhtml")) ||
		str_equal(name, STR("dedication.xhtml"));
}

static void put_spine(struct writer *writer, struct xml *xml)
{
	struct str nav = STR("nav.xhtml");
	bool has_nav = false;
	xml_open(xml, "spine");
	xml_attribute(xml, "toc", manifest_id(&writer->arena, STR("toc.ncx")));
	if (writer->book->metadata->is_right_to_left)
		xml_attribute(xml, "page-progression-direction", STR("rtl"));
	xml_line(xml);
	for (size_t i = 0; i < writer->files.count; i++) {
		const struct epub_file *file = &writer->files.at[i];
		if (!file->is_in_spine || str_equal(file->name, nav))
			continue;
		if (!is_early(file->name) && !has_nav)
			put_itemref(writer, xml, nav);
		has_nav = has_nav || !is_early(file->name);
		put_itemref(writer, xml, file->name);
	}
	if (!has_nav)
		put_itemref(writer, xml, nav);
	xml_close(xml, "spine");
	xml_line(xml);
}

/* Vocabularies that EPUB does not know by itself. */
static void put_prefixes(const struct writer *writer, struct xml *xml)
{
	if (writer->has_fonts)
		xml_attribute(xml, "prefix",
			STR("octavo: urn:octavo:vocabulary "
			    "ibooks: http://vocabulary.itunes.apple.com/rdf/"
			    "ibooks/vocabulary-extensions-1.0/"));
	else
		xml_attribute(
			xml, "prefix", STR("octavo: urn:octavo:vocabulary"));
}

void write_package(struct writer *writer)
{
	struct xml xml;
	xml_init(&xml);
	xml_open(&xml, "package");
	xml_attribute(&xml, "xmlns", STR("http://www.idpf.org/2007/opf"));
	xml_attribute(&xml, "version", STR("3.0"));
	xml_attribute(&xml, "unique-identifier", STR("identifier"));
	xml_attribute(&xml, "xml:lang", writer->book->metadata->language);
	put_prefixes(writer, &xml);
	xml_line(&xml);
	xml_open(&xml, "metadata");
	xml_attribute(
		&xml, "xmlns:dc", STR("http://purl.org/dc/elements/1.1/"));
	xml_line(&xml);
	put_general(writer, &xml);
	put_accessibility(writer, &xml);
	put_cover_meta(writer, &xml);
	put_fonts_meta(writer, &xml);
	xml_close(&xml, "metadata");
	xml_line(&xml);
	put_manifest(writer, &xml);
	put_spine(writer, &xml);
	xml_close(&xml, "package");
	xml_line(&xml);
	struct epub_file *file =
		add_file(writer, STR("package.opf"), NULL, buf_str(&xml.out));
	file->owned = xml.out;
}
