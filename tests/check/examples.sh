#!/usr/bin/env bash
# examples.sh PROGRAM: each example says what tests/examples has it say, and nothing on stderr.
set -uo pipefail
passed=0 failed=0
for script in examples/*.py; do
    name=$(basename "$script" .py)
    if diff "tests/examples/$name.exp" <(timeout 30 "$1" "$script" 2>&1); then
        passed=$((passed + 1)) && echo "pass  $script"
    else
        failed=$((failed + 1)) && echo "FAIL  $script"
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
