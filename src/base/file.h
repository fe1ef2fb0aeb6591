/* SPDX-License-Identifier: MIT */
/*
 * The only door to the file system. Calls that may fail return false and
 * leave the reason of the system in *why, a static or arena text.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/arena.h"

/* The whole file, followed by a NUL that is not counted. */
bool file_read(struct arena *arena, struct str path, struct str *bytes,
	const char **why);
/*
 * The file's bytes where the system keeps them: only what is looked at takes
 * up memory. Given back by file_unmap.
 */
bool file_map(struct str path, struct str *bytes, const char **why);
void file_unmap(struct str bytes);
/* Gives back what a mapped file has taken up; it can still be looked at. */
void file_let_go(struct str bytes);
/*
 * Puts the bytes down under the path at once: a temporary file beside it is
 * written, synced and renamed, so a reader finds the old or the new content,
 * never a half. Missing folders are made.
 */
bool file_write(struct str path, struct str bytes, const char **why);
bool file_is_regular(struct str path);
bool file_is_folder(struct str path);
/*
 * The names in a folder, without "." and "..", sorted bytewise. *names is an
 * array in the arena.
 */
bool file_list(struct arena *arena, struct str folder, struct str **names,
	size_t *count, const char **why);
/* The path with all links and dots resolved; empty when it does not exist. */
struct str file_real_path(struct arena *arena, struct str path);
/* Makes a new folder for files that are needed for a while. */
bool file_make_temporary_folder(
	struct arena *arena, struct str *folder, const char **why);
/* Removes the files in a folder that has no folders, and the folder. */
void file_remove_folder(struct str folder);

#endif
