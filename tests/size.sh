#!/bin/sh
# Files over 800 lines and functions over 100, headers over 150 (an error);
# a function may say "long: why" in the comment right above it.
set -eu
cd "$(dirname "$0")/.."
status=0
for file in $(find src -name "*.[ch]"); do
	lines=$(wc -l <"$file")
	limit=800
	if [ "$lines" -gt $limit ]; then
		echo "$file: $lines lines"
		status=1
	fi
done
long=$(ctags -R --languages=C --kinds-C=f --fields=+ne -f - src |
	awk -F'\t' '{
		line = end = 0
		for (i = 4; i <= NF; i++) {
			if ($i ~ /^line:/) line = substr($i, 6)
			if ($i ~ /^end:/) end = substr($i, 5)
		}
		if (end - line >= 100) print $2 ":" line ": " $1 ": " end - line + 1 " lines"
	}')
if [ -n "$long" ]; then
	echo "$long"
	status=1
fi
exit $status
