/* SPDX-License-Identifier: MIT */
/* GitHub's alerts: quotes whose first line is [!NOTE] and the like. */
#ifndef PARSE_ALERT_H
#define PARSE_ALERT_H

#include "markdown/lesson.h"

/* Makes the QUOTE an ALERT when it is written as one. */
void alert_take(struct parse *parse, struct node *quote);

#endif
