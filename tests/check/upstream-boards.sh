#!/usr/bin/env bash
# upstream-boards.sh TREE BOARD...: upstream's own tests of asyncio that need no network, those of TREE, unmodified and with
# upstream's own runner, and those of ours in tests/scripts/boards.list, over the serial lines of emulated boards. Which test came to what is kept in
# build/test/upstream-BOARD/results. stock-BOARD is upstream's firmware with the module as a native .mpy (tests/device/runner/stock.py):
# without those of ours that tests/natmod/excluded.list names, stock-RPI_PICO without any of ours. A test that skips itself counts as failed: these boards have what it asks for.
set -uo pipefail
tree=$(realpath "$1")
shift
here=$PWD
python=$(tests/device/venv.sh) || exit 1
export PYTHONDONTWRITEBYTECODE=1 MICROPY_CPYTHON3=$here/tests/clock/cpython.sh

mapfile -t tests < <(cd "$tree/tests" && printf "%s\n" extmod/asyncio_*.py micropython/*_async.py |
    grep -vxFf <(awk '!/^#/ { print $1 ".py" }' "$here/tests/upstream/excluded.list"))
[ ${#tests[@]} -gt 0 ] || { echo "found no tests of asyncio in $tree" && exit 1; }
# Ours that can run there, and in a native module.
mapfile -t ours < <(sed '/^#/d' tests/scripts/boards.list)
mapfile -t natmod < <(printf '%s\n' "${ours[@]}" | grep -vxFf <(awk '!/^#/ { print $1 }' tests/natmod/excluded.list))

# of BOARD: finds its tests, in `asked`.
of() {
    local own=("${ours[@]}")
    [[ $1 != stock-* ]] || own=("${natmod[@]}")
    # An emulator in Python takes seconds for each: ours run on RPI_PICO's own firmware, and in the native module on the other boards.
    [[ $1 != stock-RPI_PICO ]] || own=()
    asked=("${tests[@]}" "${own[@]/#/$here/tests/scripts/}")
    asked=("${asked[@]/%.py/}")
    asked=("${asked[@]/%/.py}")
}

run() { # BOARD
    local out=$here/build/test/upstream-$1 asked
    of "$1"
    rm -rf "$out"
    mkdir -p "$out"
    # DEVICE becomes the serial port.
    PYTHONPATH=tests/device "$python" -m runner.on "$1" env -C "$tree/tests" PYTHONPATH="$here/tests/upstream/slow" \
        "$python" run-tests.py -t port:DEVICE --result-dir "$out" "${asked[@]}" >"$out/log" 2>&1
    sed -nE -e 's/^(pass|FAIL|skip) +([a-z_]+\/[A-Za-z0-9_]+)\.py.*/\1 \2/p' \
        -e 's/^(pass|FAIL|skip) +.*\/tests\/(scripts\/[a-z0-9_]+)\.py.*/\1 \2/p' "$out/log" >"$out/results"
    sed "s/^/$1  /" "$out/log"
}

# Each on a processor of its own, where there are as many.
for board; do run "$board" & done
wait

passed=0 all=0
for board; do
    of "$board"
    all=$((all + ${#asked[@]}))
    passed=$((passed + $(grep -c '^pass ' "build/test/upstream-$board/results")))
done
failed=$((all - passed))
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
