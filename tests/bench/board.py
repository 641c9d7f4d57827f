"""An emulated RP2040 that runs scripts, in this process: its time is the chip's, its instructions can be watched."""

import asyncio
import contextlib
import pathlib

from rp2040py.boards import resolve_board_spec
from rp2040py.device import MicroPythonDevice
from rp2040py.utils.firmware_retrieve import MICROPYTHON

# Seconds of this machine that a script may take; the emulator runs at a twentieth of the chip's speed.
TIMEOUT = 900
# What the emulated host takes to answer, as rp2040py has it.
HOST_DELAY_NS = 10000


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


def quiet(device):
    """Makes the emulated host send a packet only when it has something to send, as a computer does.

    rp2040py's host answers at once, with an empty packet, whenever the chip is ready for one: an endless row of interrupts
    that takes half of the chip's time.
    """
    cdc, usb = device.cdc, device.mcu.usb_ctrl
    answer, send = usb.on_endpoint_read, cdc.send_serial_byte
    waiting = []

    def serve():
        if waiting and cdc.tx_fifo.item_count:
            answer(*waiting.pop())

    alarm = device.mcu.clock.create_alarm(serve)

    def on_endpoint_read(endpoint, size):
        if endpoint == cdc._out_endpoint and not cdc.tx_fifo.item_count:
            waiting[:] = [(endpoint, size)]
        else:
            answer(endpoint, size)

    def send_serial_byte(data):
        send(data)
        if waiting:
            alarm.schedule(HOST_DELAY_NS)

    usb.on_endpoint_read = on_endpoint_read
    cdc.send_serial_byte = send_serial_byte


@contextlib.asynccontextmanager
async def board(firmware, chatty=False):
    """Starts a firmware. chatty: with the host as rp2040py has it."""
    spec = resolve_board_spec("pico", MICROPYTHON, str(pathlib.Path(firmware)))
    device = MicroPythonDevice(board=spec)
    if not chatty:
        quiet(device)
    await device.astart()
    try:
        yield Board(device)
    finally:
        device.stop()
        await asyncio.sleep(0)
