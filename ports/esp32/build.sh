#!/usr/bin/env bash
# build.sh BOARD: a firmware with your ESP-IDF, at build/esp32/BOARD. The Makefile says where MicroPython is: MP, MPY_CROSS,
# MPY_LIB_DIR, JOBS.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
# shellcheck source=../common/say.sh
. "$root/ports/common/say.sh"

board=$1
out=$root/build/esp32/$board
[ -e "${IDF_PATH:-/nowhere}/export.sh" ] || die "ESP-IDF is not here: IDF_PATH names no installation of it" \
    "MicroPython 1.25 supports ESP-IDF v5.2, v5.2.2, v5.3 and v5.4:" \
    "    git clone -b v5.4 --recursive https://github.com/espressif/esp-idf.git" \
    "    ./esp-idf/install.sh esp32,esp32c3" \
    "    . ./esp-idf/export.sh" \
    "then, in the same shell, the same make again; without ESP-IDF: make esp32-consumer"
[ -d "$MP/ports/esp32/boards/$board" ] || die "MicroPython's esp32 port has no board $board" \
    "it has: $(cd "$MP/ports/esp32/boards" && echo [A-Z]*/ | tr -d /)"
command -v idf.py >/dev/null || die "idf.py is not on PATH" "run:  . $IDF_PATH/export.sh"

export MICROPY_MPYCROSS=$MPY_CROSS GIT_CEILING_DIRECTORIES=$root/build/src
unset MAKEFLAGS MFLAGS MAKELEVEL
mkdir -p "$out"
step "MicroPython: esp32/$board"
watch "$out/build.log" idf.py -C "$MP/ports/esp32" -B "$out/obj" -DMICROPY_BOARD="$board" \
    -DMICROPY_BOARD_DIR="$MP/ports/esp32/boards/$board" -DMICROPY_LIB_DIR="$MPY_LIB_DIR" \
    -DMICROPY_FROZEN_MANIFEST="$here/manifest.py" -DUSER_C_MODULES="$root/micropython_glue/micropython.cmake" build ||
    die "esp32/$board could not be built" "the reason is above"
