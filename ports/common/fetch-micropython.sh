#!/usr/bin/env bash
# fetch-micropython.sh [NAME]: MicroPython's source at build/src/micropython-<version>, with mbedtls in its lib/; NAME as in
# versions.list, if not "micropython". It exits with 3 where Debian no longer carries it.
# The tree is put together beside its place and moved there as the last step: where it is, it is whole.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
# shellcheck source=say.sh
. "$here/say.sh"

src=$root/build/src
name=${1:-micropython}
version=$("$here/../boards.py" pinned "$name")
tree=$src/micropython-$version
[ ! -e "$tree" ] || exit 0
mkdir -p "$src"
tmp=$(mktemp -d "$src/.unpack.XXXXXX")
trap 'rm -rf "$tmp"' EXIT

# unpack ARCHIVE FOLDER: its content goes to FOLDER, without the folder that it is wrapped in.
unpack() {
    mkdir -p "$2"
    tar -xf "$1" -C "$2" --strip-components=1 || die "could not unpack $1" "delete that file and run make again"
}

archive=$("$here/fetch.sh" "$name")
step "unpacking MicroPython $version"
unpack "$archive" "$tmp/tree"

# Debian's tarball has no submodules. The unix port needs one, for TLS, and does well without it.
status=0
archive=$("$here/fetch.sh" mbedtls) || status=$?
case $status in
    0) unpack "$archive" "$tmp/tree/lib/mbedtls" ;;
    3) note "going on without mbedtls: this MicroPython will have no TLS" ;;
    *) exit "$status" ;;
esac
mv "$tmp/tree" "$tree"
