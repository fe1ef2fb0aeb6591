#!/bin/sh
# Listings in the EPUB hold the bytes of the source, markers or not.
set -u
cd "$(dirname "$0")/../.."
. tests/lib/count.sh

compare() {
	"$octavo" build "$1" -o "$work/$2" --only epub --quiet
	"$octavo" dump tree "$1" >"$work/$2.tree" 2>/dev/null
	python3 tests/lib/code_bytes.py "$work/$2"/*.epub "$work/$2.tree"
}

try "the first book's listings" compare book first
for book in nomicon rust-by-example embedded-book; do
	[ -d "$corpus/$book" ] && try "$book's listings" compare "$corpus/$book" $book
done
finish
