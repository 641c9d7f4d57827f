"""rp2040py, with a USB host that sends a packet only when it has something to send, as a computer does.

    python -m runner.rp2040py ARGUMENT...       rp2040py's own arguments

rp2040py's host answers at once, with an empty packet, whenever the chip is ready for one: an endless row of interrupts that takes half of
the chip's time, and never lets it idle, which the emulator would skip. And it types a line of its own when the chip has started, which may
come in the middle of what a test types.
"""

import sys

from rp2040py.__main__ import main
from rp2040py.device import MicroPythonDevice
from rp2040py.usb.cdc import USBCDC

# What the host takes to answer, as rp2040py has it.
HOST_DELAY_NS = 10000
# The emulator skips idle time until the next alarm of its clock, and lets the PIO take one step then. So it skips no more than this.
SKIP_NS = 10000


def quiet(cdc, clock):
    """Makes the host at a serial line silent while it has nothing to send."""
    answer, send = cdc.usb.on_endpoint_read, cdc.send_serial_byte
    waiting = []

    def serve():
        if waiting and cdc.tx_fifo.item_count:
            answer(*waiting.pop())

    alarm = clock.create_alarm(serve)

    def on_endpoint_read(endpoint, size):
        if endpoint == cdc._out_endpoint and not cdc.tx_fifo.item_count:
            waiting[:] = [(endpoint, size)]
        else:
            answer(endpoint, size)

    def send_serial_byte(data):
        send(data)
        if waiting:
            alarm.schedule(HOST_DELAY_NS)

    cdc.usb.on_endpoint_read = on_endpoint_read
    cdc.send_serial_byte = send_serial_byte


def skip_little(clock):
    """Lets the PIO interrupt a chip that idles."""
    alarm = clock.create_alarm(lambda: alarm.schedule(SKIP_NS))
    alarm.schedule(SKIP_NS)


def quiet_from_the_start():
    """Makes the host of every serial line so, and has it type nothing."""
    MicroPythonDevice._post_boot_handshake = lambda self: None
    init = USBCDC.__init__

    def quiet_init(self, usb):
        init(self, usb)
        quiet(self, usb.rp2040.clock)
        skip_little(usb.rp2040.clock)

    USBCDC.__init__ = quiet_init


if __name__ == "__main__":
    quiet_from_the_start()
    sys.exit(main())
