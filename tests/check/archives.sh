#!/usr/bin/env bash
# archives.sh [TRIPLE...]: the library of each target of ports/boards.list, or of those named, is linked by a linker of its chip's
# family as a firmware links it: from C's entry points, with what they do not reach removed, and without a warning. Nothing
# then is left open, and nothing is there that could panic.
set -uo pipefail
root=$PWD
common=ports/common
suspicious='panic|unwrap_failed|expect_failed|_fail[a-z]*($|17h)|rust_begin_unwind'

# link TRIPLE COMPILER FLAGS...: links build/lib/TRIPLE/libuasyncio.a into link.elf, with an empty function for each
# function or table that the glue or the C library provides.
link() {
    local archive=$root/build/lib/$1/libuasyncio.a prefix roots found
    shift
    prefix=${1%gcc}
    case $1 in cc | gcc) prefix= ;; esac
    roots=$("${prefix}nm" -g --defined-only "$archive" 2>/dev/null | sed -nE 's/^[0-9a-f]+ T (ua_[A-Za-z0-9_]+)$/\1/p')
    [ -n "$roots" ] || { echo "it has no ua_* function" && return 1; }
    "${prefix}nm" -u "$archive" 2>/dev/null | awk '$NF ~ /^(ua_|mem(cpy|set|move|cmp)$)/ { print $NF }' | sort -u |
        sed 's/.*/void &(void) {}/' >stubs.c
    # The names that the ARM ABI has for memcpy are the glue's.
    "$@" -c -ffreestanding -fno-builtin -w stubs.c -o stubs.o && "$@" -c -ffunction-sections "$root/micropython_glue/port/aeabi.c" -o aeabi.o || return 1
    # shellcheck disable=SC2086  # a name a line
    printf -- '-Wl,-u,%s\n' $roots >roots
    "$@" -nostdlib -nostartfiles -Wl,--gc-sections -Wl,--fatal-warnings -Wl,--no-warn-rwx-segments -Wl,--no-warn-execstack -Wl,-e,"${roots%%$'\n'*}" \
        @roots stubs.o aeabi.o "$archive" -lgcc -o link.elf || return 1
    found=$("${prefix}nm" --defined-only link.elf | awk -v bad="$suspicious" '$3 ~ bad { print $3 }')
    [ -z "$found" ] || { echo "it can panic: $found" && return 1; }
}

passed=0 failed=0
wanted=" $* "
host=$(rustc -vV | sed -n 's/^host: //p')
while read -r triple compiler flags; do
    [ "$triple" != host ] || triple=$host
    [ $# -eq 0 ] || [[ $wanted == *" $triple "* ]] || continue
    if [ "$compiler" = xtensa ]; then
        compiler=$("$common/xtensa/toolchain.sh" "$(cut -d- -f2 <<<"$triple")")gcc || exit 1
        # Espressif's has a libgcc.
        case $compiler in /*) flags=-L$("$common/xtensa/runtime.sh") || exit 1 ;; esac
    fi
    read -ra command <<<"$compiler $flags"
    out=$root/build/test/archives/$triple
    rm -rf "$out"
    mkdir -p "$out"
    if said=$("$common/build-lib.sh" "$triple" 2>&1) && said=$(cd "$out" && link "$triple" "${command[@]}" 2>&1); then
        passed=$((passed + 1))
        echo "pass  $triple"
    elif grep -q 'found no Rust' <<<"$said"; then
        echo "skip  $triple: no Rust for it here"
    else
        failed=$((failed + 1))
        printf 'FAIL  %s\n%s\n' "$triple" "$said"
    fi
done < <(ports/boards.py targets)
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
