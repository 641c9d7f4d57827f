#!/usr/bin/env bash
# own-network.sh COMMAND...: runs it in a network of its own, which has a loopback interface and nothing else: whatever port a test
# listens on, no other run of the tests, and no other program, is there. No root is needed.
# Where the kernel does not permit that, it says so; then one run after the other has the machine's own ports.
set -euo pipefail

# SIOCSIFFLAGS with IFF_UP. `ip link set lo up` is in a package of its own.
loopback_up='import fcntl, socket, struct; fcntl.ioctl(socket.socket(), 0x8914, struct.pack("16sH22x", b"lo", 1))'

# By itself as root, and else as the root of a user namespace. It is tried in full: some kernels give a namespace and then forbid
# to use it.
for how in "--net" "--net --map-root-user"; do
    read -ra options <<<"$how"
    if unshare "${options[@]}" python3 -c "$loopback_up" 2>/dev/null; then
        # shellcheck disable=SC2016  # it is the inner shell that expands these
        exec unshare "${options[@]}" sh -c 'python3 -c "$0" && exec "$@"' "$loopback_up" "$@"
    fi
done
echo "    no network namespaces here: the tests use this machine's ports, and wait for others that do" >&2
exec flock --close /tmp "$@"
