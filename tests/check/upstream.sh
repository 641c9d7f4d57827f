#!/usr/bin/env bash
# upstream.sh NAME TREE PROGRAM [PATH]: upstream's own tests of asyncio, those of TREE, with upstream's own runners, on the MicroPython
# PROGRAM, which imports from PATH first. Which test came to what is kept in build/test/upstream-NAME/results, for `make upstream-table`.
# A test that skips itself counts as failed: this MicroPython has what it asks for.
# One that measures time (tests/upstream/timing.list) has three tries; how many it took is said.
set -uo pipefail
name=$1 tree=$(realpath "$2") program=$(realpath "$3") path=${4:+$(realpath "$4"):}
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

export MICROPY_MICROPYTHON=$program MICROPY_CPYTHON3=$here/tests/clock/cpython.sh PYTHONDONTWRITEBYTECODE=1
# In seconds, from 1.26 on; 30 before.
export MICROPY_TEST_TIMEOUT=120
instance=micropython,MICROPYPATH=$path$lib:.frozen

run() { # TEST...: adds what each came to to $results/tries.
    local single=() multi=() log=$results/log
    for test; do case $test in multi_net/*) multi+=("$test.py") ;; *) single+=("$test.py") ;; esac; done
    : >"$log"
    if [ ${#single[@]} -gt 0 ]; then
        # Two of the tests listen on the same port: one at a time.
        MICROPYPATH=$path$lib:.frozen python3 run-tests.py -j1 --keep-path --result-dir "$results" "${single[@]}" 2>&1 | tee -a "$log"
        [ "${PIPESTATUS[0]}" -eq 0 ] || python3 run-tests.py --result-dir "$results" --print-failures
    fi
    if [ ${#multi[@]} -gt 0 ]; then
        python3 run-multitests.py -i "$instance" -i "$instance" "${multi[@]}" 2>&1 | tee -a "$log"
    fi
    sed -nE -e 's/^(pass|FAIL|skip) +([a-z_]+\/[A-Za-z0-9_]+)\.py.*/\1 \2/p' \
        -e 's/^(multi_net\/[A-Za-z0-9_]+)\.py on .*: (pass|FAIL|skip)$/\2 \1/p' "$log" >>"$results/tries"
    # The last try counts.
    awk '{ last[$2] = $1 } END { for (test in last) print last[test], test }' "$results/tries" | sort -k 2 >"$results/results"
}

cd "$tree/tests" || exit 1
run "${single[@]}" "${multi[@]}"
again=0
for _ in 2 3; do
    mapfile -t late < <(sed -n 's/^FAIL //p' "$results/results" | grep -xFf <(awk '!/^#/ { print $1 }' "$here/tests/upstream/timing.list"))
    [ ${#late[@]} -gt 0 ] || break
    echo "these measure time, and are run again: ${late[*]}"
    again=$((again + ${#late[@]}))
    run "${late[@]}"
done

passed=$(grep -c '^pass ' "$results/results")
failed=$((${#single[@]} + ${#multi[@]} - passed + missing))
echo "run again: $again"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
