#!/usr/bin/env bash
# Format, lints and the rules on comments. All of them run, whatever fails.
# That our C compiles without a warning is not checked here: micropython.mk makes each an error in every firmware build.
set -uo pipefail
# shellcheck source=check.sh
. tests/check/check.sh

mapfile -t scripts < <(git ls-files -co --exclude-standard '*.sh' .ci/run)
check "cargo fmt" cargo fmt --check
check "clippy, as the host tests build it" cargo clippy -q --all-targets -- -D warnings
mapfile -t tiers < <(ports/common/tiers.sh)
for tier in "${tiers[@]}"; do
    check "clippy, the tier $tier" cargo clippy -q --no-default-features --features "vm,$tier" -- -D warnings
done
check "comments" python3 tests/check/comments.py
check "README's table of boards" ports/boards.py readme --check README.md
check "CHANGELOG begins with Cargo.toml's version" test "$(sed -nE 's/^## \[(.*)\].*/\1/p' CHANGELOG.md | head -n 1)" = "$(ports/common/version.sh)"
check "circles" python3 tests/check/circles.py build/unix/obj/micropython_glue
check "shellcheck" shellcheck -x -P SCRIPTDIR "${scripts[@]}"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
