# After its first use nothing here allocates: switching, sleeping, Event, Lock, ThreadSafeFlag, and waits for streams.
import micropython
import gc
import asyncio

try:
    micropython.heap_unlock
except AttributeError:
    print("SKIP")
    raise SystemExit


class Counter:
    def __init__(self):
        self.n = 0


async def switching(counter):
    while True:
        await asyncio.sleep_ms(0)
        counter.n += 1


async def sleeping(counter):
    while True:
        await asyncio.sleep_ms(1)
        counter.n += 1


async def sleeping_float(counter, t):
    while True:
        await asyncio.sleep(t)
        counter.n += 1


async def event_setter(event):
    while True:
        event.set()
        await asyncio.sleep_ms(0)


async def event_waiter(counter, event):
    while True:
        await event.wait()
        event.clear()
        counter.n += 1


async def locker(counter, lock):
    while True:
        await lock.acquire()
        await asyncio.sleep_ms(0)
        lock.release()
        counter.n += 1


async def locker_with(counter, lock):
    while True:
        async with lock:
            await asyncio.sleep_ms(0)
            counter.n += 1


async def flag_setter(flag):
    while True:
        flag.set()
        await asyncio.sleep_ms(0)


async def flag_waiter(counter, flag):
    while True:
        await flag.wait()
        counter.n += 1


async def ring_writer(stream):
    while True:
        stream.write(b"x")
        await asyncio.sleep_ms(0)


async def ring_reader(counter, stream, buf):
    while True:
        await stream.readinto(buf)
        counter.n += 1


async def drainer(counter, stream):
    while True:
        await stream.drain()
        counter.n += 1


async def measure(name, counter, *coros):
    tasks = [asyncio.create_task(c) for c in coros]
    for i in range(20):
        await asyncio.sleep_ms(1)
    gc.collect()
    before = counter.n
    # heap_lock counts how deep; the loop and every task run with it.
    micropython.heap_lock()
    i = 0
    while i < 20:
        await asyncio.sleep_ms(1)
        i += 1
    micropython.heap_unlock()
    ran = counter.n - before
    failed = sum(t.done() for t in tasks)
    for t in tasks:
        t.cancel()
    print(name, "ran" if ran > 10 else ran, "%d failed" % failed)
    await asyncio.gather(*tasks, return_exceptions=True)


async def main():
    c = Counter()
    await measure("switch", c, *[switching(c) for i in range(5)])
    await measure("sleep_ms", c, *[sleeping(c) for i in range(5)])
    await measure("sleep_ms and switch", c, switching(c), sleeping(c))
    event = asyncio.Event()
    await measure("Event", c, event_setter(event), event_waiter(c, event), event_waiter(c, event))
    lock = asyncio.Lock()
    await measure("Lock", c, locker(c, lock), locker(c, lock), locker(c, lock))
    # Another one: that task was cancelled while it held this one.
    lock = asyncio.Lock()
    await measure("async with Lock", c, locker_with(c, lock), locker_with(c, lock))
    flag = asyncio.ThreadSafeFlag()
    await measure("ThreadSafeFlag", c, flag_setter(flag), flag_waiter(c, flag))
    ring = asyncio.StreamReader(micropython.RingIO(16))
    await measure("Stream.readinto", c, ring_writer(ring), ring_reader(c, ring, bytearray(4)))
    await measure("Stream.drain", c, drainer(c, asyncio.StreamWriter(micropython.RingIO(16))))


asyncio.run(main())
