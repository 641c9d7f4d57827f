#!/usr/bin/env bash
# own-network.sh COMMAND...: runs it in a network of its own, which has a loopback interface and nothing else: whatever port a test
# listens on, no other run of the tests, and no other program, is there. No root is needed.
# Where the kernel does not permit that, it says so; then one run after the other has the machine's own ports.
set -euo pipefail

# SIOCSIFFLAGS with IFF_UP. `ip link set lo up` is in a package of its own.
loopback_up='import fcntl, socket, struct; fcntl.ioctl(socket.socket(), 0x8914, struct.pack("16sH22x", b"lo", 1))'

in_namespace() { # OPTIONS-OF-UNSHARE... -- COMMAND...
    local options=()
    while [ "$1" != -- ]; do options+=("$1") && shift; done
    shift
    # It must be whole: some kernels give a namespace and then forbid to use it.
    ! unshare "${options[@]}" python3 -c "$loopback_up" 2>/dev/null ||
        exec unshare "${options[@]}" sh -c 'python3 -c "$0" && exec "$@"' "$loopback_up" "$@"
}

in_namespace --net -- "$@"
in_namespace --net --map-root-user -- "$@"
echo "    no network namespaces here: the tests use this machine's ports, and wait for others that do" >&2
exec flock --close /tmp "$@"
