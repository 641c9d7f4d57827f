#!/usr/bin/env bash
# steps.sh STEP... [-- BESIDE... -- AFTER...]: runs each step with make, all of them whatever fails, and adds up what they count. The steps
# BESIDE are run one behind the other while the first ones are; while those AFTER are, nothing else is.
# A step tells its count in a line "N passed, N failed"; one that tells none counts as one test. What had to be run again it tells
# in a line "run again: N". How long each took is told at the end, and how long a processor worked for it.
set -uo pipefail
logs=build/test
mkdir -p "$logs"
exec 3>/dev/null

first=() beside=()
while [ $# -gt 0 ] && [ "$1" != -- ]; do first+=("$1") && shift; done
[ $# -eq 0 ] || shift
while [ $# -gt 0 ] && [ "$1" != -- ]; do beside+=("$1") && shift; done
[ $# -eq 0 ] || shift

passed=0 failed=0 again=0 broken=() times=

# run STEP FD: what it prints goes to the descriptor and to STEP.log, its status, its seconds and those of a processor go to STEP.status.
run() {
    local began=$SECONDS status user system TIMEFORMAT='%0U %0S'
    printf '\n---- %s\n' "$1" >&"$2"
    { time {
        "${MAKE:-make}" --no-print-directory "$1" 2>&1 | tee "$logs/$1.log" >&"$2"
        status=${PIPESTATUS[0]}
    } } 2>"$logs/$1.worked"
    read -r user system < <(tail -n 1 "$logs/$1.worked")
    echo "$status $((SECONDS - began)) $((user + system))" >"$logs/$1.status"
}

count() { # STEP
    local status seconds worked line p=0 f=0
    read -r status seconds worked <"$logs/$1.status"
    times+=" $1 $seconds/$worked"
    line=$(grep -E '^[0-9]+ passed, [0-9]+ failed' "$logs/$1.log" | tail -n 1)
    if [ -n "$line" ]; then read -r p _ f _ <<<"$line"; elif [ "$status" -eq 0 ]; then p=1; fi
    if [ "$status" -ne 0 ]; then
        [ "$f" -gt 0 ] || f=1
        broken+=("$1")
    fi
    passed=$((passed + p)) failed=$((failed + f))
    again=$((again + $(awk '/^run again: [0-9]+$/ { n += $3 } END { print n + 0 }' "$logs/$1.log")))
}

if [ ${#beside[@]} -gt 0 ]; then
    # In a group of its own, which ends with this script, however that ends.
    set -m
    (for step in "${beside[@]}"; do run "$step" 3; done) &
    set +m
    trap 'kill -- -$! 2>&3' EXIT
fi
# Each in a shell of its own, whose children are the step's alone.
for step in ${first[@]+"${first[@]}"}; do (run "$step" 1) && count "$step"; done
wait
for step in ${beside[@]+"${beside[@]}"}; do
    printf '\n---- %s\n' "$step"
    cat "$logs/$step.log"
    count "$step"
done
for step; do (run "$step" 1) && count "$step"; done

printf '\nseconds, and seconds of a processor:%s\n' "$times"
for step in ${broken[@]+"${broken[@]}"}; do
    echo "failed: $step (make $step; its output is in $logs/$step.log)"
    # What is shown of a long output is its end: the failures, with what came behind them; where none says so, the end of it.
    { grep -wE -A 12 'FAIL|FAILED|fail|error' "$logs/$step.log" || tail -n 20 "$logs/$step.log"; } | head -n 60 | sed 's/^/    /'
done
[ "$again" -eq 0 ] || echo "run again, because they measure time: $again of upstream's tests"
echo "$passed passed, $failed failed"
[ ${#broken[@]} -eq 0 ]
