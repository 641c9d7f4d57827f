#!/usr/bin/env bash
# variants.sh TREE CALLS MAKE-FLAG...: builds each of the unix port's other builds of ports/boards.list with the module, and runs what
# stands there. CALLS is tests/calls/calls.c, compiled.
set -uo pipefail
tree=$(realpath "$1")
calls=$(realpath "$2")
shift 2
here=$PWD
# shellcheck source=check.sh
. tests/check/check.sh

build() { # NAME FLAG...
    ports/common/micropython-make.sh "variants/$1" "$tree/ports/unix" USER_C_MODULES="$here" FROZEN_MANIFEST="$here/ports/unix/manifest.py" "${@:2}"
}

scripts() { # NAME EXCEPT: the tests but for those (-a,-b), and a line that adds them up
    local tests
    mapfile -t tests < <(printf '%s\n' tests/scripts/*.py | grep -vxFf <(tr , '\n' <<<"$2" | sed -n 's|^-\(.*\)|tests/scripts/\1.py|p'))
    tests/check/micropython-tests.sh "variant-$1" "$tree" "build/variants/$1/obj/micropython" '' "${tests[@]}"
}

while read -r name what flags; do
    read -ra own <<<"${flags//VARIANT_DIR=/VARIANT_DIR=$here/}"
    if [ "$what" = refused ]; then
        ! build "$name" "$@" "${own[@]}" 2>/dev/null
        check "$name says what is missing" grep -q '#error "uasyncio: .* need MICROPY_' "build/variants/$name/make.log"
        continue
    fi
    check "$name builds" build "$name" "$@" "${own[@]}"
    case $what in
        hello) check "$name: hello.py" diff "tests/examples/hello.exp" \
            <("build/variants/$name/obj/micropython" examples/hello.py) ;;
        scripts*) check "$name: tests/scripts" scripts "$name" "${what#scripts}" ;;
    esac
done < <(ports/boards.py variants)

check "select: one call a round, however many sockets wait" diff tests/calls/one_select.py.exp \
    <(LD_PRELOAD=$calls build/variants/select/obj/micropython tests/calls/one_select.py)

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
