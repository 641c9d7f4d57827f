#!/usr/bin/env bash
# upstream-board.sh BOARD TREE: upstream's tests of asyncio that need no network, those of TREE, with upstream's own runner on an
# emulated board. Which test came to what is kept in build/test/upstream-BOARD/results.
set -uo pipefail
board=$1 tree=$(realpath "$2")
results=$PWD/build/test/upstream-$board
python=$(tests/device/venv.sh) || exit 1
rm -rf "$results"
mkdir -p "$results"

mapfile -t tests < <(cd "$tree/tests" && compgen -G 'extmod/asyncio_*.py' | sort |
    grep -vxFf <(awk '!/^#/ && NF { print $1 ".py" }' "$OLDPWD/tests/upstream/excluded.list") && compgen -G 'micropython/*_async.py')
on_board() { # ARGUMENT... of run-tests.py
    PYTHONPATH=tests/device PYTHONDONTWRITEBYTECODE=1 "$python" -m runner.on "$board" \
        env -C "$tree/tests" "$python" run-tests.py -t port:DEVICE --result-dir "$results" "$@"
}
on_board "${tests[@]}" 2>&1 | tee "$results/log"
if [ "${PIPESTATUS[0]}" -ne 0 ]; then
    # On a busy machine an emulator can be silent for longer than the runner waits: who failed has a second chance.
    on_board --run-failures 2>&1 | tee -a "$results/log"
    [ "${PIPESTATUS[0]}" -eq 0 ] || (cd "$tree/tests" && "$python" run-tests.py --result-dir "$results" --print-failures)
fi

# The last word on each test counts.
sed -nE 's/^(pass|FAIL|skip) +([a-z_]+\/[A-Za-z0-9_]+)\.py.*/\1 \2/p' "$results/log" |
    awk '{ result[$2] = $1 } END { for (test in result) print result[test], test }' | sort -k 2 >"$results/results"
passed=$(grep -c '^pass ' "$results/results")
echo "$passed passed, $((${#tests[@]} - passed)) failed"
[ "$passed" -gt 0 ] && [ "$passed" -eq ${#tests[@]} ]
