#!/bin/sh
# Every word of every lesson is in its tree, as often as the author wrote it,
# and every node stands where the author wrote it: the first book and the books
# of $CORPUS.
set -u
cd "$(dirname "$0")/../.."
. tests/lib/count.sh
. tests/lib/judges.sh

keeps_words() {
	"$octavo" --quiet dump tree "$1" >"$work/tree" 2>/dev/null
	python3 tests/lib/tree_words.py "$1" "$work/tree"
}

has_right_places() {
	"$octavo" --quiet dump tree "$1" >"$work/tree" 2>/dev/null
	python3 tests/lib/places.py "$1" "$work/tree"
}

for folder in book "$corpus"/*/; do
	book=${folder%/}
	[ -d "$book" ] || continue
	[ -d "$book/docs" ] && book=$book/docs
	try "$(basename "$folder"): every word is in the tree" keeps_words "$book"
	try "$(basename "$folder"): every place is right" has_right_places "$book"
done
finish
