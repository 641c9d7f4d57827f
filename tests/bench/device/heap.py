# Bytes of heap of one operation of each primitive of the tier `full`, its result included, after a first one; what the VM takes for the
# coroutine functions that ask for it is left out. Runs on unix and on a board.
import asyncio
import gc

TIMES = 50


async def nop():
    pass


# Each is an async generator, driven by hand up to its `yield`: what comes after that is counted.
async def queue(n):
    queue = asyncio.Queue(2)
    yield
    for _ in range(n):
        await queue.put(1)
        await queue.get()


# The other task takes what this one puts; each waits once for each item.
async def queue_waits(n):
    async def take():
        for _ in range(n):
            await queue.get()

    queue = asyncio.Queue(1)
    task = asyncio.create_task(take())
    yield
    for _ in range(n):
        await queue.put(1)
    await task


async def semaphore(n):
    async def hold():
        for _ in range(n // 2):
            async with semaphore:
                await asyncio.sleep_ms(0)

    semaphore = asyncio.Semaphore(1)
    tasks = asyncio.create_task(hold()), asyncio.create_task(hold())
    yield
    for task in tasks:
        await task


async def condition(n):
    async def notify():
        for _ in range(n):
            async with condition:
                condition.notify()
            await asyncio.sleep_ms(0)

    condition = asyncio.Condition()
    task = asyncio.create_task(notify())
    yield
    for _ in range(n):
        async with condition:
            await condition.wait()
    await task


async def barrier(n):
    async def other():
        for _ in range(n):
            await barrier.wait()

    barrier = asyncio.Barrier(2)
    task = asyncio.create_task(other())
    yield
    for _ in range(n):
        await barrier.wait()
    await task


async def timeout(n):
    yield
    for _ in range(n):
        async with asyncio.timeout(9):
            pass


async def task_group(n):
    yield
    for _ in range(n):
        async with asyncio.TaskGroup() as group:
            for _ in range(10):
                group.create_task(nop())


# The same ten tasks without the group.
async def ten_tasks(n):
    yield
    for _ in range(n):
        for _ in range(10):
            asyncio.create_task(nop())
        await asyncio.sleep_ms(0)


async def future(n):
    async def settle():
        for future in futures:
            future.set_result(1)
            await asyncio.sleep_ms(0)

    futures = [asyncio.Future() for _ in range(n)]
    task = asyncio.create_task(settle())
    yield
    for future in futures:
        await future
    await task


async def fed_readline(n):
    reader = asyncio.StreamReader()
    line = b"x" * 15 + b"\n"
    for _ in range(n):
        reader.feed_data(line)
    yield
    for _ in range(n):
        await reader.readline()


async def fed_readline_waits(n):
    async def feed():
        for _ in range(n):
            reader.feed_data(line)
            await asyncio.sleep_ms(0)

    reader = asyncio.StreamReader()
    line = b"x" * 15 + b"\n"
    task = asyncio.create_task(feed())
    yield
    for _ in range(n):
        await reader.readline()
    await task


async def call_later(n):
    loop = asyncio.get_event_loop()
    yield
    for _ in range(n):
        loop.call_later(9, nop).cancel()


async def wait(n):
    tasks = [asyncio.create_task(nop())]
    yield
    for _ in range(n):
        await asyncio.wait(tasks)


async def shield(n):
    inner = asyncio.create_task(nop())
    yield
    for _ in range(n):
        await asyncio.shield(inner)


def grown(operation):
    async def one(n):
        body = operation(n)
        next(body)
        gc.collect()
        gc.disable()
        before = gc.mem_alloc()
        await body
        after = gc.mem_alloc()
        gc.enable()
        return after - before

    asyncio.run(one(2))
    # Twice as many less once as many: what is made once does not count.
    return min((asyncio.run(one(2 * TIMES)) - asyncio.run(one(TIMES))) / TIMES for _ in range(3))


def main():
    for operation in (
        queue, queue_waits, semaphore, condition, barrier, timeout, ten_tasks, task_group, future, fed_readline, fed_readline_waits,
        call_later, wait, shield,
    ):
        name = operation.__name__
        print("RESULT", name, grown(operation))


main()
