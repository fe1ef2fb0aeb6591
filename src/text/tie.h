/* SPDX-License-Identifier: MIT */
/* Ties: words that should not be parted by the end of a line. */
#ifndef TEXT_TIE_H
#define TEXT_TIE_H

#include "base/str.h"

enum tie { TIE_NONE, TIE_WEAK, TIE_STRONG };

/* How the words before and behind the blanks from start to end are tied. */
enum tie tie_between(struct str text, size_t start, size_t end);

#endif
