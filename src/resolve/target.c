/* SPDX-License-Identifier: MIT */
/* The targets of links and images, as text: what part of one means what. */
#include "resolve/private.h"

#include "base/path.h"

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

struct str percent_decode(struct arena *arena, struct str text)
{
	if (str_find_byte(text, '%') == text.length)
		return text;
	char *bytes = arena_make(arena, text.length + 1);
	size_t length = 0;
	for (size_t i = 0; i < text.length; i++) {
		bool is_escape = text.at[i] == '%' && i + 2 < text.length &&
			hex_digit(text.at[i + 1]) >= 0 &&
			hex_digit(text.at[i + 2]) >= 0;
		if (!is_escape) {
			bytes[length++] = text.at[i];
			continue;
		}
		bytes[length++] = (char)(hex_digit(text.at[i + 1]) * 16 +
			hex_digit(text.at[i + 2]));
		i += 2;
	}
	return (struct str){ bytes, length };
}

bool path_is_folder_page(struct str path)
{
	struct str stem = path_stem(path);

	return str_equal_folded(stem, STR("readme")) ||
		str_equal_folded(stem, STR("index"));
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_scheme_byte(char c)
{
	return is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '.' ||
		c == '-';
}

bool target_is_remote(struct str target)
{
	size_t i = 0;

	if (str_starts(target, STR("//")))
		return true;
	if (target.length == 0 || !is_letter(target.at[0]))
		return false;
	while (i < target.length && is_scheme_byte(target.at[i]))
		i++;
	// A single letter is no scheme but a drive: "c:/x.png".
	return i > 1 && i < target.length && target.at[i] == ':';
}

/* "example.org:80", "[::1]" */
static bool is_authority(struct str host)
{
	size_t user = str_find_byte(host, '@');
	if (user < host.length)
		host = str_slice(host, user + 1, host.length);
	size_t end = str_starts(host, STR("[")) ? str_find_byte(host, ']') : 0;
	size_t colon =
		end + str_find_byte(str_slice(host, end, host.length), ':');
	for (size_t i = colon + 1; i < host.length; i++)
		if (host.at[i] < '0' || host.at[i] > '9')
			return false;
	for (size_t i = end; i < colon; i++)
		if (str_find_byte(STR(" \"<>\\^`{|}[%"), host.at[i]) < 12)
			return false;
	return colon > 0 && host.length - colon < 7;
}

bool target_is_valid(struct str url)
{
	static const char *const schemes[] = { "http:", "https:", "ftp:" };
	for (size_t i = 0; i < sizeof(schemes) / sizeof(*schemes); i++) {
		struct str scheme = str_of(schemes[i]);
		if (!str_equal_folded(str_slice(url, 0, scheme.length), scheme))
			continue;
		struct str rest = str_slice(url, scheme.length, url.length);
		if (!str_starts(rest, STR("//")))
			return false;
		rest = str_slice(rest, 2, rest.length);
		size_t length = 0;
		while (length < rest.length &&
			str_find_byte(STR("/?#"), rest.at[length]) == 3)
			length++;
		return is_authority(str_slice(rest, 0, length));
	}
	return true;
}

struct str target_path(
	struct arena *arena, const struct lesson *lesson, struct str target)
{
	struct str path = percent_decode(
		arena, str_slice(target, 0, str_find_byte(target, '?')));

	if (str_starts(path, STR("/"))) {
		while (str_starts(path, STR("/")))
			path = str_slice(path, 1, path.length);
		return path_normalize(arena, path);
	}
	return path_join(arena, path_parent(lesson->path), path);
}
