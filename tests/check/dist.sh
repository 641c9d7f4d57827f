#!/usr/bin/env bash
# dist.sh MP UNIX-FLAG...: a release with the libraries of two targets is made here and in a copy of this repository, and both are
# the same, byte by byte. From the unpacked one the unix port, MICROBIT and RPI_PICO are built, without Rust and without libclang, and
# each runs examples/hello.py. MP is MicroPython; MPY_CROSS, MPY_LIB_DIR and JOBS, in the environment, belong to it.
set -uo pipefail
# shellcheck source=check.sh
. tests/check/check.sh
here=$PWD
mp=$(realpath "$1")
shift
out=$here/build/test/dist
rm -rf "$out"
mkdir -p "$out/copy/of/it" "$out/bin" "$out/home" "$out/hello"

TARGETS="$(rustc -vV | sed -n 's/^host: //p') thumbv6m-none-eabi"
export TARGETS
check "a release" ports/common/dist.sh "$out/here"
tar -c --exclude=./build --exclude=./target --exclude=./dist --exclude=./.git . | tar -x -C "$out/copy/of/it"
check "the same elsewhere" env -C "$out/copy/of/it" ports/common/dist.sh "$out/there"
check "both are the same bytes" cmp "$out"/{here,there}/uasyncio-*.tar.gz
check "SHA256SUMS: the same" cmp "$out"/{here,there}/SHA256SUMS
check "SHA256SUMS: it holds" env -C "$out/here" sha256sum --check --quiet SHA256SUMS
rm -rf "$out/copy"

tar -x -C "$out" -f "$out"/here/uasyncio-*.tar.gz
release=$(echo "$out"/uasyncio-*/)
release=${release%/}

# A machine without Rust: its programs but for these, and a home that has none.
find /usr/local/bin /usr/bin /bin -maxdepth 1 \( -type f -o -type l \) ! -name '*cargo*' ! -name '*rust*' ! -name '*clang*' ! -name 'llvm*' \
    -exec ln -sf -t "$out/bin" {} +
without_rust() { env PATH="$out/bin" HOME="$out/home" LIBCLANG_PATH=/nowhere "$@"; }
check "there is no Rust" eval '! without_rust sh -c "command -v cargo || command -v rustc || command -v clang"'

make_port() { # NAME FOLDER FLAG...
    without_rust ports/common/micropython-make.sh "test/dist/$1" "$mp/ports/$2" USER_C_MODULES="$release" \
        MICROPY_MPYCROSS="$MPY_CROSS" MPY_LIB_DIR="$MPY_LIB_DIR" "${@:3}"
}
says_so() { grep -qE "==> uasyncio [0-9.]+: the library for $2, full, as released" "build/test/dist/$1"; }

check "unix builds" make_port unix unix FROZEN_MANIFEST="$here/ports/unix/manifest.py" "$@" MICROPY_PY_SSL=0
check "unix: says which library" says_so unix/make.log "${TARGETS% *}"
check "unix: hello.py" diff tests/examples/hello.exp <(build/test/dist/unix/obj/micropython examples/hello.py)

check "MICROBIT builds" make_port MICROBIT qemu BOARD=MICROBIT BOARD_DIR="$here/ports/qemu/boards/MICROBIT" \
    FROZEN_MANIFEST="$here/ports/qemu/manifest.py"
check "MICROBIT: says which library" says_so MICROBIT/make.log thumbv6m-none-eabi

check "RPI_PICO builds" without_rust env MP="$mp" MODULES="$release/micropython_glue/micropython.cmake" \
    ports/rp2/build.sh test/dist/RPI_PICO RPI_PICO
check "RPI_PICO: says which library" says_so RPI_PICO/make.log thumbv6m-none-eabi

cp examples/hello.py "$out/hello/hello.py"
cp tests/examples/hello.exp "$out/hello/hello.exp"
check "MICROBIT: hello.py" tests/device/run.sh --board MICROBIT --firmware build/test/dist/MICROBIT/obj/firmware.elf "$out/hello/hello.py"
check "RPI_PICO: hello.py" tests/device/run.sh --board RPI_PICO --firmware build/test/dist/RPI_PICO/firmware.uf2 "$out/hello/hello.py"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
