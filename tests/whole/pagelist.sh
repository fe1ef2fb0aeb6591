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
# Lessons whose titles stand in SUMMARY.md only, below one without a file; some
# of them begin pages.
untitled() {
	mkdir -p "$work/plain/src"
	printf '[book]\ntitle = "Plain"\n' >"$work/plain/book.toml"
	printf '# Summary\n\n- [Draft]()\n    - [First](0.md)\n' >"$work/plain/src/SUMMARY.md"
	for i in $(seq 0 40); do
		[ "$i" -gt 0 ] && printf '    - [Nested %d](%d.md)\n' "$i" "$i" >>"$work/plain/src/SUMMARY.md"
		for k in $(seq 0 $((i % 7 * 2))); do
			printf 'Paragraph %d of lesson %d.\n\n' "$k" "$i"
		done >"$work/plain/src/$i.md"
	done
	compare "$work/plain" plain
}
try "lessons without headings" untitled
# Another trim has other pages, and says so.
other_trim() {
	cp -r tests/epub/kinds "$work/trimmed"
	sed -i "s/^subtitle/trim = \"a5\"\n&/" "$work/trimmed/book.toml"
	"$octavo" build "$work/trimmed" -o "$work/trimmed/out" --quiet
	! python3 tests/lib/pagelist.py "$work"/kinds/*.epub "$work"/trimmed/out/*.pdf |
		grep -q "one pagination" && return 1
	python3 tests/lib/pagelist.py "$work"/trimmed/out/*.epub "$work"/trimmed/out/*.pdf
}
try "files of two layouts tell themselves apart" other_trim
finish
