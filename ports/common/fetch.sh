#!/usr/bin/env bash
# fetch.sh NAME: downloads what versions.list calls NAME into build/dl, checks it, and prints its path.
# It exits with 3 where the suite has moved on to another version: trying again will not help then.
#
# It comes from a Debian suite other than the machine's own. apt reads that suite with private directories, so the
# machine's configuration stays as it is and no root is needed. The mirror is the one that the machine already uses.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
# shellcheck source=say.sh
. "$here/say.sh"

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

# The mirror of the machine's own release. apt itself is asked, so that both formats of its sources are understood. The
# address has to end in /debian: that of the security archive does not.
mirror() {
    local codename
    codename=$(. /etc/os-release && echo "$VERSION_CODENAME")
    apt-get --print-uris update 2>/dev/null | sed -nE "0,/debian\/dists\/$codename\/InRelease/s|^'([^']+/debian)/dists/$codename/InRelease'.*|\1|p"
}

private_apt() {
    apt-get -q -o Dir::Etc::sourcelist="$dl/apt-$suite/sources.list" -o Dir::Etc::sourceparts=/dev/null \
        -o Dir::Etc::preferences=/dev/null -o Dir::Etc::preferencesparts=/dev/null \
        -o Dir::State::Lists="$dl/apt-$suite/lists" -o Dir::Cache="$dl/apt-$suite/cache" \
        -o Acquire::Languages=none -o Acquire::Retries=3 -o APT::Sandbox::User=root "$@"
}

if [ ! -e "$dl/apt-$suite/updated" ]; then
    uri=$(mirror) || true
    [ -n "$uri" ] || die "found no Debian mirror in this machine's apt configuration, to fetch $name from" "$own_tree"
    step "reading the package lists of Debian $suite"
    mkdir -p "$dl/apt-$suite/lists/partial" "$dl/apt-$suite/cache/archives/partial"
    keyring=/usr/share/keyrings/debian-archive-keyring.gpg
    options=
    [ ! -e "$keyring" ] || options="[signed-by=$keyring] "
    printf '%s %s%s %s main\n' deb "$options" "$uri" "$suite" deb-src "$options" "$uri" "$suite" \
        >"$dl/apt-$suite/sources.list"
    watch "$dl/apt-$suite/update.log" private_apt -o APT::Update::Error-Mode=any update || die "could not read the lists of Debian $suite" \
        "check the network and run the same make again," "$own_tree"
    touch "$dl/apt-$suite/updated"
fi

step "downloading $name $version"
case $kind in
    source) get=(source --download-only --only-source) ;;
    deb) get=(download) ;;
    *) die "versions.list: '$kind' is no kind that fetch.sh knows" ;;
esac
# The suite's newest revision is asked for, not $version by name: Debian's revisions come and go, its upstream tarball
# stays, and the checksum below tells whether it is ours.
if ! (cd "$tmp" && watch "$tmp/log" private_apt "${get[@]}" "$package"); then
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
