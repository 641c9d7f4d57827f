#!/usr/bin/env bash
# micropython-make.sh NAME FOLDER FLAG...: runs a make of MicroPython's in FOLDER; objects and log go to build/NAME. It gets neither
# the caller's make variables nor, for its version, this repository's git history. JOBS, in the environment: how many at a time.
set -euo pipefail
common=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$common/../.." && pwd)
# shellcheck source=say.sh
. "$common/say.sh"

name=$1 folder=$2
shift 2
out=$root/build/$name
mkdir -p "$out"
step "MicroPython: $name"
GIT_CEILING_DIRECTORIES=$(realpath "$folder/../../..")
export GIT_CEILING_DIRECTORIES
watch "$out/make.log" env -u MAKEFLAGS -u MFLAGS -u MAKELEVEL "${MAKE:-make}" -j"${JOBS:-$(nproc)}" -C "$folder" BUILD="$out/obj" "$@" ||
    die "$name could not be built" "the reason is above; after a change of MICROPYTHON_DIR or a compiler: make clean"
