#!/usr/bin/env bash
# fetch.sh NAME: downloads what versions.list calls NAME into build/dl, checks it, and prints its path.
# It exits with 3 where the suite has moved on to another version: trying again will not help then.
#
# It comes from a Debian suite other than the machine's own (suite.sh).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
# shellcheck source=say.sh
. "$here/say.sh"
# shellcheck source=suite.sh
. "$here/suite.sh"

dl=$root/build/dl
own_tree="or point MICROPYTHON_DIR at a MicroPython checkout of your own (git clone -b v1.25.0 --recursive ...)"

pinned=$(awk -v n="$1" '$1 == n' "$here/versions.list")
[ -n "$pinned" ] || die "versions.list has no '$1'"
read -r name suite kind package version file sha256 <<<"$pinned"

correct() { [ -f "$1" ] && echo "$sha256  $1" | sha256sum --check --status; }

if correct "$dl/$file"; then
    echo "$dl/$file"
    exit 0
fi

command -v apt-get >/dev/null || die "$name is fetched with apt-get, which this machine does not have" "$own_tree"

mkdir -p "$dl"
tmp=$(mktemp -d "$dl/.fetch.XXXXXX")
trap 'rm -rf "$tmp"' EXIT

read_lists

step "downloading $name $version"
case $kind in
    source) get=(source --download-only --only-source) ;;
    deb) get=(download) ;;
    *) die "versions.list: '$kind' is no kind that fetch.sh knows" ;;
esac
# The suite's newest revision is asked for, not $version by name: Debian's revisions come and go, its upstream tarball
# stays, and the checksum below tells whether it is ours.
if ! (cd "$tmp" && watch "$tmp/log" private_apt apt-get "${get[@]}" "$package"); then
    rm -f "$dl/apt-$suite/updated"  # the next try reads the lists anew
    die "could not download $name $version" "check the network and run the same make again," "$own_tree"
fi
if [ ! -f "$tmp/$file" ]; then
    (die "Debian $suite no longer carries $file" "it carries: $(cd "$tmp" && echo "$package"_*)" "$own_tree") || exit 3
fi
correct "$tmp/$file" || die "the checksum of $file is not the one in ports/common/versions.list" \
    "nothing of it was kept; where this happens again, the mirror carries something else," "$own_tree"
mv "$tmp/$file" "$dl/$file"
echo "$dl/$file"
