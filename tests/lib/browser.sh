#!/bin/sh
# Prints the path of the browser that the tests drive: $CHROMIUM, the system's
# Chromium or Chrome, or the one that set-up has of tests/browser. A snap is
# passed over: it is shut off from /tmp and from folders outside of /home.
for name in "${CHROMIUM:-chromium}" google-chrome "$PWD/out/npm-browser/chromium"; do
	path=$(command -v "$name") || continue
	case $path in /snap/*) continue ;; esac
	echo "$path"
	exit
done
exit 1
