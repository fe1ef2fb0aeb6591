/* SPDX-License-Identifier: MIT */
/*
 * The door to toml++, as C sees it: a document becomes a row of items. Tables
 * come in the order of their keys, arrays in the order of writing.
 */
#ifndef READ_TOML_H
#define READ_TOML_H

#include <stdint.h>

#include "base/str.h"

enum toml_kind {
	TOML_OPEN_TABLE,
	TOML_OPEN_ARRAY,
	TOML_CLOSE, /* of the table or array opened last */
	TOML_TEXT,
	TOML_NUMBER, /* text: "12", "10.5" */
	TOML_BOOLEAN, /* text: "true", "false" */
	TOML_DATE /* text: "2026-11-24" */
};

struct toml_item {
	enum toml_kind kind;
	struct str key; /* empty in an array and for the root */
	struct str text; /* of a value, valid during the call */
	uint32_t line, column; /* from 1; 0: nowhere */
};

/* What went wrong where; message is a static text of ours. */
struct toml_fault {
	char message[256];
	uint32_t line, column;
};

#ifdef __cplusplus
extern "C" {
#endif

/* Calls take for each item in turn. False and a fault on bad TOML. */
bool toml_read(struct str text,
	void (*take)(void *self, const struct toml_item *item), void *self,
	struct toml_fault *fault);

#ifdef __cplusplus
}
#endif

#endif
