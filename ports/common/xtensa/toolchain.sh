#!/usr/bin/env bash
# toolchain.sh [CHIP]: prints what the names of a C compiler and binutils for an Xtensa with register windows begin with. They are
# Espressif's where those for CHIP are on PATH, and else at build/xtensa. It exits with 3 where Debian no longer carries their parts.
#
# Debian's GCC for Xtensa is that of the ESP8266, which has no windows; told of another core it serves that one. The core is
# qemu's dc233c: the tables of instructions of Espressif's cores are in no registry. What the chips of the ESP32 family have in
# common with it is what rust-for.sh lets Rust use.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
common=$(dirname "$here")
root=$(cd "$common/../.." && pwd)
# shellcheck source=../say.sh
. "$common/say.sh"

if [ $# -gt 0 ] && command -v "xtensa-$1-elf-gcc" >/dev/null; then
    echo "xtensa-$1-elf-"
    exit 0
fi

core=dc233c
out=$root/build/xtensa
prefix=$out/bin/xtensa-$core-elf-
# What it is made of: these scripts and what is pinned; and where it is, which its programs know.
made_of=$(cat "$0" "$here/dynconfig.c" "$common/versions.list" <(echo "$out") | sha256sum)
if [ "$(cat "$out/made-of" 2>/dev/null)" = "$made_of" ]; then
    echo "$prefix"
    exit 0
fi

[ "$(uname -sm)" = "Linux x86_64" ] || die "the compiler for Xtensa is there for Linux on x86-64 only"
"$common/packages.sh" unix xtensa

# The last one is a C library without windows, for its headers.
debs=()
for name in gcc-xtensa binutils-xtensa libc-xtensa picolibc-xtensa; do
    deb=$("$common/fetch.sh" "$name")
    debs+=("$deb")
done
qemu=$("$common/fetch.sh" qemu-source)

step "unpacking the compiler for Xtensa"
rm -rf "$out"
mkdir -p "$out/bin" "$out/core/qemu"
for deb in "${debs[@]}"; do
    # Of three compilers only that for C, no documentation, and no code for another core.
    dpkg-deb --fsys-tarfile "$deb" | tar -x -C "$out" --exclude='*/share/*' --exclude='*/d21' --exclude='*/cc1plus' \
        --exclude='*/lto1' --exclude='*-lto-dump' --exclude='*/plugin/*' --exclude='*.specs' --exclude='*/xtensa-lx106-elf/*.a'
done

# They are a later release's programs, and that one's C library lies beside them.
libc=$out/usr/x86_64-linux-gnu/lib
find "$out/usr/bin" "$out/usr/lib" -type f -executable ! -name '*.so*' | while read -r program; do
    if [ "$(head -c 4 "$program" | tail -c 3)" = ELF ]; then
        patchelf --set-interpreter "$libc/ld-linux-x86-64.so.2" --force-rpath \
            --set-rpath "$libc:/usr/lib/x86_64-linux-gnu:/lib/x86_64-linux-gnu" "$program"
    fi
done

tar -xf "$qemu" -C "$out/core" --strip-components=3 --wildcards "*/target/xtensa/core-$core/*" '*/target/xtensa/xtensa-isa-internal.h'
tar -xf "$qemu" -C "$out/core" --strip-components=4 --wildcards '*/include/hw/xtensa/xtensa-isa.h'
# The tables include a header of qemu's that they have no use for.
touch "$out/core/qemu/osdep.h"
cc -shared -fPIC -O1 -w -I"$out/core" -I"$out/core/core-$core" -o "$out/$core.so" "$here/dynconfig.c" ||
    die "the description of $core could not be compiled"

for tool in gcc as ld ar nm objcopy objdump readelf size strip ranlib; do
    flags=
    [ $tool != gcc ] || flags=" -mabi=windowed -mlongcalls -isystem '$out/usr/lib/xtensa-lx106-elf/include'"
    cat >"$prefix$tool" <<END
#!/bin/sh
XTENSA_GNU_CONFIG='$out/$core.so' exec '$out/usr/bin/xtensa-lx106-elf-$tool'$flags "\$@"
END
    chmod +x "$prefix$tool"
done
echo "$made_of" >"$out/made-of"
echo "$prefix"
