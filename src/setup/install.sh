#!/bin/sh
# install.sh PREFIX: the program, its data and its manual page.
set -eu
prefix=$1
share=$prefix/share/octavo
mkdir -p "$prefix/bin" "$share/fonts" "$share/epub" "$prefix/share/man/man1"
install -m 755 out/octavo "$prefix/bin/octavo"
install -m 644 out/share/fonts/* "$share/fonts/"
install -m 644 out/share/epub/style.css "$share/epub/style.css"
install -m 644 src/octavo.1 "$prefix/share/man/man1/octavo.1"
