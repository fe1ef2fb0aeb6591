#!/bin/sh
# The page numbers in the EPUB are those of the PDF, page by page.
set -u
cd "$(dirname "$0")/../.."
. tests/lib/count.sh

compare() {
	"$octavo" build "$1" -o "$work/$2" --quiet || [ -n "$(ls "$work/$2"/*.pdf)" ]
	python3 tests/lib/pagelist.py "$work/$2"/*.epub "$work/$2"/*.pdf
}

try "the first book's page list" compare book first
[ -d "$corpus/nomicon" ] && try "the Rustonomicon's page list" compare "$corpus/nomicon" nomicon
try "a page list with lists of figures" compare tests/epub/kinds kinds
finish
