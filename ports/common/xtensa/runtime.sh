#!/usr/bin/env bash
# runtime.sh: libgcc.a for the core of toolchain.sh, at build/xtensa/lib; prints that folder. Debian's libgcc for Xtensa has no
# register windows; what it has, division, 64 bits and soft float, Rust's compiler_builtins has too.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
common=$(dirname "$here")
root=$(cd "$common/../.." && pwd)
# shellcheck source=../say.sh
. "$common/say.sh"
# shellcheck source=../rust-for.sh
. "$common/rust-for.sh"

prefix=$("$here/toolchain.sh")
out=$root/build/xtensa/lib
crate=$root/build/xtensa/runtime
unset MAKEFLAGS MFLAGS MAKELEVEL MAKEOVERRIDES CC AR AS LD CFLAGS LDFLAGS CROSS_COMPILE
export CARGO_TARGET_DIR=$crate/target
rust_for xtensa-dc233c-none-elf
made_of=$(echo "$rust_how" | cat - "$0" "$here/runtime.c" "$here/literals.awk" | sha256sum)
if [ "$(cat "$out/made-of" 2>/dev/null)" = "$made_of" ]; then
    echo "$out"
    exit 0
fi

step "building libgcc.a for Xtensa"
rm -rf "$out"
mkdir -p "$out" "$crate/src"
# No tables of jumps, which a native module (ports/natmod) could not have. A library of nothing, for the sake of what every library depends on.
printf '[package]\nname = "runtime"\nversion = "0.1.0"\n[profile.release]\nopt-level = "s"\ncodegen-units = 1\npanic = "abort"\n[workspace]\n' >"$crate/Cargo.toml"
echo '#![no_std]' >"$crate/src/lib.rs"
rm -f "$CARGO_TARGET_DIR"/*/release/deps/compiler_builtins-*.s
(cd "$crate" && RUSTFLAGS="--emit=asm -C llvm-args=-min-jump-table-entries=1000" watch "$crate/cargo.log" "${cargo[@]}" build --release --target "$target" "${cargo_flags[@]}") ||
    die "compiler_builtins could not be built for $target"
awk -f "$here/literals.awk" "$CARGO_TARGET_DIR"/xtensa-dc233c-none-elf/release/deps/compiler_builtins-*.s >"$crate/builtins.s"
"${prefix}as" --longcalls -o "$crate/builtins.o" "$crate/builtins.s"
"${prefix}gcc" -Os -ffunction-sections -Wall -Wextra -Werror -c -o "$crate/runtime.o" "$here/runtime.c"
"${prefix}ar" rcsD "$out/libgcc.a" "$crate/builtins.o" "$crate/runtime.o"
echo "$made_of" >"$out/made-of"
echo "$out"
