#!/usr/bin/env bash
# natmod.sh NAME TREE PROGRAM [LIBRARIES]: the native .mpy for x64 on a stock MicroPython: upstream's tests, our scripts but for those of
# tests/natmod/excluded.list, the libraries, an example.
set -uo pipefail
name=$1 tree=$2 program=$3 libraries=${4:-}
module=build/natmod/x64
check=tests/check

mapfile -t scripts < <(printf '%s\n' tests/scripts/*.py | grep -vxFf <(awk '!/^#/ { print "tests/scripts/" $1 ".py" }' tests/natmod/excluded.list))
steps=(
    "$check/upstream.sh natmod-$name $tree $program $module"
    "$check/micropython-tests.sh natmod-$name-scripts $tree $program $module ${scripts[*]}"
)
if [ -n "$libraries" ]; then
    steps+=(
        "$check/micropython-tests.sh natmod-$name-libraries $tree $program $module:$libraries:tests/libraries/stubs:tests/upstream/lib $(echo tests/libraries/*.py)"
        "$check/microdot.sh $program $module:$libraries"
    )
fi
$check/total.sh "${steps[@]}"
