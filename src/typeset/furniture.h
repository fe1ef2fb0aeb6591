/* SPDX-License-Identifier: MIT */
/* Running heads and folios: what stands around the text block. */
#ifndef TYPESET_FURNITURE_H
#define TYPESET_FURNITURE_H

#include "typeset/sheet.h"

struct page_facts {
	struct str label; /* the folio */
	struct str section; /* in force on the page; or empty */
	bool is_recto, is_opening;
};

/* Puts the folio at the foot, and the running head unless a unit opens. */
void furnish(struct sheet *sheet, const struct page_facts *facts,
	struct text_job *job);

#endif
