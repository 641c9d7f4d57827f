#!/usr/bin/env bash
# steps.sh STEP...: runs each step with make, all of them whatever fails, and adds up what they count.
# A step tells its count in a line "N passed, N failed"; one that tells none counts as one test. What had to be run again it tells
# in a line "run again: N". How long each took is told at the end.
set -uo pipefail
logs=build/test
mkdir -p "$logs"
passed=0 failed=0 again=0 broken=() times=

for step; do
    printf '\n---- %s\n' "$step"
    began=$SECONDS
    "${MAKE:-make}" --no-print-directory "$step" 2>&1 | tee "$logs/$step.log"
    status=${PIPESTATUS[0]}
    times+=" $step $((SECONDS - began))"
    p=0 f=0
    count=$(grep -E '^[0-9]+ passed, [0-9]+ failed' "$logs/$step.log" | tail -n 1)
    if [ -n "$count" ]; then read -r p _ f _ <<<"$count"; elif [ "$status" -eq 0 ]; then p=1; fi
    if [ "$status" -ne 0 ]; then
        [ "$f" -gt 0 ] || f=1
        broken+=("$step")
    fi
    passed=$((passed + p)) failed=$((failed + f))
    again=$((again + $(awk '/^run again: [0-9]+$/ { n += $3 } END { print n + 0 }' "$logs/$step.log")))
done

printf '\nseconds:%s\n' "$times"
for step in ${broken[@]+"${broken[@]}"}; do echo "failed: $step (make $step; its output is in $logs/$step.log)"; done
[ "$again" -eq 0 ] || echo "run again, because they measure time: $again of upstream's tests"
echo "$passed passed, $failed failed"
[ ${#broken[@]} -eq 0 ]
