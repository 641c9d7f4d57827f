#!/usr/bin/env bash
# versions.sh TREE OBJECTS: compiles the glue against the declarations of versions of MicroPython that are not to be had here
# (tests/versions), on top of the headers of TREE and of its build of the unix port. The next function of MicroPython's that changes
# is one more stand-in there, and one edit in micropython_glue/module/versions.h.
set -uo pipefail
tree=$1 objects=$2
glue=micropython_glue
passed=0 failed=0

mapfile -t sources < <(cat "$glue"/{sources,upstream,full}.list | sed 's/[[:space:]]*#.*//; /^$/d')
mapfile -t settings < <(sed -nE 's/^([A-Z_]+=[0-9]+).*/-D\1/p' "$glue/config.list")
for version in tests/versions/*/; do
    for source in "${sources[@]}"; do
        if gcc -fsyntax-only -std=gnu99 -Wall -Wextra -Wno-unused-parameter -Werror -DUASYNCIO_TIER=3 "${settings[@]}" \
            -I"$version" -I"$tree" -I"$tree/ports/unix" -I"$tree/ports/unix/variants/standard" -I"$objects" "$glue/$source"; then
            passed=$((passed + 1))
        else
            failed=$((failed + 1)) && echo "FAIL  $source with the declarations of $(basename "$version")"
        fi
    done
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
