#!/bin/sh
# Who includes whom, against src/layers.txt; and calls outside their door.
set -eu
cd "$(dirname "$0")/.."
grep -n "^#include" $(find src -name "*.[ch]" -o -name "*.cc") |
	awk -v law=src/layers.txt '
function under(name, list,    i, n, prefixes) {
	n = split(list, prefixes, " ")
	for (i = 1; i <= n; i++)
		if (prefixes[i] == "*" || index(name, prefixes[i]) == 1)
			return 1
	return 0
}
BEGIN {
	while ((getline line < law) > 0) {
		if (line ~ /^#/ || line == "") continue
		at = index(line, ":")
		name = substr(line, 1, at - 1)
		if (name ~ /^</) doors[substr(name, 2)] = substr(line, at + 1)
		else rooms[name] = substr(line, at + 1)
	}
}
{
	split($0, field, ":")
	file = field[1]
	include = $0
	sub(/^[^"<]*/, "", include)
	path = substr(file, 5)
	room = path ~ /\// ? substr(path, 1, index(path, "/") - 1) : "main"
	ok = 1
	if (include ~ /^"/) {
		name = substr(include, 2)
		sub(/".*/, "", name)
		if (!(room in rooms)) ok = 0
		else ok = index(name, room "/") == 1 || under(name, rooms[room])
	} else {
		name = substr(include, 2)
		for (door in doors)
			if (index(name, door) == 1 && !under(path, doors[door]))
				ok = 0
	}
	if (!ok) {
		printf "%s:%s: error: may not include %s\n", file, field[2], include
		bad = 1
	}
}
END { exit bad }'

# Functions that only one door may call: name, then the files that may.
status=0
while read -r name doors; do
	found=$(grep -nE "(^|[^a-zA-Z_.>])$name\(" $(find src -name "*.c") |
		grep -vE "^($doors):" |
		grep -vE '^[^:]*:[0-9]*:\s*(\*|//|/\*)' || true)
	[ -z "$found" ] && continue
	printf '%s\n' "$found" | sed "s/\$/   <- $name outside its door/"
	status=1
done <<'END'
fopen src/base/file.c
open src/base/file.c
getenv src/main.c|src/cli/.*
time none
localtime none
exit none
printf src/main.c|src/cli/.*
strcpy none
strcat none
sprintf none
atoi none
strtok none
setlocale none
rand none
END
exit $status
