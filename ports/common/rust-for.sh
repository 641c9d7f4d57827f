# shellcheck shell=bash
# Which Rust can build for a target. Sourced by build-lib.sh, after say.sh.
#
# rust_for TRIPLE sets
#   cargo        the command
#   rustc        the compiler that it runs
#   cargo_flags  what to add to its arguments
#   target       what to call the target: the triple, or the path of its description
#   rust_how     in words, what was chosen
#   through_assembly  not empty where the compiler's objects are no good, but its assembly is
#
# A Rust whose core for the target is there ready comes first; else core is compiled from its source.

cargo_flags=()
through_assembly=

# has_core TRIPLE: the Rust on PATH carries a compiled core for it.
has_core() {
    local libdir
    libdir=$(rustc --print target-libdir --target "$1" 2>/dev/null) && compgen -G "$libdir/libcore-*.rlib" >/dev/null
}

# core_source RUSTC: this compiler has core's source beside it.
core_source() { [ -e "$("$1" --print sysroot)/lib/rustlib/src/rust/library/core/Cargo.toml" ]; }

# rustup's server may be out of reach: that must not take long to find out.
rustup_gets() {
    command -v rustup >/dev/null || return 1
    note "asking rustup: $*"
    timeout 120 rustup "$@" >/dev/null 2>&1
}

# from_source RUSTC CARGO: `build-std` is not stable yet, hence the bootstrap switch.
from_source() {
    rustc=$1
    cargo=(env "RUSTC=$1" RUSTC_BOOTSTRAP=1 "$2")
    cargo_flags=(-Z build-std=core)
}

rust_for() {
    local triple=$1
    target=$triple
    # shellcheck disable=SC2034  # for build-lib.sh
    rustc=rustc
    case $triple in xtensa-*) rust_for_xtensa "$triple"; return ;; esac
    if has_core "$triple" || { rustup_gets target add "$triple" && has_core "$triple"; }; then
        cargo=(cargo)
        rust_how="$(rustc --version), its core for $triple"
    else
        rust_with_source "$triple"
    fi
}

# A Rust that can compile core itself: rustup's, or else Debian's.
rust_with_source() {
    if command -v rustc >/dev/null && { core_source rustc || { rustup_gets component add rust-src && core_source rustc; }; }; then
        from_source "$(command -v rustc)" cargo
        rust_how="$(rustc --version), core from source"
    elif "$(dirname "${BASH_SOURCE[0]}")/packages.sh" rust-cross && [ -x /usr/bin/rustc ] && core_source /usr/bin/rustc; then
        from_source /usr/bin/rustc /usr/bin/cargo
        rust_how="Debian's $(/usr/bin/rustc --version), core from source"
    else
        die "found no Rust that can build for $1" \
            "with rustup:  rustup target add $1, or for a target that it lacks: rustup component add rust-src" \
            "on Debian:    apt-get install rustc-web cargo-web rust-web-src"
    fi
}

# Espressif's Rust knows the ESP32 family in full. Without it, upstream's compiler makes code for it too: from its own
# description of the target, with the data layout that its LLVM really has and the instructions that all three chips share
# with the core of xtensa/toolchain.sh, which may be what assembles them. Not with float instructions, which this LLVM cannot
# choose yet; and the ESP32-S2 has no compare-and-swap. A place that cannot be reached is nothing: a trap would be a call of
# abort(), which not every port has.
rust_for_xtensa() {
    if [[ $1 == *-esp32* ]] && command -v rustup >/dev/null && rustup run esp rustc --version >/dev/null 2>&1; then
        cargo=(cargo +esp)
        cargo_flags=(-Z build-std=core)
        rust_how="Espressif's $(rustup run esp rustc --version)"
        return
    fi
    rust_with_source "$1"
    cargo_flags+=(-Z json-target-spec)
    rust_how+=", for the common ground of the Xtensa chips (Espressif's own: cargo install espup && espup install)"
    # shellcheck disable=SC2034  # for build-lib.sh
    through_assembly=yes
    local features=+density,+windowed,+sext,+nsa,+mul16,+mul32,+div32,+threadptr
    case $1 in *esp32s2*) features+=,+forced-atomics ;; *) features+=,+s32c1i ;; esac
    target=$CARGO_TARGET_DIR/$1.json
    mkdir -p "$CARGO_TARGET_DIR"
    # rustc warns that it does not know each of the chips; the CPU is replaced below.
    env RUSTC_BOOTSTRAP=1 "${cargo[1]#RUSTC=}" -Z unstable-options --print target-spec-json --target "${1/dc233c/esp32}" 2>/dev/null |
        sed -e '/"features":/d' \
            -e 's/"cpu": .*/"cpu": "generic",\n  "features": "'"$features"'",\n  "trap-unreachable": false,/' \
            -e 's/"data-layout": .*/"data-layout": "e-m:e-p:32:32-i8:8:32-i16:16:32-i64:64-n32",/' \
            >"$target.new" || die "rustc knows no target $1"
    mv "$target.new" "$target"
}
