#!/usr/bin/env python3
"""code_bytes.py EPUB TREE: what a reader copies from a listing is the source.

The text of every pre in the EPUB equals the code of a listing in the dump of
the tree, byte by byte and in the same order within the lesson.
"""
import collections
import re
import sys
import xml.etree.ElementTree as ET
import zipfile

XHTML = "{http://www.w3.org/1999/xhtml}"


def unescape(text):
    def one(found):
        letter = found.group(1)
        if letter[0] == "x":
            return chr(int(letter[1:], 16))
        return {"n": "\n", "t": "\t", "r": "\r"}.get(letter, letter)

    return re.sub(r"\\(x[0-9a-f]{2}|.)", one, text)


def tree_codes(path):
    codes = []
    for line in open(path, encoding="utf-8"):
        found = re.match(r' *LISTING .*? code=("(?:[^"\\]|\\.)*")', line)
        if found:
            codes.append(unescape(found.group(1)[1:-1]))
    return codes


def epub_codes(path):
    codes = []
    with zipfile.ZipFile(path) as epub:
        for name in epub.namelist():
            if name.endswith(".xhtml"):
                for pre in ET.fromstring(epub.read(name)).iter(XHTML + "pre"):
                    codes.append("".join(pre.itertext()))
    return codes


def main():
    written = collections.Counter(epub_codes(sys.argv[1]))
    meant = collections.Counter(tree_codes(sys.argv[2]))
    for code in (written - meant):
        print("in the EPUB only:", repr(code[:200]))
    for code in (meant - written):
        print("in the tree only:", repr(code[:200]))
    print(f"{sum(written.values())} listings compared")
    sys.exit(written != meant or not written)


main()
