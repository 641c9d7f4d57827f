#!/usr/bin/env bash
# triple.sh CC FLAGS...: the Rust target triple for what this C compiler makes with these flags.
# The float ABI and the instruction set come from the flags, not from the name of a chip: what counts is what links.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=say.sh
. "$here/say.sh"

macros=$("$@" -dM -E -x c /dev/null) || die "the C compiler does not run: $*"
has() { grep -q "^#define $1 " <<<"$macros"; }
value() { sed -n "s/^#define $1 //p" <<<"$macros"; }

arm() {
    local hf=
    ! has __ARM_PCS_VFP || hf=hf
    if has __linux__; then echo "armv7-unknown-linux-gnueabi$hf"
    elif has __ARM_ARCH_6M__; then echo thumbv6m-none-eabi
    elif has __ARM_ARCH_7M__; then echo thumbv7m-none-eabi
    elif has __ARM_ARCH_7EM__; then echo "thumbv7em-none-eabi$hf"
    elif has __ARM_ARCH_8M_BASE__; then echo thumbv8m.base-none-eabi
    elif has __ARM_ARCH_8M_MAIN__ || has __ARM_ARCH_8_1M_MAIN__; then echo "thumbv8m.main-none-eabi$hf"
    elif has __ARM_ARCH_7A__; then echo "armv7a-none-eabi$hf"
    else return 1; fi
}

riscv() {
    local extensions=im
    if [ "$(value __riscv_xlen)" = 64 ]; then
        if has __riscv_float_abi_double; then echo riscv64gc-unknown-none-elf; else echo riscv64imac-unknown-none-elf; fi
        return
    fi
    ! has __riscv_atomic || extensions+=a
    ! has __riscv_float_abi_single || extensions+=f
    ! has __riscv_compressed || extensions+=c
    echo "riscv32$extensions-unknown-none-elf"
}

# The macros do not tell one core from another: the compiler's name does, or its -mdynconfig, or ESP-IDF's IDF_TARGET.
xtensa() {
    local chip
    chip=$(grep -oE '(esp32(s2|s3)?|dc233c)[-_.](elf|so)' <<<"$*" | grep -oE 'esp32(s2|s3)?|dc233c' | head -n 1) || true
    chip=${chip:-${IDF_TARGET:-}}
    [ -n "$chip" ] || return 1
    echo "xtensa-$chip-none-elf"
}

if has __arm__; then arm
elif has __riscv; then riscv
elif has __XTENSA__; then xtensa "$@"
elif has __linux__ && has __x86_64__; then echo x86_64-unknown-linux-gnu
elif has __linux__ && has __i386__; then echo i686-unknown-linux-gnu
elif has __linux__ && has __aarch64__; then echo aarch64-unknown-linux-gnu
else false; fi || die "no Rust target is known for: $*" "give it yourself: UASYNCIO_TRIPLE=<triple>"
