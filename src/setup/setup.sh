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
	esac
}

missing=
for set in "$@"; do
	while read -r name package kind sign; do
		[ "$name" = "$set" ] || continue
		is_there "$kind" "$sign" || missing="$missing $package"
	done <"$here/packages.txt"
done

as_root=
[ "$(id -u)" = 0 ] || as_root="sudo -n"

say_missing() {
	for package in $missing; do
		echo "octavo: missing: $package (Debian, Ubuntu: apt-get install $package)" >&2
	done
	exit 2
}

if [ -n "$missing" ]; then
	command -v apt-get >/dev/null 2>&1 || say_missing
	[ -z "$as_root" ] || sudo -n true 2>/dev/null || say_missing
	echo "octavo: installing$missing"
	export DEBIAN_FRONTEND=noninteractive
	$as_root apt-get update -qq >/dev/null || true
	# shellcheck disable=SC2086
	$as_root apt-get install -y -qq --no-install-recommends $missing \
		>"/tmp/octavo-apt.$$" 2>&1 || {
		tail -n 5 "/tmp/octavo-apt.$$" >&2
		rm -f "/tmp/octavo-apt.$$"
		say_missing
	}
	rm -f "/tmp/octavo-apt.$$"
fi

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

for set in "$@"; do
	case $set in
	build)
		npm_install "$here" $out/npm
		copy_fonts
		;;
	test) npm_install tests $out/npm-test ;;
	esac
done
