"""Runs the device tests: on the emulated boards, or on the one at --device.

    python -m runner [--device /dev/ttyACM0] [--board NAME]... [--firmware FILE] [SCRIPT...]
"""

import argparse
import concurrent.futures
import pathlib
import struct
import sys
import time

from mpremote.transport import TransportError

from . import board, drive, judge, stock
from .line import Line
from .script import Script

FOLDER = pathlib.Path(__file__).parent.parent
# The board did not answer as it should.
LINE_ERRORS = (TransportError, OSError, struct.error)


def run_board(name, place, scripts, named):
    """Runs scripts on one board; gives their verdicts by name. `named`: these were asked for, none is left out."""
    left_out = {} if named else stock.excluded(name)
    verdicts = {test: judge.Verdict(judge.SKIPPED, notes=[reason]) for test, reason in left_out.items()}
    scripts = [script for script in scripts if script.name not in left_out]
    while scripts:
        with place() as device:
            serial = Line(device)
            board.settle(serial, name)
            while scripts:
                script = scripts.pop(0)
                started = time.monotonic()
                try:
                    verdict = judge.judge(script, drive.run(serial, script))
                except LINE_ERRORS as error:
                    verdict = judge.Verdict(judge.FAILED, "%s: %s" % (type(error).__name__, error))
                verdicts[script.name] = verdict
                show(name, script, verdict, time.monotonic() - started)
                if verdict.outcome == judge.FAILED:
                    break
            serial.serial.close()
    return verdicts


def show(name, script, verdict, seconds):
    notes = "; ".join(verdict.notes)
    text = "%-9s  %-22s %s %5.1fs  %s\n" % (name, script.name, verdict.outcome, seconds, notes)
    if verdict.detail:
        text += verdict.detail + "\n"
    # In one piece: the boards run at the same time.
    sys.stdout.write(text)
    sys.stdout.flush()


def table(results, scripts):
    """What ran where, one row a test."""
    boards = list(results)
    print("\n%-22s %s" % ("", " ".join("%-9s" % b for b in boards)))
    for script in scripts:
        row = (results[b][script.name].outcome for b in boards)
        print("%-22s %s" % (script.name, " ".join("%-*s" % (max(9, len(b)), o) for b, o in zip(boards, row))))


def main():
    parser = argparse.ArgumentParser(prog="device-test")
    parser.add_argument("--device", help="serial port of a real board")
    parser.add_argument("--board", action="append", choices=list(board.EMULATORS), help="only this emulated board")
    parser.add_argument("--firmware", help="another firmware for it")
    parser.add_argument("scripts", nargs="*", help="only these; all of tests/device if none is named")
    args = parser.parse_args()

    scripts = [Script(path) for path in args.scripts or sorted(FOLDER.glob("test_*.py"))]
    if args.device:
        places = {"board": lambda: board.real(args.device)}
    else:
        names = args.board or board.OWN
        places = {name: lambda name=name: board.emulated(name, args.firmware) for name in names}

    with concurrent.futures.ThreadPoolExecutor() as pool:
        boards = {name: pool.submit(run_board, name, place, scripts, bool(args.scripts)) for name, place in places.items()}
    results = {name: board.result() for name, board in boards.items()}
    table(results, scripts)
    outcomes = [verdict.outcome for verdicts in results.values() for verdict in verdicts.values()]
    print("\n%d passed, %d failed, %d skipped" % tuple(
        outcomes.count(o) for o in (judge.PASSED, judge.FAILED, judge.SKIPPED)))
    sys.exit(judge.FAILED in outcomes)


if __name__ == "__main__":
    main()
