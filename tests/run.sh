#!/bin/sh
# The quick suite: unit tests and goldens. run.sh [STAGE/NAME] runs those whose
# path begins so; BLESS=1 rewrites the expectations. A lone NAME.md is wrapped
# into a book of one lesson; a folder NAME/ is a book as it stands.
set -u
cd "$(dirname "$0")/.."
octavo=$PWD/${OCTAVO:-out/octavo}
units=${UNIT:-out/unit}
only=${1:-}
work=$PWD/out/tests/quick
passed=0 failed=0

result() { # NAME STATUS
	if [ "$2" = 0 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAILED $1"
	fi
}

# The book folder of a case: the folder itself, or a wrapped lesson.
book_of() {
	if [ -d "$1" ]; then
		echo "$1"
		return
	fi
	book=$work/books/$(basename "$1" .md)
	mkdir -p "$book/src"
	cp "$1" "$book/src/lesson.md"
	[ -f "${1%.md}.toml" ] && cp "${1%.md}.toml" "$book/book.toml"
	[ -f "$book/book.toml" ] || printf '[book]\ntitle = "Test"\n' >"$book/book.toml"
	printf -- '- [Test](lesson.md)\n' >"$book/src/SUMMARY.md"
	echo "$book"
}

# produce KIND CASE: what the expectation of that extension holds.
produce() {
	book=$(book_of "$2")
	case $1 in
	tree | pages) "$octavo" --quiet dump "$1" "$book" 2>/dev/null ;;
	ran) (cd "$(dirname "$2")" && "$octavo" test --jobs=1 --color=never "$(basename "$2")" 2>&1) ;;
	err) (cd "$(dirname "$2")" && "$octavo" check --color=never "$(basename "$2")" 2>&1) ;;
	xhtml | opf | nav | ncx) sh tests/epub/part.sh "$1" "$book" "$octavo" "$work" ;;
	pdf-text) sh tests/pdf/part.sh "$book" "$octavo" "$work" ;;
	esac
}

golden() { # EXPECTATION
	kind=${1##*.}
	input=${1%.*}
	[ -d "$input" ] || input=$input.md
	produce "$kind" "$input" >"$work/actual" || true
	if [ -n "${BLESS:-}" ]; then
		cp "$work/actual" "$1"
	fi
	diff -u "$1" "$work/actual" >"$work/diff" && return 0
	head -n 40 "$work/diff"
	return 1
}

rm -rf "$work"
mkdir -p "$work/books"
if [ -z "${BLESS:-}" ]; then
	for unit in "$units"/*; do
		[ -x "$unit" ] && [ -f "$unit" ] || continue
		case unit/$(basename "$unit") in "$only"*) ;; *) continue ;; esac
		"$unit" >"$work/unit.log" 2>&1
		status=$?
		[ $status = 0 ] || grep -E 'FAILED|ERROR|error|:[0-9]+' "$work/unit.log" | head -n 20
		result "unit/$(basename "$unit")" $status
	done
fi
for expectation in $(find tests -mindepth 2 -maxdepth 2 \( -name '*.tree' -o \
	-name '*.err' -o -name '*.ran' -o -name '*.pages' -o -name '*.xhtml' -o -name '*.opf' \
	-o -name '*.nav' -o -name '*.ncx' -o -name '*.pdf-text' \) | sort); do
	case ${expectation#tests/} in "$only"*) ;; *) continue ;; esac
	golden "$expectation"
	result "$expectation" $?
done
# Every message must be shown by some golden (in the whole suite).
if [ -n "${MESSAGES:-}" ]; then
	for id in $(sed -n 's/^MESSAGE([A-Z_0-9]*,* *"\([a-z0-9-]*\)".*/\1/p' src/diag/messages.def); do
		grep -rqs "\[$id\]" tests/*/*.err tests/*/*.ran || { echo "no golden shows [$id]"; false; }
		result "message $id" $?
	done
fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
