#!/bin/sh
# Other people's books, as they are: built, valid, with all their words. They
# are looked for in $CORPUS (each folder a book). Without them nothing is tried
# and nothing counted; with CORPUS set, a folder that is not there is a failure.
set -u
cd "$(dirname "$0")/../.."
. tests/lib/count.sh
. tests/lib/judges.sh

if [ ! -d "$corpus" ]; then
	echo "no books at $corpus: not tried (set CORPUS to a folder of mdBook books)"
	[ -z "${CORPUS:-}" ] || failed=1
	finish
	exit
fi

build() {
	"$octavo" build "$1" -o "$work/$2" >"$work/$2.log" 2>&1
}

for folder in "$corpus"/*/; do
	book=${folder%/}
	name=$(basename "$book")
	[ -d "$book/docs" ] && book=$book/docs
	try "$name is built" build "$book" "$name"
	for epub in "$work/$name"/*.epub; do
		try "$name: EPUBCheck" epub_is_valid "$epub"
		try "$name: every word is in the EPUB" python3 tests/lib/words.py "$book" "$epub"
	done
	for pdf in "$work/$name"/*.pdf; do
		try "$name: qpdf" pdf_is_sound "$pdf"
		try "$name: Poppler" pdf_is_readable "$pdf"
		try "$name: fonts" fonts_are_embedded "$pdf"
		try "$name: every word is in the PDF" python3 tests/lib/words.py "$book" "$pdf"
	done
done
finish
