#!/usr/bin/env bash
# build.sh OUT BOARD [CMAKE-ARGUMENT...]: build/OUT/firmware.{uf2,elf,map}. A variant of a board stands behind its name:
# RPI_PICO2-RISCV. MANIFEST and MODULES, in the environment, stand for another frozen manifest and other user modules; MODULES= for
# none. The Makefile says where MicroPython is and what belongs to it: MP, MPY_CROSS, MPY_LIB_DIR, JOBS.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
# shellcheck source=../common/say.sh
. "$root/ports/common/say.sh"

[ $# -ge 2 ] || die "usage: build.sh OUT BOARD [CMAKE-ARGUMENT...]"
name=$1 board=${2%-*} variant=
[[ $2 != *-* ]] || variant=${2##*-}
shift 2
out=$root/build/$name
obj=$out/obj
board_dir=$MP/ports/rp2/boards/$board
[ -d "$board_dir" ] || die "MicroPython's rp2 port has no board $board" \
    "it has: $(cd "$MP/ports/rp2/boards" && echo [A-Z]*/ | tr -d /)"
[ -z "$variant" ] || [ -e "$board_dir/mpconfigvariant_$variant.cmake" ] || die "the board $board has no variant $variant"
if grep -qs MICROPY_PY_NETWORK_CYW43 "$board_dir/mpconfigboard.cmake" && [ ! -e "$MP/lib/cyw43-driver/src/cyw43.h" ]; then
    die "$board has WiFi, and $MP has no lib/cyw43-driver, which is in no registry" "use a MicroPython checkout of your own:" \
        "    git clone -b v$("$root/ports/boards.py" pinned micropython) https://github.com/micropython/micropython.git" \
        "    make -C micropython/ports/rp2 BOARD=$board submodules" \
        "then:  MICROPYTHON_DIR=\$PWD/micropython make rp2 BOARD=$board"
fi
sdk=$("$here/fetch-sdk.sh" "$MP")
mkdir -p "$out"

# Raspberry Pi's own compiler for RISC-V, or else Debian's.
toolchain=()
if grep -qs rp2350-riscv "$board_dir/mpconfigvariant_$variant.cmake" && ! command -v riscv32-unknown-elf-gcc riscv32-corev-elf-gcc >/dev/null; then
    "$root/ports/common/packages.sh" rp2-riscv
    export UASYNCIO_PICO_SDK=$sdk
    toolchain=(-DPICO_TOOLCHAIN_DIR="$here/riscv" -DPICO_COMPILER=debian_riscv_gcc)
fi

# No version of MicroPython's is to be taken from this repository's git history.
export GIT_CEILING_DIRECTORIES=$root/build/src
unset MAKEFLAGS MFLAGS MAKELEVEL
export MICROPY_MPYCROSS=$MPY_CROSS

step "MicroPython: $name"
watch "$out/cmake.log" cmake -S "$MP/ports/rp2" -B "$obj" -DPICO_NO_PICOTOOL=1 -DMICROPY_BOARD="$board" \
    ${variant:+-DMICROPY_BOARD_VARIANT="$variant"} ${toolchain[@]+"${toolchain[@]}"} \
    -DPICO_SDK_PATH_OVERRIDE="$sdk" -DMICROPY_LIB_DIR="$MPY_LIB_DIR" \
    -DMICROPY_FROZEN_MANIFEST="${MANIFEST:-$here/manifest.py}" \
    -DUSER_C_MODULES="${MODULES-$root/micropython_glue/micropython.cmake}" "$@" || die "$name could not be configured" "the reason is above"
# Written with names, and not written anew where the names have changed.
rm -f "$obj/frozen_content.c"
watch "$out/make.log" make -C "$obj" -j"${JOBS:-2}" || die "$name could not be built" "the reason is above"

# What picotool would do, which the SDK would have to download.
case $(sed -n 's/^PICO_PLATFORM:.*=//p' "$obj/CMakeCache.txt") in
    rp2040) family=0xe48bff56 ;;
    rp2350-arm-s) family=0xe48bff59 ;;
    rp2350-riscv) family=0xe48bff5a ;;
    *) die "which UF2 family this board belongs to is not known" "add its PICO_PLATFORM to ports/rp2/build.sh" ;;
esac
python3 "$MP/tools/uf2conv.py" -b 0x10000000 -f "$family" -c -o "$out/firmware.uf2" "$obj/firmware.bin" >"$out/uf2.log" ||
    die "uf2conv.py failed" "its words are in $out/uf2.log"
ln -sf obj/firmware.elf "$out/firmware.elf"
ln -sf obj/firmware.elf.map "$out/firmware.map"
