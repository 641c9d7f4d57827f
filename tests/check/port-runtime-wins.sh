#!/usr/bin/env bash
# port-runtime-wins.sh MAP: by the linker's map, memcpy and its like, division and soft float come from the port, its SDK or
# the C compiler, and none of them from the Rust library: on a chip these are in ROM or in RAM for good reasons.
set -euo pipefail
map=$1
. ports/common/say.sh

# The library's part of the map: its lines name its archive or its object.
taken=$(grep -E '(libuasyncio\.a|uasyncio_rust\.o)' "$map" | grep -E 'compiler_builtins' || true)
[ -z "$taken" ] || die "the firmware took these from Rust's compiler_builtins:" "$taken"

# And the other way round: where the firmware has these functions, they come from elsewhere.
provider() {
    awk -v name="$1" '
        /^Linker script and memory map/ { in_map = 1 }
        !in_map { next }
        $1 ~ /^\.(text|time_critical|rodata)/ { file = $NF }
        NF == 3 && $1 ~ /^0x/ && $3 ~ /\.(o|obj|a)(\(.*\))?$/ { file = $3 }
        NF == 4 && $2 ~ /^0x/ && $3 ~ /^0x/ { file = $4 }
        NF == 2 && $1 ~ /^0x/ && $2 == name { print file; exit }' "$map"
}

# The ARM ABI's names for memcpy and its like: those that somebody asks for. aeabi.o is the glue's, for ports without them.
mapfile -t aeabi < <(grep -oE '\b(__wrap_)?__aeabi_mem(cpy|move|set|clr)[48]?\b' "$map" | sort -u)
for name in "${aeabi[@]}" memcpy __wrap_memcpy memset __wrap_memset __aeabi_fmul __wrap___aeabi_fmul __aeabi_fadd __wrap___aeabi_fadd \
    __aeabi_uidiv __wrap___aeabi_uidiv __udivsi3; do
    from=$(provider "$name")
    [ -n "$from" ] || continue
    case $from in *libuasyncio.a* | *uasyncio_rust.o*) die "$name comes from the Rust library: $from" ;; esac
    note "$name: ${from##*/}"
done
