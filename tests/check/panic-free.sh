#!/usr/bin/env bash
# panic-free.sh TRIPLE...: nothing that C can call in the release archive reaches a panic.
#
# The archive is linked the way a firmware links it, from C's entry points and with what they do not reach removed. What
# then still refers to core's panic machinery, or to the panic handler's way out, could panic.
set -uo pipefail
common=ports/common
out=$PWD/build/test/panic-free
mkdir -p "$out"
suspicious='panic|unwrap_failed|expect_failed|_fail[a-z]*($|17h)|rust_begin_unwind'

# rustup brings a linker for every target, so that no cross binutils are needed.
tools=$(rustc --print sysroot)/lib/rustlib/$(rustc -vV | sed -n 's/^host: //p')/bin
if [ -x "$tools/rust-lld" ]; then
    export LD="$tools/rust-lld -flavor gnu" OBJCOPY=true  # what objcopy takes away is no code
else
    export LD=ld OBJCOPY=objcopy
fi

# references OBJECT: "section -> symbol" for every suspicious symbol that the object's code or tables refer to, and the
# suspicious functions that it contains.
references() {
    readelf -rW "$1" 2>/dev/null | awk -v bad="$suspicious" '
        /^Relocation section/ { section = $3; debug = section ~ /debug/ }
        !debug && $5 ~ bad { print section " -> " $5 }'
    nm --defined-only "$1" 2>/dev/null | awk -v bad="$suspicious" '$3 ~ bad { print "contains " $3 }'
}

passed=0 failed=0
for triple; do
    object=$out/$triple.o
    rm -f "$object"
    if ! UASYNCIO_TRIPLE=$triple "$common/object.sh" "$object" cc 2>&1 | tee "$out/log"; then
        if grep -q 'found no Rust' "$out/log"; then
            echo "skip  $triple: no Rust for it here"
            continue
        fi
        failed=$((failed + 1))
        echo "FAIL  $triple: could not be built"
        continue
    fi
    found=$(references "$object" | sort -u)
    if [ -z "$found" ]; then
        passed=$((passed + 1))
        echo "pass  $triple"
    else
        failed=$((failed + 1))
        printf 'FAIL  %s can panic:\n%s\n' "$triple" "$(head -n 20 <<<"$found")"
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
