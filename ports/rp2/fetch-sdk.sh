#!/usr/bin/env bash
# fetch-sdk.sh MICROPYTHON: prints the path of the Pico SDK to build with, fetched where neither PICO_SDK_PATH nor the
# MicroPython tree has one; and sees to it that the tree has TinyUSB.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
common=$root/ports/common
# shellcheck source=../common/say.sh
. "$common/say.sh"

mp=$1
fetched_mp=$root/build/src/micropython-$("$root/ports/boards.py" pinned micropython)
sdk=$root/build/src/pico-sdk-$("$root/ports/boards.py" pinned pico-sdk)

# unpack NAME FOLDER DESTINATION: a folder out of a Debian package; it stands at its place only when it is whole.
unpack() {
    local deb tmp
    deb=$("$common/fetch.sh" "$1")
    tmp=$(mktemp -d "$root/build/src/.unpack.XXXXXX")
    dpkg-deb -x "$deb" "$tmp" || die "could not unpack $deb" "delete that file and run make again"
    rm -rf "$3"
    mv "$tmp/$2" "$3"
    rm -rf "$tmp"
}

if [ ! -e "$mp/lib/tinyusb/src/tusb.h" ]; then
    # Only the tree that was fetched is filled in: another one is its owner's.
    [ "$mp" = "$fetched_mp" ] || die "lib/tinyusb is missing in $mp" \
        "run there:  git submodule update --init lib/tinyusb lib/mbedtls lib/pico-sdk"
    unpack tinyusb usr/src/tinyusb "$mp/lib/tinyusb"
fi

if [ -n "${PICO_SDK_PATH:-}" ]; then
    [ -e "$PICO_SDK_PATH/pico_sdk_init.cmake" ] || die "PICO_SDK_PATH=$PICO_SDK_PATH is no Pico SDK" \
        "point it at one, or leave it out and one is fetched"
    sdk=$(cd "$PICO_SDK_PATH" && pwd)
elif [ -e "$mp/lib/pico-sdk/pico_sdk_init.cmake" ]; then
    sdk=$mp/lib/pico-sdk
elif [ ! -e "$sdk" ]; then
    unpack pico-sdk usr/src/pico-sdk "$sdk"
fi
echo "$sdk"
