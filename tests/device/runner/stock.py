"""Stock firmwares with the module as a native .mpy: build/stock/BOARD/ and build/natmod/ARCH/."""

import pathlib
import shutil
import subprocess
import sys

PREFIX = "stock-"
BOARDS = pathlib.Path("ports/natmod/boards.list")
NATMOD = pathlib.Path("build/natmod")
# Bytes that go to a board at a time.
CHUNK = 2048
# Tests that are left out there.
EXCLUDED = pathlib.Path("tests/natmod/device.list")


def lines(path):
    """The entries of a list, in words."""
    return [line.split() for line in path.read_text().splitlines() if line and not line.startswith("#")]


def emulators(emulators):
    """The boards of the list, as those in `emulators`."""
    found = {}
    for name, arch, _, *romfs in lines(BOARDS):
        own = emulators[name]
        firmware = pathlib.Path(own["firmware"])
        found[PREFIX + name] = {**own, "firmware": "build/stock/%s/%s" % (name, firmware.name), "arch": arch, "romfs": romfs}
    return found


def excluded(board):
    """The tests that are left out on a board, and why."""
    return {test: " ".join(reason) for test, name, *reason in lines(EXCLUDED) if PREFIX + name == board}


def install(emulator, serial):
    """Copies the .mpy onto the file system of a board that has one."""
    if "arch" in emulator and not emulator["romfs"]:
        # Its firmware has a uasyncio.py, which forwards.
        serial.fs_writefile("/asyncio.mpy", (NATMOD / emulator["arch"] / "asyncio.mpy").read_bytes(), chunk_size=CHUNK)


def loader(emulator):
    """Arguments of qemu that put a read-only file system with the .mpy into the memory of a board that has no other."""
    if not emulator.get("romfs"):
        return []
    source = NATMOD / emulator["arch"]
    content, image = source / "romfs", source / "romfs.img"
    content.mkdir(exist_ok=True)
    for name in ("asyncio.mpy", "uasyncio.py"):
        shutil.copy(source / name, content)
    subprocess.run([sys.executable, "-m", "mpremote", "romfs", "--no-mpy", "--output", image, "build", content],
                   check=True, stdout=subprocess.DEVNULL)
    return ["-device", "loader,file=%s,addr=%s,force-raw=on" % (image, *emulator["romfs"])]
