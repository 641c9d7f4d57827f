"""A board to test on: a serial port, and what stands behind it."""

import contextlib
import re
import subprocess
import sys
import threading

from . import stock

# Seconds until an emulator has said where its serial port is.
START_TIMEOUT = 600

QEMU = ["-display", "none", "-monitor", "none", "-serial", "pty", "-semihosting", "-bios", "none"]
# The time of these emulators is a count of instructions: what a test measures is the same on a busy machine.
QEMU_TIME = ["-icount", "shift=0,sleep=off"]

EMULATORS = {
    "RPI_PICO": {
        "firmware": "build/rp2/RPI_PICO/firmware.uf2",
        "command": [sys.executable, "-m", "rp2040py", "micropython", "--pty", "--image"],
    },
    "MICROBIT": {
        "firmware": "build/qemu/MICROBIT/firmware.elf",
        # The port's boards/MICROBIT: a chip of this core, larger than the real one.
        "command": ["qemu-system-arm", "-machine", "microbit", "-global", "nrf51-soc.flash-size=1048576",
                    "-global", "nrf51-soc.sram-size=262144", *QEMU_TIME, *QEMU[:-2], "-kernel"],
    },
    "MPS2_AN385": {
        "firmware": "build/qemu/MPS2_AN385/firmware.elf",
        "command": ["qemu-system-arm", "-machine", "mps2-an385", *QEMU_TIME, *QEMU[:-2], "-kernel"],
    },
    "VIRT_RV32": {
        "firmware": "build/qemu/VIRT_RV32/firmware.elf",
        "command": ["qemu-system-riscv32", "-machine", "virt", *QEMU_TIME, *QEMU, "-kernel"],
    },
    "XTENSA": {
        "firmware": "build/qemu/XTENSA/firmware.elf",
        "command": ["qemu-system-xtensa", "-machine", "kc705", "-cpu", "dc233c", *QEMU_TIME, *QEMU[:-2], "-kernel"],
    },
}
EMULATORS.update(stock.emulators(EMULATORS))
# Those with the module built in.
OWN = [name for name in EMULATORS if not name.startswith(stock.PREFIX)]


class BoardError(Exception):
    pass


@contextlib.contextmanager
def emulated(name, firmware=None):
    """Starts the emulator of a board, gives its serial port, and ends it whatever happens."""
    emulator = EMULATORS[name]
    program, *arguments = emulator["command"]
    process = subprocess.Popen(
        [program, *stock.loader(emulator), *arguments, firmware or emulator["firmware"]],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        yield _pty_of(process)
    finally:
        process.kill()
        process.wait()


def _pty_of(process):
    said = []
    killer = threading.Timer(START_TIMEOUT, process.kill)
    killer.start()
    try:
        for line in process.stdout:
            said.append(line)
            found = re.search(r"/dev/pts/\d+", line)
            if found:
                return found[0]
    finally:
        killer.cancel()
    raise BoardError("the emulator did not start:\n" + "".join(said[-10:]))


def settle(serial, name):
    """The first words with a board that has started."""
    # rp2040py types a line of its own then, which must not fall into a reset.
    serial.enter_raw_repl(soft_reset=False)
    stock.install(EMULATORS.get(name, {}), serial)


@contextlib.contextmanager
def real(device):
    """A board that is plugged in."""
    yield device
