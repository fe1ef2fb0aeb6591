#!/bin/sh
# The whole suite: the quick one, then every part of tests/whole, each of which
# prints "N passed, N failed" as its last line. The last line here adds them up.
set -u
cd "$(dirname "$0")/.."
mkdir -p out/tests
passed=0 failed=0
for part in tests/check.sh tests/whole/*.sh; do
	[ -f "$part" ] || continue
	echo "== $part"
	sh "$part" 2>&1 | tee out/part.log
	last=$(grep -E '^[0-9]+ passed, [0-9]+ failed$' out/part.log | tail -n 1)
	if [ -z "$last" ]; then
		echo "FAILED $part: it did not finish"
		failed=$((failed + 1))
		continue
	fi
	passed=$((passed + ${last%% *}))
	rest=${last#*, }
	failed=$((failed + ${rest%% *}))
done
rm -f out/part.log
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
