#!/usr/bin/env bash
# upstream.sh NAME TREE PROGRAM: upstream's own tests of asyncio, those of TREE, with upstream's own runners, on the MicroPython
# PROGRAM. Which test came to what is kept in build/test/upstream-NAME/results, for `make upstream-table`.
# A test that skips itself counts as failed: this MicroPython has what it asks for.
set -uo pipefail
name=$1 tree=$(realpath "$2") program=$(realpath "$3")
here=$PWD
results=$here/build/test/upstream-$name
lib=$here/tests/upstream/lib
rm -rf "$results"
mkdir -p "$results"

# names PATTERN: tests of the tree, as micropython/ringio_async, without those that are excluded.
names() {
    (cd "$tree/tests" && compgen -G "$1" | sed 's/\.py$//' | sort) |
        grep -vxFf <(awk '!/^#/ { print $1 }' tests/upstream/excluded.list)
}

# Who stands in for an excluded test must be there.
missing=0
while read -r test instead _; do
    if [ -e "$tree/tests/$test.py" ] && [ ! -e "$instead" ]; then
        echo "FAIL  $test: $instead is not there, which is to stand in for it"
        missing=$((missing + 1))
    fi
done < <(grep -v -e '^#' -e '^$' tests/upstream/excluded.list)

mapfile -t single < <(names 'extmod/asyncio_*.py' && names 'micropython/*_async.py' && names 'net_hosted/asyncio_*.py')
mapfile -t multi < <(names 'multi_net/asyncio_*.py')
if ! "$program" -c 'import tls' 2>/dev/null; then
    # ports/unix/port.mk: Debian has moved on to an mbedtls that this MicroPython cannot be built with.
    echo "skip  multi_net/asyncio_tls_*: this MicroPython has no TLS"
    mapfile -t multi < <(printf '%s\n' "${multi[@]}" | grep -v _tls_)
fi
if [ ${#single[@]} -eq 0 ] || [ ${#multi[@]} -eq 0 ]; then
    echo "found no tests of asyncio in $tree"
    exit 1
fi

export MICROPY_MICROPYTHON=$program PYTHONDONTWRITEBYTECODE=1
cd "$tree/tests" || exit 1
# Two of the tests listen on the same port.
MICROPYPATH=$lib:.frozen python3 run-tests.py -j1 --keep-path --result-dir "$results" "${single[@]/%/.py}" 2>&1 | tee "$results/log"
[ "${PIPESTATUS[0]}" -eq 0 ] || python3 run-tests.py --result-dir "$results" --print-failures
instance=micropython,MICROPYPATH=$lib:.frozen
python3 run-multitests.py -i "$instance" -i "$instance" "${multi[@]/%/.py}" 2>&1 | tee "$results/multi-log"

{
    sed -nE 's/^(pass|FAIL|skip) +([a-z_]+\/[A-Za-z0-9_]+)\.py.*/\1 \2/p' "$results/log"
    sed -nE 's/^(multi_net\/[A-Za-z0-9_]+)\.py on .*: (pass|FAIL|skip)$/\2 \1/p' "$results/multi-log"
} >"$results/results"

passed=$(grep -c '^pass ' "$results/results")
failed=$((${#single[@]} + ${#multi[@]} - passed + missing))
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
