#!/usr/bin/env bash
# firmware.sh WHICH: build/bench/rp2-WHICH/firmware.{uf2,elf,map} for the RP2040; WHICH is "ours" or "upstream". Both carry
# the limit's module. The Makefile says where MicroPython is and what belongs to it: MP, MPY_CROSS, MPY_LIB_DIR, JOBS.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
# shellcheck source=../../ports/common/say.sh
. "$root/ports/common/say.sh"

which=$1
case $which in
    ours) manifest=$here/manifest.py upstream=OFF ;;
    upstream) manifest=$here/upstream-manifest.py upstream=ON ;;
    *) die "usage: firmware.sh ours|upstream" ;;
esac
out=$root/build/bench/rp2-$which
sdk=$("$root/ports/rp2/fetch-sdk.sh" "$MP")
mkdir -p "$out"

export GIT_CEILING_DIRECTORIES=$root/build/src
unset MAKEFLAGS MFLAGS MAKELEVEL
export MICROPY_MPYCROSS=$MPY_CROSS

step "MicroPython: rp2, $which, for the benchmarks"
watch "$out/cmake.log" cmake -S "$MP/ports/rp2" -B "$out/obj" -DPICO_NO_PICOTOOL=1 -DMICROPY_BOARD=RPI_PICO \
    -DPICO_SDK_PATH_OVERRIDE="$sdk" -DMICROPY_LIB_DIR="$MPY_LIB_DIR" -DMICROPY_FROZEN_MANIFEST="$manifest" \
    -DUSER_C_MODULES="$here/limit/micropython.cmake" -DBENCH_UPSTREAM=$upstream || die "rp2 could not be configured"
watch "$out/make.log" make -C "$out/obj" -j"${JOBS:-2}" || die "rp2 could not be built"
python3 "$MP/tools/uf2conv.py" -b 0x10000000 -f 0xe48bff56 -c -o "$out/firmware.uf2" "$out/obj/firmware.bin" >"$out/uf2.log"
ln -sf obj/firmware.elf "$out/firmware.elf"
ln -sf obj/firmware.elf.map "$out/firmware.map"
