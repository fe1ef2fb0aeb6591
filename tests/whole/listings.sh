#!/bin/sh
# The book's listings are run, offline, and print what the book shows: with
# Debian's Python packages, and with the newest ones where they can be had.
set -u
cd "$(dirname "$0")/../.."
. tests/lib/count.sh

# Some listings are about timers. A machine that stood still for a moment may
# miss one, so a failure is tried again, alone; a listing that is wrong is
# wrong three times.
run() {
	PATH="$1:$PATH" "$octavo" test book --quiet --jobs 2 ||
		PATH="$1:$PATH" "$octavo" test book --quiet --jobs 1 ||
		PATH="$1:$PATH" "$octavo" test book --quiet --jobs 1
}

debian() {
	run /usr/bin
}

fresh_python() {
	venv=out/venv
	[ -x $venv/bin/python3 ] || /usr/bin/python3 -m venv $venv || return 1
	$venv/bin/pip install -q --disable-pip-version-check aiohttp httpx h2 uvloop requests tenacity
}

newest() {
	run "$PWD/out/venv/bin"
}

try "the listings, Debian's aiohttp and httpx" debian
if fresh_python >"$work/venv.log" 2>&1; then
	try "the listings, the newest aiohttp and httpx" newest
else
	echo "the package registry is out of reach: the newest aiohttp and httpx were not tried"
fi
finish
