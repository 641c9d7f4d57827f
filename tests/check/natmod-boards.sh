#!/usr/bin/env bash
# natmod-boards.sh TREE: the module as a native .mpy on stock firmwares, those of ports/natmod/boards.list, emulated: tests/device,
# upstream's tests and ours (upstream-boards.sh), all at the same time; then the installer.
set -uo pipefail
tree=$1
out=build/test/natmod-boards
rm -rf "$out"
mkdir -p "$out"
mapfile -t boards < <(awk '!/^#/ { print "stock-" $1 }' ports/natmod/boards.list)
options=()
for board in "${boards[@]}"; do options+=(--board "$board"); done

tests/device/run.sh "${options[@]}" >"$out/device" 2>&1 &
device=$!
tests/check/upstream-boards.sh "$tree" "${boards[@]}" >"$out/upstream" 2>&1 &
upstream=$!
status=0
wait "$device" || status=1
sed '$s/, [0-9]* skipped$//' "$out/device"
wait "$upstream" || status=1
cat "$out/upstream"
tests/check/install.sh >"$out/install" 2>&1 || status=1
cat "$out/install"
awk '/^[0-9]+ passed, [0-9]+ failed/ { p += $1; f += $3 } END { print p + 0 " passed, " f + 0 " failed" }' "$out"/*
exit "$status"
