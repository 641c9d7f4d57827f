"""The benchmarks on the emulated RP2040: results by name, in microseconds of the chip.

    python rp2.py FIRMWARE-FOLDER quiet|chatty [--mpy FILE] TABLE...       prints JSON

--mpy: the file goes onto the board as /asyncio.mpy, which comes before the asyncio that the firmware has.
"""

import argparse
import asyncio
import base64
import json
import pathlib
import re
import sys

from board import board

# Bytes that go to the board at a time.
PIECE = 1024
# The first thing that runs: how long the import takes, and what it and touching every name leaves on the heap.
IMPORT = """
def import_heap():
    gc.collect()
    before = gc.mem_alloc()
    started = time.ticks_us()
    try:
        import asyncio
    except ImportError:
        import uasyncio as asyncio
    print("RESULT import_us", time.ticks_diff(time.ticks_us(), started))
    for name in names:
        getattr(asyncio, name, None)
    gc.collect()
    return gc.mem_alloc() - before
import gc, time
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


async def install(b, path):
    await b.run("import binascii; f = open('/asyncio.mpy', 'wb')")
    data = pathlib.Path(path).read_bytes()
    for i in range(0, len(data), PIECE):
        await b.run("f.write(binascii.a2b_base64(%r))" % base64.b64encode(data[i:i + PIECE]))
    await b.run("f.close(); del f, binascii")


async def measure(folder, chatty, mpy, tables):
    async with board(folder + "/firmware.uf2", chatty) as b:
        if mpy:
            await install(b, mpy)
        printed = await b.run(IMPORT)
        await b.run("import bench")
        for table in tables:
            printed += await b.run("bench.main(['', %r])" % table)
            print(table, "done", file=sys.stderr, flush=True)
    for line in re.findall(r"^MISSING.*", printed, re.M):
        print(line, file=sys.stderr)
    return results(printed)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("mode", choices=["quiet", "chatty"])
    parser.add_argument("--mpy")
    parser.add_argument("tables", nargs="+")
    args = parser.parse_args()
    json.dump(asyncio.run(measure(args.folder, args.mode == "chatty", args.mpy, args.tables)), sys.stdout)


if __name__ == "__main__":
    main()
