"""The serial line to a board: mpremote's, with more patience. An emulated chip on a busy machine may be silent for minutes."""

from mpremote.transport_serial import SerialTransport

# Seconds of silence.
PATIENCE = 600
# Seconds for which one read waits; how often the limits above it are looked at.
READ_TIMEOUT = 60


class Line(SerialTransport):
    def __init__(self, device):
        super().__init__(device, 115200, wait=10, timeout=READ_TIMEOUT)

    def read_until(self, min_num_bytes, ending, timeout=PATIENCE, **options):
        return super().read_until(min_num_bytes, ending, timeout=timeout, **options)

    def enter_raw_repl(self, soft_reset=True, timeout_overall=PATIENCE):
        super().enter_raw_repl(soft_reset, timeout_overall)
