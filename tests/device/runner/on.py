"""Starts the emulator of a board, runs a command, and ends the emulator. DEVICE in the command becomes its serial port.

    python -m runner.on BOARD[:FIRMWARE] COMMAND...
"""

import subprocess
import sys

from . import board
from .line import Line


def settle(device, name):
    serial = Line(device)
    board.settle(serial, name)
    serial.exit_raw_repl()
    serial.serial.close()


def main():
    which, *command = sys.argv[1:]
    name, _, firmware = which.partition(":")
    with board.emulated(name, firmware or None) as device:
        settle(device, name)
        status = subprocess.call([arg.replace("DEVICE", device) for arg in command])
    sys.exit(status)


if __name__ == "__main__":
    main()
