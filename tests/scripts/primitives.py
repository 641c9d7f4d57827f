# Semaphore, BoundedSemaphore, Condition, Barrier: fair, and whole after a cancellation at any step.
import asyncio
import random


async def semaphore():
    async def use(name):
        async with semaphore:
            order.append(name)
            await asyncio.sleep(0.001)

    semaphore, order = asyncio.Semaphore(2), []
    tasks = [asyncio.create_task(use(i)) for i in range(6)]
    await asyncio.sleep(0)
    print(semaphore.locked(), order)
    tasks[2].cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    print(semaphore.locked(), order)
    bounded = asyncio.BoundedSemaphore(1)
    try:
        bounded.release()
    except ValueError as er:
        print(er)


async def condition():
    async def wait(name):
        async with condition:
            await condition.wait_for(lambda: ready)
            order.append(name)

    condition, order, ready = asyncio.Condition(), [], False
    tasks = [asyncio.create_task(wait(i)) for i in range(3)]
    await asyncio.sleep(0.001)
    async with condition:
        condition.notify_all()
    await asyncio.sleep(0.001)
    tasks[1].cancel()
    await asyncio.sleep(0.001)
    print(order, condition.locked())
    async with condition:
        ready = True
        condition.notify(2)
    print(await asyncio.gather(*tasks, return_exceptions=True) and sorted(order), condition.locked())
    try:
        condition.notify()
    except RuntimeError as er:
        print(er)


async def barrier():
    async def wait():
        try:
            return await barrier.wait() >= 0
        except asyncio.BrokenBarrierError:
            return "broken"

    barrier = asyncio.Barrier(3)
    tasks = [asyncio.create_task(wait()) for _ in range(2)]
    await asyncio.sleep(0)
    print(barrier.n_waiting, barrier.parties)
    await barrier.wait()
    print(await asyncio.gather(*tasks), barrier.n_waiting)
    tasks = [asyncio.create_task(wait()) for _ in range(2)]
    await asyncio.sleep(0)
    await barrier.abort()
    print(await asyncio.gather(*tasks), barrier.broken)
    await barrier.reset()
    print(barrier.broken)


async def program(seed):
    # Holders of a semaphore that are cancelled at any step: never too many inside, and none lost at the end.
    async def use():
        nonlocal inside
        async with semaphore:
            inside += 1
            if inside > size:
                print("too many", seed)
            try:
                await asyncio.sleep(0)
            finally:
                inside -= 1

    random.seed(seed)
    size, inside, tasks = 1 + random.randrange(3), 0, []
    semaphore = asyncio.Semaphore(size)
    for _ in range(80):
        if random.randrange(3):
            tasks.append(asyncio.create_task(use()))
        elif tasks:
            tasks[random.randrange(len(tasks))].cancel()
        if random.randrange(2):
            await asyncio.sleep(0)
    await asyncio.gather(*tasks, return_exceptions=True)
    for _ in range(size):
        if semaphore.locked():
            print("lost", seed)
            return
        await semaphore.acquire()
    if not semaphore.locked():
        print("one too many", seed)


async def main():
    for test in (semaphore, condition, barrier):
        print(test.__name__)
        await test()
    for seed in range(40):
        await program(seed)
    print("random programs: done")


asyncio.run(main())
