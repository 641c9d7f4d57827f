# shellcheck shell=bash
# Which Rust can build for a target. Sourced by build-lib.sh, after say.sh.
#
# rust_for TRIPLE sets   cargo: the command   cargo_flags: what to add to its arguments   rust_how: in words, what was chosen
# A Rust whose core for the target is there ready comes first; else core is compiled from its source.

cargo_flags=()

# has_core TRIPLE: the Rust on PATH carries a compiled core for it.
has_core() {
    local libdir
    libdir=$(rustc --print target-libdir --target "$1" 2>/dev/null) && compgen -G "$libdir/libcore-*.rlib" >/dev/null
}

# core_source RUSTC: this compiler has core's source beside it.
core_source() { [ -e "$("$1" --print sysroot)/lib/rustlib/src/rust/library/core/Cargo.toml" ]; }

# rustup's server may be out of reach: that must not take long to find out.
rustup_gets() { command -v rustup >/dev/null && timeout 120 rustup "$@" >&2 2>/dev/null; }

# from_source RUSTC CARGO: `build-std` is not stable yet, hence the bootstrap switch.
from_source() {
    cargo=(env "RUSTC=$1" RUSTC_BOOTSTRAP=1 "$2")
    cargo_flags=(-Z build-std=core)
}

rust_for() {
    local triple=$1
    case $triple in xtensa-*) rust_for_xtensa "$triple"; return ;; esac
    if has_core "$triple" || { note "asking rustup for $triple"; rustup_gets target add "$triple" && has_core "$triple"; }; then
        cargo=(cargo)
        rust_how="$(rustc --version), its core for $triple"
    elif core_source rustc; then
        from_source "$(command -v rustc)" cargo
        rust_how="$(rustc --version), core from source"
    elif "$common/packages.sh" rust-cross && [ -x /usr/bin/rustc ] && core_source /usr/bin/rustc; then
        from_source /usr/bin/rustc /usr/bin/cargo
        rust_how="Debian's $(/usr/bin/rustc --version), core from source"
    else
        die "found no Rust that can build for $triple" \
            "with rustup:  rustup target add $triple" \
            "on Debian:    apt-get install rustc-web cargo-web rust-web-src"
    fi
}

# Espressif's Rust knows the ESP32 family in full. Upstream's LLVM can make its code too, from a corrected target
# specification and core's source.
rust_for_xtensa() {
    if command -v rustup >/dev/null && rustup run esp rustc --version >/dev/null 2>&1; then
        cargo=(cargo +esp)
        cargo_flags=(-Z build-std=core)
        rust_how="Espressif's $(rustup run esp rustc --version)"
        return
    fi
    die "building for $1 needs Espressif's Rust" "install it with:  cargo install espup && espup install"
}
