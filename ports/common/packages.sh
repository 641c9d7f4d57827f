#!/usr/bin/env bash
# packages.sh PURPOSE...: the system packages of packages.list for these purposes are there, or get installed.
# Nothing is done, and no root is asked for, where none is missing.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=say.sh
. "$here/say.sh"

installed() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

missing=()
for purpose in "$@"; do
    wanted=$(awk -v p="$purpose" '$1 == p { print $2 }' "$here/packages.list")
    [ -n "$wanted" ] || die "packages.list knows no purpose '$purpose'"
    # Elsewhere than on Debian and its kin the names differ: the build itself will say what it lacks.
    command -v dpkg-query >/dev/null || exit 0
    for package in $wanted; do
        installed "$package" || missing+=("$package")
    done
done
[ ${#missing[@]} -gt 0 ] || exit 0

if [ "$(id -u)" -eq 0 ]; then
    root=()
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    root=(sudo -n)
else
    die "system packages are missing and this user may not install them" \
        "run this once, then the same make again:" "" \
        "    sudo apt-get update && sudo apt-get install -y ${missing[*]}"
fi

step "installing system packages: ${missing[*]}"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
install_them() {
    watch "$log" "${root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "${missing[@]}"
}
# The lists of a fresh machine are empty or old: they are read first.
watch "$log" "${root[@]}" apt-get -o DPkg::Lock::Timeout=300 update ||
    note "apt-get update failed: trying with the lists that are there"
install_them || die "apt-get could not install: ${missing[*]}" \
    "its last lines are above; install them by hand and run the same make again"
