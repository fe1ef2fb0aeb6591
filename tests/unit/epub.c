/* SPDX-License-Identifier: MIT */
/* The rows of the XHTML writer, and XML that is always well-formed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "epub/private.h"

static void every_kind_has_a_row(void **state)
{
	(void)state;
	for (int kind = 0; kind < NODE_KIND_COUNT; kind++)
		if (!xhtml_has_row((enum node_kind)kind))
			fail_msg("epub has no row for %s",
				node_kind_name((enum node_kind)kind));
}

static void xml_escapes(void **state)
{
	(void)state;
	struct xml xml;
	xml_init(&xml);
	xml_open(&xml, "p");
	xml_attribute(&xml, "title", STR("a\"<&>\x01"));
	xml_text(&xml, STR("a\"<&>\x02\n\xEF\xBF\xBF"));
	xml_open(&xml, "br");
	xml_close(&xml, "br");
	xml_open(&xml, "span");
	xml_close(&xml, "span");
	xml_close(&xml, "p");
	buf_put_byte(&xml.out, '\0');
	assert_string_equal(xml.out.at,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		"<p title=\"a&quot;&lt;&amp;&gt;\">a\"&lt;&amp;&gt;\n"
		"\xEF\xBF\xBD<br/><span></span></p>");
	buf_free(&xml.out);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(
						    every_kind_has_a_row),
		cmocka_unit_test(xml_escapes) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
