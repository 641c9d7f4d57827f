"""An emulated RP2040 that runs scripts, in this process: its time is the chip's, its instructions can be watched."""

import asyncio
import contextlib
import pathlib

from rp2040py.boards import resolve_board_spec
from rp2040py.device import MicroPythonDevice
from rp2040py.utils.firmware_retrieve import MICROPYTHON

from runner.rp2040py import quiet

# Seconds of this machine that a script may take; the emulator runs at a twentieth of the chip's speed.
TIMEOUT = 900


class ScriptError(Exception):
    pass


class Board:
    """A firmware that has started. `run` executes Python in one and the same interpreter."""

    def __init__(self, device):
        self.device = device

    async def run(self, source):
        out, error = await self.device.aexec(source, TIMEOUT)
        if error:
            raise ScriptError(error.decode())
        return out.decode().replace("\r\n", "\n")

    @property
    def chip_seconds(self):
        return self.device.mcu.clock.nanos / 1e9


@contextlib.asynccontextmanager
async def board(firmware, chatty=False):
    """Starts a firmware. chatty: with the host as rp2040py has it."""
    spec = resolve_board_spec("pico", MICROPYTHON, str(pathlib.Path(firmware)))
    device = MicroPythonDevice(board=spec)
    if not chatty:
        quiet(device.cdc, device.mcu.clock)
    await device.astart()
    try:
        yield Board(device)
    finally:
        device.stop()
        await asyncio.sleep(0)
