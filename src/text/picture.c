/* SPDX-License-Identifier: MIT */
/* What a PDF can hold: PNG, JPEG, and SVG as vectors. */
#include "text/picture.h"

bool picture_is_drawable(const struct image_file *file)
{
	if (file == NULL || file->width <= 0 || file->height <= 0)
		return false;
	switch (file->kind) {
	case IMAGE_PNG:
	case IMAGE_JPEG:
	case IMAGE_SVG:
		return true;
	case IMAGE_GIF:
	case IMAGE_WEBP:
		return false;
	}
	return false;
}
