"""The benchmarks on the emulated RP2040: results by name, in microseconds of the chip.

    python rp2.py FIRMWARE-FOLDER quiet|chatty TABLE...       prints JSON
"""

import asyncio
import json
import re
import sys

from board import board

# The first thing that runs: what `import` and touching every name leaves on the heap.
IMPORT = """
def import_heap():
    gc.collect()
    before = gc.mem_alloc()
    try:
        import asyncio
    except ImportError:
        import uasyncio as asyncio
    for name in names:
        getattr(asyncio, name, None)
    return gc.mem_alloc() - before
import gc
names = ("CancelledError Event Lock Loop StreamReader StreamWriter Task ThreadSafeFlag TimeoutError create_task current_task "
    "gather get_event_loop new_event_loop open_connection run run_until_complete sleep sleep_ms start_server wait_for "
    "wait_for_ms").split()
print("RESULT heap_import", import_heap())
"""


def results(printed):
    """{name: value or values} from the lines RESULT."""
    found = {}
    for name, values in re.findall(r"^RESULT (\S+) (.*)$", printed, re.M):
        numbers = [float(v) for v in values.split()]
        found[name] = numbers[0] if len(numbers) == 1 else numbers
    return found


async def measure(folder, chatty, tables):
    found = {}
    async with board(folder + "/firmware.uf2", chatty) as b:
        printed = await b.run(IMPORT)
        await b.run("import bench")
        for table in tables:
            printed += await b.run("bench.main(['', %r])" % table)
            print(table, "done", file=sys.stderr, flush=True)
    for line in re.findall(r"^MISSING.*", printed, re.M):
        print(line, file=sys.stderr)
    return results(printed)


if __name__ == "__main__":
    json.dump(asyncio.run(measure(sys.argv[1], sys.argv[2] == "chatty", sys.argv[3:])), sys.stdout)
