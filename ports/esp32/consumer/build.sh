#!/usr/bin/env bash
# build.sh: the archive for every chip of the ESP32 family, and the consumer for the ESP32-C3; checks both.
# MP: MicroPython. Its generated headers are those of the qemu board VIRT_RV32, built before.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
common=$root/ports/common
# shellcheck source=../../common/say.sh
. "$common/say.sh"

out=$root/build/esp32/consumer
mkdir -p "$out"
passed=0

# nothing_shadows OBJECTS-OR-ARCHIVE: it defines no function that a chip has in its ROM, and brings no allocator.
nothing_shadows() {
    local found
    found=$(riscv64-unknown-elf-nm -g --defined-only "$1" 2>/dev/null |
        grep -E ' (mem(cpy|set|move|cmp)|str[a-z]+|malloc|calloc|realloc|free|__(rust_)?alloc.*|__(add|sub|mul|div)[sd]f3|__u?divdi3)$' || true)
    [ -z "$found" ] || die "$1 defines what is the chip's own:" "$found"
}

# The targets of the chips.
while read -r triple _; do
    archive=$("$common/build-lib.sh" "$triple")
    note "$triple: $(stat -c %s "$archive") bytes of archive"
    passed=$((passed + 1))
done < <("$root/ports/boards.py" targets | grep -E '^(riscv32|xtensa-esp32)')

step "the consumer that plays ESP-IDF's part"
watch "$out/cmake.log" cmake -S "$here" -B "$out/obj" -DCMAKE_TOOLCHAIN_FILE="$here/toolchain.cmake" \
    -DMICROPYTHON_DIR="$MP" -DGENHDR="$root/build/qemu/VIRT_RV32/obj" \
    -DUSER_C_MODULES="$root/micropython_glue/micropython.cmake" || die "the consumer could not be configured"
grep -q 'Rust target riscv32imc-unknown-none-elf' "$out/cmake.log" || die "it did not choose the ESP32-C3's target"
watch "$out/make.log" cmake --build "$out/obj" || die "the consumer could not be built"
nothing_shadows "$out/obj/uasyncio/libuasyncio.a"
entries=$(riscv64-unknown-elf-nm "$out/obj/uasyncio/libuasyncio.a" 2>/dev/null | sed -n 's/.* T \(ua_.*\)/\1/p' | sort)
linked=$(riscv64-unknown-elf-nm "$out/obj/consumer" | sed -n 's/.* T \(ua_.*\)/\1/p' | sort | comm -12 - <(echo "$entries"))
[ -n "$linked" ] || die "nothing of the Rust library was linked"
note "linked: $(wc -l <<<"$linked") functions of the Rust library"

# The chip's own functions are still open in it: the firmware's link finds them in ROM.
passed=$((passed + 2))
echo "$passed passed, 0 failed"
