"""outline.py: qpdf's JSON of an outline (version 1, the same in all of qpdf)
on standard input; a line an entry: title, page and place on it."""
import json
import sys


def show(entries, depth):
    for entry in entries:
        kids, place = entry["kids"], entry["dest"]
        sign = " " if not kids else "-" if entry["open"] else "+"
        print(sign + "\t" * (depth + 1) + entry["title"],
              entry["destpageposfrom1"], *place[1:], sep="  ")
        show(kids, depth + 1)


show(json.load(sys.stdin)["outlines"], 0)
