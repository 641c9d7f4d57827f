#!/usr/bin/env bash
# venv.sh FOLDER REQUIREMENTS: prints the Python of an environment at build/FOLDER, which has what REQUIREMENTS lists. It is made where it
# is missing.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=say.sh
. "$here/say.sh"

venv=$(cd "$here/../.." && pwd)/build/$1
if ! cmp -s "$2" "$venv/requirements.txt"; then
    step "installing $(sed '/^#/d; s/==.*//' "$2" | paste -sd,) into build/$1"
    mkdir -p "$(dirname "$venv")"
    rm -rf "$venv"
    watch "$venv.log" python3 -m venv "$venv" || die "python3 cannot make an environment" \
        "on Debian: apt-get install python3-venv"
    watch "$venv.log" "$venv/bin/pip" install -q -r "$2" ||
        die "pip could not install them" "check the network and run the same make again"
    cp "$2" "$venv/requirements.txt"  # the last step: without it, the next run starts over
fi
echo "$venv/bin/python"
