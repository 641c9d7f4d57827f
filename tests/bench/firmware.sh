#!/usr/bin/env bash
# firmware.sh WHICH: build/bench/rp2-WHICH/firmware.{uf2,elf,map} for the RP2040; WHICH is "ours" or "upstream". Both carry
# the limit's module. The Makefile says where MicroPython is and what belongs to it (ports/rp2/build.sh).
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
MANIFEST=$manifest MODULES=$here/limit/micropython.cmake \
    exec "$root/ports/rp2/build.sh" "bench/rp2-$which" RPI_PICO "-DBENCH_UPSTREAM=$upstream"
