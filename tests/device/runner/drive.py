"""Runs one script on a board, over mpremote's raw REPL, and gives what it printed."""

from mpremote.transport import TransportError

CTRL_C = b"\x03"
READY = b"READY\r\n"


def run(serial, script):
    output = b""
    for part in script.parts:
        # Every part starts on a fresh heap: this is a soft reset.
        serial.enter_raw_repl(soft_reset=True, timeout_overall=script.timeout)
        serial.exec_raw_no_follow(part)
        interrupt = script.driver == "ctrl-c"
        printed, error = _follow(serial, script.timeout, interrupt)
        output += printed + error
    return output.decode(errors="replace").replace("\r\n", "\n")


def _follow(serial, timeout, interrupt):
    printed = b""
    while True:
        endings = (b"\x04", READY) if interrupt else b"\x04"
        data = serial.read_until(1, endings, timeout=timeout)
        printed += data
        if interrupt and data.endswith(READY):
            serial.serial.write(CTRL_C)
        elif data.endswith(b"\x04"):
            break
        else:
            raise TransportError("silent for %d s; it had printed:\n%s" % (timeout, printed.decode(errors="replace")))
    error = serial.read_until(1, b"\x04", timeout=timeout)
    return printed[:-1], error.rstrip(b"\x04")
