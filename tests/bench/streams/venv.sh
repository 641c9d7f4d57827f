#!/usr/bin/env bash
# venv.sh: prints the Python of build/bench/venv, which has uvloop. It is made where it is missing.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
# shellcheck source=../../../ports/common/say.sh
. "$root/ports/common/say.sh"

venv=$root/build/bench/venv
if ! cmp -s "$here/requirements.txt" "$venv/requirements.txt"; then
    step "installing uvloop into build/bench/venv"
    mkdir -p "$root/build/bench"
    rm -rf "$venv"
    watch "$root/build/bench/venv.log" python3 -m venv "$venv" || die "python3 cannot make an environment" \
        "on Debian: apt-get install python3-venv"
    watch "$root/build/bench/venv.log" "$venv/bin/pip" install -q -r "$here/requirements.txt" ||
        die "pip could not install uvloop" "check the network and run the same make again"
    cp "$here/requirements.txt" "$venv/requirements.txt"  # the last step: without it, the next run starts over
fi
echo "$venv/bin/python"
