#!/usr/bin/env bash
# build.sh ARCH MPY_DIR: the module as a native .mpy, build/natmod/ARCH[-TIER]/asyncio.mpy, and beside it the uasyncio.py for firmwares
# that have none. UASYNCIO_API, in the environment, names a tier. MPY_DIR is a tree of MicroPython: its headers and its mpy_ld.py.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
# shellcheck source=../common/say.sh
. "$root/ports/common/say.sh"

arch=$1 mp=$(realpath "$2") api=${UASYNCIO_API:-full}
glue=$root/micropython_glue
version=$("$root/ports/common/version.sh")
read -r triple cc flags < <(sed -nE "s/^$arch +//p" "$here/archs.list") || true
[ -n "${triple:-}" ] || die "which architecture? One of: $(sed -nE 's/^([a-z0-9]+) .*/\1/p' "$here/archs.list" | xargs)"
read -ra flags <<<"${flags:-}"
read -r level lists < <(sed -nE "s/^$api +//p" "$glue/tiers.list") || true
[ -n "${level:-}" ] || die "UASYNCIO_API is one of $("$root/ports/common/tiers.sh" | xargs), not \"$api\""
out=$root/build/natmod/$arch
[ "$api" = full ] || out+=-$api
[ "$cc" != xtensa ] || cc=$("$root/ports/common/xtensa/toolchain.sh" esp32)gcc
command -v "$cc" >/dev/null || die "there is no $cc on this machine" "make natmod ARCH=$arch installs it"
prefix=${cc%gcc}
mkdir -p "$out/obj"

# list FILE...: the entries of list files.
list() { sed -E 's/[[:space:]]*#.*//; /^$/d' "$@"; }

# The glue's files, but for those that the module has its own for; then its own. All by their names in the repository.
read -ra lists <<<"$lists"
mapfile -t replaced < <(list "$here/instead.list" | awk '{ print $1 }')
sources=()
while read -r file; do
    [[ " ${replaced[*]} " == *" $file "* ]] || sources+=("micropython_glue/$file")
done < <(cd "$glue" && list "${lists[@]}")
mapfile -t -O "${#sources[@]}" sources < <(cd "$root" && printf '%s\n' ports/natmod/src/*.c)

# As MicroPython's py/dynruntime.mk, and: no tables of addresses in the code; a section each, so that what nobody needs is left out.
cflags=(-std=gnu99 -Os -Wall -Wextra -Wno-unused-parameter -Werror -DNDEBUG -DNO_QSTR -DMICROPY_ENABLE_DYNRUNTIME -U__linux__ -U_FORTIFY_SOURCE
    -fpic -fno-common -ffunction-sections -fdata-sections -fno-jump-tables -fno-strict-aliasing -fno-asynchronous-unwind-tables
    -fno-tree-loop-distribute-patterns "-DUASYNCIO_TIER=$level" "-DUASYNCIO_VERSION=$version" "${flags[@]}" "-I$glue" "-I$mp" "-I$here/include"
    "-DMP_CONFIGFILE=\"$here/config.h\"" -include "$here/include/vm.h")

step "native module for $arch, $api"
# each SUFFIX FLAG...: the compiler's output for every source, in build/natmod/ARCH/obj, one file for each processor at a time.
each() {
    printf '%s\n' "${sources[@]}" | (cd "$root" && xargs -P "${JOBS:-$(nproc)}" -I {} "$cc" "${cflags[@]}" "${@:2}" {} -o "$out/obj/{}.$1")
}
(cd "$out/obj" && dirname "${sources[@]}" | sort -u | xargs mkdir -p)
objects=("${sources[@]/#/$out/obj/}")
each i -E
cat "${objects[@]/%/.i}" | python3 "$here/config.py" "$out/names.h.new" "$mp"
if cmp -s "$out/names.h.new" "$out/names.h"; then rm "$out/names.h.new"; else mv "$out/names.h.new" "$out/names.h"; fi
each o "-DUA_NAT_NAMES=\"$out/names.h\"" -c

archive=$(UASYNCIO_RELOCATION=pic "$root/ports/common/build-lib.sh" "$triple")
libgcc=$("$cc" "${flags[@]}" -print-libgcc-file-name)
# The compiler that toolchain.sh puts together has none.
[ -e "$libgcc" ] || libgcc=$("$root/ports/common/xtensa/runtime.sh")/libgcc.a
emulation=()
[ "$arch" != rv32imc ] || emulation=(-m elf32lriscv)
watch "$out/link.log" "${prefix}ld" -r "${emulation[@]}" -T "$here/link.ld" --gc-sections -e mpy_init -u mpy_init -o "$out/all.o" "${objects[@]/%/.o}" "$archive" "$libgcc"
"${prefix}objcopy" -R '.ARM.ex*' -R '.rel.ARM.ex*' -R '.debug*' -R '.rel*.debug*' -R '.eh_frame' -R '.rel*.eh_frame' "$out/all.o"
"${prefix}strip" --strip-unneeded -K mpy_init "$out/all.o"
# The name of the file is in the module, hence from its folder.
sed -n "s,^// ,,p" "$out/names.h" >"$out/names.qstrs"
(cd "$out" && watch mpy_ld.log "$PYTHON" "$here/mpy_ld.py" "$mp" --arch "$arch" --qstrs names.qstrs -o asyncio.mpy all.o) ||
    die "mpy_ld.py could not make the .mpy" "the reason is above"
cp "$here/uasyncio.py" "$out/"
# The folder is a package for mip; beside it stands what chooses the folder for a board.
cat >"$out/package.json" <<END
{"urls": [["asyncio.mpy", "asyncio.mpy"]], "deps": [], "version": "$version"}
END
cp "$here/install.py" "$root/build/natmod/"
