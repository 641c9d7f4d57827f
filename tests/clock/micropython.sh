#!/bin/sh
# micropython.sh ARGUMENTS...: the program $MICROPYTHON on the virtual clock, for upstream's runner (MICROPY_MICROPYTHON).
LD_PRELOAD=$(cd "$(dirname "$0")/../.." && pwd)/build/clock/virtual.so
# The fifth byte of a program says whether it is of 32 bits.
[ "$(od -An -tu1 -j4 -N1 "$MICROPYTHON" | tr -d ' ')" != 1 ] || LD_PRELOAD=${LD_PRELOAD%.so}-32.so
export LD_PRELOAD
exec "$MICROPYTHON" "$@"
