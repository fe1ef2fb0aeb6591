/* SPDX-License-Identifier: MIT */
/* Settings by their names. */
#include "tree/metadata.h"

const struct option *option_find(
	const struct option *options, size_t count, struct str name)
{
	for (size_t i = 0; i < count; i++)
		if (str_equal(options[i].name, name))
			return &options[i];
	return NULL;
}
