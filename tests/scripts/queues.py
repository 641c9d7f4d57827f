# Queue, LifoQueue, PriorityQueue: order, bounds, join, cancellation while they wait, and random programs in which nothing is lost.
import asyncio
import random


async def order():
    for kind in (asyncio.Queue, asyncio.LifoQueue, asyncio.PriorityQueue):
        queue = kind()
        for item in (3, 1, 2, 5, 4, 9, 7, 8, 6, 0):
            queue.put_nowait(item)
        print(kind.__name__, [queue.get_nowait() for _ in range(queue.qsize())])
        try:
            queue.get_nowait()
        except asyncio.QueueEmpty:
            print("empty", queue.empty(), queue.full())


async def bounded():
    queue = asyncio.Queue(2)
    putters = [asyncio.create_task(queue.put(i)) for i in range(4)]
    await asyncio.sleep(0)
    print(queue.qsize(), queue.full(), [task.done() for task in putters])
    try:
        queue.put_nowait(9)
    except asyncio.QueueFull:
        print("full", queue.maxsize)
    putters[2].cancel()
    items = []
    for _ in range(3):
        items.append(await queue.get())
    print(items, [task.cancelled() for task in putters])


async def join():
    async def work():
        while True:
            item = await queue.get()
            await asyncio.sleep(0.001 * item)
            print("item", item)
            queue.task_done()

    queue = asyncio.Queue()
    for item in (3, 1, 2):
        queue.put_nowait(item)
    workers = [asyncio.create_task(work()) for _ in range(2)]
    await queue.join()
    print("joined")
    for worker in workers:
        worker.cancel()
    print(await asyncio.gather(*workers, return_exceptions=True) and "over")
    try:
        queue.task_done()
    except ValueError as er:
        print(er)


async def program(seed):
    # Getters and putters that are cancelled at any step: each item that was put is got once, and what is left is in the queue.
    async def put(item):
        await queue.put(item)
        put_items.append(item)

    async def get():
        got.append(await queue.get())

    random.seed(seed)
    queue = asyncio.Queue(random.randrange(4))
    put_items, got, tasks = [], [], []
    for i in range(120):
        what = random.randrange(5)
        if what < 2:
            tasks.append(asyncio.create_task(put(i)))
        elif what < 4:
            tasks.append(asyncio.create_task(get()))
        elif tasks:
            tasks[random.randrange(len(tasks))].cancel()
        if random.randrange(2):
            await asyncio.sleep(0)
        if queue.maxsize and queue.qsize() > queue.maxsize:
            print("too many", seed)
    for _ in range(5):
        await asyncio.sleep(0)
    waiting = [task for task in tasks if not task.done()]
    if waiting and not queue.empty() and not queue.full():
        print("somebody waits for nothing", seed)
    for task in waiting:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    rest = [queue.get_nowait() for _ in range(queue.qsize())]
    if sorted(got + rest) != sorted(put_items):
        print("lost or doubled", seed, got, rest, put_items)


async def main():
    for test in (order, bounded, join):
        print(test.__name__)
        await test()
    for seed in range(40):
        await program(seed)
    print("random programs: done")


asyncio.run(main())
