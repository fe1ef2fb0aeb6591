#!/bin/sh
# part.sh BOOK OCTAVO WORK: builds the book's PDF and prints what outside
# readers find in it: structure with its text, places and links, outline.
set -eu
rm -rf "$3/pdf"
"$2" build "$1" -o "$3/pdf" --only pdf --quiet 2>/dev/null
file=$(ls "$3"/pdf/*.pdf)
pdfinfo -struct-text "$file" | sed 's/Object [0-9]* 0/annotation/'
pdfinfo -dests "$file"
pdfinfo -url "$file"
qpdf --json=1 --json-key=outlines "$file" | python3 tests/lib/outline.py
