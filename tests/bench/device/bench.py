# How long each operation takes, in microseconds of the chip or the machine. It runs on either loop, and on the limit.
# Prints "RESULT <name> <value>...".
#
#   bench.py TABLE            a table of operations
#   bench.py NAME REPEAT      one operation, repeated: what valgrind counts the instructions of
import gc
import sys
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
UNIX = sys.platform == "linux"


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


# --- Idle: how often the process was woken in two seconds.


def idle_wakes():
    before = switches_of_the_process()
    run(sleep_ms_in_task(2000))
    return switches_of_the_process() - before


def switches_of_the_process():
    with open("/proc/self/status") as f:
        for line in f:
            if line.startswith("voluntary_ctxt_switches"):
                return int(line.split()[1])


# Bytes of the heap that one operation takes: what twice as many take more.
def heap(op, n):
    return (allocated(op, 2 * n) - allocated(op, n)) / n


def allocated(op, n):
    run(op(n))
    gc.collect()
    gc.disable()
    before = gc.mem_alloc()
    asyncio.run(op(n))
    after = gc.mem_alloc()
    gc.enable()
    return after - before


def run(coro):
    gc.collect()
    return asyncio.run(coro)


def result(name, *values):
    print("RESULT", name, *["%.3f" % v for v in values])


ONE = {
    "sleep0": sleep0,
    "switch10": lambda n: switch(n, 10),
    "switch100": lambda n: switch(n, 100),
    "switch1000": lambda n: switch(n, 1000),
    "ping_pong": ping_pong,
    "event_1": lambda n: event_waiters(n, 1),
    "event_50": lambda n: event_waiters(n, 50),
    "create_task": create_task,
    "gather10": gather10,
    "wait_for": wait_for,
    "lock": lock,
}

# The sizes below fit the heap of an RP2040, upstream's allocations included: no collection falls into a measurement.


def limit_result(k, n):
    if limit:
        gc.collect()
        result("limit_switch_%d" % k, limit_switch(n, k))


def turns_table():
    for k, n in ((1, 300), (10, 30), (50, 8), (100, 4), (500, 2), (1000, 2)):
        result("switch_%d" % k, run(switch(n, k)))
        limit_result(k, n)
    for k in (10, 100, 400):
        result("beside_%d" % k, run(sleepers(100, k)))


def timers_table():
    for k in (10, 50, 100, 500, 1000):
        insert, expire = run(timers(k))
        result("timer_insert_%d" % k, insert)
        result("timer_expire_%d" % k, expire)


def waits_table():
    result("ping_pong", run(ping_pong(100)))
    result("event_1", run(event_waiters(100, 1)))
    result("event_50", run(event_waiters(5, 50)))
    result("create_task", run(create_task(100)))
    result("gather10", run(gather10(20)))
    result("wait_for", run(wait_for(50)))
    result("lock", run(lock(100)))


def lateness_table():
    result("lateness", *run(lateness()))
    result("spinner", *run(beside_a_spinner()))
    if not UNIX:
        result("flag_idle", *run(interrupt(0)))
        result("flag_busy", *run(interrupt(10)))


def heap_table():
    result("heap_sleep0", heap(sleep0, 10))
    result("heap_sleep1", heap(sleep1, 10))
    result("heap_event", heap(ping_pong, 10))
    result("heap_flag", heap(flag, 10))
    result("heap_lock", heap(lock, 10))
    result("heap_create_task", heap(create_task, 10))
    result("heap_gather10", heap(gather10, 5))
    result("heap_wait_for", heap(wait_for, 10))
    result("heap_task", heap(many_tasks, 50))


def idle_table():
    result("idle_wakes", idle_wakes())


# The rows of the project's baseline, for a second run beside the emulator's chatty USB host.
def baseline_table():
    for k, n in ((1, 100), (10, 10), (50, 4)):
        result("switch_%d" % k, run(switch(n, k)))
        limit_result(k, n)
    result("beside_100", run(sleepers(50, 100)))
    result("ping_pong", run(ping_pong(50)))
    result("create_task", run(create_task(50)))
    result("gather10", run(gather10(10)))
    result("wait_for", run(wait_for(25)))
    result("lock", run(lock(50)))
    lateness_table()


TABLES = {
    "turns": turns_table,
    "timers": timers_table,
    "waits": waits_table,
    "lateness": lateness_table,
    "heap": heap_table,
    "idle": idle_table,
    "baseline": baseline_table,
}


def main(args):
    if len(args) == 3:
        run(ONE[args[1]](int(args[2])))
        return
    for name in args[1:]:
        try:
            TABLES[name]()
        except Exception as error:
            print("MISSING", name, repr(error))
            sys.print_exception(error)


if __name__ == "__main__":
    main(sys.argv)
