#!/bin/sh
# The laws of the source, then the quick suite.
set -u
cd "$(dirname "$0")/.."
failed=0
for law in layers size format-check; do
	make -s $law || {
		failed=$((failed + 1))
		echo "FAILED $law"
	}
done
MESSAGES=1 sh tests/run.sh >out/run.log 2>&1
cat out/run.log
last=$(tail -n 1 out/run.log)
passed=${last%% *}
rest=${last#*, }
echo "$((passed + 3 - failed)) passed, $((failed + ${rest%% *})) failed"
