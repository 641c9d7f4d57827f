#!/usr/bin/env bash
# tiers.sh: prints the names of the tiers that UASYNCIO_API chooses from (micropython_glue/tiers.list).
exec sed -nE 's/^([a-z]+) .*/\1/p' "$(dirname "$0")/../../micropython_glue/tiers.list"
