/* SPDX-License-Identifier: MIT */
/* What --help prints. */
#ifndef CLI_HELP_H
#define CLI_HELP_H

/* The help of a command; of NULL that of the program; NULL for no command. */
const char *help_of(const char *command);

#endif
