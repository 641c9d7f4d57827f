"""The bounds that are exact: sizes from the linker's map, bytes from the heap's own count.

    python bounds.py FULL-MAP SEED-MAP UPSTREAM-MAP UNIX-PROGRAM
"""

import pathlib
import subprocess
import sys

from firmware_map import module
import rp2
import unix

# Of each tier (micropython_glue/tiers.list) on a Cortex-M0.
# `full` is to come down to 31 KB: it has all of part A now (shared/capabilities.md), and this keeps it from growing.
FLASH = {"seed": 8 * 1024, "upstream": 18.5 * 1024, "full": 36.5 * 1024}
STATIC_RAM = 256
# Of a native .mpy, the file: all of it but its names lies on the heap.
NATMOD = {"armv6m-seed": 14.5 * 1024, "armv6m": 60 * 1024, "armv7m": 58.75 * 1024, "rv32imc-seed": 16 * 1024, "rv32imc": 70 * 1024}
HEAP = unix.HERE + "/device/heap.py"
# The 12 words of a task, 48 B on a 32-bit chip, on this 64-bit machine.
TASK = 96
# Of an operation of each primitive, its result included (device/heap.py); 2 B stand for what is made once. A turn of an awaitable that has
# to know where it is takes two blocks of 32 B, a Timeout three; a task of a group its coroutine, its own and the watch, 240 B.
EACH = {
    "queue": 0, "queue_waits": 0, "semaphore": 0, "future": 0, "condition": 64, "barrier": 128, "timeout": 96, "ten_tasks": 1600,
    "task_group": 2400, "fed_readline": 64, "fed_readline_waits": 64, "call_later": 96, "wait": 384, "shield": 0,
}
EACH_MORE = 8
NOTHING = ("heap_sleep0", "heap_sleep1", "heap_event", "heap_flag", "heap_lock")
# Unix has blocks of 32 bytes: what is 0..64 B on a chip is at most twice that here.
IMPORT = 128

# The least of several runs: where the first hole of the heap is too small for a task, one block more is lost (door/alloc.c).
CREATE = """
import gc
import uasyncio as asyncio
async def nop(): pass
def create(coro):
    before = gc.mem_alloc()
    asyncio.create_task(coro)
    return gc.mem_alloc() - before
asyncio.run(nop())
coros = [nop() for _ in range(20)]
gc.collect()
print("RESULT task", min([create(coro) for coro in coros]))
"""

LOCKED = """
import micropython, time
import uasyncio as asyncio
async def other(ping, pong):
    while True:
        await ping.wait()
        ping.clear()
        pong.set()
async def main():
    ping, pong, flag, lock = asyncio.Event(), asyncio.Event(), asyncio.ThreadSafeFlag(), asyncio.Lock()
    task = asyncio.create_task(other(ping, pong))
    await asyncio.sleep_ms(0)
    micropython.heap_lock()
    for _ in range(3):
        await asyncio.sleep_ms(0)
        await asyncio.sleep_ms(2)
        ping.set()
        await pong.wait()
        pong.clear()
        flag.set()
        await flag.wait()
        await lock.acquire()
        lock.release()
    micropython.heap_unlock()
    print("locked heap: done")
asyncio.run(main())
"""


def checks(full_map, seed_map, upstream_map, program):
    """(what, value, bound, whether it holds)"""
    for tier, path in (("seed", seed_map), ("upstream", upstream_map), ("full", full_map)):
        flash, ram = module(path)
        yield "flash of the tier " + tier, flash, int(FLASH[tier]), flash <= FLASH[tier]
        yield "static RAM of the tier " + tier, ram, STATIC_RAM, ram <= STATIC_RAM
    for name, bound in NATMOD.items():
        size = pathlib.Path("build/natmod", name, "asyncio.mpy").stat().st_size
        yield "size of the .mpy, " + name, size, int(bound), size <= bound
    heap = unix.run(program, unix.SCRIPT, "heap").stdout
    found = rp2.results(heap)
    for name in NOTHING:
        yield "heap: " + name.removeprefix("heap_"), found.get(name), 0, found.get(name) == 0
    value = rp2.results(unix.run(program, "-c", rp2.IMPORT).stdout).get("heap_import")
    yield "heap: import and every name", value, IMPORT, value is not None and value <= IMPORT
    value = rp2.results(unix.run(program, "-c", CREATE).stdout).get("task")
    yield "heap: a task, without its coroutine", value, TASK, value is not None and value <= TASK
    found = rp2.results(unix.run(program, HEAP).stdout)
    for name, bound in EACH.items():
        value = found.get(name)
        yield "heap of one: " + name, value, bound, value is not None and value <= bound + EACH_MORE
    done = "done" in subprocess.run([program, "-c", LOCKED], capture_output=True, text=True, timeout=60).stdout
    yield "every wait on a locked heap", "done" if done else "MemoryError", "done", done


def main():
    passed = failed = 0
    for what, value, bound, holds in checks(*sys.argv[1:]):
        print("%-4s %-40s %10s  bound %s" % ("ok" if holds else "FAIL", what, value, bound))
        passed, failed = passed + holds, failed + (not holds)
    print("%d passed, %d failed" % (passed, failed))
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
