#!/bin/sh
# setup.sh build|test ...: installs what the named sets of packages.txt lack,
# the pinned npm packages, and the fonts. Silent when nothing is missing.
set -eu
here=$(dirname "$0")
out=out

# Whether the thing that shows a package's presence is there; a file may be a
# pattern.
# shellcheck disable=SC2086
is_there() {
	case $1 in
	command) command -v "$2" >/dev/null 2>&1 ;;
	library) pkg-config --exists "$2" 2>/dev/null ;;
	file) for found in $2; do [ -e "$found" ] && return; done; return 1 ;;
	header)
		[ -e "/usr/include/$2" ] || [ -e "/usr/local/include/$2" ] ||
			ls /usr/include/*/"$2" >/dev/null 2>&1
		;;
	browser) sh tests/lib/browser.sh >/dev/null ;;
	esac
}

find_missing() {
	missing=
	for set in "$@"; do
		while read -r name package kind sign; do
			[ "$name" = "$set" ] || continue
			is_there "$kind" "$sign" || missing="$missing $package"
		done <"$here/packages.txt"
	done
}

say_missing() { # WHY PACKAGE...: PACKAGE in the reason is the package's name
	why=$1
	shift
	for package in "$@"; do
		echo "octavo: missing: $package ($why)" | sed "s/PACKAGE/$package/"
	done >&2
	exit 2
}

# Leaves in $missing what apt can install. Ubuntu has its browser as a snap
# only, so that one is taken from npm; anything else unknown is the end.
sort_missing() {
	wanted=$missing missing= unknown=
	for package in $wanted; do
		if LC_ALL=C apt-cache policy "$package" | grep -q 'Candidate: [^(]'; then
			missing="$missing $package"
		elif [ "$package" = chromium ] && [ "$(uname -m)" = x86_64 ]; then
			npm_browser=yes
		else
			unknown="$unknown $package"
		fi
	done
	# shellcheck disable=SC2086
	[ -z "$unknown" ] || say_missing "apt knows none: octavo needs Debian 12, Ubuntu 24.04 or newer" $unknown
}

# shellcheck disable=SC2086
apt_install() {
	how="Debian, Ubuntu: apt-get install PACKAGE"
	as_root=env
	[ "$(id -u)" = 0 ] || as_root="sudo -n env"
	command -v apt-get >/dev/null 2>&1 || say_missing "$how" $missing
	[ "$as_root" = env ] || sudo -n true 2>/dev/null || say_missing "$how" $missing
	as_root="$as_root DEBIAN_FRONTEND=noninteractive" # which sudo would drop
	$as_root apt-get update -qq >/dev/null || true
	sort_missing
	[ -n "$missing" ] || return 0
	echo "octavo: installing$missing"
	log=$(mktemp)
	$as_root apt-get install -y -qq --no-install-recommends $missing \
		>"$log" 2>&1 || {
		tail -n 5 "$log" >&2
		rm -f "$log"
		say_missing "$how" $missing
	}
	rm -f "$log"
}

# npm_install LOCK-FOLDER TARGET: the packages of a lock file, hashes checked.
npm_install() {
	if cmp -s "$1/package-lock.json" "$2/package-lock.json"; then
		return
	fi
	echo "octavo: installing the npm packages of $1/package-lock.json"
	rm -rf "$2"
	mkdir -p "$2"
	cp "$1/package.json" "$2/package.json"
	cp "$1/package-lock.json" "$2/package-lock.json.new"
	mv "$2/package-lock.json.new" "$2/package-lock.json"
	if ! (cd "$2" && npm ci --ignore-scripts --no-audit --no-fund \
		--loglevel=error >/dev/null); then
		rm -rf "$2"
		echo "octavo: missing: the npm packages (needs the npm registry once)" >&2
		exit 2
	fi
}

# copy_fonts: every font of fonts/fonts.sha256 into out/share/fonts, checked. A
# .woff2 is unpacked; the hash is that of what comes out.
copy_fonts() {
	if cmp -s fonts/fonts.sha256 $out/share/fonts/fonts.sha256; then
		return
	fi
	echo "octavo: copying the fonts of fonts/fonts.sha256"
	rm -rf $out/share/fonts # never through a link into another folder's file
	mkdir -p $out/share/fonts
	while read -r hash path; do
		case $hash in '#'*) continue ;; esac
		name=${path##*/}
		cp "$path" "$out/share/fonts/$name"
		case $name in
		*.woff2)
			woff2_decompress "$out/share/fonts/$name" >/dev/null 2>&1
			rm "$out/share/fonts/$name"
			name=${name%.woff2}.ttf
			;;
		esac
		sum=$(sha256sum "$out/share/fonts/$name")
		if [ "${sum%% *}" != "$hash" ]; then
			case $path in
			/usr/*) echo "octavo: note: $name is another version than Debian 12's; page breaks may differ" ;;
			*)
				echo "octavo: wrong hash: $path" >&2
				exit 2
				;;
			esac
		fi
	done <fonts/fonts.sha256
	cp fonts/fonts.sha256 $out/share/fonts/fonts.sha256
}

# unpack_browser: the browser of tests/browser, from its Brotli stream.
unpack_browser() {
	[ -x $out/npm-browser/chromium ] || node -e '
const { readFileSync, writeFileSync } = require("fs")
const { brotliDecompressSync } = require("zlib")
const [from, to] = process.argv.slice(1)
writeFileSync(to, brotliDecompressSync(readFileSync(from)), { mode: 0o755 })' \
		$out/npm-browser/node_modules/@sparticuz/chromium/bin/chromium.br \
		$out/npm-browser/chromium
}

npm_browser=
find_missing "$@"
if [ -n "$missing" ]; then
	apt_install
	[ -z "$npm_browser" ] || {
		npm_install tests/browser $out/npm-browser
		unpack_browser
	}
	find_missing "$@"
	# shellcheck disable=SC2086
	[ -z "$missing" ] || say_missing "what apt has is too old: octavo needs Debian 12, Ubuntu 24.04 or newer" $missing
fi

for set in "$@"; do
	case $set in
	build)
		npm_install "$here" $out/npm
		copy_fonts
		;;
	test) npm_install tests $out/npm-test ;;
	esac
done
