#!/usr/bin/env bash
# cargo-test.sh [NAME]: the Rust tests, those with that in their names, every one of them whatever fails, and one line that adds them up.
set -uo pipefail
log=$(mktemp)
trap 'rm -f "$log"' EXIT

features=()
if grep -q '^vm-tests' Cargo.toml; then features=(--features vm-tests); fi
cargo test --no-fail-fast ${features[@]+"${features[@]}"} "$@" 2>&1 | tee "$log"
status=${PIPESTATUS[0]}
awk '/^test result:/ { p += $4; f += $6 } END { printf "%d passed, %d failed\n", p, f }' "$log"
exit "$status"
