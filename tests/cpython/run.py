#!/usr/bin/env python3
"""run.py PROGRAM FOLDER NAME VERSION...: runs each script of FOLDER/VERSION on PROGRAM. FOLDER/VERSION.NAME gets a line for each: which,
and "passed" or why not. Those that do not differ between the versions run once.

PROGRAM: a MicroPython, or `cpython`: this Python itself, which runs those of its own version. It runs on the clock of tests/clock: what waits, waits no time. What starts a
thread or has sockets runs on the real one.
"""

import concurrent.futures
import fnmatch
import functools
import os
import pathlib
import subprocess
import sys

import extract

HERE = pathlib.Path(__file__).resolve().parent
LIB = HERE / "lib"
CLOCK = HERE.parent / "clock"
# Seconds; on this clock only what never ends takes longer. Of those that must not pass some never end.
TIMEOUT = 20
CONTRADICTED_TIMEOUT = 3


# What `cpython` is.
CPYTHON = os.environ.get("CPYTHON", sys.executable)
# What waits for more than time: for a thread, or for the network.
REAL = ("to_thread", "run_in_executor", "threadsafe", "threading", "run_test_server", "socket.socket", "socket_helper", "create_server")


def command_for(program, script):
    real = any(name in script.read_text() for name in REAL)
    if program == "cpython":
        return [CPYTHON if real else CLOCK / "cpython.sh", "-W", "ignore", script]
    # A megabyte goes to a server and back.
    return [program, "-X", "heapsize=16M", script] if real else [CLOCK / "micropython.sh", script]


@functools.lru_cache(maxsize=None)
def rules():
    """The patterns of contradicted.list."""
    return [pattern for pattern, _ in extract.listed("contradicted.list")]


def contradicted(version, test):
    """Whether it is on contradicted.list."""
    return any(fnmatch.fnmatchcase(name, pattern) for pattern in rules() for name in (test, "%s/%s" % (version, test)))


def own_version():
    """Of the Python that is `cpython`, as "3.11"."""
    asked = [CPYTHON, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
    return subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()


def run(program, script):
    """What it came to, in a line."""
    folder = script.parent
    timeout = CONTRADICTED_TIMEOUT if contradicted(folder.parent.name, "%s/%s" % (folder.name, script.stem)) else TIMEOUT
    env = dict(os.environ, MICROPYPATH="%s:.frozen" % LIB, PYTHONPATH=str(LIB), PYTHONDONTWRITEBYTECODE="1")
    if program != "cpython":
        env["MICROPYTHON"] = program
    try:
        done = subprocess.run(command_for(program, script), env=env, capture_output=True, timeout=timeout)
    except subprocess.TimeoutExpired:
        return "does not end"
    lines = done.stdout.decode(errors="replace").splitlines()
    if lines[-1:] and (lines[-1] == "passed" or lines[-1].startswith(("failed:", "skip:"))):
        return lines[-1]
    return "failed: " + (done.stderr.decode(errors="replace").strip().splitlines()[-1:] or lines[-1:] or ["says nothing"])[0]


def main():
    program, folder, name, versions = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3], sys.argv[4:]
    if program == "cpython":
        own = own_version()
        versions = [version for version in versions if version == own]
    scripts = {version: sorted((folder / version).glob("*/*.py")) for version in versions}
    texts = {script: script.read_text() for found in scripts.values() for script in found}
    distinct = {text: script for script, text in texts.items()}
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        outcomes = dict(zip(distinct, pool.map(lambda script: run(program, script), distinct.values())))
    for version, found in scripts.items():
        lines = ["%s/%s %s\n" % (script.parent.name, script.stem, outcomes[texts[script]]) for script in found]
        (folder / (version + "." + name)).write_text("".join(lines))


if __name__ == "__main__":
    main()
