#!/usr/bin/env bash
# archive.sh OUT TRIPLE: takes the library for a target and puts it at OUT without compiler_builtins (whose C parts are
# named by a hash), for the builds that link an archive. The environment's AR belongs to the target's compiler: only that
# one can index its objects.
#
# memcpy, division and soft float then come from the port: there is nothing in this archive that could shadow them,
# wherever it stands on the link line.
set -euo pipefail
common=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=say.sh
. "$common/say.sh"

out=$1
ar=${AR:-ar}
archive=$("$common/library.sh" "$2")
if [ "$out" -nt "$archive" ]; then exit 0; fi

mkdir -p "$(dirname "$out")"
cp "$archive" "$out.new"
trap 'rm -f "$out.new"' EXIT
mapfile -t builtins < <("$ar" t "$archive" | grep -E '^(compiler_builtins|[0-9a-f]{16})-')
[ ${#builtins[@]} -eq 0 ] || "$ar" d "$out.new" "${builtins[@]}" || die "$ar cannot take apart $archive" "AR has to be the one of the target's compiler"
"$ar" sD "$out.new"
mv "$out.new" "$out"
