#!/bin/sh
# part.sh KIND BOOK OCTAVO WORK: a part of the book's EPUB. xhtml: all files
# but those that every book has alike.
set -eu
out=$4/epub
rm -rf "$out"
"$3" build --quiet --only epub -o "$out" "$2" >/dev/null 2>&1
case $1 in
xhtml) unzip -p "$out"/*.epub 'EPUB/*.xhtml' -x EPUB/cover.xhtml \
	EPUB/nav.xhtml EPUB/title-page.xhtml ;;
opf) unzip -p "$out"/*.epub EPUB/package.opf ;;
nav) unzip -p "$out"/*.epub EPUB/nav.xhtml ;;
ncx) unzip -p "$out"/*.epub EPUB/toc.ncx ;;
esac
