#!/usr/bin/env bash
# boards.sh NAME TREE BOARD...: all that is tried on emulated boards, at the same time, as most of them leave a processor idle: tests/device,
# upstream's tests and ours (upstream-boards.sh), and where upstream's firmwares are among them (stock-BOARD) the installer. The outputs are
# kept in build/test/NAME.
set -uo pipefail
out=build/test/$1
tree=$2
shift 2
rm -rf "$out"
mkdir -p "$out"

options=()
for board; do options+=(--board "$board"); done
tests/device/run.sh "${options[@]}" >"$out/device" 2>&1 &
jobs=($!)
tests/check/upstream-boards.sh "$tree" "$@" >"$out/upstream" 2>&1 &
jobs+=($!)
if [[ " $* " == *" stock-"* ]]; then
    tests/check/install.sh >"$out/install" 2>&1 &
    jobs+=($!)
fi

status=0
for job in "${jobs[@]}"; do wait "$job" || status=1; done
# Of the device tests the last line counts those that were skipped, too.
sed '$s/, [0-9]* skipped$//' "$out/device"
cat "$out"/[!d]*
awk '/^[0-9]+ passed, [0-9]+ failed/ { p += $1; f += $3 } END { print p + 0 " passed, " f + 0 " failed" }' "$out"/*
exit "$status"
