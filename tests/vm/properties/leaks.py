# What ends early leaves nothing behind: neither an entry in what lives longer, nor a timer. But as_completed that is left half-way: as
# CPython's, it cannot know.
import gc
import uasyncio

never = uasyncio.Future()
queue = uasyncio.Queue(1)
full = uasyncio.Queue(1)
full.put_nowait(0)
condition = uasyncio.Condition()
semaphore = uasyncio.Semaphore(0)
barrier = uasyncio.Barrier(2)


async def held(block):
    async with block:
        await condition.wait()


async def in_group():
    async with uasyncio.TaskGroup() as group:
        group.create_task(uasyncio.wait([never]))


async def timed(timeout):
    async with timeout:
        await uasyncio.wait([never])


async def over(timeout):
    async for task in uasyncio.as_completed([uasyncio.sleep(0)], timeout=timeout):
        pass


WAYS = (
    lambda: uasyncio.wait([never]),
    lambda: uasyncio.wait([never, uasyncio.Future()], timeout=1000),
    lambda: over(1000),
    lambda: uasyncio.wait_for(uasyncio.wait([never]), 1000),
    lambda: uasyncio.gather(uasyncio.wait([never]), uasyncio.wait([never])),
    lambda: timed(uasyncio.timeout(1000)),
    lambda: in_group(),
    lambda: queue.get(),
    lambda: full.put(1),
    lambda: full.join(),
    lambda: held(condition),
    lambda: semaphore.acquire(),
    lambda: barrier.wait(),
)


async def cut_short(way):
    async def waits():
        return await way()

    for i in range(40):
        task = uasyncio.create_task(waits())
        await uasyncio.sleep_ms(0)
        await uasyncio.sleep_ms(0)
        await uasyncio.sleep_ms(0)
        task.cancel()
        try:
            await task
        except uasyncio.CancelledError:
            pass
        await uasyncio.sleep_ms(0)
        await uasyncio.sleep_ms(0)


def used():
    gc.collect()
    return gc.mem_alloc()


def leaks():
    for number, way in enumerate(WAYS):
        uasyncio.run(cut_short(way))
        before, now = used(), uasyncio.Loop.time()
        uasyncio.run(cut_short(way))
        left = used() - before
        # 40 entries are 1500 bytes at least.
        if left > 600:
            print("way", number, "leaves", left, "bytes")
        uasyncio.core.run_until_complete()
        if uasyncio.Loop.time() - now > 100:
            print("way", number, "leaves a timer")


leaks()
