#!/usr/bin/env bash
# examples.sh PROGRAM: each example says what tests/examples has it say, and nothing on stderr; on the clock that tests/clock/of.sh
# says.
set -uo pipefail
export MICROPYTHON=$1
passed=0 failed=0
for script in examples/*.py; do
    name=$(basename "$script" .py)
    if [ "$(tests/clock/of.sh "$script")" = real ]; then program=$MICROPYTHON; else program=tests/clock/micropython.sh; fi
    if diff "tests/examples/$name.exp" <(timeout 120 "$program" "$script" 2>&1); then
        passed=$((passed + 1)) && echo "pass  $script"
    else
        failed=$((failed + 1)) && echo "FAIL  $script"
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
