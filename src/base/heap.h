/* SPDX-License-Identifier: MIT */
/* How the C library's heap grows. */
#ifndef BASE_HEAP_H
#define BASE_HEAP_H

/*
 * Asks for a heap whose first 64 MiB are in large pages, before anything is
 * allocated. A large book's trees and pages fill it from end to end, and
 * faulting it in by pages of 4 KiB is a tenth of all processor time. Where it
 * cannot be had, nothing changes.
 */
void heap_prepare(void);

#endif
