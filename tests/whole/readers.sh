#!/bin/sh
# The first book in a browser, in two EPUB readers; and DAISY Ace's judgement.
set -u
cd "$(dirname "$0")/../.."
. tests/lib/count.sh

CHROMIUM=$(sh tests/lib/browser.sh) || echo "FAILED no browser"
export CHROMIUM
"$octavo" build book -o "$work" --only epub --quiet
node tests/lib/readers.mjs "$work/async-python.epub" ${PICTURES:-} >"$work/readers.log" 2>&1
status=$?
while read -r line; do
	case $line in
	"ok "*) passed=$((passed + 1)) ;;
	*)
		failed=$((failed + 1))
		echo "FAILED $line"
		;;
	esac
done <"$work/readers.log"
[ $status = 0 ] || [ "$failed" -gt 0 ] || failed=1
[ "$passed" -gt 0 ] || failed=$((failed + 1))

# No violation of any rule of Ace, which runs axe-core on every document.
ace() {
	ACE_PUPPETEER_NO_SANDBOX=1 PUPPETEER_EXECUTABLE_PATH=$CHROMIUM \
		node "$judges/@daisy/ace/bin/ace-puppeteer.js" -f -s -o "$work/ace" "$work/async-python.epub"
	node -e '
const report = JSON.parse(require("fs").readFileSync(process.argv[1]))
let count = 0
for (const file of report.assertions) for (const one of file.assertions) {
  count++
  console.log(file["earl:testSubject"].url, one["earl:test"]["dct:title"], one["earl:result"]["dct:description"].slice(0, 300))
}
process.exit(count ? 1 : 0)' "$work/ace/report.json"
}

try "DAISY Ace" ace
finish
