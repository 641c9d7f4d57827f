# shellcheck shell=bash
# Sourced by the checks that count by themselves.
passed=0 failed=0

check() { # WHAT COMMAND...: what it came to; all of them run, whatever fails
    local what=$1
    shift
    if "$@"; then passed=$((passed + 1)) && echo "pass  $what"; else failed=$((failed + 1)) && echo "FAIL  $what"; fi
}
