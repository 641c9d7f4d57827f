#!/usr/bin/env bash
# library.sh TRIPLE: prints the path of the static library for a target, in the tier of UASYNCIO_API. It is built with Rust, or, where
# there is no Rust or nothing to build from, it is the one that a release brings: lib/TRIPLE/libuasyncio.a, lib/TRIPLE/TIER/libuasyncio.a.
set -euo pipefail
common=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$common/../.." && pwd)
# shellcheck source=say.sh
. "$common/say.sh"

api=${UASYNCIO_API:-full}
prebuilt=$root/lib/$1
[ "$api" = full ] || prebuilt+=/$api
prebuilt+=/libuasyncio.a

if [ -e "$root/src/lib.rs" ] && { command -v cargo >/dev/null || [ ! -e "$prebuilt" ]; }; then
    exec "$common/build-lib.sh" "$1"
fi
[ -e "$prebuilt" ] || die "this release has no library for $1, of the tier \"$api\"" \
    "it has: $(cd "$root/lib" && echo *)" "the tiers are: $("$common/tiers.sh" | xargs)"
step "uasyncio $("$common/version.sh"): the library for $1, $api, as released"
echo "$prebuilt"
