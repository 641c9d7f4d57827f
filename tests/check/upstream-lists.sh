#!/usr/bin/env bash
# upstream-lists.sh TREE LIST...: every one of upstream's asyncio tests stands in just one of the lists.
# Without this a test that a newer MicroPython brings would go unnoticed.
set -euo pipefail
tree=$1
shift
listed=$(sed -nE 's/^(asyncio_[a-z0-9_]+).*/\1/p' "$@" | sort)
there=$(basename -s .py "$tree"/tests/extmod/asyncio_*.py | sort)
difference=$(diff <(echo "$there") <(echo "$listed") || true)
if [ -n "$difference" ]; then
    echo "upstream's asyncio tests (<) and the lists (>) differ: $*"
    grep '^[<>]' <<<"$difference"
    exit 1
fi
