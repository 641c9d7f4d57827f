"""install.py DEVICE: what a user types to have the native asyncio on a board with upstream's firmware, and to be rid of it."""

import functools
import http.server
import importlib.util
import subprocess
import sys
import threading

DEVICE = sys.argv[1]
FILES = "build/natmod"
INSTALL = [sys.executable, FILES + "/install.py", "--device", DEVICE]
MPREMOTE = [sys.executable, "-m", "mpremote", "connect", DEVICE]
# Which asyncio there is: the file it comes from; whether `uasyncio` is the same.
WHICH = "import asyncio, uasyncio; print(asyncio.__file__, uasyncio.Event is asyncio.Event)"
NATIVE, FROZEN = "asyncio.mpy True", "asyncio/__init__.py True"
counts = {True: 0, False: 0}


def said(command):
    done = subprocess.run(command, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def verdict(what, holds, text):
    counts[holds] += 1
    print("%s  %s%s" % ("pass" if holds else "FAIL", what, "" if holds else "\n" + text), flush=True)


def check(what, command, status, words):
    """Whether a command ends so, and says that."""
    ended, text = said(command)
    verdict(what, ended == status and words in text, "%d\n%s" % (ended, text))


def chosen(arch, version=(1, 25, 0), mpy=0x306, name="micropython"):
    """What a board of an architecture, by its number, would get, or be told."""
    spec = importlib.util.spec_from_file_location("installer", FILES + "/install.py")
    installer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(installer)
    try:
        return installer.choose([name, version, arch << 10 | mpy, True, ""], FILES, "full")[0]
    except installer.Failure as failure:
        return str(failure)


def boards_that_are_not_here():
    for what, found, words in (
        ("a chip with the same name as its file", chosen(11), "rv32imc"),
        ("a chip that loads an older one's file", chosen(6), "armv7m"),
        ("a chip without a file", chosen(9), "no native asyncio for this chip (xtensa)"),
        ("a chip of the future", chosen(30), "no native asyncio for this chip (number 30)"),
        ("a firmware without native modules", chosen(0), "loads no native modules"),
        ("an old MicroPython", chosen(4, (1, 22, 2), 0x206), "takes MicroPython 1.23 or newer"),
        ("another format", chosen(4, (1, 40, 0), 0x107), "of version 7.1, and the file is of version 6.3"),
        ("another Python", chosen(4, (9, 1, 0), 0, "circuitpython"), "runs circuitpython 9.1.0"),
    ):
        verdict(what, words in found, found)


def is_now(what, words):
    check(what, [*MPREMOTE, "exec", WHICH], 0, words)


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def main():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=FILES))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = "http://127.0.0.1:%d" % server.server_port

    boards_that_are_not_here()
    # The least file where it will do: copying takes an emulated chip a minute.
    is_now("the firmware's own asyncio at first", FROZEN)
    check("no file for this chip", [*INSTALL, "--source", "tests"], 1, "no native asyncio for this chip (armv6m) in tests")
    check("install.py", INSTALL, 0, "done")
    is_now("native then", NATIVE)
    check("an example", [*MPREMOTE, "run", "examples/hello.py"], 0, "done")
    check("rm", [*MPREMOTE, "rm", ":/asyncio.mpy"], 0, "")
    is_now("the firmware's own again", FROZEN)
    check("mip from a web server, another chip's", [*MPREMOTE, "mip", "install", "--target", "/", url + "/rv32imc-seed"], 0, "Done")
    check("which says so", [*MPREMOTE, "exec", "import asyncio"], 1, "incompatible .mpy arch")
    check("mip, the right one", [*MPREMOTE, "mip", "install", "--target", "/", url + "/armv6m-seed"], 0, "Done")
    is_now("native by mip", NATIVE)
    check("install.py --remove", [*INSTALL, "--remove"], 0, "")
    is_now("the firmware's own once more", FROZEN)
    check("install.py from a web server", [*INSTALL, "--source", url, "--tier", "seed"], 0, "done")
    is_now("native at last", NATIVE)
    print("%d passed, %d failed" % (counts[True], counts[False]))
    sys.exit(counts[False] > 0)


main()
