/* SPDX-License-Identifier: MIT */
/* Paths as text. */
#include "base/path.h"

#include "base/buf.h"
#include "base/vec.h"

static bool is_absolute(struct str path)
{
	return path.length > 0 && path.at[0] == '/';
}

/* Takes the first part off *rest; false when nothing is left. */
static bool take_part(struct str *rest, struct str *part)
{
	if (rest->length == 0)
		return false;
	size_t end = str_find_byte(*rest, '/');
	*part = str_slice(*rest, 0, end);
	*rest = str_slice(*rest, end + 1, rest->length);
	return true;
}

/* Puts a part behind the path, or undoes the last one for "..". */
static void put_part(struct buf *path, struct str part, bool is_rooted)
{
	if (str_is_empty(part) || str_equal(part, STR(".")))
		return;
	struct str last = path_name(buf_str(path));
	if (str_equal(part, STR(".."))) {
		if (path->length == 0 && is_rooted)
			return;
		if (path->length > 0 && !str_equal(last, STR(".."))) {
			path->length -= last.length;
			if (path->length > 0)
				path->length--;
			return;
		}
	}
	if (path->length > 0)
		buf_put_byte(path, '/');
	buf_put(path, part);
}

struct str path_normalize(struct arena *arena, struct str path)
{
	struct buf normal = { 0 };
	struct str rest = path, part;
	while (take_part(&rest, &part))
		put_part(&normal, part, is_absolute(path));
	struct str result;
	if (is_absolute(path))
		result = arena_format(
			arena, "/%.*s", STR_FORMAT(buf_str(&normal)));
	else if (normal.length == 0)
		result = arena_copy(arena, STR("."));
	else
		result = arena_copy(arena, buf_str(&normal));
	buf_free(&normal);
	return result;
}

struct str path_join(struct arena *arena, struct str base, struct str relative)
{
	if (is_absolute(relative) || str_is_empty(base))
		return path_normalize(arena, relative);
	return path_normalize(arena,
		arena_format(arena, "%.*s/%.*s", STR_FORMAT(base),
			STR_FORMAT(relative)));
}

/* The place behind the last '/'; 0 when there is none. */
static size_t name_start(struct str path)
{
	size_t at = path.length;
	while (at > 0 && path.at[at - 1] != '/')
		at--;
	return at;
}

struct str path_parent(struct str path)
{
	size_t at = name_start(path);
	if (at == 0)
		return STR(".");
	return str_slice(path, 0, at == 1 ? 1 : at - 1);
}

struct str path_name(struct str path)
{
	return str_slice(path, name_start(path), path.length);
}

/* The place of the dot of the extension in a name; its length if none. */
static size_t extension_dot(struct str name)
{
	for (size_t at = name.length; at > 1; at--)
		if (name.at[at - 1] == '.')
			return at - 1;
	return name.length;
}

struct str path_stem(struct str path)
{
	struct str name = path_name(path);
	return str_slice(name, 0, extension_dot(name));
}

struct str path_extension(struct str path)
{
	struct str name = path_name(path);
	return str_slice(name, extension_dot(name) + 1, name.length);
}

bool path_is_inside(struct str path, struct str folder)
{
	if (str_equal(folder, STR(".")))
		return !is_absolute(path) && !str_starts(path, STR(".."));
	if (str_equal(folder, STR("/")))
		return path.length > 1 && is_absolute(path);
	return path.length > folder.length + 1 && str_starts(path, folder) &&
		path.at[folder.length] == '/';
}

struct str path_relative(
	struct arena *arena, struct str path, struct str folder)
{
	if (is_absolute(path) != is_absolute(folder))
		return arena_copy(arena, path);
	struct str from = str_equal(folder, STR(".")) ? STR("") : folder;
	struct str to = path, part_from, part_to;
	struct str rest_from = from, rest_to = to;
	while (rest_from.length > 0 && take_part(&rest_from, &part_from) &&
		take_part(&rest_to, &part_to) &&
		str_equal(part_from, part_to)) {
		from = rest_from;
		to = rest_to;
	}
	struct buf result = { 0 };
	while (take_part(&from, &part_from))
		buf_put(&result, STR("../"));
	buf_put(&result, to);
	struct str relative = path_normalize(arena, buf_str(&result));
	buf_free(&result);
	return relative;
}
