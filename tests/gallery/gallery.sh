#!/bin/sh
# make gallery: every kind of page as a picture in out/gallery, and sheets of
# them: the first book's pages, books in other scripts, the EPUB in a browser.
set -eu
cd "$(dirname "$0")/../.."
out=$PWD/out/gallery
rm -rf "$out"
mkdir -p "$out"

# page BOOK NAME TEXT: the first page, behind the contents, that holds the text.
page() {
	number=$(python3 tests/gallery/find.py "$1" "$3")
	pdftoppm -r 110 -png -f "$number" -l "$number" -singlefile "$1" "$out/$2"
}

book=out/async-python.pdf
pdftoppm -r 110 -png -f 3 -l 3 -singlefile "$book" "$out/title"
pdftoppm -r 110 -png -f 5 -l 5 -singlefile "$book" "$out/contents"
page "$book" opener 'After this lesson you can'
page "$book" code 'Listing 9-2'
page "$book" table 'Common mistakes'
page "$book" figure 'Figure 6-1'
page "$book" alert 'Warning'
page "$book" exercises 'Predict the output'
page "$book" index '^Index'
page "$book" colophon '^Colophon'
for name in other right; do
	out/octavo build "tests/gallery/$name" -o "$out/$name" --quiet || [ $? = 1 ]
	pdftoppm -r 110 -png -f 7 -l 8 "$out/$name"/*.pdf "$out/$name"
done
CHROMIUM=$(sh tests/lib/browser.sh)
export CHROMIUM
node tests/lib/readers.mjs out/async-python.epub "$out" >"$out/readers.log" || true
python3 tests/gallery/sheet.py "$out"
"$CHROMIUM" --headless --no-sandbox --disable-gpu --hide-scrollbars \
	--window-size=1800,3200 --screenshot="$out/sheet.png" \
	"file://$out/index.html" >/dev/null 2>&1
echo "out/gallery/sheet.png, out/gallery/index.html"
