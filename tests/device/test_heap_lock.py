# With the heap locked: switching, sleeping, and waiting for an event, a lock, a flag and a stream.
import asyncio
import gc
import micropython

event, lock, flag = asyncio.Event(), asyncio.Lock(), asyncio.ThreadSafeFlag()
ring = asyncio.StreamReader(micropython.RingIO(16))
buf = bytearray(4)
counts = [0] * 5


async def sets():
    while True:
        event.set()
        flag.set()
        if counts[4] is not None:
            ring.write(b"x")
        await asyncio.sleep_ms(1)


async def sleeping():
    while True:
        await asyncio.sleep_ms(1)
        counts[0] += 1


async def eventing():
    while True:
        await event.wait()
        event.clear()
        counts[1] += 1


async def locking():
    while True:
        await lock.acquire()
        await asyncio.sleep_ms(0)
        lock.release()
        counts[2] += 1


async def flagging():
    while True:
        await flag.wait()
        counts[3] += 1


async def reading():
    while True:
        await ring.readinto(buf)
        counts[4] += 1


async def main():
    tasks = [asyncio.create_task(c()) for c in (sets, sleeping, eventing, locking, locking, flagging)]
    # MicroPython's poll takes memory for the number of an object at an address from 2^31 on; no real chip's RAM is there.
    if id(ring) < 1 << 31:
        tasks.append(asyncio.create_task(reading()))
    else:
        counts[4] = None
    i = 0
    while i < 10:
        await asyncio.sleep_ms(1)
        i += 1
    gc.collect()
    for i in range(4 + (counts[4] is not None)):
        counts[i] = 0
    micropython.heap_lock()
    i = 0
    while i < 30:
        await asyncio.sleep_ms(1)
        i += 1
    micropython.heap_unlock()
    print(any(t.done() for t in tasks))
    print([c is None or c >= 10 for c in counts])


asyncio.run(main())
