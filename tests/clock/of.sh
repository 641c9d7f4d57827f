#!/usr/bin/env bash
# of.sh SCRIPT: the clock that a test script is to run on: virtual, or real where it waits for more than time: for another thread
# or the network, by the names it uses, or where it says so in a line "# clock: real".
set -euo pipefail
if grep -qE '^# clock: real|_thread|\bsocket\b|start_server|open_connection' "$1"; then echo real; else echo virtual; fi
