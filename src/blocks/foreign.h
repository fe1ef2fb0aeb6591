/* SPDX-License-Identifier: MIT */
/* Blocks in another language than the book, or that run the other way. */
#ifndef BLOCKS_FOREIGN_H
#define BLOCKS_FOREIGN_H

#include "blocks/layout.h"

/* What was in force before a block, and where its strips begin. */
struct foreign {
	struct str language;
	bool is_right_to_left;
	size_t first_strip, first_paragraph;
};

/*
 * From here to foreign_end the job has the block's language and direction, so
 * that markers and paragraphs follow them. Blocks may stand in blocks.
 */
void foreign_begin(struct setting *setting, const struct node *node,
	struct foreign *before);
/*
 * Puts back what was before. If the block ran the other way, all its strips
 * are mirrored in the column of the setting.
 */
void foreign_end(struct setting *setting, const struct foreign *before);

/* The style in the language and direction in force; itself when it is. */
const struct paragraph_style *foreign_style(
	const struct setting *setting, const struct paragraph_style *style);

#endif
