/* SPDX-License-Identifier: MIT */
/*
 * What we say to the author: messages with a place, collected, sorted by
 * lesson, line and column, and printed at the end. The wording is in
 * messages.def. Nothing else in the program writes to standard error.
 */
#ifndef DIAG_DIAG_H
#define DIAG_DIAG_H

#include "base/buf.h"
#include "base/source.h"

enum level { LEVEL_NOTE, LEVEL_WARNING, LEVEL_ERROR };

enum message {
#define MESSAGE(name, id, level, text) MSG_##name,
#include "diag/messages.def"
#undef MESSAGE
	MESSAGE_COUNT
};

struct diagnostic;

struct diags {
	struct arena arena;
	VEC(struct diagnostic *) all; /* in the order of report */
	size_t counts[LEVEL_ERROR + 1];
	bool is_strict; /* warnings count as errors */
};

void diags_init(struct diags *diags, bool is_strict);

/*
 * Reports a message at a place; format and the rest say its subject, usually
 * one quoted word: diag(d, span, MSG_LINK_MISSING, "'%s'", target). The text
 * printed is that of messages.def, a blank, and the subject; format may be
 * "" for none.
 */
__attribute__((format(printf, 4, 5))) void diag(struct diags *diags,
	struct span span, enum message message, const char *format, ...);
/* Adds a line of advice to the message reported last. */
__attribute__((format(printf, 2, 3))) void diag_hint(
	struct diags *diags, const char *format, ...);

/* No error so far (with is_strict: no warning either). */
bool diags_ok(const struct diags *diags);
/* Moves all of other's messages behind ours and leaves it empty. */
void diags_take(struct diags *diags, struct diags *other);
/*
 * Puts all messages as text, sorted, with source line and caret, then a line
 * that counts them. Levels below least are left out.
 */
void diags_put(const struct diags *diags, enum level least, bool in_color,
	struct buf *out);
void diags_free(struct diags *diags);

/* The stable id of a message ("link-missing") and its level. */
const char *message_id(enum message message);
enum level message_level(enum message message);

#endif
