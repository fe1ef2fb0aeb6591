/* SPDX-License-Identifier: MIT */
/* How elements of HTML are converted, one function a way. */
#ifndef MARKDOWN_HTML_RULES_H
#define MARKDOWN_HTML_RULES_H

#include "markdown/html_element.h"

/* A template is one too. */
bool html_is_element(const GumboNode *node);
/* The value of the attribute, "" when it is absent. */
struct str html_attribute(const GumboNode *node, const char *name);
/* The byte, in what gumbo reads, of a place in it. */
size_t html_offset(const struct html *html, const char *at);
struct span html_node_span(struct html *html, const GumboNode *node);
/* The element's name as the author wrote it. */
struct str html_name(const GumboNode *node);
bool html_has_class(const GumboNode *node, struct str word);
/* A node with the element's id, classes and language. */
struct node *html_make(
	struct html *html, const GumboNode *element, enum node_kind kind);
/* Puts the node with what the element holds. */
void html_fill(struct html *html, const GumboNode *element, struct node *node);
/* A whole number that the text begins with; *unit is what follows it. */
int html_number(struct str text, struct str *unit);

/* Says that the element is left out. */
void html_report_dropped(struct html *html, const GumboNode *element);

/* Converts an element, into the kind where that is of use. */
typedef void html_rule(
	struct html *html, const GumboNode *node, enum node_kind kind);

html_rule html_drop;
html_rule html_pass;
html_rule html_pass_block;
html_rule html_skip;
html_rule html_unknown;
html_rule html_container;
html_rule html_division;
html_rule html_heading;
html_rule html_leaf;
html_rule html_possible_break;
html_rule html_link;
html_rule html_image;
html_rule html_preformatted;
html_rule html_code;
html_rule html_abbreviation;
html_rule html_italic;
html_rule html_reading;
html_rule html_list;
html_rule html_item;
html_rule html_check_box;
html_rule html_details;
html_rule html_figure;
html_rule html_table;
html_rule html_table_head;
html_rule html_table_row;
html_rule html_table_cell;
html_rule html_media;
html_rule html_drawing;

#endif
