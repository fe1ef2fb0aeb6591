#!/bin/sh
# The book's listings are run, offline, and print what the book shows: with
# Debian's Python packages, and with the newest ones where they can be had.
set -u
cd "$(dirname "$0")/../.."
. tests/lib/count.sh

debian() {
	PATH="/usr/bin:$PATH" "$octavo" test book --jobs 2
}

fresh_python() {
	venv=out/venv
	[ -x $venv/bin/python3 ] || /usr/bin/python3 -m venv $venv || return 1
	$venv/bin/pip install -q --disable-pip-version-check aiohttp httpx h2 uvloop requests tenacity
}

newest() {
	PATH="$PWD/out/venv/bin:$PATH" "$octavo" test book --jobs 2
}

try "the listings, Debian's aiohttp and httpx" debian
if fresh_python >"$work/venv.log" 2>&1; then
	try "the listings, the newest aiohttp and httpx" newest
else
	echo "the package registry is out of reach: the newest aiohttp and httpx were not tried"
fi
finish
