# MemoryError anywhere leaves the loop as it was: every operation is tried with no memory, and then once more with it.
import asyncio
import gc
import micropython

try:
    micropython.heap_unlock
except AttributeError:
    print("SKIP")
    raise SystemExit


async def value(x):
    await asyncio.sleep_ms(1)
    return x


def locked(f, a=None, b=None):
    # f itself: the arguments exist already, and f(*args) would need memory of its own.
    micropython.heap_lock()
    try:
        if b is not None:
            f(a, b)
        elif a is not None:
            f(a)
        else:
            f()
        ok = True
    except MemoryError:
        ok = False
    micropython.heap_unlock()
    return ok


class Awaits:
    # Awaits something whose first turn finds no memory.
    def __init__(self, aw):
        self.aw = aw

    def __iter__(self):
        micropython.heap_lock()
        try:
            while True:
                x = next(self.aw)
                micropython.heap_unlock()
                yield x
                micropython.heap_lock()
        except StopIteration as er:
            result = er.value
        finally:
            micropython.heap_unlock()
        return result

    __await__ = __iter__


async def attempt(name, aw):
    try:
        print(name, await Awaits(aw))
    except MemoryError:
        print(name, "MemoryError")


async def main():
    coros = [value(i) for i in range(3)]
    print("create_task", locked(asyncio.create_task, coros[0]))
    print(await asyncio.create_task(coros[0]))
    print("gather", locked(asyncio.gather, coros[1], coros[2]))
    print("wait_for", locked(asyncio.wait_for_ms, coros[1], 100))
    print("Event", locked(asyncio.Event), "Lock", locked(asyncio.Lock), "Flag", locked(asyncio.ThreadSafeFlag))
    print(await asyncio.gather(coros[1], coros[2]))

    coros = [value(i) for i in range(6)]
    # It has had what it needs since it was called.
    await attempt("gather", asyncio.gather(coros[0], coros[1]))
    await attempt("wait_for", asyncio.wait_for_ms(coros[2], 1000))
    task = asyncio.create_task(coros[3])
    await attempt("wait_for a task", asyncio.wait_for_ms(task, 1000))
    event = asyncio.Event()
    event.set()
    await attempt("Event", iter(event.wait()))
    print([type(r).__name__ for r in await asyncio.gather(*coros[4:], return_exceptions=True)])

    # Sleeps that all live at once.
    kept = asyncio.sleep_ms(1)
    print("sleep", locked(asyncio.sleep_ms, 1))
    await kept
    print("sleep", locked(asyncio.sleep_ms, 1))

    # No memory at all, for real, while tasks are running.
    async def background(n):
        for i in range(50):
            await asyncio.sleep_ms(1)
            n[0] += 1

    n = [0]
    tasks = [asyncio.create_task(background(n)) for i in range(4)]
    # The sleep above was never awaited: the next one takes memory.
    await asyncio.sleep_ms(1)
    hoard = []
    size = 1 << 16
    while size >= 16:
        try:
            hoard.append(bytearray(size))
        except MemoryError:
            size >>= 1
    failed = 0
    for i in range(20):
        try:
            hoard.append(asyncio.create_task(value(i)))
        except MemoryError:
            failed += 1
        await asyncio.sleep_ms(1)
    hoard = None
    gc.collect()
    await asyncio.gather(*tasks)
    print("failed", failed > 0, "background", n)


asyncio.run(main())
print(asyncio.run(value("the next run")))
