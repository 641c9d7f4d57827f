#!/usr/bin/env bash
# micropython-tests.sh NAME TREE PROGRAM PATH TEST...: runs tests with upstream's own runner, tests/run-tests.py of TREE,
# on the MicroPython PROGRAM. PATH comes first where scripts import from:
# folders with a colon between them, or nothing. A TEST is a path from here, or
# one from TREE/tests. A test that skips itself counts as failed: it was asked for.
set -uo pipefail
name=$1 tree=$2 program=$(realpath "$3") path=$4
shift 4
if [ $# -eq 0 ]; then
    echo "0 passed, 0 failed"
    exit 0
fi

files=()
for file; do
    if [ -e "$file" ]; then files+=("$(realpath "$file")"); else files+=("$file"); fi
done
[ -z "$path" ] || path=$(tr : '\n' <<<"$path" | xargs realpath | paste -sd:):
results=$PWD/build/test/$name
rm -rf "$results"
mkdir -p "$results"

cd "$tree/tests" || exit 1
export MICROPY_MICROPYTHON=$program MICROPYPATH=$path.frozen PYTHONDONTWRITEBYTECODE=1
python3 run-tests.py --keep-path --result-dir "$results" "${files[@]}" 2>&1 | tee "$results/log"
status=${PIPESTATUS[0]}
[ "$status" -eq 0 ] || python3 run-tests.py --result-dir "$results" --print-failures

passed=$(grep -c '^pass ' "$results/log")
echo "$passed passed, $(($# - passed)) failed"
[ "$status" -eq 0 ] && [ "$passed" -eq $# ]
