#!/usr/bin/env bash
# versions.sh TREE OBJECTS: what is different in versions of MicroPython that are not to be had here. It compiles the glue against the declarations of versions of MicroPython that are not to be had here
# (tests/versions/<version>), on top of the headers of TREE and of its build of the unix port. The next function of MicroPython's that changes
# is one more stand-in there. And it gives USER_C_MODULES a list of folders
# (tests/versions/usermod).
set -uo pipefail
tree=$1 objects=$2
glue=micropython_glue
# shellcheck source=check.sh
. tests/check/check.sh

mapfile -t sources < <(cat "$glue"/{sources,upstream,full}.list | sed 's/[[:space:]]*#.*//; /^$/d')
mapfile -t settings < <(sed -nE 's/^([A-Z_]+=[0-9]+).*/-D\1/p' "$glue/config.list")
for version in tests/versions/*.*/; do
    for source in "${sources[@]}"; do
        if gcc -fsyntax-only -std=gnu99 -Wall -Wextra -Wno-unused-parameter -Werror -DUASYNCIO_TIER=3 -DUASYNCIO_VERSION="$(ports/common/version.sh)" "${settings[@]}" \
            -I"$version" -I"$tree" -I"$tree/ports/unix" -I"$tree/ports/unix/variants/standard" -I"$objects" "$glue/$source"; then
            passed=$((passed + 1))
        else
            failed=$((failed + 1)) && echo "FAIL  $source with the declarations of $(basename "$version")"
        fi
    done
done

# Each of our objects fails at a warning, the other module's does not; both are linked with what belongs to them.
made=$(make --no-print-directory -f tests/versions/usermod/list.mk USER_C_MODULES="$PWD/tests/versions/usermod $PWD" | sort)
check "USER_C_MODULES as a list: our objects" test "$(grep -c '^build/micropython_glue/.*-Werror' <<<"$made")" -eq ${#sources[@]}
check "USER_C_MODULES as a list: another module's" grep -qxF 'build/other/other.o:' <<<"$made"
check "USER_C_MODULES as a list: what is linked" grep -qxF 'linked: build/uasyncio_rust.o -lother' <<<"$made"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
