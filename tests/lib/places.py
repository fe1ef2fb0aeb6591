#!/usr/bin/env python3
"""places.py BOOK DUMP: every node stands where its words or marks are.

Lessons with includes are passed over: their nodes stand in other files.
"""
import os
import re
import sys

import words

BEGINS = {
    "CODE": "`<", "LINK": "[<", "IMAGE": "!<", "STRONG": "*_<",
    "EMPHASIS": "*_<", "STRIKE": "~<", "SOFT_BREAK": "\n ", "NOTE_CALL": "[",
    "INDEX_MARK": "<", "RULE": "*-_<",
}


def is_right(kind, rest, source):
    if kind == "TEXT":
        text = re.search(r' text="(.*)"$', rest)
        word = re.match(r"[ (]*[A-Za-z0-9]+", text.group(1)) if text else None
        # What resolve writes for an empty link has no words of the author's.
        return not word or source.startswith((word.group(0), "[]("))
    return kind not in BEGINS or source[:1] in BEGINS[kind]


def main():
    book, dump = sys.argv[1:]
    folder = words.source_folder(book)
    lines, path, checked, wrong = None, "", 0, 0
    for row in words.read(dump).splitlines():
        lesson = re.match(r"lesson .* path=\"([^\"]*)\"", row)
        if lesson:
            path = os.path.join(folder, lesson.group(1))
            text = words.read(path)
            lines = None if "{{#" in text else (text + "\n").encode().splitlines(True)
        node = re.match(r" +([A-Z_]+) (\d+):(\d+)(.*)", row)
        if not node or not lines:
            continue
        line, column = int(node.group(2)), int(node.group(3))
        source = lines[line - 1][column - 1:].decode("utf-8", "replace")
        checked += 1
        if not is_right(node.group(1), node.group(4), source):
            wrong += 1
            if wrong < 20:
                print(f"{path}:{line}:{column}: {row.strip()[:60]}: {source[:40]!r}")
    print(f"{checked} places, {wrong} wrong")
    sys.exit(bool(wrong))


main()
