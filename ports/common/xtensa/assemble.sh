#!/usr/bin/env bash
# assemble.sh TRIPLE ASM ARCHIVE: makes an archive of the assembly that rustc wrote for an Xtensa chip.
#
# The objects that its LLVM writes are refused by GNU ld: their literals are not aligned. Espressif's assembler for the chip
# does it where it is on PATH, and else that of toolchain.sh; they write the same instructions.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

prefix=$("$here/toolchain.sh" "$(cut -d- -f2 <<<"$1")")

tmp=$(mktemp -d "$3.XXXXXX")
trap 'rm -rf "$tmp"' EXIT
awk -f "$here/literals.awk" "$2" >"$tmp/uasyncio.s"
"${prefix}as" --longcalls -o "$tmp/uasyncio.o" "$tmp/uasyncio.s"
"${prefix}ar" rcsD "$tmp/archive" "$tmp/uasyncio.o"
mv "$tmp/archive" "$3"
