#!/usr/bin/env bash
# object.sh OUT CC CFLAGS...: takes the library for what this C compiler makes with these flags, and links it into one
# relocatable object. The environment names the binutils that belong to that compiler: LD, NM, OBJCOPY, AR.
#
# Why an object: MicroPython's makefiles take no archive. What is listed among the objects is a prerequisite of the
# firmware, comes before the C library on the link line, and is read as a dependency makefile too, which an archive breaks.
set -euo pipefail
common=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=say.sh
. "$common/say.sh"

out=$1
shift
triple=${UASYNCIO_TRIPLE:-$("$common/triple.sh" "$@")}
archive=$("$common/library.sh" "$triple")
if [ "$out" -nt "$archive" ] && [ "$out" -nt "$0" ]; then exit 0; fi

mkdir -p "$(dirname "$out")"
tmp=$(mktemp -d "$out.XXXXXX")
trap 'rm -rf "$tmp"' EXIT

# Without compiler_builtins, whose C parts are named by a hash: memcpy, division and soft float are to be the port's own,
# and resolve when it links.
"${AR:-ar}" t "$archive" | grep -vE '^(compiler_builtins|[0-9a-f]{16})-' >"$tmp/members"
(cd "$tmp" && xargs "${AR:-ar}" x "$archive" <members)
mapfile -t members < <(sed "s|^|$tmp/|" "$tmp/members")

# What C calls is what the archive exports by the name of ua_*. The rest stays only where one of these reaches it.
mapfile -t entries < <("${NM:-nm}" -g --defined-only "${members[@]}" 2>/dev/null | sed -nE 's/^[0-9a-f]+ [TDBR] (ua_[A-Za-z0-9_]+)$/-u\n\1/p')
[ ${#entries[@]} -gt 0 ] || die "found no ua_* function in $archive"

# The linker of a compiler for many targets has to be told which of them.
emulation=()
case $triple in
    riscv32*) emulation=(-melf32lriscv) ;;
    riscv64*) emulation=(-melf64lriscv) ;;
    i686-*) emulation=(-melf_i386) ;;
esac
# LD may carry a flag that is the compiler's (unix, 32-bit: "ld -m32").
read -ra linker <<<"${LD% -m32}"
# Or it is the compiler itself (MicroPython's minimal port), which knows its linker.
if ld=$("${linker[@]}" -print-prog-name=ld 2>/dev/null); then linker=("$ld"); fi
"${linker[@]}" -r ${emulation[@]+"${emulation[@]}"} --gc-sections "${entries[@]}" -o "$tmp/object" "${members[@]}" ||
    die "could not link $archive into one object" "see the linker's words above"

# Nothing unwinds, and a linker script that does not expect these sections lays .data over them (Cortex-M0 on qemu).
case $triple in
    thumb* | arm*) "${OBJCOPY:-objcopy}" -R '.ARM.ex*' -R '.rel.ARM.ex*' "$tmp/object" ;;
esac
mv "$tmp/object" "$out"
