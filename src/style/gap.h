/* SPDX-License-Identifier: MIT */
/* The room between two strips of a page. */
#ifndef STYLE_GAP_H
#define STYLE_GAP_H

#include "base/length.h"

/* None at the top of a page. */
struct gap {
	length size, stretch, shrink;
};

#endif
