#!/usr/bin/env bash
# fetch.sh: the libraries of requirements.txt, at build/libraries. Nothing is done where they are there.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
# shellcheck source=../../ports/common/say.sh
. "$root/ports/common/say.sh"

libraries=$root/build/libraries
if cmp -s "$here/requirements.txt" "$libraries/requirements.txt"; then exit 0; fi
python=$("$root/tests/device/venv.sh")
step "downloading libraries into build/libraries"
rm -rf "$libraries"
mkdir -p "$libraries"
: >"$libraries/log"
watch "$libraries/log" "$python" -m pip install --no-deps --no-compile --require-hashes --only-binary :all: --target "$libraries/lib" \
    -r "$here/requirements.txt" || die "pip could not fetch them" "check the network and run the same make again"
cp "$here/requirements.txt" "$libraries/requirements.txt"  # the last step: without it, the next run starts over
