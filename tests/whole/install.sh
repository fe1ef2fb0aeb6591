#!/bin/sh
# make install and uninstall; the installed program needs no source tree.
set -u
cd "$(dirname "$0")/../.."
. tests/lib/count.sh

build_with_installed() {
	mkdir -p "$work/away/src"
	printf '[book]\ntitle = "Away"\n' >"$work/away/book.toml"
	printf -- '- [One](one.md)\n' >"$work/away/src/SUMMARY.md"
	printf '# One\n\nSome *words* and `code`.\n' >"$work/away/src/one.md"
	(cd / && "$work/root/usr/bin/octavo" build "$work/away" -o "$work/away/out") &&
		[ -s "$work/away/out/away.pdf" ] && [ -s "$work/away/out/away.epub" ]
}

nothing_left() {
	[ -z "$(find "$work/root" -type f)" ]
}

try "installs" make -s install DESTDIR="$work/root" PREFIX=/usr
try "builds a book without the source tree" build_with_installed
try "uninstalls" make -s uninstall DESTDIR="$work/root" PREFIX=/usr
try "leaves nothing" nothing_left
finish
