#!/usr/bin/env bash
# variants.sh TREE MAKE-FLAG...: builds each of the unix port's other builds of ports/boards.list with the module, and runs what
# stands there.
set -uo pipefail
tree=$(realpath "$1")
shift
here=$PWD
# shellcheck source=check.sh
. tests/check/check.sh

build() { # NAME FLAG...
    ports/common/micropython-make.sh "variants/$1" "$tree/ports/unix" USER_C_MODULES="$here" FROZEN_MANIFEST="$here/ports/unix/manifest.py" "${@:2}"
}

scripts() { # NAME EXCEPT: the tests but for that one, and a line that adds them up
    local tests
    mapfile -t tests < <(printf '%s\n' tests/scripts/*.py | grep -vxF "tests/scripts/$2.py")
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
        scripts*) check "$name: tests/scripts" scripts "$name" "${what#scripts,-}" ;;
    esac
done < <(ports/boards.py variants)

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
