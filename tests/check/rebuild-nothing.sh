#!/usr/bin/env bash
# rebuild-nothing.sh TREE: a second `make unix` builds nothing, and one after an edited .rs file links anew.
# It works on a copy of the repository, so that no file of yours is edited, with MicroPython's source from TREE.
set -euo pipefail
copy=$PWD/build/test/rebuild
rm -rf "$copy"
mkdir -p "$copy/build"
tar -c --exclude=./build --exclude=./target --exclude=./.git . | tar -x -C "$copy"
ln -s "$PWD/build/mpy-cross" "$copy/build/mpy-cross"
tree=$(realpath "$1")
cd "$copy"
trap 'rm -rf "$copy"' EXIT

# shellcheck source=check.sh
. tests/check/check.sh

build() {
    # mbedtls would double the time and shows nothing new.
    "${MAKE:-make}" --no-print-directory unix MICROPYTHON_DIR="$tree" UNIX_TLS=0 >make.out 2>&1 || { cat make.out && exit 1; }
}
# What a build makes, with its times: objects, generated headers, the archive and the program. Logs are written each time.
made() { find build/unix build/lib -type f ! -name '*.log' -printf '%p %T@\n' | sort; }
compiled() { grep -E '^(CC|AS|LINK|GEN) ' build/unix/make.log; }

echo "building a copy of the repository"
build
before=$(made)
build
check "a second build writes no file" diff <(echo "$before") <(made)
check "a second build compiles nothing" eval '! compiled'

program_time() { stat -c %.Y build/unix/obj/micropython; }
before=$(program_time)
touch src/lib.rs
build
check "a .rs file that is only touched relinks nothing" test "$(program_time)" = "$before"

printf '\n#[no_mangle]\npub extern "C" fn ua_rebuild_check() {}\n' >>src/lib.rs
build
check "an edited .rs file relinks" test "$(program_time)" != "$before"
# No `grep -q` behind a pipe: it ends at the first hit, and what is still written to it fails the pipe.
check "what was edited arrives" eval 'nm build/unix/obj/uasyncio_rust.o | grep ua_rebuild_check >/dev/null'

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
