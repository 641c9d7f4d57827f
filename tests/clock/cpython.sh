#!/bin/sh
# cpython.sh ARGUMENTS...: CPython on the virtual clock, for upstream's runner (MICROPY_CPYTHON3): the output that it takes for the
# expected one is never late.
LD_PRELOAD=$(cd "$(dirname "$0")/../.." && pwd)/build/clock/virtual.so
export LD_PRELOAD
exec "${CPYTHON:-python3}" "$@"
