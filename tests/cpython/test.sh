#!/usr/bin/env bash
# test.sh PROGRAM [UPSTREAM]: CPython's tests of asyncio on the MicroPython PROGRAM (and on UPSTREAM, for the table). UPDATE=1 writes
# not-yet.list anew. A version that Debian has replaced by a newer one is left out, and said to be. SID=1: the version that sid serves
# in the place of the pinned ones.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
out=$root/build/cpython${SID:+/sid}
versions=()

# extract VERSION ROOT: the scripts of the tests that lie in ROOT.
extract() {
    "$here/extract.py" "$2/usr/lib/python$1/test/test_asyncio" "$out/$1"
    versions+=("$1")
}

if [ -n "${SID:-}" ]; then
    version=$("$here/sid.sh")
    export CPYTHON=$root/build/cpython-sid/python
    extract "$version" "$root/build/cpython-sid/root"
else
    for version in 3.11 3.13; do
        status=0
        deb=$("$root/ports/common/fetch.sh" "cpython-$version-tests") || status=$?
        case $status in
            0) ;;
            3) echo "left out: the tests of CPython $version" && rm -rf "${out:?}/$version" && continue ;;
            *) exit "$status" ;;
        esac
        tests=$root/build/src/$(basename "$deb" .deb)
        if [ ! -d "$tests" ]; then
            rm -rf "$tests.part"
            dpkg-deb -x "$deb" "$tests.part"
            mv "$tests.part" "$tests"
        fi
        extract "$version" "$tests"
    done
fi
"$here/run.py" cpython "$out" cpython "${versions[@]}"
"$here/run.py" "$1" "$out" here "${versions[@]}"
# What upstream came to may be of other tests than these.
rm -f "$out"/*.upstream
[ $# -lt 2 ] || "$here/run.py" "$2" "$out" upstream "${versions[@]}"
"$here/judge.py" "$out" ${UPDATE:+--update}
