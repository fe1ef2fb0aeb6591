#!/bin/sh
# Assaults on the reader of Markdown: each lesson is parsed, without a crash
# and in a time that only a quadratic algorithm could need.
set -u
cd "$(dirname "$0")/../.."
. tests/lib/count.sh

survives() {
	timeout 10 "$octavo" --quiet dump tree "$1" >"$work/tree" 2>&1
	[ $? -le 1 ] && grep -q '^  DOCUMENT' "$work/tree"
}

python3 tests/lib/pathological.py "$work/books"
for book in "$work"/books/*; do
	try "$(basename "$book")" survives "$book"
done
finish
