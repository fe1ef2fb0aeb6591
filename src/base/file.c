/* SPDX-License-Identifier: MIT */
/* The file system, through POSIX calls; madvise is BSD's. */
#define _DEFAULT_SOURCE
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/path.h"
#include "base/vec.h"

static bool fail(const char **why)
{
	*why = strerror(errno);
	return false;
}

/* Reads until the end into bytes, which has room for size bytes and a NUL. */
static bool read_all(int file, char *bytes, size_t size, size_t *count)
{
	*count = 0;
	while (*count < size) {
		ssize_t n = read(file, bytes + *count, size - *count);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		if (n == 0)
			break;
		*count += (size_t)n;
	}
	return true;
}

bool file_read(struct arena *arena, struct str path, struct str *bytes,
	const char **why)
{
	int file = open(arena_c_string(arena, path), O_RDONLY | O_CLOEXEC);
	if (file < 0)
		return fail(why);
	struct stat about;
	bool ok = fstat(file, &about) == 0;
	if (ok && S_ISDIR(about.st_mode)) {
		errno = EISDIR;
		ok = false;
	}
	if (ok) {
		size_t size = (size_t)about.st_size, count;
		char *at = arena_make(arena, size + 1);
		ok = read_all(file, at, size, &count);
		*bytes = (struct str){ at, count };
	}
	if (!ok)
		fail(why);
	close(file);
	return ok;
}

bool file_map(struct str path, struct str *bytes, const char **why)
{
	struct arena arena;
	struct stat about;
	arena_init(&arena);
	int file = open(arena_c_string(&arena, path), O_RDONLY | O_CLOEXEC);
	arena_free(&arena);
	if (file < 0)
		return fail(why);
	bool ok = fstat(file, &about) == 0;
	size_t size = ok ? (size_t)about.st_size : 0;
	void *at = MAP_FAILED;
	// An empty file cannot be mapped.
	if (size > 0)
		at = mmap(NULL, size, PROT_READ, MAP_PRIVATE, file, 0);
	ok = ok && (size == 0 || at != MAP_FAILED);
	if (ok)
		*bytes =
			size > 0 ? (struct str){ at, size } : (struct str){ 0 };
	else
		fail(why);
	close(file);
	return ok;
}

void file_unmap(struct str bytes)
{
	if (bytes.length > 0)
		munmap((void *)bytes.at, bytes.length);
}

void file_let_go(struct str bytes)
{
	if (bytes.length > 0)
		madvise((void *)bytes.at, bytes.length, MADV_DONTNEED);
}

/* Makes the folder and those above it that are missing. */
static bool make_folders(struct arena *arena, struct str folder)
{
	if (file_is_folder(folder))
		return true;
	if (!make_folders(arena, path_parent(folder)))
		return false;
	return mkdir(arena_c_string(arena, folder), 0777) == 0 ||
		errno == EEXIST;
}

static bool write_all(int file, struct str bytes)
{
	for (size_t at = 0; at < bytes.length;) {
		ssize_t n = write(file, bytes.at + at, bytes.length - at);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		at += (size_t)n;
	}
	return true;
}

/* The permissions of a new file under the process's mask. */
static mode_t new_file_mode(void)
{
	mode_t mask = umask(0);
	umask(mask);
	return 0666 & ~mask;
}

static bool put_down(char *temporary, const char *target, struct str bytes)
{
	int file = mkstemp(temporary);
	if (file < 0)
		return false;
	bool ok = write_all(file, bytes) &&
		fchmod(file, new_file_mode()) == 0 && fsync(file) == 0;
	int reason = errno;
	ok = close(file) == 0 && ok;
	if (ok && rename(temporary, target) == 0)
		return true;
	if (ok)
		reason = errno;
	unlink(temporary);
	errno = reason;
	return false;
}

bool file_write(struct str path, struct str bytes, const char **why)
{
	struct arena arena;
	arena_init(&arena);
	const char *target = arena_c_string(&arena, path);
	struct str temporary =
		arena_format(&arena, "%.*s.XXXXXX", STR_FORMAT(path));
	bool ok = make_folders(&arena, path_parent(path)) &&
		put_down((char *)temporary.at, target, bytes);
	if (!ok)
		fail(why);
	arena_free(&arena);
	return ok;
}

static bool has_mode(struct str path, mode_t mode)
{
	struct arena arena;
	arena_init(&arena);
	struct stat about;
	bool has = stat(arena_c_string(&arena, path), &about) == 0 &&
		(about.st_mode & S_IFMT) == mode;
	arena_free(&arena);
	return has;
}

bool file_is_regular(struct str path)
{
	return has_mode(path, S_IFREG);
}

bool file_is_folder(struct str path)
{
	return has_mode(path, S_IFDIR);
}

static int compare_names(const void *a, const void *b)
{
	return str_compare(*(const struct str *)a, *(const struct str *)b);
}

bool file_list(struct arena *arena, struct str folder, struct str **names,
	size_t *count, const char **why)
{
	DIR *entries = opendir(arena_c_string(arena, folder));
	if (entries == NULL)
		return fail(why);
	VEC(struct str) found = { 0 };
	for (struct dirent *entry; (entry = readdir(entries)) != NULL;) {
		struct str name = str_of(entry->d_name);
		if (!str_equal(name, STR(".")) && !str_equal(name, STR("..")))
			vec_push(&found, arena_copy(arena, name));
	}
	closedir(entries);
	*count = found.count;
	*names = ARENA_ARRAY(arena, struct str, found.count);
	if (found.count > 0) {
		qsort(found.at, found.count, sizeof *found.at, compare_names);
		memcpy(*names, found.at, found.count * sizeof *found.at);
	}
	vec_free(&found);
	return true;
}

struct str file_real_path(struct arena *arena, struct str path)
{
	char *real = realpath(arena_c_string(arena, path), NULL);
	struct str result = arena_copy(arena, str_of(real));
	free(real);
	return result;
}

bool file_make_temporary_folder(
	struct arena *arena, struct str *folder, const char **why)
{
	*folder = arena_copy(arena, STR("/tmp/octavo-XXXXXX"));
	return mkdtemp((char *)folder->at) != NULL || fail(why);
}

void file_remove_folder(struct str folder)
{
	struct arena arena;
	struct str *names;
	size_t count;
	const char *why;
	arena_init(&arena);
	if (file_list(&arena, folder, &names, &count, &why)) {
		for (size_t i = 0; i < count; i++)
			unlink(path_join(&arena, folder, names[i]).at);
		rmdir(arena_c_string(&arena, folder));
	}
	arena_free(&arena);
}
