# shellcheck shell=bash disable=SC2154
# The packages of a Debian suite other than the machine's own, of which apt keeps the lists in private directories: the machine's
# configuration stays as it is, and no root is needed. Sourced by scripts with say.sh, of which it takes: suite, dl (the folder for
# downloads), and own_tree (the last line of its errors).

# The mirror of the machine's own release. apt itself is asked, so that both formats of its sources are understood. The
# address has to end in /debian: that of the security archive does not.
mirror() {
    local codename
    codename=$(. /etc/os-release && echo "$VERSION_CODENAME")
    apt-get --print-uris update 2>/dev/null | sed -nE "0,/debian\/dists\/$codename\/InRelease/s|^'([^']+/debian)/dists/$codename/InRelease'.*|\1|p"
}

# private_apt PROGRAM ARGUMENT...: apt-get or apt-cache on that suite.
private_apt() {
    local program=$1
    shift
    "$program" -q -o Dir::Etc::sourcelist="$dl/apt-$suite/sources.list" -o Dir::Etc::sourceparts=/dev/null \
        -o Dir::Etc::preferences=/dev/null -o Dir::Etc::preferencesparts=/dev/null \
        -o Dir::State::Lists="$dl/apt-$suite/lists" -o Dir::Cache="$dl/apt-$suite/cache" \
        -o Acquire::Languages=none -o Acquire::Retries=3 -o APT::Sandbox::User=root "$@"
}

# Nothing is done where they are there.
read_lists() {
    local uri keyring options
    [ ! -e "$dl/apt-$suite/updated" ] || return 0
    uri=$(mirror) || true
    [ -n "$uri" ] || die "found no Debian mirror in this machine's apt configuration" "$own_tree"
    step "reading the package lists of Debian $suite"
    mkdir -p "$dl/apt-$suite/lists/partial" "$dl/apt-$suite/cache/archives/partial"
    keyring=/usr/share/keyrings/debian-archive-keyring.gpg
    options=
    [ ! -e "$keyring" ] || options="[signed-by=$keyring] "
    printf '%s %s%s %s main\n' deb "$options" "$uri" "$suite" deb-src "$options" "$uri" "$suite" \
        >"$dl/apt-$suite/sources.list"
    watch "$dl/apt-$suite/update.log" private_apt apt-get -o APT::Update::Error-Mode=any update || die "could not read the lists of Debian $suite" \
        "check the network and run the same make again," "$own_tree"
    touch "$dl/apt-$suite/updated"
}
