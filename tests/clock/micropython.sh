#!/bin/sh
# micropython.sh ARGUMENTS...: the program $MICROPYTHON on the virtual clock, for upstream's runner (MICROPY_MICROPYTHON).
LD_PRELOAD=$(cd "$(dirname "$0")/../.." && pwd)/build/clock/virtual.so
export LD_PRELOAD
exec "$MICROPYTHON" "$@"
