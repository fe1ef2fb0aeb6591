#!/usr/bin/env python3
"""tree_words.py BOOK DUMP: every lesson's words stand in its tree as often.

The reader of words.py says what a lesson shows; DUMP is what `octavo dump
tree` printed. Prints the words that a lesson's tree has less often.
"""
import collections
import os
import re
import sys

import words

# Shown, but not as words: list numbers, link definitions, caption marks.
MARKS = [
    re.compile(r"^[ \t>]*(?:[-*+][ \t]+)*\d+[.)](?=[ \t])", re.M),
    re.compile(r"^[ \t>]*\[[^\]]+\]:\s*\S+.*$", re.M),
    re.compile(r"^Table:", re.M),
]
FIELD = re.compile(r' (?:text|code|alt|title|file|note)="((?:[^"\\]|\\.)*)"')
ESCAPE = {"n": "\n", "t": "\t"}


def trees(path):
    """The words of each lesson of a dump, by the lesson's path."""
    counts, lesson = {}, None
    for line in words.read(path).splitlines():
        found = re.match(r"lesson .* path=\"([^\"]*)\"", line)
        if found:
            lesson = counts.setdefault(found.group(1), collections.Counter())
            continue
        if lesson is None:
            continue
        for field in FIELD.findall(line):
            text = re.sub(r"\\(.)", lambda m: ESCAPE.get(m.group(1), m.group(1)), field)
            lesson.update(words.WORD.findall(text))
    return counts


def main():
    book, dump = sys.argv[1:]
    folder = words.source_folder(book)
    found, total, missing = trees(dump), 0, 0
    for path in words.lessons(book):
        text = words.include(words.read(path), os.path.dirname(path))
        text = MARKS[1].sub(" ", text)
        text = words.visible(re.sub(r"\]\(\s+", "](", text))
        for mark in MARKS:
            text = mark.sub(" ", text)
        shown = collections.Counter(words.WORD.findall(text))
        tree = found.get(os.path.relpath(path, folder), collections.Counter())
        total += sum(shown.values())
        for word, count in (shown - tree).items():
            missing += count
            if missing < 60:
                print(f"{path}: '{word}' {count} times too few")
    print(f"{total} words, {missing} missing")
    sys.exit(bool(missing) or total < 100)


main()
