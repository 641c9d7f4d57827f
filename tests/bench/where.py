"""Where the time of an operation goes: every instruction of it, counted on the emulated RP2040.

    python where.py FIRMWARE-FOLDER [OPERATION REPEAT]...

The script calls limit.mark(1) and limit.mark(0) around what is counted.
"""

import asyncio
import collections
import pathlib
import sys
import time

from board import board
from firmware_map import Symbols

HERE = pathlib.Path(__file__).parent
SECONDS_A_BATCH = 0.005


class Watch:
    """Steps the emulator one instruction at a time, and counts those between two calls of mark."""

    def __init__(self, device, mark):
        self.simulator = device.simulator
        self.mark = mark
        self.counting = False
        self.pcs = collections.Counter()
        self.cycles = collections.Counter()

    def __enter__(self):
        self.simulator._execute_batch = self.batch
        return self

    def __exit__(self, *_):
        del self.simulator._execute_batch

    def batch(self):
        """What Simulator._execute_batch does, in the open."""
        core, clock = self.simulator.rp2040.core, self.simulator.clock
        registers, mark = core.registers, self.mark
        execute, tick = core.execute_instruction, clock.tick
        until = time.monotonic() + SECONDS_A_BATCH
        pcs, cycles_of = self.pcs, self.cycles
        while not self.simulator.stopped and time.monotonic() < until:
            for _ in range(200):
                if core.waiting:
                    tick(clock.nanos_to_next_alarm)
                    continue
                pc = registers[15]
                if pc == mark:
                    self.counting = registers[0] == 3  # the small int 1
                cycles = execute()
                tick(cycles * 8.0)
                if self.counting:
                    pcs[pc] += 1
                    cycles_of[pc] += cycles

    def by(self, key):
        """{key(address): (instructions, cycles)}, the largest first."""
        found = {}
        for pc, n in self.pcs.items():
            entry = found.setdefault(key(pc), [0, 0])
            entry[0] += n
            entry[1] += self.cycles[pc]
        return dict(sorted(found.items(), key=lambda item: -item[1][1]))


# What is profiled: the code of it, where N is how often.
OPERATIONS = {
    "sleep0": """
async def op(n):
    await sleep_ms(0)
    limit.mark(1)
    for _ in range(n):
        await sleep_ms(0)
    limit.mark(0)
run(op(N))
""",
    "switch10": """
async def op(n, first):
    await sleep_ms(0)
    first and limit.mark(1)
    for _ in range(n):
        await sleep_ms(0)
    first and limit.mark(0)
async def main(n):
    others = [asyncio.create_task(op(n, False)) for _ in range(9)]
    await op(n, True)
    await asyncio.gather(*others)
run(main(N // 10))
""",
    "limit10": """
async def op(n, first):
    await limit_sleep_ms(0)
    first and limit.mark(1)
    for _ in range(n):
        await limit_sleep_ms(0)
    first and limit.mark(0)
limit.run([op(N // 10, i == 0) for i in range(10)])
""",
}
for _name, _code in {
    "create_task": "await asyncio.create_task(nop())",
    "gather10": "await asyncio.gather(nop(), nop(), nop(), nop(), nop(), nop(), nop(), nop(), nop(), nop())",
    "wait_for": "await asyncio.wait_for_ms(nop(), 1000)",
    "lock": "async with a_lock:\n            pass",
}.items():
    OPERATIONS[_name] = """
a_lock = asyncio.Lock()
async def op(n):
    limit.mark(1)
    for _ in range(n):
        %s
    limit.mark(0)
run(op(N))
""" % _code


async def profile(folder, wanted):
    symbols = Symbols(folder / "firmware.elf", folder / "firmware.map")
    results = {}
    async with board(folder / "firmware.uf2") as b:
        await b.run("from bench import *")
        for name, n in wanted.items():
            with Watch(b.device, symbols.address("limit_mark")) as watch:
                await b.run(OPERATIONS[name].replace("N", str(n)))
            results[name] = (n, watch.by(symbols.room), watch.by(lambda pc: (symbols.name(pc), symbols.room(pc))))
    return results


def show(name, n, rooms, functions, most=30):
    total = sum(cycles for _, cycles in rooms.values())
    print("\n%s: %.0f instructions, %.0f cycles, %.2f us each" % (
        name, sum(i for i, _ in rooms.values()) / n, total / n, total / n / 125))
    for room, (instructions, cycles) in rooms.items():
        print("  %6.1f instructions %6.1f cycles %5.1f %%  %s" % (instructions / n, cycles / n, 100 * cycles / total, room))
    print("  function by function:")
    for (function, room), (instructions, cycles) in list(functions.items())[:most]:
        print("  %6.1f %6.1f %5.1f %%  %-12s %s" % (instructions / n, cycles / n, 100 * cycles / total, room, function[:90]))


def main():
    folder = pathlib.Path(sys.argv[1])
    names = sys.argv[2::2] or ["sleep0", "switch10", "limit10"]
    numbers = [int(n) for n in sys.argv[3::2]] or [50] * len(names)
    for name, (n, rooms, functions) in asyncio.run(profile(folder, dict(zip(names, numbers)))).items():
        show(name, n, rooms, functions)


if __name__ == "__main__":
    main()
