"""A board to test on: a serial port, and what stands behind it."""

import contextlib
import pathlib
import re
import subprocess
import sys
import threading

sys.path.insert(0, str(pathlib.Path(__file__).parents[3] / "ports"))

import boards

from . import stock

# Seconds until an emulator has said where its serial port is.
START_TIMEOUT = 600

# Those that the table of boards has, by name.
EMULATORS = {row.name: {"command": boards.command(row), "firmware": boards.firmware(row)} for row in boards.boards(tried=["device"])}
# And with a stock firmware, as those.
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
    serial.enter_raw_repl(soft_reset=False)
    stock.install(EMULATORS.get(name, {}), serial)


@contextlib.contextmanager
def real(device):
    """A board that is plugged in."""
    yield device
