#!/usr/bin/env bash
# sid.sh: the newest CPython that Debian sid serves, and its tests, in build/cpython-sid. Prints its version. They are fetched once:
# without that folder, anew. That CPython runs on sid's own C library, and judges whether a script is right.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
common=$root/ports/common
# shellcheck source=../../ports/common/say.sh
. "$common/say.sh"
# shellcheck source=../../ports/common/suite.sh
. "$common/suite.sh"

suite=sid
dl=$root/build/dl
own_tree="or leave it: make test-cpython has the tests of two other versions"
out=$root/build/cpython-sid

if [ ! -e "$out/version" ]; then
    rm -rf "$out"
    mkdir -p "$out/debs"
    # It moves: what it serves is asked for anew.
    rm -f "$dl/apt-$suite/updated"
    read_lists
    version=$(private_apt apt-cache pkgnames libpython3 | sed -nE 's/^libpython(3\.[0-9]+)-testsuite$/\1/p' | sort -V | tail -n 1)
    [ -n "$version" ] || die "Debian $suite has no tests of CPython" "$own_tree"
    step "downloading CPython $version and its tests"
    (cd "$out/debs" && watch "$out/log" private_apt apt-get download "libpython$version-testsuite" "python$version-minimal" \
        "libpython$version-minimal" "libpython$version-stdlib" libc6 zlib1g libexpat1 libffi8 libssl3t64 libbz2-1.0 liblzma5 libzstd1) \
        || die "could not download CPython $version" "check the network and run the same make again," "$own_tree"
    for deb in "$out"/debs/*.deb; do
        dpkg-deb -x "$deb" "$out/root"
    done
    usr=$out/root/usr
    loader=$(echo "$usr"/lib/*/ld-linux-*.so.*)
    cat >"$out/python" <<END
#!/bin/sh
PYTHONHOME=$usr exec $loader --library-path ${loader%/*} $usr/bin/python$version "\$@"
END
    chmod +x "$out/python"
    "$out/python" -c 'import asyncio, socket'
    echo "$version" >"$out/version"
fi
cat "$out/version"
