# What waits allocates nothing: get() and put() of a bounded queue, a semaphore, a Future, timeouts that are made before.
import asyncio
import micropython


async def putter(queue):
    while True:
        await queue.put(1)


async def holder(semaphore, lent):
    while True:
        await lent.wait()
        lent.clear()
        semaphore.release()


async def settle(future):
    await asyncio.sleep_ms(1)
    future.set_result(3)


async def main():
    queue, semaphore, lent = asyncio.Queue(1), asyncio.Semaphore(0), asyncio.Event()
    future = asyncio.Future()
    tasks = [asyncio.create_task(coro) for coro in (putter(queue), holder(semaphore, lent), settle(future))]
    timeout = asyncio.timeout(100)
    await queue.get()
    await asyncio.sleep_ms(0)
    micropython.heap_lock()
    for _ in range(5):
        await queue.get()
        lent.set()
        await semaphore.acquire()
    await future
    timeout.expired()
    micropython.heap_unlock()
    print("done", future.result())
    for task in tasks:
        task.cancel()


asyncio.run(main())
