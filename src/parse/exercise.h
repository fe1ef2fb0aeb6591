/* SPDX-License-Identifier: MIT */
/* Exercises: the ordered list of a section with the class "exercises". */
#ifndef PARSE_EXERCISE_H
#define PARSE_EXERCISE_H

#include "markdown/lesson.h"

/* Makes the lists of exercises in the lesson EXERCISES. */
void exercise_find(struct parse *parse, struct node *root);

#endif
