#!/usr/bin/env bash
# build.sh OUT BOARD [CMAKE-ARGUMENT...]: build/OUT/firmware.{uf2,elf,map}. MANIFEST and MODULES, in the environment, stand for
# another frozen manifest and other user modules; MODULES= for none. The Makefile says where MicroPython is and what belongs to it:
# MP, MPY_CROSS, MPY_LIB_DIR, JOBS.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
# shellcheck source=../common/say.sh
. "$root/ports/common/say.sh"

[ $# -ge 2 ] || die "usage: build.sh OUT BOARD [CMAKE-ARGUMENT...]"
name=$1 board=$2
shift 2
out=$root/build/$name
obj=$out/obj
[ -d "$MP/ports/rp2/boards/$board" ] || die "MicroPython's rp2 port has no board $board" \
    "it has: $(cd "$MP/ports/rp2/boards" && echo [A-Z]*/ | tr -d /)"
sdk=$("$here/fetch-sdk.sh" "$MP")
mkdir -p "$out"

# No version of MicroPython's is to be taken from this repository's git history.
export GIT_CEILING_DIRECTORIES=$root/build/src
unset MAKEFLAGS MFLAGS MAKELEVEL
export MICROPY_MPYCROSS=$MPY_CROSS

step "MicroPython: $name"
watch "$out/cmake.log" cmake -S "$MP/ports/rp2" -B "$obj" -DPICO_NO_PICOTOOL=1 -DMICROPY_BOARD="$board" \
    -DPICO_SDK_PATH_OVERRIDE="$sdk" -DMICROPY_LIB_DIR="$MPY_LIB_DIR" \
    -DMICROPY_FROZEN_MANIFEST="${MANIFEST:-$here/manifest.py}" \
    -DUSER_C_MODULES="${MODULES-$root/micropython_glue/micropython.cmake}" "$@" || die "$name could not be configured" "the reason is above"
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
