#!/usr/bin/env bash
# cached.sh COMMAND...: runs it with a cache of what is compiled, in build/ccache: the steps of `make test` build the same files for many
# firmwares.
if command -v ccache >/dev/null; then
    # The folder that a compiler is run in stands in debugging information alone.
    export CCACHE_DIR=$PWD/build/ccache CCACHE_NOHASHDIR=1 PATH=/usr/lib/ccache:$PATH
fi
exec "$@"
