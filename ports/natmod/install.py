#!/usr/bin/env python3
"""Puts the native asyncio onto a MicroPython board: asks the board what it is, and copies the file for its chip.

    python3 install.py [--device /dev/ttyACM0] [--tier seed] [--source FOLDER-OR-URL] [--remove]

It runs on your computer and talks to the board by mpremote (`pip install mpremote`); the board needs no network. The files are
looked for beside this script, or at --source. `--remove`, or `mpremote rm :/asyncio.mpy`, brings back what the firmware has.
"""

import argparse
import importlib.util
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request

# As MicroPython numbers them.
ARCHS = (None, "x86", "x64", "armv6", "armv6m", "armv7m", "armv7em", "armv7emsp", "armv7emdp", "xtensa", "xtensawin", "rv32imc")
# A chip of these loads the files of those before it, too.
THUMB = ("armv6m", "armv7m", "armv7em", "armv7emsp", "armv7emdp")
OLDEST = (1, 23)
MARK = "INSTALL "
FILE = "asyncio.mpy"
FORWARDER = "uasyncio.py"

ASK = """
import sys, json
try:
    import uasyncio
    old = True
except ImportError:
    old = False
i = sys.implementation
print(%r + json.dumps([i.name, list(i.version), getattr(i, '_mpy', 0), old, getattr(i, '_machine', sys.platform)]))
"""
TRY = """
import asyncio, json
print(%r + json.dumps(getattr(asyncio, '__file__', '')))
"""


class Failure(Exception):
    """What goes wrong, in words for the user."""


class Board:
    """The board, by mpremote."""

    def __init__(self, device):
        if importlib.util.find_spec("mpremote"):
            self.command = [sys.executable, "-m", "mpremote"]
        elif shutil.which("mpremote"):
            self.command = ["mpremote"]
        else:
            raise Failure("there is no mpremote on this computer: pip install mpremote")
        if device:
            self.command += ["connect", device]

    def run(self, *arguments):
        done = subprocess.run([*self.command, *arguments], capture_output=True, text=True)
        if done.returncode:
            raise Failure("mpremote %s: %s" % (arguments[0], (done.stderr + done.stdout).strip()))
        return done.stdout

    def ask(self, code):
        """What the board prints after the mark; what its boot.py prints comes before."""
        printed = self.run("exec", code % MARK)
        return json.loads(printed.rpartition(MARK)[2])

    def copy(self, name, data):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / name
            file.write_bytes(data)
            self.run("fs", "cp", str(file), ":/" + name)

    def remove(self, name):
        self.run("fs", "rm", ":/" + name)


def read(source, *names):
    """The bytes of a file in a folder or at a URL; None where there is none."""
    try:
        if "://" in source:
            with urllib.request.urlopen("/".join([source.rstrip("/"), *names])) as answer:
                return answer.read()
        return pathlib.Path(source, *names).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except urllib.error.HTTPError as error:
        if error.code == 404:
            return None
        raise Failure("%s: %s" % (source, error)) from error
    except OSError as error:
        raise Failure("%s: %s" % (source, error)) from error


def file_for(number, source, tier):
    """The file for an architecture, and whose it is."""
    arch = ARCHS[number] if number < len(ARCHS) else "number %d" % number
    if arch is None:
        raise Failure("this firmware loads no native modules: build the module into a firmware instead")
    older = THUMB[:THUMB.index(arch)] if arch in THUMB else ()
    for name in (arch, *reversed(older)):
        data = read(source, name + ("" if tier == "full" else "-" + tier), FILE)
        if data is not None:
            return name, data
    raise Failure("there is no native asyncio for this chip (%s) in %s" % (arch, source))


def choose(answer, source, tier):
    """The file for the board that gave this answer."""
    name, version, mpy, _, _ = answer
    if name != "micropython" or tuple(version[:2]) < OLDEST:
        raise Failure("this board runs %s %s; it takes MicroPython %s or newer" % (
            name, ".".join(map(str, version[:3])), ".".join(map(str, OLDEST))))
    # sys.implementation._mpy: the version of the format, its sub-version, the architecture; what is above is flags.
    arch, data = file_for(mpy >> 10 & 0x3f, source, tier)
    if (data[1], data[2] & 3) != (mpy & 0xff, mpy >> 8 & 3):
        raise Failure("this firmware loads .mpy files of version %d.%d, and the file is of version %d.%d" % (
            mpy & 0xff, mpy >> 8 & 3, data[1], data[2] & 3))
    return arch, data


def install(board, source, tier):
    answer = board.ask(ASK)
    arch, data = choose(answer, source, tier)
    print("%s, MicroPython %s: %s/%s, %d bytes" % (answer[4], ".".join(map(str, answer[1][:3])), arch, FILE, len(data)))
    board.copy(FILE, data)
    if not answer[3]:
        board.copy(FORWARDER, read(source, arch, FORWARDER) or b"import asyncio\n")
    try:
        found = board.ask(TRY)
    except Failure as failure:
        board.remove(FILE)
        raise Failure("the board cannot import it, and it was removed again:\n%s" % failure) from failure
    if not found.endswith(FILE):
        raise Failure("`import asyncio` finds %s on this board, not /%s" % (found or "what is built into the firmware", FILE))
    print("done: `import asyncio` and `import uasyncio` are native now; mpremote rm :/%s undoes it" % FILE)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--device", help="the board's serial port; mpremote's choice, if none is named")
    parser.add_argument("--tier", default="full", help="full, or seed: half the size and less than half of the API")
    parser.add_argument("--source", default=str(pathlib.Path(__file__).resolve().parent), help="the folder or URL with the files")
    parser.add_argument("--remove", action="store_true", help="brings back the firmware's own asyncio")
    args = parser.parse_args()
    try:
        board = Board(args.device)
        if args.remove:
            board.remove(FILE)
        else:
            install(board, args.source, args.tier)
    except Failure as failure:
        sys.exit("install.py: %s" % failure)


if __name__ == "__main__":
    main()
