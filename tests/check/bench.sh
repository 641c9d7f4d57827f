#!/usr/bin/env bash
# bench.sh OURS UPSTREAM SCRIPT...: each script on both programs, where `import asyncio` means this module and upstream's.
set -euo pipefail
ours=$1 upstream=$2
shift 2
[ $# -gt 0 ] || { echo "no benchmark stands in tests/bench"; exit 1; }
for script; do
    printf '\n---- %s, uasyncio\n' "$script"
    MICROPYPATH=tests/upstream/alias "$ours" "$script"
    printf '\n---- %s, upstream asyncio\n' "$script"
    "$upstream" "$script"
done
