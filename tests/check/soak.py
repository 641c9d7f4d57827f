#!/usr/bin/env python3
"""soak.py MICROPYTHON [MESSAGES]: a TCP echo server and 200 clients on loopback, in two processes. Every byte is checked, and
the memory of both is looked at all along. Then 1000 clients in one process, with pauses, cancelled reads and resets. Ends in a line
"N passed, N failed"."""

import re
import resource
import subprocess
import sys
import time
from statistics import median

MICROPYTHON = sys.argv[1]
MESSAGES = int(sys.argv[2]) if len(sys.argv) > 2 else 400
PORT = 8130
# Seconds, after which it hangs. How late a busy machine may be is no matter.
TIMEOUT = 900
# Bytes. At a sample no message is under way; a leak of one small object a message would be megabytes.
SLACK = 10000
results = []


def check(name, passed, why):
    results.append(passed)
    print("pass " if passed else "FAIL ", name, "" if passed else why, flush=True)


def start(script, *args, options=()):
    return subprocess.Popen(
        [MICROPYTHON, *options, "tests/soak/" + script, str(PORT), *args], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def value(out, name):
    match = re.search(rf"^{name} (.*)$", out, re.M)
    return match and match.group(1)


def flat(out):
    """The first sample is of a time when not everything has been used yet."""
    samples = [int(n) for n in re.findall(r"\d+", value(out, "free") or "")][1:]
    half = len(samples) // 2
    return len(samples) >= 6 and median(samples[:half]) - median(samples[half:]) < SLACK


server = start("server.py")
began = time.monotonic()
try:
    server.stdout.readline()
    clients = start("clients.py", str(MESSAGES))
    try:
        said = clients.communicate(timeout=TIMEOUT)[0]
    finally:
        clients.kill()
    heard = server.communicate(timeout=TIMEOUT)[0]
except subprocess.TimeoutExpired:
    said = heard = "timeout"
finally:
    server.kill()
took = time.monotonic() - began

count = 200 * MESSAGES
check(f"{count} messages of 200 clients came back", value(said, "done") == f"{count} wrong 0", said)
check("the server saw every byte", value(said, "bytes") and value(said, "bytes") == value(heard, "bytes"), (said, heard))
check("the server is left with no client", value(heard, "clients") == "0", heard)
check("the memory of the server is flat", flat(heard), heard)
check("the memory of the clients is flat", flat(said), said)
print(f"{took:.1f} s, {value(heard, 'bytes')} bytes")

# A socket at either end of a connection, in one process.
STORM = 1000
most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
began = time.monotonic()
storm = start("storm.py", str(STORM), options=["-X", "heapsize=64M"])
try:
    said = storm.communicate(timeout=TIMEOUT)[0]
except subprocess.TimeoutExpired:
    said = "timeout"
finally:
    storm.kill()
numbers = {name: int(n) for name, n in re.findall(r"(\w+) (\d+)", said)}
check(f"every byte of {STORM} clients is right, and none is left behind", value(said, "wrong") == "0 served 0", said)
check("reads were cancelled, and connections reset", numbers.get("cancelled", 0) > STORM and numbers.get("resets", 0) > 100, said)
check("the server heard of each reset", numbers.get("lost") == numbers.get("resets"), said)
first, last = [int(n) for n in re.findall(r"\d+", value(said, "free") or "")] or (SLACK, 0)
check("the memory of all is flat", first - last < SLACK, said)
print(f"{time.monotonic() - began:.1f} s, {numbers.get('checked')} bytes")
failed = results.count(False)
print(f"{len(results) - failed} passed, {failed} failed")
sys.exit(failed > 0)
