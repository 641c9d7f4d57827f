#!/usr/bin/env bash
# busy.sh TIMES STEP...: runs the steps so many times, beside as many busy loops as there are processors.
set -uo pipefail
times=$1
shift

# They end with this script, however it ends.
loops=()
for _ in $(seq "$(nproc)"); do
    sh -c 'while kill -0 "$PPID" 2>/dev/null; do :; done' &
    loops+=($!)
done
steps=()
for ((i = 0; i < times; i++)); do steps+=("$@"); done
tests/check/steps.sh "${steps[@]}"
status=$?
kill "${loops[@]}"
exit "$status"
