/* SPDX-License-Identifier: MIT */
/* Pages -> PDF, in memory. Decides nothing: it draws what stands in pages. */
#ifndef PDF_PDF_H
#define PDF_PDF_H

#include "base/buf.h"
#include "diag/diag.h"
#include "pages/pages.h"

/* Puts the bytes of the file, the same for any number of jobs. True unless an
 * error was reported. */
bool write_pdf(const struct pages *pages, int jobs, struct buf *out,
	struct diags *diags);

#endif
