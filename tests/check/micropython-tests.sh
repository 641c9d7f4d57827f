#!/usr/bin/env bash
# micropython-tests.sh NAME TREE PROGRAM PATH TEST...: runs tests with upstream's own runner, tests/run-tests.py of TREE,
# on the MicroPython PROGRAM, each on the clock that tests/clock/of.sh says. PATH comes first where scripts import from:
# folders with a colon between them, or nothing. A TEST is a path from here, or
# one from TREE/tests. A test that skips itself counts as failed: it was asked for.
set -uo pipefail
name=$1 tree=$2 program=$(realpath "$3") path=$4
shift 4
if [ $# -eq 0 ]; then
    echo "0 passed, 0 failed"
    exit 0
fi

clock=$PWD/tests/clock
real=() virtual=()
for file; do
    if [ -e "$file" ]; then at=$(realpath "$file"); else at=$file; fi
    if [ "$(cd "$tree/tests" && "$clock/of.sh" "$at")" = real ]; then real+=("$at"); else virtual+=("$at"); fi
done
[ -z "$path" ] || path=$(tr : '\n' <<<"$path" | xargs realpath | paste -sd:):
results=$PWD/build/test/$name
rm -rf "$results"
mkdir -p "$results"

cd "$tree/tests" || exit 1
export MICROPYPATH=$path.frozen PYTHONDONTWRITEBYTECODE=1 MICROPY_CPYTHON3=$clock/cpython.sh
status=0

run() { # PROGRAM TEST...
    export MICROPY_MICROPYTHON=$1
    shift
    [ $# -gt 0 ] || return 0
    python3 run-tests.py --keep-path --result-dir "$results" "$@" 2>&1 | tee -a "$results/log"
    [ "${PIPESTATUS[0]}" -eq 0 ] || { status=1 && python3 run-tests.py --result-dir "$results" --print-failures; }
}
run "$program" ${real[@]+"${real[@]}"}
MICROPYTHON=$program run "$clock/micropython.sh" ${virtual[@]+"${virtual[@]}"}

# By the runner's own count: two of its tests at a time may write into one line.
passed=$(awk '/^[0-9]+ tests passed$/ { n += $1 } END { print n + 0 }' "$results/log")
echo "$passed passed, $(($# - passed)) failed"
[ "$status" -eq 0 ] && [ "$passed" -eq $# ]
