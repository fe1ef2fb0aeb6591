/* SPDX-License-Identifier: MIT */
/*
 * The lengths of a design, for two page sizes drawn by hand; all other trims
 * are scaled from the nearer one by their leading. Every member is a length,
 * so that a design can be scaled as a row of them.
 */
#ifndef STYLE_MEASURES_H
#define STYLE_MEASURES_H

#include "base/length.h"

struct measures {
	/* text */
	length body_size, leading;
	length paragraph_gap, paragraph_stretch, paragraph_shrink;
	length paragraph_indent; /* when paragraphs are told apart by it */
	length hang; /* of prose, in the hung layout */
	/* a chapter's opening; baselines from the top of the page */
	length label_size, label_baseline;
	length title_size, title_leading, title_baseline;
	length opening_rule; /* below the title's last baseline */
	length opening_baseline; /* of the text */
	length opening_least; /* from the rule to the text */
	/* headings: from the baseline above, to the one below */
	length head2_size, head2_leading, head2_above, head2_below;
	length head2_stretch, head2_shrink;
	length head3_size, head3_leading, head3_above, head3_below;
	length head3_stretch, head3_shrink;
	length head4_size, head4_leading, head4_above, head4_below;
	length head4_stretch, head4_shrink;
	/* lists */
	length list_indent, marker_edge;
	length item_gap, item_stretch, item_shrink;
	/* quotations, alerts */
	length quote_size, quote_leading, quote_indent;
	length alert_size, alert_leading, alert_gap, alert_rule, alert_indent;
	/* listings: baselines to and from the text around */
	length code_size, code_leading, code_above, code_below;
	length code_stretch, code_shrink, code_pad, code_bleed;
	length file_size, line_number_size;
	/* figures, captions, tables */
	length object_gap, object_stretch, object_shrink;
	length figure_height; /* at most */
	length caption_size, caption_leading, caption_gap, table_caption_gap;
	length table_size, table_leading, table_least, cell_pad_x, cell_pad_y;
	/* notes */
	length note_size, note_leading, note_skip, note_rule_width;
	length note_rule_gap;
	/* furniture; baselines */
	length head_size, head_baseline;
	length folio_baseline;
	length folio_below; /* the last line */
	/* contents and index */
	length contents_size, contents_leading, contents_gap;
	length section_size, section_leading, contents_indent;
	length leader_pitch, folio_room;
	length index_size, index_leading, index_gutter, index_turnover;
	length letter_size;
	/* front pages; baselines */
	length half_title_size, half_title_baseline;
	length part_label_size, part_title_size, part_title_leading;
	length part_title_baseline;
	length book_title_size, book_title_leading, book_title_baseline;
	length subtitle_size, subtitle_leading;
	length author_size, author_baseline, imprint_size, imprint_baseline;
	length author_lift; /* with no imprint below: over the last line */
	length copyright_size, copyright_leading;
};

/* The design for 7 x 9.1875 in and for 6 x 9 in. */
extern const struct measures measures_wide, measures_narrow;

/* All lengths times a / b. */
struct measures measures_scale(
	const struct measures *measures, int64_t a, int64_t b);

#endif
