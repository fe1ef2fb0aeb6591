#!/bin/sh
# make bench: CPU time and memory of octavo on the first book and on each
# folder in $BENCH_BOOKS. Figures, never a verdict: see README.md beside this.
set -eu
cd "$(dirname "$0")/../.."
# shellcheck disable=SC2086
exec python3 tests/bench/bench.py out/octavo book ${BENCH_BOOKS:-}
