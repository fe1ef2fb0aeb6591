#!/bin/sh
# The command line: exit codes, what is printed where, outputs left alone.
set -u
cd "$(dirname "$0")/../.."
. tests/lib/count.sh

status() { # EXPECTED ARGUMENT...
	expected=$1
	shift
	"$octavo" "$@" >"$work/out" 2>"$work/err"
	actual=$?
	[ $actual = "$expected" ] || {
		echo "octavo $*: exit status $actual, not $expected"
		return 1
	}
}

good=tests/epub/kinds
bad=tests/diag/include

helps() {
	status 0 --help && grep -q '^Usage: octavo COMMAND' "$work/out" &&
		status 0 build --help && grep -q -- '--output' "$work/out" &&
		status 0 check -h && status 0 dump --help &&
		status 0 --version && grep -q '^octavo [0-9]' "$work/out"
}

wrong_use() {
	status 2 && status 2 nonsense && status 2 build --nonsense &&
		status 2 build no/such/folder && status 2 dump &&
		status 2 dump nothing "$good" && status 2 build --only svg "$good" &&
		status 2 build --jobs 0 "$good" && status 2 build --color=red "$good" &&
		status 2 build "$good" "$good" && [ ! -s "$work/out" ]
}

outputs() {
	rm -rf "$work/o"
	status 0 build "$good" -o "$work/o" --only epub &&
		[ "$(ls "$work/o")" = kinds.epub ] && grep -q kinds.epub "$work/out" &&
		status 0 build "$good" -o "$work/o" --quiet && [ ! -s "$work/out" ] &&
		[ ! -s "$work/err" ] && [ -s "$work/o/kinds.pdf" ]
}

left_alone() {
	rm -rf "$work/o" "$work/book"
	cp -r "$good" "$work/book"
	status 0 build "$work/book" -o "$work/o" --only epub || return 1
	before=$(sha256sum "$work/o/kinds.epub")
	echo '{{#include none.md}}' >>"$work/book/src/kinds.md"
	status 1 build "$work/book" -o "$work/o" --only epub &&
		[ "$before" = "$(sha256sum "$work/o/kinds.epub")" ]
}

unwritable() {
	: >"$work/file"
	status 2 build "$good" -o "$work/file/x" --only epub &&
		grep -q 'cannot write' "$work/err"
}

strict() {
	status 0 check "$good" && status 1 check --strict "$good" &&
		status 1 check "$bad"
}

colors() {
	status 1 check --color=always "$bad" && grep -q "$(printf '\033')" "$work/err" &&
		status 1 check "$bad" && ! grep -q "$(printf '\033')" "$work/err"
}

default_folder() {
	rm -rf "$work/book"
	cp -r "$good" "$work/book"
	status 0 build "$work/book" --only epub && [ -s "$work/book/book/kinds.epub" ]
}

source_date() {
	rm -rf "$work/o"
	SOURCE_DATE_EPOCH=1709210096 "$octavo" build tests/resolve/honkit -o "$work/o" \
		--quiet --only epub &&
		unzip -p "$work/o/honkit.epub" EPUB/package.opf |
		grep -q 'dcterms:modified">2024-02-29T12:34:56Z<'
}

variables() {
	rm -rf "$work/o"
	MDBOOK_BOOK__TITLE="From outside" "$octavo" build "$good" -o "$work/o" --quiet \
		--only epub && [ -s "$work/o/from-outside.epub" ]
}

for test in helps wrong_use outputs left_alone unwritable strict colors \
	default_folder source_date variables; do
	try "$test" $test
done
finish
