#!/bin/sh
# The first book: built, valid by every judge, the same bytes twice.
set -u
cd "$(dirname "$0")/../.."
. tests/lib/count.sh
. tests/lib/judges.sh

build() {
	"$octavo" build book -o "$work/$1" --quiet --jobs "$2"
}

same() {
	cmp "$work/a/async-python.$1" "$work/b/async-python.$1"
}

# Another locale, time zone and folder, and other threads: the same bytes.
build_elsewhere() {
	cp -r book "$work/elsewhere"
	(cd "$work" && LC_ALL=C.UTF-8 TZ=Asia/Tokyo HOME=/nonexistent \
		"$octavo" build elsewhere -o "$work/b" --quiet --jobs 2)
}

# An EPUB alone is laid out without glyphs: its page numbers are the same.
alone() {
	"$octavo" build book -o "$work/alone" --quiet --only epub &&
		cmp "$work/a/async-python.epub" "$work/alone/async-python.epub"
}

strict() {
	"$octavo" check --strict book
}

has_words() {
	python3 tests/lib/words.py book "$work/a/async-python.$1"
}

logical_order() {
	pdfinfo -struct-text "$work/a/async-python.pdf" >"$work/structure" &&
		grep -q 'H1' "$work/structure" && grep -q 'Figure' "$work/structure" &&
		grep -q 'Table' "$work/structure"
}

try "the book is built" build a 1
try "it is built elsewhere" build_elsewhere
try "the EPUB has the same bytes" same epub
try "the PDF has the same bytes" same pdf
try "an EPUB alone has the same bytes" alone
try "check --strict is clean" strict
try "EPUBCheck" epub_is_valid "$work/a/async-python.epub"
try "qpdf" pdf_is_sound "$work/a/async-python.pdf"
try "Poppler" pdf_is_readable "$work/a/async-python.pdf"
try "MuPDF" pdf_draws_in_mupdf "$work/a/async-python.pdf"
try "fonts" fonts_are_embedded "$work/a/async-python.pdf"
try "veraPDF: PDF/UA-1" pdf_conforms ua1 "$work/a/async-python.pdf"
try "logical structure" logical_order
try "every word is in the EPUB" has_words epub
try "every word is in the PDF" has_words pdf
finish
