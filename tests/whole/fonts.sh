#!/bin/sh
# Families of the author's: in pictures too, whether an EPUB is made or not.
set -u
cd "$(dirname "$0")/../.."
. tests/lib/count.sh
. tests/lib/judges.sh

book=$work/families
mkdir -p "$book/src"
cat >"$book/book.toml" <<-'END'
	[book]
	title = "Families"
	[output.octavo.style]
	heading-font = "Source Serif 4"
	code-font = "DejaVu Sans Mono"
END
echo '- [A](a.md)' >"$book/src/SUMMARY.md"
printf '# A\n\n![Words](a.svg)\n' >"$book/src/a.md"
cat >"$book/src/a.svg" <<-'END'
	<svg xmlns="http://www.w3.org/2000/svg" width="200" height="60">
	<text x="5" y="20" font-family="sans-serif">words</text>
	<text x="5" y="45" font-family="monospace">code</text>
	<text x="5" y="55" font-size="12" font-family="Times,serif">a name</text>
	</svg>
END

build() {
	"$octavo" build "$book" -o "$work/both" --quiet &&
		"$octavo" build "$book" -o "$work/alone" --quiet --only pdf
}

same() {
	cmp "$work/both/families.pdf" "$work/alone/families.pdf"
}

uses() {
	pdffonts "$work/both/families.pdf" | grep -q "+$1 "
}

uses_not() {
	! uses "$1"
}

try "the book is built" build
try "the EPUB's cover leaves the PDF alone" same
try "sans-serif in a picture" uses SourceSerif4-Regular
try "monospace in a picture" uses DejaVuSansMono
# As wide as Times sets it, to a twentieth; in the program's own families only.
as_times() {
	cp -r "$book" "$work/plain" && sed -i '/style\]/,$d' "$work/plain/book.toml" &&
		"$octavo" build "$work/plain" -o "$work/plain/out" --quiet --only pdf &&
		pdffonts "$work"/plain/out/*.pdf | grep -q '+SourceSerif4SmText-Regular ' &&
		pdftotext -bbox "$work"/plain/out/*.pdf - |
		awk -F'"' '/>name</ { width = ($6 - $2) / 0.75 / 12; ok = width > 2.05 && width < 2.28 } END { exit !ok }'
}
try "Times in a picture" as_times
try "nothing is left in the program's sans" uses_not SourceSans3-Regular
# The same families in the EPUB: subsets under their names, ours not beside them.
embedded() {
	sed -i 's/^\[output.octavo.style\]/[output.octavo]\nembed-fonts = "all"\n&\nbody-font = "DejaVu Serif"/' "$book/book.toml"
	printf '\nText, **bold**, `code`.\n' >>"$book/src/a.md"
	"$octavo" build "$book" -o "$work/embedded" --quiet --only epub &&
		unzip -p "$work/embedded/families.epub" EPUB/style.css >"$work/style.css" &&
		grep -q 'font-face.*"DejaVu Serif".*text-bold-normal.ttf' "$work/style.css" &&
		grep -q 'font-face.*"DejaVu Sans Mono".*code-normal-normal.ttf' "$work/style.css" &&
		grep -q '^body { font-family: "DejaVu Serif"' "$work/style.css" &&
		! grep -q 'Octavo\|SourceSerif' "$work/style.css" &&
		epub_is_valid "$work/embedded/families.epub"
}
try "the author's families in the EPUB" embedded
finish
