# The operations that the benchmarks measure. They run on either loop.
import micropython
import time

try:
    import asyncio
except ImportError:
    import uasyncio as asyncio
try:
    import limit
except ImportError:
    limit = None

sleep_ms = asyncio.sleep_ms
ticks_us = time.ticks_us
ticks_diff = time.ticks_diff


async def nop():
    pass


# --- A turn. `turns` is timed by one of the tasks, from its first turn to its last, in lockstep with the others.


async def turns(n):
    await sleep_ms(0)
    start = ticks_us()
    for _ in range(n):
        await sleep_ms(0)
    return ticks_diff(ticks_us(), start)


async def sleep0(n):
    return await turns(n) / n


async def switch(n, k):
    others = [asyncio.create_task(turns(n)) for _ in range(k - 1)]
    took = await turns(n)
    await asyncio.gather(*others)
    return took / (n * k)


def limit_switch(n, k):
    into = []
    limit.run([limit_turns(n, into) for _ in range(k)])
    return into[0] / (n * k)


# The same bytecode as `turns`, on the limit's awaitable.
async def limit_turns(n, into):
    await limit_sleep_ms(0)
    start = ticks_us()
    for _ in range(n):
        await limit_sleep_ms(0)
    into.append(ticks_diff(ticks_us(), start))


if limit:
    limit_sleep_ms = limit.sleep_ms


async def sleepers(n, k):
    tasks = [asyncio.create_task(sleep_ms_in_task(100000 + i)) for i in range(k)]
    await sleep_ms(0)
    took = await turns(n)
    await cancel(tasks)
    return took / n


async def sleep_ms_in_task(ms):
    await sleep_ms(ms)


async def cancel(tasks):
    for t in tasks:
        t.cancel()
    for t in tasks:
        try:
            await t
        except asyncio.CancelledError:
            pass


# --- Timers: k tasks go to sleep, each for another time; then all are due, and wake.


async def timers(k):
    # Longer than it takes upstream to put them all to sleep.
    first = 50 + k // 4
    tasks = [asyncio.create_task(sleep_ms_in_task(first + (i * 389) % 101)) for i in range(k)]
    start = ticks_us()
    await sleep_ms(0)
    insert = ticks_diff(ticks_us(), start)
    time.sleep_ms(2 * first + 101)
    start = ticks_us()
    while not all_done(tasks):
        await sleep_ms(0)
    expire = ticks_diff(ticks_us(), start)
    for t in tasks:
        await t
    return insert / k, expire / k


def all_done(tasks):
    return tasks[-1].done() and all(t.done() for t in tasks)


# --- Waiting for each other.


async def ping_pong(n):
    ping, pong = asyncio.Event(), asyncio.Event()

    async def answer():
        for _ in range(n):
            await ping.wait()
            ping.clear()
            pong.set()

    task = asyncio.create_task(answer())
    await sleep_ms(0)
    start = ticks_us()
    for _ in range(n):
        ping.set()
        await pong.wait()
        pong.clear()
    took = ticks_diff(ticks_us(), start)
    await task
    return took / n


async def event_waiters(n, k):
    event = asyncio.Event()

    async def waiter():
        for _ in range(n):
            await event.wait()

    tasks = [asyncio.create_task(waiter()) for _ in range(k)]
    await sleep_ms(0)
    start = ticks_us()
    for _ in range(n):
        event.set()
        event.clear()
        await sleep_ms(0)
    took = ticks_diff(ticks_us(), start)
    await asyncio.gather(*tasks)
    return took / (n * k)


async def create_task(n):
    start = ticks_us()
    for _ in range(n):
        await asyncio.create_task(nop())
    return ticks_diff(ticks_us(), start) / n


async def gather10(n):
    start = ticks_us()
    for _ in range(n):
        await asyncio.gather(nop(), nop(), nop(), nop(), nop(), nop(), nop(), nop(), nop(), nop())
    return ticks_diff(ticks_us(), start) / n


async def wait_for(n):
    start = ticks_us()
    for _ in range(n):
        await asyncio.wait_for_ms(nop(), 1000)
    return ticks_diff(ticks_us(), start) / n


async def lock(n):
    a_lock = asyncio.Lock()
    start = ticks_us()
    for _ in range(n):
        async with a_lock:
            pass
    return ticks_diff(ticks_us(), start) / n


# A line of 32 bytes, which is there, by way of the stream's poll.
async def readline(n):
    ring = micropython.RingIO(64)
    stream = asyncio.StreamReader(ring)
    line = b"x" * 31 + b"\n"
    took = 0
    for _ in range(n):
        ring.write(line)
        start = ticks_us()
        await stream.readline()
        took += ticks_diff(ticks_us(), start)
    return took / n


# --- When sleepers wake: in us after the deadline, negative where it was too early.


async def lateness():
    best, worst = 1000000, -1000000

    async def sleeper(ms):
        nonlocal best, worst
        for _ in range(10):
            start = ticks_us()
            await sleep_ms(ms)
            late = ticks_diff(ticks_us(), start) - ms * 1000
            best, worst = min(best, late), max(worst, late)

    await asyncio.gather(*[sleeper(ms) for ms in range(10, 20)])
    return best, worst


# How late a task that sleeps 5 ms comes to its turn beside one that never sleeps.
async def beside_a_spinner():
    total, worst = 0, 0

    async def spin():
        while True:
            await sleep_ms(0)

    spinner = asyncio.create_task(spin())
    for _ in range(20):
        start = ticks_us()
        await sleep_ms(5)
        late = ticks_diff(ticks_us(), start) - 5000
        total, worst = total + late, max(worst, late)
    await cancel([spinner])
    return total / 20, worst


# --- From an interrupt's set() to the waiter's first line. The chip only.


async def interrupt(busy):
    from machine import Timer

    flag = asyncio.ThreadSafeFlag()
    at = 0
    total, worst = 0, 0

    def fire(timer):
        nonlocal at
        at = ticks_us()
        flag.set()

    async def spin():
        while True:
            await sleep_ms(0)

    spinners = [asyncio.create_task(spin()) for _ in range(busy)]
    timer = Timer(period=17, callback=fire)
    for i in range(21):
        await flag.wait()
        took = ticks_diff(ticks_us(), at)
        if i:  # the first finds nothing cached
            total, worst = total + took, max(worst, took)
    timer.deinit()
    await cancel(spinners)
    return total / 20, worst


# --- A flag that another task sets.


async def flag(n):
    a_flag = asyncio.ThreadSafeFlag()

    async def setter():
        while True:
            a_flag.set()
            await sleep_ms(0)

    task = asyncio.create_task(setter())
    for _ in range(n):
        await a_flag.wait()
    await cancel([task])


async def sleep1(n):
    for _ in range(n):
        await sleep_ms(1)


async def many_tasks(n):
    tasks = [asyncio.create_task(nop()) for _ in range(n)]
    for t in tasks:
        await t
