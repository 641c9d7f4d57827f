#!/usr/bin/env bash
# dist.sh OUT: a release at OUT/uasyncio-VERSION and OUT/uasyncio-VERSION.tar.gz, with OUT/SHA256SUMS. What builds it twice gets the
# same bytes, from any folder. In the environment:
#   TARGETS    the Rust targets whose libraries go in, in every tier; all of boards.list if there is none
#   FIRMWARES  boards of rp2 whose firmware goes in; for them MP, MPY_CROSS, MPY_LIB_DIR as for ports/rp2/build.sh
#   NATMODS    architectures of native modules, which lie at build/natmod/ARCH
#   STUBS      the folder with the stubs
set -euo pipefail
common=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$common/../.." && pwd)
# shellcheck source=say.sh
. "$common/say.sh"

version=$("$common/version.sh")
out=$(mkdir -p "$1" && cd "$1" && pwd)
name=uasyncio-$version
release=$out/$name
wanted=" ${TARGETS:-} "
rm -rf "$release"
mkdir -p "$release/lib" "$release/ports/common"
cd "$root"

# The day of the release, for what carries a time in it.
day=$(sed -nE "s/^## \[$version\] - ([0-9-]{10})$/\1/p" CHANGELOG.md)
SOURCE_DATE_EPOCH=$(date -u -d "${day:-1980-01-01}" +%s)
export SOURCE_DATE_EPOCH

# What a build takes, without Rust; and what is read.
cp -r micropython_glue examples docs README.md LICENSE CHANGELOG.md "$release"
cp "$common"/{archive,library,object,say,tiers,triple,version}.sh "$release/ports/common"
for file in ports/*/README.md ports/*/manifest.py; do
    mkdir -p "$release/$(dirname "$file")" && cp "$file" "$release/$file"
done
echo "$version" >"$release/VERSION"

# library TRIPLE COMPILER TIER: into lib/.
library() {
    local prefix=${2%gcc} to=$release/lib/$1
    case $2 in cc | gcc) prefix= ;; esac
    [ "$3" = full ] || to+=/$3
    AR=${prefix}ar UASYNCIO_API=$3 "$common/archive.sh" "$to/libuasyncio.a" "$1"
}

mapfile -t tiers < <("$common/tiers.sh")
while read -r triple compiler _; do
    [ "$triple" != host ] || triple=$(rustc -vV | sed -n 's/^host: //p')
    [ "$wanted" = "  " ] || [[ $wanted == *" $triple "* ]] || continue
    [ "$compiler" != xtensa ] || compiler=$("$common/xtensa/toolchain.sh" "$(cut -d- -f2 <<<"$triple")")gcc
    for tier in "${tiers[@]}"; do library "$triple" "$compiler" "$tier"; done
done < <(ports/boards.py targets)

# Each a package of mip's, in every tier that was built; and what chooses among them.
for arch in ${NATMODS:-}; do
    for from in build/natmod/"$arch" build/natmod/"$arch"-*; do
        [ -e "$from/asyncio.mpy" ] || continue
        mkdir -p "$release/natmod/${from##*/}"
        cp "$from"/{asyncio.mpy,uasyncio.py,package.json} "$release/natmod/${from##*/}"
    done
    cp ports/natmod/install.py "$release/natmod"
done
[ -z "${STUBS:-}" ] || cp -r "$STUBS" "$release/stubs"
# In folders of their own: their objects carry the day.
for board in ${FIRMWARES:-}; do
    ports/rp2/build.sh "dist/$board" "$board"
    mkdir -p "$release/firmware"
    cp "build/dist/$board/firmware.uf2" "$release/firmware/$board.uf2"
done

step "packing $name.tar.gz"
find "$release" -name __pycache__ -prune -exec rm -r {} +
cd "$out"
tar -c --format=gnu --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner --mode=u=rwX,go=rX "$name" | gzip -9n >"$name.tar.gz"
{ echo "$name.tar.gz" && find "$name" -type f | LC_ALL=C sort; } | xargs sha256sum >SHA256SUMS
note "$(find "$name" -type f | wc -l) files, $(stat -c %s "$name.tar.gz") bytes packed"
echo "$out/$name.tar.gz"
