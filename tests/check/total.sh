#!/usr/bin/env bash
# total.sh COMMAND...: runs each, all of them whatever fails, and adds up their lines "N passed, N failed".
set -uo pipefail
out=$(mktemp)
trap 'rm -f "$out"' EXIT
status=0
for command; do $command | tee -a "$out" || status=1; done
awk '/^[0-9]+ passed, [0-9]+ failed$/ { p += $1; f += $3 } END { print p + 0 " passed, " f + 0 " failed" }' "$out"
exit "$status"
