#!/usr/bin/env bash
# build-lib.sh TRIPLE [FEATURES]: the static library for a target, at build/lib/TRIPLE/libuasyncio.a; its path is printed.
# UASYNCIO_RELOCATION=pic makes code that can lie anywhere, for a native module, at build/lib/TRIPLE/pic.
# FEATURES are cargo features besides `firmware`, separated by commas. UASYNCIO_API, in the environment, names a tier
# (micropython_glue/tiers.list); the archive of one that is not the default is at build/lib/TRIPLE/TIER/libuasyncio.a.
#
# The archive is replaced only where it has changed, so that what links it is only relinked then.
set -euo pipefail
common=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$common/../.." && pwd)
# shellcheck source=say.sh
. "$common/say.sh"
# shellcheck source=rust-for.sh
. "$common/rust-for.sh"

[ $# -ge 1 ] || die "usage: build-lib.sh TRIPLE [FEATURES]"
triple=$1
api=${UASYNCIO_API:-full}
mapfile -t tiers < <("$common/tiers.sh")
[[ " ${tiers[*]} " == *" $api "* ]] || die "UASYNCIO_API is one of ${tiers[*]}, not \"$api\""
features=firmware,$api${2:+,$2}
out=$root/build/lib/$triple
[ "$api" = full ] || out+=/$api
relocation=${UASYNCIO_RELOCATION:-}
out+=${relocation:+/$relocation}

command -v cargo >/dev/null || [ -x /usr/bin/cargo ] || die "there is no Rust on this machine" \
    "install it from https://rustup.rs, or on Debian: apt-get install rustc cargo"
"$common/packages.sh" unix

# Called from MicroPython's make, this inherits that build's compiler, which is not the one for cargo's build scripts, and
# its job server, which cargo would hold on to.
unset MAKEFLAGS MFLAGS MAKELEVEL MAKEOVERRIDES CC CXX CPP LD AR AS NM OBJCOPY STRIP CROSS_COMPILE CFLAGS CXXFLAGS CPPFLAGS LDFLAGS

# bindgen reads glue.h for the target with libclang, which on Debian does not find its own stdint.h and stdbool.h.
clang_headers=$(compgen -G '/usr/lib/llvm-*/lib/clang/*/include' | sort -V | tail -n 1) || true
export BINDGEN_EXTRA_CLANG_ARGS=${BINDGEN_EXTRA_CLANG_ARGS-${clang_headers:+-isystem $clang_headers}}

export CARGO_TARGET_DIR=$root/build/cargo${relocation:+-$relocation}
built=$CARGO_TARGET_DIR/$triple/release/libuasyncio.a
archive=$out/libuasyncio.a

rust_for "$triple"
rustc_flags=()
asm=$CARGO_TARGET_DIR/$triple/$api.s
[ -z "$through_assembly" ] || rustc_flags+=(--emit=asm="$asm")
if [[ $triple == thumb* ]]; then
    # What is smallest on a Cortex-M0+, all together 64 bytes: constants are loaded where they are used, no block is copied into two, a
    # few comparisons instead of a table of jumps.
    rustc_flags+=(-C llvm-args=-disable-constant-hoisting -C llvm-args=-tail-dup-placement=false)
    [ -n "$relocation" ] || rustc_flags+=(-C llvm-args=-min-jump-table-entries=100)
fi
if [ -n "$relocation" ]; then
    # No tables of jumps, which are addresses in constants. LLVM has no such model for Xtensa; there all addresses stand in tables of
    # literals, which whoever loads the code can change.
    rustc_flags+=(-C llvm-args=-min-jump-table-entries=1000)
    [ -n "$through_assembly" ] || rustc_flags+=(-C "relocation-model=$relocation")
fi
step "building libuasyncio.a for $triple"
note "$rust_how"
mkdir -p "$out"
log=$out/cargo.log
# build FLAGS...: the library, with more flags for rustc. opt-level z inlines a little less than what is smallest here: LLVM's threshold
# is 5.
build() {
    (cd "$root" && watch "$log" "${cargo[@]}" rustc --release --lib --crate-type staticlib --no-default-features \
        --features "$features" --target "$target" ${cargo_flags[@]+"${cargo_flags[@]}"} -- -C llvm-args=-inline-threshold=9 \
        ${rustc_flags[@]+"${rustc_flags[@]}"} "$@") || die "cargo could not build the library for $triple" "what it says is above"
}

# On ARM's Thumb cores rustc keeps a frame pointer, which nothing here reads: an instruction in each function, and one of eight
# registers. No option of rustc's says otherwise, but LLVM takes attributes of functions from a list of names. All names are in a
# library that is not optimised, made once for each state of the sources.
list_option=-forceattrs-csv-path
if [[ $triple == thumb* ]] && "$rustc" --print sysroot -C llvm-args=$list_option=/dev/null >/dev/null 2>&1; then
    state=$(cd "$root" && { "$rustc" --version && find src micropython_glue/glue.h micropython_glue/door/errors.list micropython_glue/door/show.list build.rs Cargo.* -type f -print0 | LC_ALL=C sort -z | xargs -0 cat; } | cksum)
    list=$out/functions-${state/ /-}.csv
    if [ ! -s "$list" ]; then
        rm -f "$out"/functions-*.csv
        build -C opt-level=0 -C lto=off
        grep -aoE '\.text\.(ua_|_ZN)[A-Za-z0-9_$.]+' "$built" | sed -E 's/^\.text\.(.*)$/\1,frame-pointer=none/' | LC_ALL=C sort -u >"$list"
    fi
    # Its place in the repository, as the name is in what rustc makes: the same library elsewhere.
    build -C llvm-args=$list_option="${list#"$root"/}"
else
    build
fi

# Warnings are the author's to see.
grep -A 12 '^warning' "$log" >&2 || true

if [ -z "$through_assembly" ]; then
    cp "$built" "$archive.new"
else
    "$common/xtensa/assemble.sh" "$triple" "$asm" "$archive.new"
fi
if cmp -s "$archive.new" "$archive"; then rm "$archive.new"; else mv "$archive.new" "$archive"; fi
echo "$archive"
