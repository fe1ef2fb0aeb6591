# Counting for the parts of tests/whole: `try NAME COMMAND...` runs one check
# and shows its output when it fails; `finish` prints the closing line.
passed=0 failed=0

try() {
	label=$1
	shift
	if "$@" >"$work/try.log" 2>&1; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "FAILED $label: $*"
		tr -d '\033' <"$work/try.log" | tail -n 40
		echo
	fi
}

finish() {
	echo "$passed passed, $failed failed"
	[ "$failed" = 0 ]
}

octavo=$PWD/${OCTAVO:-out/octavo}
work=$PWD/out/tests/$(basename "$0" .sh)
rm -rf "$work"
mkdir -p "$work"
corpus=${CORPUS:-$PWD/../shared/corpus}
judges=$PWD/out/npm-test/node_modules
