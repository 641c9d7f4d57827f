"""Runs one script on a board, over mpremote's raw REPL, and gives what it printed."""

from mpremote.transport import TransportError

# What is sent whenever the script prints READY, by its driver.
ANSWERS = {"ctrl-c": b"\x03", "types": b"typed\n"}
READY = b"READY\r\n"


def run(serial, script):
    output = b""
    for part in script.parts:
        # Every part starts on a fresh heap: this is a soft reset.
        serial.enter_raw_repl()
        serial.exec_raw_no_follow(part)
        printed, error = _follow(serial, script.timeout, ANSWERS.get(script.driver))
        output += printed + error
    return output.decode(errors="replace").replace("\r\n", "\n")


def _follow(serial, timeout, answer):
    printed = b""
    while True:
        endings = (b"\x04", READY) if answer else b"\x04"
        data = serial.read_until(1, endings, timeout=timeout)
        printed += data
        if answer and data.endswith(READY):
            serial.serial.write(answer)
        elif data.endswith(b"\x04"):
            break
        else:
            raise TransportError("silent for %d s; it had printed:\n%s" % (timeout, printed.decode(errors="replace")))
    error = serial.read_until(1, b"\x04", timeout=timeout)
    return printed[:-1], error.rstrip(b"\x04")
