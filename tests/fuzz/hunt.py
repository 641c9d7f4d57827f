#!/usr/bin/env python3
"""Random programs on MicroPython and on CPython: what each task logs has to be the same, in the same order, at the same times.

hunt.py PROGRAM FIRST CASES: those with the seeds from FIRST on, on the MicroPython PROGRAM on the virtual clock, and on this CPython. A program that differs is written to build/fuzz, reduced to the lines that matter.
hunt.py PROGRAM: those of expected.list, by what CPython was seen to log (without the times). Any CPython will do.
hunt.py PROGRAM FIRST CASES record: writes that list.
"""

import asyncio
import os
import pathlib
import re
import subprocess
import sys
import zlib

import generate
import reduce
import reference

HERE = pathlib.Path(__file__).parent
OUT = HERE.parent.parent / "build/fuzz"
EXPECTED = HERE / "expected.list"
CLOCK = HERE.parent / "clock/micropython.sh"
PRELUDE = (HERE / "prelude.py").read_text()
# The clock of MicroPython goes on by a microsecond for each look.
NEAR_US = 2000
# How many orders within the rounds are tried.
ORDERS = 12
# Its rules are followed here; TaskGroup, Condition and wait_for were others before.
OLDEST = (3, 13)


def whole(lines):
    return PRELUDE + "\n" + "\n".join(lines) + "\n"


def run_here(program, text):
    path = OUT / f"running{os.getpid()}.py"
    path.write_text(text)
    environment = {**os.environ, "MICROPYTHON": program}
    try:
        done = subprocess.run([CLOCK, path], env=environment, capture_output=True, text=True, timeout=60)
    except subprocess.TimeoutExpired:
        return ["0 end hangs"]
    finally:
        path.unlink()
    lines = done.stdout.splitlines()
    if done.returncode != 0:
        lines += [f"0 end status {done.returncode}", "0 end " + " / ".join(done.stderr.splitlines()[-3:])]
    return lines


def by_task(lines):
    logs = {}
    for line in lines:
        us, who, what = line.split(" ", 2)
        logs.setdefault(who, []).append((int(us), what))
    return logs


def no_message(what):
    return re.sub(r"CancelledError\('.*?',\)", "CancelledError()", what)


def digest(lines):
    """Of the logs, without the times, and without the messages of cancel()."""
    logs = sorted((who, [no_message(what) for us, what in log]) for who, log in by_task(lines).items())
    return "%08x" % zlib.crc32(repr(logs).encode())


def same(theirs, ours):
    # A message of cancel(msg) gets lost in CPython where a cancellation passes from one Future to the next by a callback.
    return theirs == ours or theirs == no_message(ours)


def differences(expected, got):
    """The first difference of each task."""
    found = []
    expected, got = by_task(expected), by_task(got)
    for who in sorted(expected.keys() | got.keys()):
        theirs, ours = expected.get(who, []), got.get(who, [])
        for i in range(max(len(theirs), len(ours))):
            a = theirs[i] if i < len(theirs) else None
            b = ours[i] if i < len(ours) else None
            if a is None or b is None or not same(a[1], b[1]) or abs(a[0] - b[0]) > NEAR_US:
                found.append(f"{who}: CPython {a}, here {b}")
                break
    return found


class Judge:
    def __init__(self, program):
        self.program = program

    def differences(self, lines, sure=False):
        """None where CPython says nothing about the program. sure: also one that is the same is tried in other orders."""
        text = whole(lines)
        try:
            self.expected = reference.run(text)
            found = differences(self.expected, run_here(self.program, text))
            # In another order it must be the same on CPython. (wait() and as_completed() have sets, whose order depends on addresses.)
            if found or sure:
                for order in range(ORDERS):
                    if differences(self.expected, reference.run(text, order or None)):
                        return None
            return found
        except reference.NoReference:
            return None

    def differ_properly(self, lines):
        """Of a program that was reduced: it still has its names, and waits for its tasks."""
        found = "    await till_done(12)" in lines and self.differences(lines)
        return bool(found) and "NameError" not in str(found) and "UnboundLocal" not in str(found)


def hunt(judge, first, cases, record):
    passed = failed = without = 0
    recorded = []
    for seed in range(first, first + cases):
        lines = generate.Program(seed, hasattr(asyncio.TaskGroup, "cancel") and not record).lines()
        found = judge.differences(lines, record)
        if found is None:
            without += 1
        elif not found:
            passed += 1
            recorded.append(f"{seed} {digest(judge.expected)}")
        else:
            failed += 1
            lines = reduce.reduced(lines, judge.differ_properly)
            path = OUT / f"{seed}.py"
            path.write_text("\n".join(["# " + line for line in judge.differences(lines)] + lines) + "\n")
            print(f"---- seed {seed}: {path}", path.read_text(), sep="\n", flush=True)
    if record:
        EXPECTED.write_text("# Seeds of programs, and the digests of what CPython 3.13 logged: hunt.py .. record wrote them.\n" + "\n".join(recorded) + "\n")
    print(f"{without} programs left out, on which CPython depends on the order of a round, or does not end")
    return passed, failed


def expected(judge):
    passed = failed = 0
    for line in EXPECTED.read_text().splitlines()[1:]:
        seed, told = line.split()
        if digest(run_here(judge.program, whole(generate.Program(int(seed)).lines()))) == told:
            passed += 1
        else:
            failed += 1
            print(f"seed {seed}: another log than CPython's: make hunt-cpython FIRST={seed} CASES=1")
    return passed, failed


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    judge = Judge(str(pathlib.Path(sys.argv[1]).absolute()))
    if len(sys.argv) == 2:
        passed, failed = expected(judge)
    elif sys.version_info < OLDEST:
        sys.exit("hunt.py: needs CPython %d.%d or newer: make hunt-cpython CPYTHON=.." % OLDEST)
    else:
        passed, failed = hunt(judge, int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:] == ["record"])
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
