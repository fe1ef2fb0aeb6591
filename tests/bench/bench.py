#!/usr/bin/env python3
"""bench.py OCTAVO BOOK...: whole-process figures, medians of five runs.

CPU is user + system time of the whole process. The ratio sets it beside one
fixed piece of work on the same machine at the same time (zlib, level 9, of
the book's own Markdown), so that figures of two machines can be compared.
"""
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import zlib

RUNS = 5


def cpu():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def run(arguments):
    """CPU seconds, wall seconds and peak KiB of one run."""
    before, start = cpu(), time.monotonic()
    process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"{arguments} failed")
    return usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss


def markdown_of(book):
    parts = []
    for folder, folders, names in os.walk(book):
        folders.sort()
        for name in sorted(names):
            if name.endswith(".md"):
                with open(os.path.join(folder, name), "rb") as file:
                    parts.append(file.read())
    return b"".join(parts)


def yardstick(text):
    start = time.process_time()
    zlib.compress(text, 9)
    return time.process_time() - start


def pages_of(folder):
    for name in os.listdir(folder):
        if name.endswith(".pdf"):
            info = subprocess.run(["pdfinfo", os.path.join(folder, name)],
                                  capture_output=True, text=True).stdout
            return int(re.search(r"Pages:\s+(\d+)", info).group(1))
    return 0


def measure(octavo, book):
    text = markdown_of(book)
    unit = statistics.median(yardstick(text) for _ in range(RUNS))
    print(f"{book}: {len(text) / 1e6:.2f} MB of Markdown; zlib -9 of it: {unit:.3f} s")
    for what in ("pdf", "epub", "epub,pdf"):
        with tempfile.TemporaryDirectory() as out:
            runs = [run([octavo, "build", book, "-o", out, "--quiet",
                         "--jobs", "1", "--only", what]) for _ in range(RUNS)]
            size = sum(os.path.getsize(os.path.join(out, n)) for n in os.listdir(out))
            pages = pages_of(out)
        seconds = statistics.median(r[0] for r in runs)
        wall = statistics.median(r[1] for r in runs)
        peak = max(r[2] for r in runs)
        rate = f", {pages} pages, {pages / seconds:.0f} pages/s" if pages else ""
        print(f"  {what:9} CPU {seconds:.3f} s (ratio {seconds / unit:.2f}), wall {wall:.3f} s,"
              f" peak {peak / 1024:.0f} MB, {size / 1e6:.2f} MB{rate}")


def main():
    for book in sys.argv[2:]:
        measure(sys.argv[1], book)


main()
